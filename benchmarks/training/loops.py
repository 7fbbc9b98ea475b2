"""How PyTorch's users train: a loop of their own, eager or compiled, or Hugging Face's Trainer."""

import tempfile
import time

import torch

import models

LEARNING_RATE = 1e-3
BETAS = (0.9, 0.99)
WEIGHT_DECAY = 0.1
CLIP = 1.0


class Eager:
    """The loop that people write: autocast, backward, clipping, fused AdamW."""

    def __init__(self, options):
        self.model = self.prepared(models.BUILDERS[options.architecture](options))
        self.bf16 = options.precision == "bf16"
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [p for p in self.model.parameters() if p.dim() >= 2], "weight_decay": WEIGHT_DECAY},
                {"params": [p for p in self.model.parameters() if p.dim() < 2], "weight_decay": 0.0},
            ],
            lr=LEARNING_RATE,
            betas=BETAS,
            fused=True,
        )
        self.inputs, self.labels = models.examples(options)

    def prepared(self, model):
        return model

    def step(self):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.bf16):
            loss = self.model(self.inputs, self.labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return loss.item()

    def seconds(self, steps):
        start = time.perf_counter()
        for _ in range(steps):
            self.step()
        return time.perf_counter() - start


class Compiled(Eager):
    """The same with torch.compile."""

    def prepared(self, model):
        return torch.compile(model)


class Trainer:
    """Hugging Face's Trainer, timed from its first step's begin to its last one's end."""

    def __init__(self, options):
        self.options = options
        self.model = models.LIBRARY_BUILDERS[options.architecture](options)
        self.data = [example for _ in range(8) for example in models.library_examples(options)]

    def seconds(self, steps):
        import transformers

        class Watch(transformers.TrainerCallback):
            begin = None
            end = None

            def on_step_begin(self, *_, **__):
                self.begin = self.begin or time.perf_counter()

            def on_step_end(self, *_, **__):
                self.end = time.perf_counter()

        watch = Watch()
        with tempfile.TemporaryDirectory() as folder:
            arguments = transformers.TrainingArguments(
                output_dir=folder,
                max_steps=steps,
                per_device_train_batch_size=self.options.batch,
                learning_rate=LEARNING_RATE,
                adam_beta1=BETAS[0],
                adam_beta2=BETAS[1],
                weight_decay=WEIGHT_DECAY,
                max_grad_norm=CLIP,
                optim="adamw_torch_fused",
                bf16=self.options.precision == "bf16",
                use_cpu=True,
                logging_strategy="no",
                save_strategy="no",
                report_to=[],
                disable_tqdm=True,
            )
            transformers.Trainer(
                model=self.model, args=arguments, train_dataset=self.data, callbacks=[watch]
            ).train()
        return watch.end - watch.begin


LOOPS = {"eager": Eager, "compile": Compiled, "trainer": Trainer}
