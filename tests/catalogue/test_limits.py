from typing import Any, get_type_hints

import pytest

from forge_cli.catalogue.document import Exercise, Full, unwrapped
from forge_cli.catalogue.limits import limit_faults
from forge_cli.catalogue.validation import Fault

from .samples import full, short, spoiled


def test_a_full_document_is_within_every_limit() -> None:
    assert limit_faults(full()) == []


def test_a_short_one_lacks_every_key_of_a_bundled_one() -> None:
    hints = get_type_hints(Exercise, include_extras=True)
    required = [key for key, hint in hints.items() if any(isinstance(m, Full) for m in unwrapped(hint)[1])]
    missing = [fault.path for fault in limit_faults(short()) if fault.reason == "required key is missing"]
    assert missing == [*required, "plane"]
    assert {"schema_version", "aliases", "summary", "tips", "faq", "variations"} <= set(required)
    assert not {"setup", "alternatives", "force", "joints", "substitutes", "takeaways", "met"} & set(required)


TEXT = "x" * 500


@pytest.mark.parametrize(
    ("path", "value", "place", "reason"),
    [
        ("name", "No", "name", "2 characters, not 3 to 64"),
        ("aliases", ["Alias"] * 13, "aliases", "13 items, not 1 to 12"),
        ("summary", "Short.", "summary", "6 characters, not 80 to 280"),
        ("description", "word " * 59, "description", "59 words, not 60 to 150"),
        ("description", "word " * 151, "description", "151 words, not 60 to 150"),
        ("equipment", ["cable", "sled", "tire", "log"], "equipment", "4 items, not 1 to 3"),
        ("alternatives", {"setup": ["box"] * 6}, "alternatives.setup", "6 items, not 1 to 5"),
        ("muscles.primary", ["quadriceps"] * 4, "muscles.primary", "4 items, not 1 to 3"),
        ("muscle_roles.calves", "x" * 121, "muscle_roles.calves", "121 characters, not 10 to 120"),
        ("joints", ["knee"] * 5, "joints", "5 items, not 1 to 4"),
        ("steps.0.actions.1", "x" * 221, "steps[0].actions[1]", "221 characters, not 15 to 220"),
        ("steps.0.actions", [TEXT[:50]] * 6, "steps[0].actions", "6 items, not 1 to 5"),
        ("breathing", "x" * 161, "breathing", "161 characters, not 20 to 160"),
        ("tips", ["x" * 40] * 2, "tips", "2 items, not 3 to 6"),
        ("tips.2", "x" * 29, "tips[2]", "29 characters, not 30 to 180"),
        ("mistakes.0.mistake", "x" * 81, "mistakes[0].mistake", "81 characters, not 10 to 80"),
        ("mistakes.0.why", "x" * 29, "mistakes[0].why", "29 characters, not 30 to 180"),
        ("mistakes.1.fix", "x" * 181, "mistakes[1].fix", "181 characters, not 30 to 180"),
        ("benefits.0.title", "x" * 51, "benefits[0].title", "51 characters, not 3 to 50"),
        ("benefits.0.detail", "x" * 39, "benefits[0].detail", "39 characters, not 40 to 200"),
        ("programming.0.note", None, "programming[0].note", "required key is missing"),
        ("programming.0.note", "x" * 141, "programming[0].note", "141 characters, not 1 to 140"),
        ("suitability.good_for", None, "suitability.good_for", "required key is missing"),
        ("suitability.good_for", ["one"], "suitability.good_for", "1 items, not 2 to 5"),
        ("suitability.caution", None, "suitability.caution", "required key is missing"),
        ("suitability.caution.0.advice", "x" * 29, "suitability.caution[0].advice",
         "29 characters, not 30 to 250"),
        ("safety", ["x"] * 5, "safety", "5 items, not 1 to 4"),
        ("variations.0.detail", "x" * 181, "variations[0].detail", "181 characters, not 20 to 180"),
        ("substitutes", ["a-b"] * 7, "substitutes", "7 items, not 1 to 6"),
        ("faq.0.question", "x" * 9, "faq[0].question", "9 characters, not 10 to 140"),
        ("faq.0.answer", "x" * 99, "faq[0].answer", "99 characters, not 100 to 400"),
        ("takeaways", ["one"], "takeaways", "1 items, not 2 to 5"),
        ("plane", None, "plane", "required key is missing"),
        ("category", "mobility", "force", "left out for stretching, mobility and cardio"),
        ("pattern", "breathing", "plane", "left out for self-massage and breathing"),
        ("muscle_roles.quadriceps", None, "muscle_roles", "nothing about the primary quadriceps"),
    ],
)  # fmt: skip
def test_each_limit_names_the_place_and_the_bounds(path: str, value: Any, place: str, reason: str) -> None:
    assert limit_faults(spoiled(path, value)) == [Fault(place, reason)]


@pytest.mark.parametrize("count", [3, 15])
def test_the_actions_of_all_phases_are_counted_together(count: int) -> None:
    phases = [{"title": "One", "actions": ["Stand on one leg."]}] * 2
    more = {"title": "Two", "actions": ["Stand on the other leg."] * (count - 2)}
    faults = limit_faults(full(steps=[*phases, more]))
    assert Fault("steps", f"{count} actions, not 4 to 14") in faults


def test_self_massage_has_no_plane() -> None:
    rolled = full(pattern="self-massage")
    del rolled["plane"]
    assert limit_faults(rolled) == []
