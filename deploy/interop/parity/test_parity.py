"""What transformers and PyTorch compute from a folder, our programs compute from the same folder: scores of a batch, and
the gradient of one step's loss. And transformers opens what we write."""

import json
import os
from pathlib import Path

import pytest
import torch
import transformers
from safetensors.torch import load_file

TOLERANCE = 1e-4
ROUNDING = 1e-6
FOLDERS = sorted(folder for folder in Path(os.environ["ATHANOR_PARITY"]).iterdir() if folder.is_dir())
OWN = [folder for folder in FOLDERS if (folder / "model.pt").exists()]
PUBLISHED = [folder for folder in FOLDERS if folder not in OWN]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_scores_are_those_of_pytorch(folder):
    expected, actual = load_file(folder / "expected.safetensors"), load_file(folder / "athanor.safetensors")

    difference = (actual["scores"] - expected["scores"].flatten()).abs().max().item()

    print(f"{folder.name}: scores differ by up to {difference:.1e}")
    assert difference < TOLERANCE


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_gradients_are_those_of_pytorch(folder):
    expected = gradients(load_file(folder / "expected.safetensors"))
    actual = gradients(load_file(folder / "athanor.safetensors"))

    assert actual.keys() == expected.keys()
    whole = torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(each) for each in expected.values()])).item()
    differences = {name: difference(actual[name], each.flatten(), whole) for name, each in expected.items()}

    worst = max(differences, key=differences.get)
    print(f"{folder.name}: gradients differ by up to {differences[worst]:.1e} of their norm, in {worst}")
    assert differences[worst] < TOLERANCE


def difference(actual, expected, whole):
    """Relative to the tensor's norm. A softmax does not see what is added to all scores, so BERT's biases of keys have
    no gradient but rounding errors: those must be nothing beside the whole gradient, in both."""
    norm = torch.linalg.vector_norm(expected).item()
    if norm < ROUNDING * whole:
        return 0 if torch.linalg.vector_norm(actual).item() < ROUNDING * whole else float("inf")
    return torch.linalg.vector_norm(actual - expected).item() / norm


@pytest.mark.parametrize("folder", OWN, ids=lambda folder: folder.name)
def test_trained_module_is_opened_by_pytorch_with_the_same_scores(folder):
    tokens = load_file(folder / "inputs.safetensors")["tokens"][:, :-1]
    expected = load_file(folder / "athanor.safetensors")["scores_after"]
    module = torch.jit.load(folder / "written.pt")
    before = torch.jit.load(folder / "model.pt")

    scores = module(tokens, *([torch.ones_like(tokens)] if folder.name == "own-attentive" else []))

    assert not module.training
    assert (scores.flatten() - expected).abs().max().item() < TOLERANCE
    assert module.state_dict().keys() == before.state_dict().keys()
    assert len(list(module.parameters())) == len(list(before.parameters()))


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda folder: folder.name)
def test_what_we_write_is_read_back_whole(folder):
    architecture = json.loads((folder / "written" / "config.json").read_text())["architectures"][0]
    opened = getattr(transformers, architecture)
    ours, loading = opened.from_pretrained(folder / "written", output_loading_info=True)
    theirs = opened.from_pretrained(folder).state_dict()

    assert not loading["missing_keys"] and not loading["unexpected_keys"] and not loading["mismatched_keys"]
    assert all(torch.equal(tensor, theirs[name]) for name, tensor in ours.state_dict().items())


def gradients(tensors):
    return {name: tensor for name, tensor in tensors.items() if name.startswith("gradient.")}
