"""Writes models as transformers initialises them, each beside inputs and what PyTorch computes from them: scores, and the
gradient of one step's loss.

A folder a model: config.json and safetensors as save_pretrained leaves them, inputs.safetensors, expected.safetensors.
"""

import sys
from pathlib import Path

import torch
import torch.nn.functional as functional
import transformers
from safetensors.torch import save_file

BATCH, TIME, VOCABULARY = 3, 20, 61
IGNORED = -100

LLAMA = dict(
    vocab_size=VOCABULARY,
    hidden_size=32,
    num_hidden_layers=2,
    num_attention_heads=4,
    num_key_value_heads=2,
    intermediate_size=56,
    max_position_embeddings=32,
)
SCALED = dict(
    rope_type="llama3",
    rope_theta=500000.0,
    factor=8.0,
    low_freq_factor=1.0,
    high_freq_factor=4.0,
    original_max_position_embeddings=16,
)

# A step drops out in training, and every library draws other numbers: all have none.
GPT2 = transformers.GPT2Config(
    vocab_size=VOCABULARY,
    n_positions=32,
    n_embd=32,
    n_layer=2,
    n_head=4,
    resid_pdrop=0.0,
    embd_pdrop=0.0,
    attn_pdrop=0.0,
    bos_token_id=None,
    eos_token_id=None,
)

CAUSAL = {
    "gpt2": GPT2,
    "gpt2-in-shards": GPT2,
    "llama": transformers.LlamaConfig(**LLAMA),
    "llama-tied": transformers.LlamaConfig(**LLAMA, tie_word_embeddings=True),
    "llama-biased-and-scaled": transformers.LlamaConfig(
        **LLAMA, attention_bias=True, mlp_bias=True, head_dim=16, rope_parameters=SCALED
    ),
}


BERT = transformers.BertConfig(
    vocab_size=VOCABULARY,
    hidden_size=32,
    num_hidden_layers=2,
    num_attention_heads=4,
    intermediate_size=56,
    max_position_embeddings=32,
    hidden_dropout_prob=0.0,
    attention_probs_dropout_prob=0.0,
    num_labels=3,
)


def t5(**others):
    return transformers.T5Config(
        vocab_size=VOCABULARY,
        d_model=24,
        d_kv=8,
        d_ff=56,
        num_layers=2,
        num_heads=4,
        relative_attention_num_buckets=8,
        relative_attention_max_distance=16,
        dropout_rate=0.0,
        **others,
    )


T5 = {"t5": t5(), "t5-gated": t5(feed_forward_proj="gated-gelu", tie_word_embeddings=False)}


def larger(model):
    """Moves every parameter: biases begin at zero and gains at one, where a mistake could hide."""
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.05)
    return model.eval()


def tokens(time=TIME):
    return torch.randint(0, VOCABULARY, (BATCH, time))


def write(folder, model, inputs, scores, loss, **saving):
    model.zero_grad()
    loss.backward()
    model.save_pretrained(folder, **saving)
    gradients = {name: weight.grad for name, weight in model.named_parameters() if weight.grad is not None}
    save_file({name: tensor.contiguous() for name, tensor in inputs.items()}, folder / "inputs.safetensors")
    expected = {"scores": scores.detach().contiguous()}
    expected |= {"gradient." + name: tensor.contiguous() for name, tensor in gradients.items()}
    save_file(expected, folder / "expected.safetensors")


def write_causal(target):
    for name, config in CAUSAL.items():
        model = larger(transformers.AutoModelForCausalLM.from_config(config))
        sequences = tokens(TIME + 1)
        scores = model(sequences[:, :-1]).logits
        loss = functional.cross_entropy(scores.flatten(0, 1), sequences[:, 1:].flatten())
        saving = {"max_shard_size": "20KB"} if name.endswith("shards") else {}
        write(target / name, model, {"tokens": sequences}, scores, loss, **saving)


def padded():
    """Tokens of different lengths, and the mask of those that are none. The padding, 0, stands for no token, as in real
    texts: PyTorch's embeddings do not learn what it means."""
    lengths = torch.tensor([TIME, TIME - 7, 5])
    mask = (torch.arange(TIME)[None] < lengths[:, None]).long()
    return torch.randint(1, VOCABULARY, (BATCH, TIME)) * mask, mask


def some_of(labels, counted):
    """Labels where `counted` says so, on about half of the places."""
    return torch.where((torch.rand(labels.shape) < 0.5) & (counted == 1), labels, IGNORED)


def write_masked(target):
    model = larger(transformers.BertForMaskedLM(BERT))
    ids, mask = padded()
    segments = torch.randint(0, 2, ids.shape) * mask
    labels = some_of(tokens(), mask)
    result = model(ids, attention_mask=mask, token_type_ids=segments, labels=labels)
    inputs = {"tokens": ids, "key_mask": mask, "companions": segments, "labels": labels}
    write(target / "bert-masked", model, inputs, result.logits, result.loss)


def write_classifier(target):
    model = larger(transformers.BertForSequenceClassification(BERT))
    ids, mask = padded()
    segments = torch.randint(0, 2, ids.shape) * mask
    labels = torch.tensor([2, 0, 1])
    result = model(ids, attention_mask=mask, token_type_ids=segments, labels=labels)
    first = torch.full_like(ids, IGNORED)
    first[:, 0] = labels
    inputs = {"tokens": ids, "key_mask": mask, "companions": segments, "labels": first}
    write(target / "bert-classifier", model, inputs, result.logits, result.loss)


def write_t5(target):
    for name, config in T5.items():
        model = transformers.T5ForConditionalGeneration(config)
        if name == "t5-gated":
            # As the published ones of version 1.1, whose last layer is their own.
            model.lm_head.weight = torch.nn.Parameter(torch.randn_like(model.shared.weight) * 0.2)
        model = larger(model)
        ids, mask = padded()
        written, labels = tokens(), some_of(tokens(), torch.ones(BATCH, TIME))
        scores = model(ids, attention_mask=mask, decoder_input_ids=written).logits
        loss = functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
        inputs = {"tokens": ids, "key_mask": mask, "companions": written, "labels": labels}
        write(target / name, model, inputs, scores, loss)


if __name__ == "__main__":
    torch.manual_seed(2)
    folder = Path(sys.argv[1])
    for write_family in (write_causal, write_masked, write_classifier, write_t5):
        write_family(folder)
