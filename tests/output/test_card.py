import pytest
from rich.text import Text
from syrupy.assertion import SnapshotAssertion

from forge_cli.output.card import card
from forge_cli.output.page import Page
from forge_cli.output.wrapping import columns

from .samples import entry_of, full, hostile, minimal


@pytest.mark.parametrize("width", [40, 80, 100])
def test_the_card(width: int, snapshot: SnapshotAssertion) -> None:
    assert card([full()], Page(width)) == snapshot


def test_the_card_in_ascii(snapshot: SnapshotAssertion) -> None:
    text = card([full()], Page(60, unicode=False))
    assert text.isascii()
    assert text == snapshot


def test_the_long_card(snapshot: SnapshotAssertion) -> None:
    assert card([full()], Page(80), sections=["all"]) == snapshot


def test_the_colors(snapshot: SnapshotAssertion) -> None:
    sections = ["summary", "muscles", "tips"]
    assert card([full()], Page(80, color=True), sections=sections) == snapshot


@pytest.mark.parametrize("width", [20, 40, 60, 100, 200])
def test_no_line_is_wider_than_the_page_or_ends_in_a_space(width: int) -> None:
    for line in card([full(), minimal()], Page(width), sections=["all"]).splitlines():
        assert columns(line) <= min(width, 100)
        assert line == line.rstrip()


def test_a_card_for_a_pipe_is_as_wide_as_prose_may_be() -> None:
    assert card([full()], Page(None)) == card([full()], Page(100)) == card([full()], Page(200))


def test_without_color_there_is_not_one_escape_byte() -> None:
    assert "\x1b" not in card([full()], Page(80, color=False), sections=["all"])


def test_the_themes_differ_in_color_only() -> None:
    pages = [Page(80, color=True, theme="dark"), Page(80, color=True, theme="light")]
    dark, light = (card([full()], page) for page in pages)
    assert dark != light
    assert Text.from_ansi(dark).plain == Text.from_ansi(light).plain


@pytest.mark.parametrize("width", [40, 60, 100])
def test_the_roles_are_told_apart_without_color(width: int) -> None:
    text = card([full()], Page(width), sections=["muscles"]).lower()
    at = [text.index(word) for word in ("primary", "quadriceps", "secondary", "calves", "stabilizers", "abs")]
    assert at == sorted(at)


def test_a_mistake_stands_beside_its_fix_where_there_is_room() -> None:
    fix = full().document["mistakes"][0]["fix"].split()[0]
    wide = card([full()], Page(80), sections=["mistakes"]).splitlines()[3]
    narrow = card([full()], Page(50), sections=["mistakes"]).splitlines()[3]
    assert f"\u2192 {fix}" in wide
    assert f"\u2192 {fix}" not in narrow


def test_star_and_own_are_marked() -> None:
    head = card([minimal(), full(mark="star")], Page(60)).splitlines()
    assert head[0].endswith("your own")
    assert any(line.startswith("Backward Jump \u2605") for line in head)


def test_the_last_line_is_the_way_to_more() -> None:
    assert card([minimal()], Page(80)).splitlines()[-1] == "forge show desk-plank --all  for questions"
    assert "--all" not in card([minimal()], Page(80), sections=["all"])


def test_catalogue_text_is_never_markup() -> None:
    text = card([hostile("[bold]x[/bold] [/oops] :smile:")], Page(100))
    assert "[bold]x[/bold] [/oops] :smile:" in text


def test_a_short_programming_row_keeps_rest_and_note_readable_at_40() -> None:
    row = {"use": "conditioning", "sets": [3, 4], "reps": [10, 16], "rest_seconds": [40, 60]}
    text = card([entry_of(minimal().document | {"programming": [row]})], Page(40), sections=["programming"])
    assert text.endswith("  conditioning  3-4 x 10-16\n    rest 40-60 s\n")
