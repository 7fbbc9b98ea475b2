"""The trainer's BLEU and ROUGE are those that people compare by: its committed cases, scored by the packages themselves."""

import json
from pathlib import Path

import pytest
from rouge_score.rouge_scorer import RougeScorer
from sacrebleu import corpus_bleu

CASES = Path(__file__).parents[2] / "trainer-service/src/test/resources/dev/athanor/trainer/judge/answers.json"
ROUGE = ["rouge1", "rouge2", "rougeL"]


@pytest.mark.parametrize("case", json.loads(CASES.read_text()), ids=lambda case: case["name"])
def test_committed_scores_are_those_of_the_packages(case):
    answers, references = case["answers"], case["references"]

    assert corpus_bleu(answers, [references]).score == pytest.approx(case["bleu"], abs=1e-9)
    scorer = RougeScorer(ROUGE, use_stemmer=False)
    scores = [scorer.score(reference, answer) for answer, reference in zip(answers, references)]
    for name in ROUGE:
        mean = sum(score[name].fmeasure for score in scores) / len(scores)
        assert mean == pytest.approx(case[name], abs=1e-12)
