from typing import Any

import pytest

from forge_cli.catalogue.axes import BODY_PARTS, FILTER_OF_LIST, MIRRORED, VOCABULARY, slots, terms
from forge_cli.catalogue.vocabulary import bundled_vocabulary

from ..catalogue_of_ten import document

FULL = document(
    "x",
    category="strength",
    equipment=["dumbbell", "cable"],
    setup=["bench", "rack"],
    alternatives={"equipment": ["kettlebell", "sandbag"], "setup": ["box"]},
    joints=["knee"],
    muscles={"primary": ["glutes"], "secondary": ["calves"], "stabilizers": ["abs"]},
    programming=[{"use": use} for use in ("power", "strength", "power")],
)


@pytest.mark.parametrize(
    ("axis", "found"),
    [
        ("body-part", ["core"]),
        ("category", ["strength"]),
        ("target", ["glutes"]),
        ("muscle", ["glutes", "calves"]),
        ("equipment", ["dumbbell", "cable", "kettlebell", "sandbag"]),
        ("setup", ["bench", "rack", "box"]),
        ("use", ["power", "strength"]),
        ("joint", ["knee"]),
        ("plane", []),
    ],
)
def test_each_axis_finds_its_terms(axis: str, found: list[str]) -> None:
    assert terms(FULL, axis) == found


def test_a_document_with_only_the_required_keys_has_few_terms() -> None:
    found = {axis: terms(document("x"), axis) for axis in VOCABULARY}
    assert {axis: some for axis, some in found.items() if some} == {
        "body-part": ["core"],
        "target": ["abs"],
        "muscle": ["abs"],
    }


@pytest.mark.parametrize(
    ("keys", "needed"),
    [
        ({}, []),
        ({"equipment": ["barbell"], "setup": ["bench", "rack"]}, ["barbell", "bench", "rack"]),
        (
            {"equipment": ["barbell", "cable"], "alternatives": {"equipment": ["log"]}},
            ["barbell|log", "cable"],
        ),
        ({"setup": ["box"], "alternatives": {"setup": ["stairs", "bench"]}}, ["box|stairs|bench"]),
    ],
)
def test_alternatives_widen_only_the_first_needed_thing(keys: dict[str, Any], needed: list[str]) -> None:
    assert slots(document("x", **keys)) == needed


def test_the_folders_are_the_body_parts_of_the_vocabulary() -> None:
    assert set(BODY_PARTS) == set(bundled_vocabulary().ids("body-parts"))


def test_every_list_of_the_vocabulary_is_counted_by_one_filter() -> None:
    assert set(FILTER_OF_LIST) == set(bundled_vocabulary().lists()) == set(VOCABULARY.values())
    assert FILTER_OF_LIST["muscles"] == "muscle"


def test_a_relation_seen_twice_from_the_other_side_is_itself() -> None:
    assert all(MIRRORED[MIRRORED[kind]] == kind for kind in MIRRORED)
