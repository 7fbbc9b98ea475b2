"""The peer of the data benchmark: Hugging Face's tokenizers, as its users call it.

Reads one command after another from standard input and answers each with one line:
  train VOCABULARY FILE   learns byte-level BPE, saves it as FILE, answers with the seconds that it took
  open FILE               opens a tokenizer.json
  encode, encode-fast     encodes all pieces with encode_batch or encode_batch_fast, answers with the seconds
  ids                     answers with the number of ids of the last encoding and the SHA-256 of all, as little-endian uint32
  word-pieces VOCABULARY FILE   learns WordPiece from the beginning of the text and saves it
"""

import array
import hashlib
import os
import sys
import time

import tokenizers
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

END = "<|endoftext|>"
WORD_PIECES_LEARN_FROM = 4_000_000


def pieces_of(text, length):
    """Pieces of at least that many characters, cut where GPT-2's pattern cuts too: behind a letter, before a line feed."""
    pieces = []
    start = 0
    while len(text) - start > length:
        end = text.find("\n", start + length)
        while end > 0 and not "!" <= text[end - 1] <= "~":
            end = text.find("\n", end + 1)
        if end < 0:
            break
        pieces.append(text[start:end])
        start = end
    pieces.append(text[start:])
    return pieces


class Peer:
    def __init__(self, path, length):
        with open(path, encoding="utf-8", newline="") as file:
            self.pieces = pieces_of(file.read(), length)
        self.tokenizer = None
        self.encodings = None

    def train(self, vocabulary, path):
        tokenizer = Tokenizer(models.BPE())
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        tokenizer.decoder = decoders.ByteLevel()
        tokenizer.post_processor = processors.ByteLevel(trim_offsets=True)
        trainer = trainers.BpeTrainer(
            vocab_size=int(vocabulary),
            min_frequency=2,
            show_progress=False,
            special_tokens=[END],
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        )
        start = time.perf_counter()
        tokenizer.train_from_iterator(self.pieces, trainer)
        seconds = time.perf_counter() - start
        tokenizer.save(path)
        return seconds

    def word_pieces(self, vocabulary, path):
        tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        tokenizer.decoder = decoders.WordPiece()
        trainer = trainers.WordPieceTrainer(
            vocab_size=int(vocabulary), show_progress=False, special_tokens=["[UNK]", "[PAD]", "[CLS]", "[SEP]", "[MASK]"]
        )
        learnt = 0
        some = []
        for piece in self.pieces:
            if learnt < WORD_PIECES_LEARN_FROM:
                some.append(piece)
                learnt += len(piece)
        tokenizer.train_from_iterator(some, trainer)
        tokenizer.save(path)
        return "saved"

    def open(self, path):
        self.tokenizer = Tokenizer.from_file(path)
        return tokenizers.__version__

    def encode(self, method):
        self.encodings = None
        start = time.perf_counter()
        self.encodings = getattr(self.tokenizer, method)(self.pieces, add_special_tokens=False)
        return time.perf_counter() - start

    def ids(self):
        digest = hashlib.sha256()
        count = 0
        for encoding in self.encodings:
            ids = array.array("I", encoding.ids)
            if sys.byteorder == "big":
                ids.byteswap()
            count += len(ids)
            digest.update(ids.tobytes())
        return f"{count} {digest.hexdigest()}"


def main():
    # Answers go to the standard output as it was; whatever libraries print goes to the standard error.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    peer = Peer(sys.argv[1], int(sys.argv[2]))
    commands = {
        "train": peer.train,
        "word-pieces": peer.word_pieces,
        "open": peer.open,
        "encode": lambda: peer.encode("encode_batch"),
        "encode-fast": lambda: peer.encode("encode_batch_fast"),
        "ids": peer.ids,
    }
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        name, *arguments = line.split()
        print(commands[name](*arguments), file=answers, flush=True)


if __name__ == "__main__":
    main()
