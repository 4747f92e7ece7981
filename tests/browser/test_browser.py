"""The browser, driven by keys and the mouse as somebody would, on the catalogue of ten."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from forge_cli.browser.app import Browser
from forge_cli.browser.desk import AXES, Desk
from forge_cli.catalogue.files import read_body
from forge_cli.catalogue.index import Index
from forge_cli.output.page import Entry
from forge_cli.query.relations import related
from tests.catalogue_of_ten import TEN
from tests.running import forge

Play = Callable[[Pilot[Any], Browser], Coroutine[Any, Any, None]]
DOCUMENTS = {document["id"]: document for document in TEN}


def desk(index: Index, fixed: dict[str, list[str]]) -> Desk:
    stars: set[str] = set()

    def load(number: int) -> Entry:
        (row,) = index.rows([number])
        entry = Entry(row)
        entry.document = DOCUMENTS[row["id"]]
        entry.related = related(index, number)
        return entry

    def keep_star(id: str, *, starred: bool) -> None:
        (stars.add if starred else stars.discard)(id)

    return Desk(index, load=load, keep_star=keep_star, stars=set(), fixed=fixed, body=read_body())


def played(
    index: Index,
    play: Play,
    size: tuple[int, int] = (140, 40),
    *,
    picking: bool = False,
    fixed: dict[str, list[str]] | None = None,
) -> Browser:
    """Run the browser through a play and give it, with what it returned."""
    browser = Browser(desk(index, fixed or {}), picking=picking)

    async def run() -> None:
        async with browser.run_test(size=size) as pilot:
            await pilot.pause()
            await play(pilot, browser)

    asyncio.run(run())
    return browser


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def screen(browser: Browser) -> str:
    """What stands on the screen, line by line."""
    strips = browser.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def results(browser: Browser) -> list[str]:
    return list(browser._names)


def test_shows_everything_with_the_first_one_open(ten: Index) -> None:
    async def play(_: Pilot[Any], browser: Browser) -> None:
        assert len(results(browser)) == 10
        assert results(browser)[0] in screen(browser)
        assert "10 exercises" in screen(browser)

    played(ten, play)


def test_results_follow_what_is_typed(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "slash", *"push")
        assert results(browser)[0] == "Push-Up"
        assert len(results(browser)) < 10
        await press(pilot, "enter")
        assert browser.focused is browser.query_one("#results")

    played(ten, play)


def test_a_facet_narrows_the_results_and_the_counts_of_the_others(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        facets = browser.query_one("#facets", OptionList)
        place = next(at for at, option in enumerate(facets._options) if option.id == "body-part=chest")
        facets.focus()
        facets.highlighted = place
        await press(pilot, "enter")
        chest = [one["name"] for one in TEN if one["body_part"] == "chest"]
        assert sorted(results(browser)) == sorted(chest)
        counts = browser._desk.counts("", browser._chosen)
        assert sum(counts["difficulty"].values()) == sum(
            "difficulty" in one for one in TEN if one["name"] in chest
        )
        assert sum(counts["body-part"].values()) == 10
        await press(pilot, "enter")
        assert len(results(browser)) == 10

    played(ten, play)


def test_filters_of_the_command_line_stay(ten: Index) -> None:
    async def play(_: Pilot[Any], browser: Browser) -> None:
        assert set(results(browser)) == {one["name"] for one in TEN if one["body_part"] == "chest"}

    played(ten, play, fixed={"body-part": ["chest"]})


def test_star_pick_and_compare(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "c")
        assert "≠" not in screen(browser)
        await press(pilot, "s", "space", "down", "space", "c")
        first = str(browser.query_one("#results", OptionList).get_option_at_index(0).prompt)
        assert first.startswith("✓★ ")
        text = str(browser.query_one("#page", Static).content)
        assert all(name in text for name in results(browser)[:2])
        await press(pilot, "space", "s", "s", "q")

    assert len(played(ten, play).return_value or []) == 1


def test_enter_picks_and_leaves_when_picking(ten: Index) -> None:
    async def play(pilot: Pilot[Any], _: Browser) -> None:
        await press(pilot, "down", "space", "down", "enter")

    browser = played(ten, play, picking=True)
    assert browser.return_value == browser._ids[1:3]


def test_related_and_back_to_the_results(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "slash", *"dumbbell bench press", "enter", "r")
        assert set(results(browser)) >= {"Push-Up", "Barbell Bench Press"}
        assert "related to Dumbbell Bench Press" in str(browser.query_one("#told", Static).content)
        await press(pilot, "escape")
        assert results(browser)[0] == "Dumbbell Bench Press"

    played(ten, play)


def test_back_and_forth(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        first = browser._open_id()
        await press(pilot, "down")
        second = browser._open_id()
        await press(pilot, "left_square_bracket")
        assert browser._open_id() == first
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert browser._open_id() == second

    played(ten, play)


def test_copies_the_id_and_the_page(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "y")
        assert browser.clipboard == browser._open_id()
        await press(pilot, "m")
        assert browser.clipboard.startswith("# ")

    played(ten, play)


def test_nothing_found_is_no_trouble(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "slash", *"zzzzqq", "enter", "space", "s", "r", "y", "m")
        assert "0 exercises" in screen(browser)

    played(ten, play)


def test_the_mouse_opens_a_result(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await pilot.click("#results", offset=(5, 3))
        await pilot.pause()
        assert browser._open_id() == browser._ids[browser.query_one("#results", OptionList).highlighted or 0]
        assert browser._open_id() != browser._ids[0]

    played(ten, play)


def test_on_a_small_screen_the_facets_come_when_they_are_asked_for(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        assert not browser.query_one("#facets").display
        await press(pilot, "f")
        assert browser.query_one("#facets").display
        assert "BODY PART" in screen(browser)
        await press(pilot, "f")
        assert not browser.query_one("#facets").display
        await press(pilot, "slash")
        assert browser.focused is browser.query_one("#words", Input)

    played(ten, play, (80, 24))


def test_all_keys_are_shown_on_demand(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "question_mark")
        assert browser.screen.query("HelpPanel")
        await press(pilot, "question_mark")
        assert not browser.screen.query("HelpPanel")

    played(ten, play)


@pytest.mark.parametrize("size", [(80, 24), (120, 30)])
def test_the_screen(ten: Index, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "down", "space")
        assert all(len(line) <= size[0] for line in screen(browser).splitlines())
        assert screen(browser) == snapshot

    played(ten, play, size)


def test_every_axis_of_the_facets_is_one_of_the_filters() -> None:
    from forge_cli.query.filters import AXES as FILTERS

    assert set(AXES) <= set(FILTERS)


def test_browse_needs_a_terminal_and_textual(monkeypatch: pytest.MonkeyPatch) -> None:
    result = forge("browse")
    assert result.code == 2
    assert "needs a terminal" in result.err
    monkeypatch.setitem(__import__("sys").modules, "forge_cli.browser.app", None)
    result = forge("browse")
    assert result.code == 4
    assert "pip install 'forge-cli[tui]'" in result.err


def test_browse_leaves_what_was_picked_on_stdout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def run(self: Browser) -> list[str]:
        assert self._desk.toggle_star("dead-bug")
        assert "Dead Bug" in self._desk.markdown(self._desk.found("dead bug", {})[0])
        assert not self._desk.toggle_star("dead-bug")
        return ["dead-bug", "couch-stretch"]

    monkeypatch.setattr(Browser, "run", run)
    result = forge("browse", "--pick", terminal=True)
    assert (result.code, result.out) == (0, "dead-bug\ncouch-stretch\n")
    assert (tmp_path / "config" / "forge" / "stars.toml").read_text(encoding="utf-8") == ""
    assert forge("browse", terminal=True).out == ""
    monkeypatch.setattr(Browser, "run", lambda _: None)
    assert forge("browse", "--pick", terminal=True).code == 1
    assert forge("browse", "-b", "core", "-t", "pectorals", terminal=True).code == 1
