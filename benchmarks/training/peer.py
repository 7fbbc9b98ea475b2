"""The peer of the training benchmark: GPT-2 in eager PyTorch with fused AdamW, as its users write it.

Reads one line after another from standard input. To a number it runs that many optimizer steps and answers with the
seconds they took; to "peak" it answers with the operations per second that large matrix products reach. The model, the batch and the hyper-parameters are the ones that Athanor's side uses.
"""

import argparse
import math
import sys
import time

import torch
import torch.nn as nn
from torch.nn import functional as F


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

    def forward(self, tokens, targets):
        x = self.wte(tokens) + self.wpe(torch.arange(tokens.size(1)))
        for block in self.blocks:
            x = block(x)
        logits = self.lm_head(self.ln_f(x))
        return F.cross_entropy(logits.view(-1, logits.size(-1)), targets.reshape(-1))


def peak(precision):
    size = 2048
    matrix = torch.randn(size, size).to(torch.bfloat16 if precision == "bf16" else torch.float32)
    fastest = math.inf
    for _ in range(7):
        start = time.perf_counter()
        torch.mm(matrix, matrix)
        fastest = min(fastest, time.perf_counter() - start)
    return 2 * size**3 / fastest


def main():
    arguments = argparse.ArgumentParser()
    for name in ("vocabulary", "context", "layers", "heads", "hidden", "batch", "threads"):
        arguments.add_argument("--" + name, type=int, required=True)
    arguments.add_argument("--precision", choices=("fp32", "bf16"), required=True)
    options = arguments.parse_args()

    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    model = Gpt2(options.vocabulary, options.context, options.layers, options.heads, options.hidden)
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.parameters() if p.dim() >= 2], "weight_decay": 0.1},
            {"params": [p for p in model.parameters() if p.dim() < 2], "weight_decay": 0.0},
        ],
        lr=1e-3,
        betas=(0.9, 0.99),
        fused=True,
    )
    tokens = torch.randint(options.vocabulary, (options.batch, options.context + 1))

    def step():
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.precision == "bf16"):
            loss = model(tokens[:, :-1], tokens[:, 1:])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        return loss.item()

    print(torch.__version__, flush=True)
    for line in sys.stdin:
        if line.strip() == "peak":
            print(peak(options.precision), flush=True)
            continue
        start = time.perf_counter()
        for _ in range(int(line)):
            step()
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
