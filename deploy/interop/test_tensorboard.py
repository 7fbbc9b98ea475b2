"""TensorBoard's own reader opens the event files among a run's artifacts and sees what the tracker sees."""

import json
import os
import urllib.request

import numpy as np
import pytest
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator


@pytest.fixture(scope="module")
def opened(download):
    """Opens the event files of a run, keeping every point."""

    def reader(run: str) -> EventAccumulator:
        folder = download(f"runs/{run}/artifacts/tensorboard")
        return EventAccumulator(str(folder), size_guidance={"scalars": 0, "tensors": 0, "histograms": 0}).Reload()

    return reader


def tracked(origin: str, run: str, name: str) -> dict:
    with urllib.request.urlopen(f"{origin}/api/runs/{run}/metrics?points=0&names={name}") as answer:
        return json.load(answer)["series"][0]


@pytest.mark.parametrize("name", ["train/loss", "train/gradient_norm", "validation/loss", "train/perplexity"])
def test_tensorboard_reads_the_curves_that_the_tracker_has(opened, origin, name):
    run = os.environ["ATHANOR_RUN"]

    points = opened(run).Scalars(name)

    curve = tracked(origin, run, name)
    assert [point.step for point in points] == curve["steps"]
    np.testing.assert_array_equal([point.value for point in points], np.float32(curve["values"]))


def test_tensorboard_reads_the_histograms_that_lie_beside_them(opened, download):
    run = os.environ["ATHANOR_RUN"]
    files = sorted(download(f"runs/{run}/artifacts/histograms").iterdir())
    assert [file.name for file in files] == ["step-00000100.json", "step-00000200.json"]

    events = opened(run)

    for file in files:
        written = json.loads(file.read_text())
        for name, parameter in written["parameters"].items():
            for tag, own in (("weights", parameter["weights"]), ("gradients", parameter["gradient"])):
                shown = {event.step: event.histogram_value for event in events.Histograms(f"{tag}/{name}")}[written["step"]]
                assert list(shown.bucket) == own["counts"]
                assert (shown.num, shown.min, shown.max) == (own["elements"], own["least"], own["greatest"])
                np.testing.assert_allclose(shown.sum, own["mean"] * own["elements"], rtol=1e-9)
                assert shown.bucket_limit[-1] >= shown.max
                assert len(shown.bucket_limit) == len(shown.bucket)


def test_tensorboard_shows_configuration_and_samples_as_texts(opened):
    events = opened(os.environ["ATHANOR_RUN"])

    configuration = events.Tensors("configuration")[0].tensor_proto.string_val[0].decode()
    samples = events.Tensors("samples/1")

    assert "hiddenSize: 64" in configuration
    assert [sample.step for sample in samples] == [50, 100, 150, 200]


def test_run_that_was_resumed_has_one_curve(opened, origin, download):
    run = os.environ["ATHANOR_RESUMED_RUN"]
    files = sorted(file.name for file in download(f"runs/{run}/artifacts/tensorboard").iterdir())

    losses = opened(run).Scalars("train/loss")

    curve = tracked(origin, run, "train/loss")
    assert len(files) == 2, files
    assert [loss.step for loss in losses] == curve["steps"] == list(range(1, len(losses) + 1))
    np.testing.assert_array_equal([loss.value for loss in losses], np.float32(curve["values"]))
