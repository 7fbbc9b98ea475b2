package dev.athanor.transformer.torch;

/**
 * Writes {@code write}: the answers of a sequence-to-sequence model, in one call, by the likeliest token each time. Every
 * token is computed from all before it anew, which is plain, and fast enough for the few answers of an evaluation.
 */
final class WritingSource {

    private WritingSource() {}

    /** What is behind a row's end token is the end token too; nothing is written once all rows have ended. */
    static String lines() {
        return """
                  def write(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, start_end_length: Tensor) -> Tensor:
                    sequences = torch.size(tokens, 0)
                    start = torch.select(start_end_length, 0, 0)
                    end = torch.select(start_end_length, 0, 1)
                    length = int(torch.select(start_end_length, 0, 2))
                    written = torch.expand(start, [sequences, 1])
                    ended = torch.ne(written, written)
                    going = torch.gt(length, 0)
                    while going:
                      logits = (self).scores(tokens, key_mask, written, False)
                      last = torch.select(torch.view(logits, [sequences, torch.size(written, 1), -1]), 1, -1)
                      token = torch.where(ended, end, torch.argmax(last, -1, True))
                      written = torch.cat([written, token], 1)
                      ended = torch.logical_or(ended, torch.eq(token, end))
                      going = torch.le(torch.size(written, 1), length) and not bool(torch.all(ended))
                    return torch.slice(written, 1, 1)
                """;
    }
}
