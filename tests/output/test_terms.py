import json

import pytest

from forge_cli.output.terms import dose, duration, facts, listed, needed, term

from .samples import DATA, MINIMAL, full


def test_every_term_is_called_by_its_label_in_the_vocabulary() -> None:
    axes = json.loads((DATA / "vocabulary.json").read_text(encoding="utf-8"))["axes"]
    labels = {entry["id"]: entry["label"] for axis in axes.values() for entry in axis["terms"]}
    assert {id: term(id) for id in labels} == labels


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_listed_as_in_a_sentence(words: list[str], text: str) -> None:
    assert listed(words) == text


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ({"sets": [3, 4], "reps": [5, 8], "per_side": True}, "3-4 x 5-8 per side"),
        ({"sets": [2, 2], "seconds": [30, 60]}, "2 x 30-60 s"),
        ({"sets": [3, 5], "meters": [15, 25]}, "3-5 x 15-25 m"),
    ],
)
def test_a_dose_is_sets_times_count(row: dict[str, object], text: str) -> None:
    assert dose(row) == text


@pytest.mark.parametrize(
    ("bounds", "text"),
    [
        ([90, 120], "90-120 s"),
        ([180, 300], "3-5 min"),
        ([60, 60], "1 min"),
        ([0, 15], "up to 15 s"),
        ([0, 60], "up to 1 min"),
        ([0, 0], "none"),
    ],
)
def test_a_duration_is_told_in_seconds_or_whole_minutes(bounds: list[int], text: str) -> None:
    assert duration(bounds) == text


def test_an_alternative_stands_beside_what_it_replaces() -> None:
    assert needed(["barbell", "weight-plate"], ["ez-bar", "dumbbell"]) == (
        "barbell, EZ bar or dumbbell; weight plate"
    )


def test_facts_are_those_the_document_has() -> None:
    assert dict(facts(MINIMAL)) == {"Body part": "core", "Target": "abs"}
    assert dict(facts(full().document)).keys() >= {"Equipment", "Movement", "Impact", "MET", "Also called"}
