from typing import Any

import pytest

from forge_cli.output.page import Page
from forge_cli.output.table import table, terms_table
from forge_cli.output.wrapping import columns

from .samples import entry_of, full, minimal

BAR = "\u2501"
TERMS: list[dict[str, Any]] = [
    {"id": "quadriceps", "label": "quadriceps", "group": "legs", "count": 200},
    {"id": "hip-flexors", "label": "hip flexors", "group": "hips", "count": 50},
    {"id": "neck", "label": "neck", "group": None, "count": 0},
]


def rows() -> list[Any]:
    """Give three entries with different marks."""
    several = minimal().document | {"equipment": ["farmers-handles", "dumbbell"], "name": "Carry"}
    return [full(), minimal(), entry_of(several, mark="star own")]


def test_a_pipe_gets_everything() -> None:
    assert table(rows(), Page()) == (
        "   Name           Body part  Target      Equipment                   Difficulty    Category\n"
        "   Backward Jump  legs       quadriceps  bodyweight                  intermediate  plyometrics\n"
        "+  Desk Plank     core       abs\n"
        "\u2605+ Carry          core       abs         farmer's handles, dumbbell\n"
    )


def test_what_is_several_is_counted_before_a_column_is_dropped() -> None:
    text = table(rows(), Page(88))
    assert "farmer's handles +1" in text
    assert "plyometrics" in text


@pytest.mark.parametrize(
    ("width", "heads"),
    [
        (80, ["Name", "Body part", "Target", "Equipment", "Difficulty"]),
        (60, ["Name", "Body part", "Target", "Equipment"]),
        (40, ["Name", "Body part", "Target"]),
        (20, ["Name"]),
    ],
)
def test_a_narrow_page_drops_columns_from_the_right(width: int, heads: list[str]) -> None:
    first = table(rows(), Page(width)).splitlines()[0]
    assert first.split() == " ".join(heads).split()


def test_only_a_name_alone_is_cut() -> None:
    assert table([full()], Page(10)) == "Name\nBackward\u2026\n"
    assert table([full()], Page(10, unicode=False)) == "Name\nBackwar...\n"


def test_marks_are_ascii_where_they_must() -> None:
    assert table(rows(), Page(40, unicode=False)).splitlines()[3].startswith("*+ Carry")


def test_what_matched_is_highlighted_and_its_marks_vanish_without_color() -> None:
    entry = full(snippet="who already \x02squat\x03 and hop")
    assert table([entry], Page(120)).splitlines()[1].endswith("who already squat and hop")
    colored = table([entry], Page(120, color=True))
    assert "\x1b[1;38;5;208msquat\x1b[0m" in colored
    assert "\x02" not in colored


def test_a_snippet_takes_the_place_of_columns_but_not_of_the_name() -> None:
    entry = full(snippet="a long line of text in which the searched word stands somewhere")
    assert table([entry], Page(80)).splitlines()[0].split() == ["Name", "Body", "part", "Target", "Match"]
    assert "Match" not in table([entry], Page(44))


def test_a_relation_stands_beside_the_name() -> None:
    lines = table([full(relation="easier")], Page(60)).splitlines()
    assert lines[0].split()[:2] == ["Name", "Relation"]
    assert "easier" in lines[1]


def test_fields_are_the_columns_and_the_last_is_cut() -> None:
    text = table([full()], Page(40), fields=["id", "muscles.primary", "summary", "name"])
    assert text.splitlines()[0] == "id             muscles.primary"
    text = table([full()], Page(60), fields=["id", "summary", "name"])
    assert text.splitlines()[0] == "id             summary"
    assert text.splitlines()[1].endswith("\u2026")


def test_terms_have_a_bar_scaled_to_the_largest() -> None:
    assert terms_table(TERMS, Page(70)) == (
        "Name         Group  Exercises                     Id\n"
        f"quadriceps   legs   200 {BAR * 24}\n"
        f"hip flexors  hips    50 {BAR * 6}                    hip-flexors\n"
        "neck                  0\n"
    )


def test_a_page_too_narrow_for_bars_shows_numbers() -> None:
    assert terms_table([{"id": "abs", "label": "abs", "count": 1}], Page(11)) == "Name  #\nabs   1\n"


@pytest.mark.parametrize("width", [20, 30, 40, 50, 200])
def test_a_table_of_terms_fits_its_page(width: int) -> None:
    for line in terms_table(TERMS, Page(width, unicode=False)).splitlines():
        assert columns(line) <= width
        assert line.isascii()


def test_no_terms_are_a_head_alone() -> None:
    assert terms_table([], Page(80)).splitlines()[0].startswith("Name")
