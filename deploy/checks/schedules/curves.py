"""Prints the learning rates of PyTorch's and Hugging Face's schedules as CSV, one column for each curve of Athanor.

Athanor warms up as nanoGPT does: its step s with w steps of warm-up is step s + 1 with w + 1 steps of warm-up of Hugging
Face's functions, whose first step has the rate 0 and learns nothing. The curves are shifted here, so that rows compare.
"""

import csv
import sys

import torch
import transformers

PEAK = 1e-3
WARMUP = 20
STEPS = 201


def rates(make):
    """The rate of each step under torch's own stepping."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=PEAK)
    scheduler = make(optimizer)
    values = []
    for _ in range(STEPS + 1):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return values


def hugging_face(make):
    """Shifted by the step that has the rate 0."""
    return rates(lambda optimizer: make(optimizer, WARMUP + 1, STEPS))[1:]


def after_warm_up(make):
    """Schedules of PyTorch know no warm-up: the rows of Athanor's are left out."""
    return [None] * WARMUP + rates(make)[: STEPS - WARMUP]


def plateau():
    """Evaluations every ten steps, from a row of losses with two plateaus; the loss stands beside the rate."""
    losses = [3.0, 2.5, 2.4999, 2.5001, 2.6, 2.3, 2.3, 2.3, 2.29999, 2.31, 2.32, 2.2, 2.2, 2.2, 2.2, 2.2, 2.2, 2.2, 2.2, 2.2]
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=PEAK)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, factor=0.5, patience=2, threshold=1e-3, cooldown=1, min_lr=1e-4
    )
    rate, heard = [], []
    for step in range(STEPS):
        rate.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        done = step + 1
        evaluated = done % 10 == 0 and done // 10 <= len(losses)
        heard.append(losses[done // 10 - 1] if evaluated else None)
        if evaluated:
            scheduler.step(losses[done // 10 - 1])
    return rate, heard


def columns():
    hf = transformers.optimization
    lr = torch.optim.lr_scheduler
    span = STEPS - 1 - WARMUP  # steps from the peak to the end
    yield "constant", hugging_face(lambda o, w, n: hf.get_constant_schedule_with_warmup(o, w))
    yield "linear", hugging_face(hf.get_linear_schedule_with_warmup)
    yield "cosine", hugging_face(hf.get_cosine_schedule_with_warmup)
    yield "cosine-minimum", after_warm_up(lambda o: lr.CosineAnnealingLR(o, T_max=span, eta_min=1e-4))
    yield "cosine-with-restarts", hugging_face(
        lambda o, w, n: hf.get_cosine_with_hard_restarts_schedule_with_warmup(o, w, n, num_cycles=4)
    )
    # 12 + 24 + 48 + 96 steps are the 180 from the peak to the end
    yield "cosine-with-restarts-growth", after_warm_up(
        lambda o: lr.CosineAnnealingWarmRestarts(o, T_0=12, T_mult=2, eta_min=1e-4)
    )[: STEPS - 1] + [None]
    yield "polynomial", hugging_face(
        lambda o, w, n: hf.get_polynomial_decay_schedule_with_warmup(o, w, n, lr_end=1e-4, power=3)
    )
    yield "one-cycle", rates_of_one_cycle(lr)
    yield "stairs", after_warm_up(lambda o: lr.StepLR(o, step_size=50, gamma=0.5))
    yield "inverse-square-root", hugging_face(lambda o, w, n: hf.get_inverse_sqrt_schedule(o, w))
    for shape in ("linear", "cosine", "1-sqrt"):
        yield f"warmup-stable-decay-{shape}", hugging_face(
            lambda o, w, n: hf.get_wsd_schedule(o, w, num_decay_steps=40, num_training_steps=n, decay_type=shape)
        )
    rate, heard = plateau()
    yield "reduce-on-plateau", rate
    yield "plateau-loss", heard


def rates_of_one_cycle(lr):
    initial = PEAK * 0.04
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=PEAK)
    scheduler = lr.OneCycleLR(
        optimizer,
        max_lr=PEAK,
        total_steps=STEPS,
        pct_start=(WARMUP + 1) / STEPS,
        div_factor=PEAK / initial,
        final_div_factor=initial / 1e-5,
        cycle_momentum=False,
    )
    values = []
    for step in range(STEPS):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if step + 1 < STEPS:
            scheduler.step()
    return values


def main():
    named = dict(columns())
    print(f"# torch {torch.__version__.split('+')[0]}, transformers {transformers.__version__}")
    print(f"# peak {PEAK}, warm-up {WARMUP}, steps {STEPS}")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["step", *named])
    for step in range(STEPS):
        writer.writerow([step, *("" if v[step] is None else repr(v[step]) for v in named.values())])


main()
