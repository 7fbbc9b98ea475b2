"""A peer of the training benchmark: the same model and batch, trained by PyTorch as its users do.

Reads one line after another from standard input. To a number it runs that many optimizer steps and answers with the seconds
they took; to "peak" it answers with the operations per second that large matrix products reach. The model, the batch and the
hyper-parameters are the ones that Athanor's side uses.
"""

import argparse
import math
import os
import sys
import time

import torch

import loops
import models


def peak(precision):
    size = 2048
    matrix = torch.randn(size, size).to(torch.bfloat16 if precision == "bf16" else torch.float32)
    fastest = math.inf
    for _ in range(7):
        start = time.perf_counter()
        torch.mm(matrix, matrix)
        fastest = min(fastest, time.perf_counter() - start)
    return 2 * size**3 / fastest


def options():
    arguments = argparse.ArgumentParser()
    for name in ("vocabulary", "context", "layers", "heads", "hidden", "batch", "threads"):
        arguments.add_argument("--" + name, type=int, required=True)
    arguments.add_argument("--architecture", choices=sorted(models.BUILDERS), required=True)
    arguments.add_argument("--precision", choices=("fp32", "bf16"), required=True)
    arguments.add_argument("--loop", choices=sorted(loops.LOOPS), required=True)
    return arguments.parse_args()


def main():
    chosen = options()
    # Answers go to the standard output as it was; whatever libraries print goes to the standard error.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(1)
    loop = loops.LOOPS[chosen.loop](chosen)
    print(torch.__version__, file=answers, flush=True)
    for line in sys.stdin:
        answer = peak(chosen.precision) if line.strip() == "peak" else loop.seconds(int(line))
        print(answer, file=answers, flush=True)


if __name__ == "__main__":
    main()
