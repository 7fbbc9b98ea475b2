"""Each exported format, opened by the library that its users have, agrees with the checkpoint."""

import numpy as np
import onnx
import onnxruntime
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

TOLERANCE = 1e-4


def assert_agrees(logits: np.ndarray, reference) -> None:
    difference = float(np.abs(logits - reference["logits"]).max())
    print(f"greatest difference {difference:.2e}")
    assert difference < TOLERANCE


def test_transformers_loads_the_folder_and_agrees(exports, reference):
    model = AutoModelForCausalLM.from_pretrained(exports["safetensors"], dtype=torch.float32).eval()

    with torch.no_grad():
        logits = model(torch.from_numpy(reference["input_ids"])).logits

    assert_agrees(logits.numpy(), reference)


def test_transformers_tokenizer_gives_back_the_text(exports, reference):
    tokenizer = AutoTokenizer.from_pretrained(exports["safetensors"])
    ids = reference["input_ids"][0].tolist()

    text = tokenizer.decode(ids)

    assert tokenizer(text, add_special_tokens=False)["input_ids"] == ids


def test_pytorch_loads_the_torchscript_file_and_agrees(exports, reference):
    module = torch.jit.load(exports["torchscript"] / "model.pt")

    with torch.no_grad():
        logits = module(torch.from_numpy(reference["input_ids"]))

    assert_agrees(logits.numpy(), reference)


def test_onnx_checker_accepts_the_file(exports):
    onnx.checker.check_model(str(exports["onnx"] / "model.onnx"), full_check=False)


def onnx_session(exports) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(exports["onnx"] / "model.onnx", providers=["CPUExecutionProvider"])


def empty_past(session, batch: int) -> dict[str, np.ndarray]:
    past = {}
    for tensor in session.get_inputs():
        if tensor.name.startswith("past_key_values"):
            _, heads, _, head_dim = tensor.shape
            past[tensor.name] = np.zeros((batch, heads, 0, head_dim), np.float32)
    return past


def feed(ids: np.ndarray, seen: int) -> dict[str, np.ndarray]:
    batch, time = ids.shape
    positions = np.arange(seen, seen + time, dtype=np.int64)[None].repeat(batch, 0)
    return {
        "input_ids": ids,
        "attention_mask": np.ones((batch, seen + time), np.int64),
        "position_ids": positions,
    }


def test_onnxruntime_runs_the_graph_and_agrees(exports, reference):
    session = onnx_session(exports)
    ids = reference["input_ids"]

    logits = session.run(["logits"], feed(ids, 0) | empty_past(session, len(ids)))[0]

    assert_agrees(logits, reference)


def test_onnxruntime_decodes_token_by_token_with_a_growing_past(exports, reference):
    session = onnx_session(exports)
    ids = reference["input_ids"][:, :24]
    past = empty_past(session, len(ids))
    outputs = [output.name for output in session.get_outputs()]
    steps = []

    for position in range(ids.shape[1]):
        results = dict(zip(outputs, session.run(outputs, feed(ids[:, position : position + 1], position) | past)))
        steps.append(results["logits"])
        past = {name.replace("present", "past_key_values"): results[name] for name in outputs if name != "logits"}

    assert_agrees(np.concatenate(steps, axis=1), {"logits": reference["logits"][:, :24]})
