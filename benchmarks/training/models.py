"""The models that peers train: each takes tokens and labels, [batch, time], and gives the mean cross-entropy."""

import math

import torch
import torch.nn as nn
from torch.nn import functional as F

MASKED = 0.15
IGNORED = -100


class Attention(nn.Module):
    def __init__(self, hidden, heads):
        super().__init__()
        self.heads = heads
        self.c_attn = nn.Linear(hidden, 3 * hidden, bias=False)
        self.c_proj = nn.Linear(hidden, hidden, bias=False)

    def forward(self, x):  # [batch, time, hidden]
        batch, length, hidden = x.size()
        q, k, v = (
            part.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)
            for part in self.c_attn(x).split(hidden, dim=2)
        )
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)  # [batch, heads, time, headSize]
        return self.c_proj(y.transpose(1, 2).contiguous().view(batch, length, hidden))


class Block(nn.Module):
    def __init__(self, hidden, heads):
        super().__init__()
        self.ln_1 = nn.LayerNorm(hidden, bias=False)
        self.attn = Attention(hidden, heads)
        self.ln_2 = nn.LayerNorm(hidden, bias=False)
        self.c_fc = nn.Linear(hidden, 4 * hidden, bias=False)
        self.c_proj = nn.Linear(4 * hidden, hidden, bias=False)

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.c_proj(F.gelu(self.c_fc(self.ln_2(x)), approximate="tanh"))


class Gpt2(nn.Module):
    """GPT-2 as its users write it out, without dropout and biases."""

    def __init__(self, vocabulary, context, layers, heads, hidden):
        super().__init__()
        self.wte = nn.Embedding(vocabulary, hidden)
        self.wpe = nn.Embedding(context, hidden)
        self.blocks = nn.ModuleList(Block(hidden, heads) for _ in range(layers))
        self.ln_f = nn.LayerNorm(hidden, bias=False)
        self.lm_head = nn.Linear(hidden, vocabulary, bias=False)
        self.lm_head.weight = self.wte.weight
        for name, parameter in self.named_parameters():
            if parameter.dim() >= 2:
                scale = math.sqrt(2 * layers) if name.endswith("c_proj.weight") else 1
                nn.init.normal_(parameter, std=0.02 / scale)

    def forward(self, tokens, labels):
        x = self.wte(tokens) + self.wpe(torch.arange(tokens.size(1)))
        for block in self.blocks:
            x = block(x)
        logits = self.lm_head(self.ln_f(x))
        return F.cross_entropy(logits.view(-1, logits.size(-1)), labels.reshape(-1))


def gpt2(options):
    return Gpt2(options.vocabulary, options.context, options.layers, options.heads, options.hidden)


def library_gpt2(options):
    """The one of Hugging Face's library, which always has biases."""
    from transformers import GPT2Config, GPT2LMHeadModel

    return GPT2LMHeadModel(
        GPT2Config(
            vocab_size=options.vocabulary,
            n_positions=options.context,
            n_embd=options.hidden,
            n_layer=options.layers,
            n_head=options.heads,
            resid_pdrop=0,
            embd_pdrop=0,
            attn_pdrop=0,
        )
    )


def library_llama(options):
    from transformers import LlamaConfig, LlamaForCausalLM

    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=options.vocabulary,
            max_position_embeddings=options.context,
            hidden_size=options.hidden,
            intermediate_size=-(-(8 * options.hidden // 3) // 32) * 32,
            num_hidden_layers=options.layers,
            num_attention_heads=options.heads,
            tie_word_embeddings=True,
            use_cache=False,
        )
    )


class Library(nn.Module):
    """A model of Hugging Face's library in a loop of one's own; its loss is computed as in the others."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, tokens, labels):
        logits = self.model(input_ids=tokens, use_cache=False).logits
        return F.cross_entropy(logits.view(-1, logits.size(-1)).float(), labels.reshape(-1))


def library_bert(options):
    from transformers import BertConfig, BertForMaskedLM

    return BertForMaskedLM(
        BertConfig(
            vocab_size=options.vocabulary,
            max_position_embeddings=options.context,
            hidden_size=options.hidden,
            intermediate_size=4 * options.hidden,
            num_hidden_layers=options.layers,
            num_attention_heads=options.heads,
            hidden_dropout_prob=0,
            attention_probs_dropout_prob=0,
        )
    )


def llama(options):
    return Library(library_llama(options))


class Masked(nn.Module):
    """BERT in a loop of one's own: only the tokens that are asked for have labels."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, tokens, labels):
        return self.model(input_ids=tokens, attention_mask=torch.ones_like(tokens), labels=labels).loss


def bert(options):
    return Masked(library_bert(options))


def examples(options):
    """A batch of inputs and labels, [batch, context] each."""
    if options.architecture == "bert":
        tokens = torch.randint(options.vocabulary, (options.batch, options.context))
        return tokens, tokens.masked_fill(torch.rand(tokens.shape) >= MASKED, IGNORED)
    tokens = torch.randint(options.vocabulary, (options.batch, options.context + 1))
    return tokens[:, :-1], tokens[:, 1:]


def library_examples(options):
    """The same, one by one, as Hugging Face's Trainer takes them; causal models of its library move the labels themselves."""
    inputs, labels = examples(options)
    if options.architecture != "bert":
        labels = inputs
    return [{"input_ids": row, "labels": label} for row, label in zip(inputs, labels)]


BUILDERS = {"gpt2": gpt2, "llama": llama, "bert": bert}
LIBRARY_BUILDERS = {"gpt2": library_gpt2, "llama": library_llama, "bert": library_bert}
