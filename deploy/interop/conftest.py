"""What the checks share: the exported folders, fetched with a stock S3 client, and the checkpoint's own logits.

The platform is up when these run (see ./run), and says where it is through the environment.
"""

import os
from pathlib import Path

import boto3
import pytest
from safetensors.numpy import load_file

BUCKET = os.environ.get("ATHANOR_STORE_BUCKET", "athanor")


@pytest.fixture(scope="session")
def origin() -> str:
    """The one origin of the platform, such as http://127.0.0.1:7700."""
    return os.environ["ATHANOR_URL"]


@pytest.fixture(scope="session")
def model() -> str:
    """Name of the model that the run trained."""
    return os.environ["ATHANOR_MODEL"]


@pytest.fixture(scope="session")
def download(tmp_path_factory):
    """Downloads a folder of the object store."""
    store = boto3.client(
        "s3",
        endpoint_url=os.environ["ATHANOR_STORE_ENDPOINT"],
        aws_access_key_id=os.environ["ATHANOR_STORE_ACCESS_KEY"],
        aws_secret_access_key=os.environ["ATHANOR_STORE_SECRET_KEY"],
        region_name="us-east-1",
    )

    def folder(prefix: str) -> Path:
        target = tmp_path_factory.mktemp("downloaded")
        for page in store.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix + "/"):
            for entry in page.get("Contents", []):
                file = target / Path(entry["Key"]).relative_to(prefix)
                file.parent.mkdir(parents=True, exist_ok=True)
                store.download_file(BUCKET, entry["Key"], str(file))
        return target

    return folder


@pytest.fixture(scope="session", params=["ATHANOR_MODEL_PREFIX", "ATHANOR_LLAMA_PREFIX"], ids=["gpt2", "llama"])
def exports(request, download) -> dict[str, Path]:
    """One folder a format, downloaded from the object store; of each architecture that was trained."""
    target = download(os.environ[request.param])  # models/{name}/{version}
    return {name: target / name for name in ("safetensors", "torchscript", "onnx")}


@pytest.fixture(scope="session")
def reference(exports):
    """Real token windows of the dataset and the checkpoint's logits on them, written by the export."""
    tensors = load_file(exports["safetensors"] / "verification.safetensors")
    assert tensors["input_ids"].shape[1] >= 32, "a window too short to say anything"
    return tensors
