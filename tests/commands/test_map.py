"""`forge map`: exercises added up, muscles, and the forms of the map."""

import json

import pytest

from forge_cli.output.muscles import intensities
from tests.running import forge

ROOMY = {"COLUMNS": "110", "LINES": "9999"}


def test_the_map_of_one_exercise_says_its_roles() -> None:
    result = forge("map", "dead bug")
    assert result.code == 0
    assert "P primary: abs and transverse abdominis" in result.out
    assert "Dead Bug" in result.out


def test_several_exercises_add_up() -> None:
    documents = [
        {"muscles": {"primary": ["abs"], "secondary": ["obliques"]}},
        {"muscles": {"primary": ["abs"], "stabilizers": ["glutes"]}},
    ]
    assert intensities(documents) == {"abs": 1.0, "obliques": 0.25, "glutes": 0.1}
    result = forge("map", "-", stdin="dead-bug\nbarbell-bench-press\n")
    assert "2 exercises" in result.out
    assert "5 " in result.out


def test_json_is_the_intensity_of_each_muscle() -> None:
    found = json.loads(forge("map", "couch-stretch", "--format", "json").out)
    assert found["quadriceps"] == found["hip-flexors"] == 1.0
    assert found["glutes"] == 0.2


def test_muscles_are_found_by_any_of_their_names() -> None:
    found = json.loads(forge("map", "--muscle", "quads,calf", "--format", "json").out)
    assert found == {"quadriceps": 1.0, "calves": 1.0, "soleus": 1.0}


def test_svg_goes_to_stdout() -> None:
    result = forge("map", "dead-bug", "--format", "svg")
    assert result.out.startswith("<svg")
    assert "Dead Bug" in result.out


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["map"], 2),
        (["map", "dead-bug", "--muscle", "abs"], 2),
        (["map", "--muscle", "abz"], 2),
        (["map", "dead-bug", "--format", "png"], 2),
        (["map", "nosuchthing"], 1),
    ],
)
def test_what_cannot_be_drawn_is_told(line: list[str], code: int) -> None:
    result = forge(*line)
    assert (result.code, result.out) == (code, "")
    assert result.err


def test_the_found_ones_are_drawn_and_the_missing_told() -> None:
    result = forge("map", "-", stdin="dead-bug\nnosuchthing\n")
    assert result.code == 1
    assert "Dead Bug" in result.out


def test_show_has_the_map_on_a_wide_terminal_and_where_it_is_asked_for() -> None:
    assert "\u2580" in forge("show", "dead-bug", terminal=True, environment=ROOMY).out
    tips = forge("show", "dead-bug", "--section", "tips", terminal=True, environment=ROOMY).out
    assert "\u2580" not in tips
    narrow = {**ROOMY, "COLUMNS": "80"}
    assert "\u2580" not in forge("show", "dead-bug", terminal=True, environment=narrow).out
    assert "\u2580" in forge("show", "dead-bug", "--map", terminal=True, environment=narrow).out
    assert "P primary" in forge("show", "dead-bug", "--map", "--format", "card").out
