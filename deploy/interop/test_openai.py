"""The stock OpenAI client against the endpoint."""

import pytest
from openai import BadRequestError, NotFoundError, OpenAI


@pytest.fixture(scope="module")
def client(origin):
    with OpenAI(base_url=f"{origin}/v1", api_key="unused", max_retries=0) as client:
        yield client


def test_models_are_listed(client, model):
    assert model in [entry.id for entry in client.models.list()]


def test_streamed_text_equals_the_text_in_one_piece(client, model):
    request = {"model": model, "prompt": "The ", "max_tokens": 40, "temperature": 0}

    whole = client.completions.create(**request)
    pieces = list(client.completions.create(**request, stream=True, stream_options={"include_usage": True}))

    assert "".join(piece.choices[0].text for piece in pieces if piece.choices) == whole.choices[0].text
    assert len([piece for piece in pieces if piece.choices]) > 1, "the answer came in one piece"
    assert pieces[-1].usage.completion_tokens == whole.usage.completion_tokens == 40
    assert {piece.id for piece in pieces} == {pieces[0].id}


def test_the_same_seed_gives_the_same_sample(client, model):
    request = {"model": model, "prompt": "The ", "max_tokens": 40, "temperature": 1.0, "top_p": 0.95, "seed": 7}

    first = client.completions.create(**request).choices[0].text
    second = client.completions.create(**request).choices[0].text
    other = client.completions.create(**request | {"seed": 8}).choices[0].text

    assert first == second
    assert first != other


def test_stop_ends_the_text_before_the_stop_string(client, model):
    answer = client.completions.create(
        model=model, prompt="The ", max_tokens=200, temperature=1.0, seed=3, stop=["e"]
    )

    assert "e" not in answer.choices[0].text
    assert answer.choices[0].finish_reason == "stop"


def test_an_unknown_model_is_a_404_that_names_it(client):
    with pytest.raises(NotFoundError, match="no-such-model"):
        client.completions.create(model="no-such-model", prompt="x")


def test_a_temperature_out_of_range_is_a_400_that_names_it(client, model):
    with pytest.raises(BadRequestError, match="temperature"):
        client.completions.create(model=model, prompt="x", temperature=3)
