"""Writes TorchScript modules as their owners would, scripted and traced, each beside inputs and what PyTorch computes from
them. The file that the transformer's tests train was written by this program too, with dropout.

A folder a module: model.pt as torch.jit.save leaves it, inputs.safetensors, expected.safetensors.
"""

import sys
from pathlib import Path
from typing import Dict, List, Optional

import torch
import torch.nn.functional as functional
from safetensors.torch import save_file
from torch import nn

BATCH, TIME, VOCABULARY, CONTEXT = 3, 12, 11, 16


class Block(nn.Module):
    def __init__(self, width: int, dropout: float):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.inner = nn.Sequential(
            nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width), nn.Dropout(dropout)
        )

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        weights = torch.softmax((x @ x.transpose(1, 2)).masked_fill(mask, float("-inf")), -1)
        return x + self.inner(self.norm(weights @ x))


class Own(nn.Module):
    """Tied and frozen parameters, buffers of other types, and attributes that are no tensors."""

    names: List[str]
    table: Dict[str, int]

    def __init__(self, width: int = 8, dropout: float = 0.0):
        super().__init__()
        self.tokens = nn.Embedding(VOCABULARY, width)
        self.places = nn.Embedding(CONTEXT, width)
        self.blocks = nn.ModuleList([Block(width, dropout), Block(width, dropout)])
        self.head = nn.Linear(width, VOCABULARY, bias=False)
        self.head.weight = self.tokens.weight
        self.frozen = nn.Parameter(torch.ones(width), requires_grad=False)
        self.register_buffer("mask", torch.triu(torch.ones(CONTEXT, CONTEXT, dtype=torch.bool), 1))
        self.register_buffer("seen", torch.zeros((), dtype=torch.int64))
        self.scale = 0.5
        self.names = ["a"]
        self.table = {"x": 2}
        self.sizes = [1, 2]
        self.pair = (1, 2.0)

    def forward(self, input_ids: torch.Tensor, attention_mask: Optional[torch.Tensor] = None) -> torch.Tensor:
        time = input_ids.size(1)
        x = self.tokens(input_ids) * self.frozen + self.places(torch.arange(time, device=input_ids.device))
        for block in self.blocks:
            x = block(x, self.mask[:time, :time])
        return self.head(x) * (self.scale * self.table["x"] * self.sizes[0] * self.pair[0] * len(self.names))


class Attentive(nn.Module):
    """PyTorch's own attention, and a mask that has to be given."""

    def __init__(self, width: int = 16):
        super().__init__()
        self.tokens = nn.Embedding(VOCABULARY, width)
        self.attention = nn.MultiheadAttention(width, 4, batch_first=True)
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, VOCABULARY)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        time = input_ids.size(1)
        causal = torch.triu(torch.ones(time, time, dtype=torch.bool), 1)
        x = self.tokens(input_ids) * attention_mask.unsqueeze(-1)
        attended, _ = self.attention(x, x, x, attn_mask=causal, need_weights=False)
        return self.head(self.norm(x + attended))


class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Embedding(VOCABULARY, 12), nn.Linear(12, 12), nn.Tanh(), nn.Linear(12, VOCABULARY))

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        return self.layers(input_ids)


def modules():
    yield "own-scripted", torch.jit.script(Own())
    yield "own-attentive", torch.jit.script(Attentive())
    yield "own-traced", torch.jit.trace(Plain().eval(), torch.zeros(2, 5, dtype=torch.int64))


def write(folder, module):
    folder.mkdir()
    module.save(folder / "model.pt")
    module.eval()
    tokens = torch.randint(0, VOCABULARY, (BATCH, TIME + 1))
    mask = [torch.ones(BATCH, TIME, dtype=torch.int64)] if folder.name == "own-attentive" else []
    scores = module(tokens[:, :-1], *mask)
    functional.cross_entropy(scores.flatten(0, 1), tokens[:, 1:].flatten()).backward()
    save_file({"tokens": tokens}, folder / "inputs.safetensors")
    expected = {"scores": scores.detach().contiguous()}
    for name, parameter in module.named_parameters():
        if parameter.grad is not None:
            expected["gradient.model." + name] = parameter.grad.contiguous()
    save_file(expected, folder / "expected.safetensors")


if __name__ == "__main__":
    torch.manual_seed(3)
    for name, module in modules():
        write(Path(sys.argv[1]) / name, module)
