"""The browser, driven by keys and the mouse as somebody would, on the catalogue of ten."""

import asyncio
import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from rich.text import Text
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from forge_cli.browser.app import Browser
from forge_cli.browser.desk import AXES, Desk
from forge_cli.browser.keys import KEYS, TYPING
from forge_cli.catalogue.files import read_body
from forge_cli.catalogue.index import Index
from forge_cli.errors import CannotWrite
from forge_cli.output.page import Entry, Page
from forge_cli.query.relations import related
from tests.catalogue_of_ten import TEN
from tests.running import forge

Play = Callable[[Pilot[Any], Browser], Coroutine[Any, Any, None]]
DOCUMENTS = {document["id"]: document for document in TEN}


def desk(index: Index, wanted: dict[str, list[str]], page: Page) -> Desk:
    stars: dict[str, str] = {}

    def load(number: int) -> Entry:
        (row,) = index.rows([number])
        entry = Entry(row)
        entry.document = DOCUMENTS[row["id"]]
        entry.related = related(index, number)
        entry.mark, entry.note = "star" if row["id"] in stars else "", stars.get(row["id"], "")
        return entry

    def keep_star(id: str, note: str | None) -> None:
        pass

    return Desk(
        index, load=load, keep_star=keep_star, stars=stars, wanted=wanted, body=read_body(), page=page
    )


def played(
    index: Index,
    play: Play,
    size: tuple[int, int] = (140, 40),
    *,
    picking: bool = False,
    wanted: dict[str, list[str]] | None = None,
    unicode: bool = True,
) -> Browser:
    """Run the browser through a play and give it, with what it returned."""
    page = Page(color=True, truecolor=True, unicode=unicode)
    browser = Browser(desk(index, wanted or {}, page), picking=picking)

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
    return [row["name"] for row in browser._rows]


def ids(browser: Browser) -> list[str]:
    return [row["id"] for row in browser._rows]


def page(browser: Browser) -> str:
    """What the pane at the right says."""
    return str(browser.query_one("#page", Static).content)


def opened(browser: Browser) -> str:
    """The id of the exercise whose page is to be seen, by its title; "" when it is another page."""
    title = page(browser).split("\n", 1)[0]
    named = [id for id, one in DOCUMENTS.items() if title.startswith(one["name"])]
    return max(named, key=len, default="")


def test_shows_everything_with_the_first_one_open(ten: Index) -> None:
    async def play(_: Pilot[Any], browser: Browser) -> None:
        assert len(results(browser)) == 10
        assert results(browser)[0] in screen(browser)
        assert "10 exercises" in screen(browser)

    played(ten, play)


def test_results_follow_what_is_typed(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, *"push")
        assert results(browser)[0] == "Push-Up"
        assert len(results(browser)) < 10
        await press(pilot, "enter")
        assert browser.focused is browser.query_one("#results")

    played(ten, play)


def test_the_list_moves_while_one_types(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, *"press", "down")
        assert browser.focused is browser.query_one("#words")
        assert opened(browser) == ids(browser)[1]
        assert results(browser)[1] in page(browser)
        await press(pilot, "pagedown", "up", "up", "pageup", "up")
        assert opened(browser) == ids(browser)[0]

    played(ten, play)


def test_what_was_made_of_a_mistyped_word_is_told(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, *"bnech")
        assert results(browser)
        assert "searched for 'bench'" in screen(browser).replace("\n", " ")

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
        counts = browser._look.counts
        assert sum(counts["difficulty"].values()) == sum(
            "difficulty" in one for one in TEN if one["name"] in chest
        )
        assert sum(counts["body-part"].values()) == 10
        await press(pilot, "enter")
        assert len(results(browser)) == 10

    played(ten, play)


def test_star_pick_and_compare(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape", "c")
        assert "≠" not in screen(browser)
        await press(pilot, "s", "space", "down", "space", "c")
        first = str(browser.query_one("#results", OptionList).get_option_at_index(0).prompt)
        assert first.startswith("✓★ ")
        text = page(browser)
        assert all(name in text for name in results(browser)[:2])
        await press(pilot, "space", "s", "s", "q")

    assert len(played(ten, play).return_value or []) == 1


def test_enter_picks_and_leaves_when_picking(ten: Index) -> None:
    async def play(pilot: Pilot[Any], _: Browser) -> None:
        await press(pilot, "escape", "down", "space", "down", "enter")

    browser = played(ten, play, picking=True)
    assert browser.return_value == ids(browser)[1:3]


def test_related_and_back_to_the_results(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, *"dumbbell bench press", "enter", "r")
        assert set(results(browser)) >= {"Push-Up", "Barbell Bench Press"}
        assert "related to Dumbbell Bench Press" in str(browser.query_one("#told", Static).content)
        await press(pilot, "escape")
        assert results(browser)[0] == "Dumbbell Bench Press"

    played(ten, play)


def test_back_and_forth(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        first = opened(browser)
        await press(pilot, "escape", "down")
        second = opened(browser)
        await press(pilot, "left_square_bracket")
        assert opened(browser) == first
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert opened(browser) == second

    played(ten, play)


def test_what_passed_by_while_typing_is_not_gone_back_to(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, *"push", "enter", "r", "down")
        related_one = opened(browser)
        await press(pilot, "left_square_bracket", "left_square_bracket", "left_square_bracket")
        assert opened(browser) == "push-up"
        await press(pilot, "s", "space")  # marks the one that is open, which the list need not show
        assert opened(browser) == "push-up"
        assert "1 picked" in str(browser.query_one("#told", Static).content)
        await press(pilot, *["right_square_bracket"] * 3)
        assert opened(browser) == related_one

    played(ten, play)


def test_enter_picks_the_first_while_one_types(ten: Index) -> None:
    async def play(pilot: Pilot[Any], _: Browser) -> None:
        await press(pilot, *"push", "enter")

    assert played(ten, play, picking=True).return_value == ["push-up"]


@pytest.mark.parametrize(
    ("keys", "picked"),
    [
        ([*"push", "enter"], ["push-up"]),
        ([*"press", "down", "enter"], ["dumbbell-bench-press"]),
        (["escape", "down", "down", "space", "q"], ["desk-plank"]),
        (["escape", "down", "space", "down", "space", "up", "space", "q"], ["desk-plank"]),
        (["escape", "down", "space", "down", "space", "c", "q"], ["box-jump", "desk-plank"]),
        (["escape", "enter", "down"], ["barbell-bench-press"]),
        (["escape", "f1", "space", "escape", "down", "enter"], ["box-jump"]),
        (["escape", "f", "slash", *"squat", "enter"], ["goblet-squat"]),
        (["escape", "tab", "shift+tab", "down", "space", "q"], ["box-jump"]),
    ],
)
def test_fast_fingers_pick_what_they_chose(ten: Index, keys: list[str], picked: list[str]) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, *keys[: keys.count("escape")])
        for key in keys[keys.count("escape") :]:
            browser.simulate_key(key)  # without waiting for what the one before does
        for _ in range(5):
            await pilot.pause()

    browser = played(ten, play, picking=True)
    assert browser.return_value == picked


def test_fast_fingers_reach_the_search_line_before_their_words(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape")
        for key in ["slash", *"squat"]:
            browser.simulate_key(key)
        for _ in range(5):
            await pilot.pause()
        assert browser.is_running
        assert browser.query_one("#words", Input).value == "squat"
        assert not browser._desk.starred("barbell-bench-press")

    played(ten, play)


def test_a_star_stands_in_the_title_and_its_note_comes_back_with_it(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        browser._desk._stars["box-jump"] = "soft landing"
        await press(pilot, "escape", "s")
        assert page(browser).startswith("Barbell Bench Press ★")
        await press(pilot, "down")
        assert "★ soft landing" in page(browser)
        await press(pilot, "s")
        assert "★" not in page(browser)
        await press(pilot, "s")
        assert "★ soft landing" in page(browser)

    played(ten, play)


def test_the_page_of_keys_can_be_left_for_good(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "f1", "ctrl+q")
        assert not browser.is_running

    played(ten, play)


def test_where_nothing_is_open_it_is_said(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape", "space", "down", "space", "slash", *"zzzzqq", "tab")
        for key in "smyr":
            await press(pilot, key)
            assert [one.message for one in browser._notifications] == ["nothing is open"]
        await press(pilot, "c")
        assert "≠" in page(browser)
        await press(pilot, "escape")
        assert page(browser).startswith("Nothing matches.")

    played(ten, play)


def test_a_facet_stays_where_it_was_when_it_is_chosen(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        before = [option.id for option in browser.query_one("#facets", OptionList)._options][1:4]
        await press(pilot, "f2", "down", "down", "enter")
        after = [option.id for option in browser.query_one("#facets", OptionList)._options][1:4]
        assert before == after == ["body-part=legs", "body-part=chest", "body-part=core"]
        assert ids(browser) == ["desk-plank"]
        await press(pilot, "enter")
        assert len(results(browser)) == 10

    played(ten, play)


def test_a_pasted_novel_is_no_search(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        browser.post_message(Paste("squat " * 10_000))
        await pilot.pause()
        await pilot.pause()
        assert len(browser.query_one("#words", Input).value) <= 200
        browser.post_message(Paste("squat"))
        await pilot.pause()
        await pilot.pause()
        assert ids(browser)[0] == "goblet-squat"

    played(ten, play)


def test_on_a_small_screen_the_map_has_the_room_of_the_list(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape", "v")
        lines = screen(browser).splitlines()
        assert "primary: pectorals" in screen(browser)
        assert lines[21].strip(" ▀▄") == ""  # down to the feet, above the keys
        await press(pilot, "down")
        assert "Box Jump" in page(browser)
        for key, pane in (("v", "#results"), ("escape", "#results"), ("slash", "#words"), ("f", "#facets")):
            await press(pilot, key)
            assert browser.focused is browser.query_one(pane)
            assert opened(browser) == "box-jump"
            await press(pilot, *(["f"] if key == "f" else ["escape"]), "v")
            assert "primary: quadriceps" in page(browser)

    played(ten, play, (80, 24))


def test_on_a_small_screen_no_key_works_on_what_is_hidden(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        page_pane, list_pane = browser.query_one("#shown"), browser.query_one("#middle")
        await press(pilot, "escape", "space", "down", "space", "f", "c")
        assert page_pane.display
        assert "≠" in page(browser)
        await press(pilot, "f", "v")
        assert page_pane.display
        assert "primary: quadriceps" in page(browser)
        await press(pilot, "f1", "q", "down")
        assert browser._chosen == {}
        assert "Desk Plank" in page(browser)
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await press(pilot, "s", "v")
        assert browser.query_one("#words", Input).value == ""
        assert list_pane.display

    played(ten, play, (80, 24))


def test_the_bar_has_the_keys_of_the_pane_after_the_page_of_keys_too(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        before = str(browser.query_one("KeyBar", Static).content)
        await press(pilot, "f1", "escape")
        assert browser.focused is browser.query_one("#words")
        assert str(browser.query_one("KeyBar", Static).content) == before

    played(ten, play)


def test_in_a_card_that_fits_the_arrows_move_nothing(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape", "enter", "down", "pagedown", "end", "up")
        assert opened(browser) == ids(browser)[0]

    played(ten, play, (160, 120))


def test_from_nothing_highlighted_one_moves_in_from_the_end_one_comes_from(ten: Index) -> None:
    for key, at in (("down", 0), ("end", -1), ("up", -1), ("home", 0)):

        async def play(pilot: Pilot[Any], browser: Browser, key: str = key, at: int = at) -> None:
            await press(pilot, *"push", "enter", "r", "left_square_bracket", "left_square_bracket")
            assert browser.query_one("#results", OptionList).highlighted is None
            await press(pilot, key)
            assert opened(browser) == ids(browser)[at]

        played(ten, play)


def test_nothing_related_is_said_and_the_list_stays(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape", "down", "r")
        assert opened(browser) == "box-jump"
        assert len(results(browser)) == 10
        assert [one.message for one in browser._notifications] == ["nothing is related to Box Jump"]

    played(ten, play)


def test_pages_and_keys_fit_the_screen_after_it_changed(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape")
        for size in ((160, 45), (60, 24), (80, 24), (20, 8), (160, 45)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            width = browser.query_one("#shown").size.width - 1
            fresh = browser._desk.card(browser._trail.here or 0, width)
            assert page(browser) == Text.from_ansi(fresh.rstrip("\n")).plain
            assert width <= size[0]
        assert len(str(browser.query_one("KeyBar", Static).content).splitlines()) == 1

    played(ten, play)


def test_the_arrow_keys_alone_open_what_they_reach(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        assert opened(browser) == ids(browser)[0]
        await press(pilot, "escape", "down")
        assert opened(browser) == ids(browser)[1]
        await press(pilot, "end")
        assert opened(browser) == ids(browser)[-1]

    played(ten, play)


def test_a_comparison_typed_fast_stays(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape")
        for key in ("space", "down", "space", "c"):
            browser.simulate_key(key)
        for _ in range(5):
            await pilot.pause()
        assert "≠" in page(browser)

    played(ten, play)


@pytest.mark.parametrize("key", ["slash", "s"])  # the bar of keys has a line less then; a star in the title
def test_one_reads_on_at_the_same_place_when_the_page_is_drawn_anew(ten: Index, key: str) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape", "enter", "down", "down", "down")
        await pilot.wait_for_animation()
        place = browser.query_one("#shown").scroll_offset.y
        assert place > 0
        await press(pilot, key)
        assert browser.query_one("#shown").scroll_offset.y == place

    played(ten, play, (104, 24))


def test_a_facet_that_would_give_nothing_can_be_taken_away(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "f2", "enter", "slash", *"plank")
        assert results(browser) == []
        assert "there would be 2 without body part legs" in page(browser)
        facets = browser.query_one("#facets", OptionList)
        facets.focus()
        facets.highlighted = facets.get_option_index("body-part=legs")
        await press(pilot, "enter")
        assert len(results(browser)) == 2

    played(ten, play)


def test_a_resize_under_the_page_of_keys_counts(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "f1")
        await pilot.resize_terminal(70, 24)
        await pilot.pause()
        await press(pilot, "escape")
        assert browser.screen.has_class("slim")
        assert not browser.query_one("#facets").display

    played(ten, play)


def test_what_cannot_be_kept_or_read_is_told_and_the_browser_stays(ten: Index) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        message = "the disk said no"
        raise CannotWrite(message, f"It said so of {'/a/long/path' * 20}.")

    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        browser._desk._keep_star = refuse
        await press(pilot, "escape", "s")
        assert [notification.message for notification in browser._notifications] == ["the disk said no"]
        browser._desk._load = refuse
        await press(pilot, "down", "m", "space", "down", "space", "c", "v")
        assert "the disk said no" in page(browser)
        width = browser.query_one("#shown").size.width
        assert max(map(len, page(browser).splitlines())) < width
        await press(pilot, "q")

    assert len(played(ten, play).return_value or []) == 2


def test_a_card_comes_back_after_nothing_matched_and_after_a_comparison(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, *"zzzzqq", "ctrl+u")
        assert opened(browser) == ids(browser)[0]
        await press(pilot, "escape", "space", "down", "space", "c")
        assert "≠" in page(browser)
        await press(pilot, "y", "s", "tab", "tab")
        assert "≠" in page(browser)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "≠" in page(browser)
        await press(pilot, "escape")
        assert opened(browser) == ids(browser)[1]

    played(ten, play)


def test_escape_from_the_related_goes_back_to_where_one_was(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape", "end")
        last = opened(browser)
        await press(pilot, "r", "down", "escape")
        assert opened(browser) == last
        assert browser.query_one("#results", OptionList).highlighted == 9

    played(ten, play)


def test_filters_of_the_command_line_are_seen_and_those_of_facets_can_be_taken_away(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        assert "; chest, --avoid wrist" in str(browser.query_one("#told", Static).content)
        assert "✓ chest" in screen(browser)
        found = len(results(browser))
        facets = browser.query_one("#facets", OptionList)
        facets.focus()
        facets.highlighted = facets.get_option_index("body-part=chest")
        await press(pilot, "enter")
        assert len(results(browser)) > found
        assert "--avoid wrist" in screen(browser)

    played(ten, play, wanted={"body-part": ["chest"], "avoid": ["wrist"]})


def test_a_click_highlights_and_a_double_one_picks(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        for at in (0, 3):
            await pilot.click("#results", offset=(5, at))
            await pilot.pause(0.6)  # long enough not to be half of a double click
            assert browser.is_running
            assert opened(browser) == ids(browser)[at]
        await pilot.click("#results", offset=(5, 3), times=2)
        await pilot.pause()

    browser = played(ten, play, picking=True)
    assert browser.return_value == [ids(browser)[3]]


def test_the_facets_can_be_reached_from_the_search_line(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "f2", "enter")
        assert browser._chosen["body-part"] == ["legs"]

    played(ten, play, (80, 24))


def test_the_map_alone_and_the_card_again(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, *"push", "enter", "v")
        assert "primary: pectorals" in screen(browser)
        assert "HOW TO PERFORM" not in page(browser)
        await press(pilot, "down", "v")
        assert "HOW TO PERFORM" in page(browser)

    played(ten, play)


def test_facets_that_leave_nothing_say_which_to_take_away(ten: Index) -> None:
    look = desk(ten, {}, Page()).look("", {"body-part": ["chest"], "target": ["quads"]})
    assert look.found == []
    assert look.ways[0].startswith("there would be 4 without target")
    assert desk(ten, {}, Page()).look("", {"body-part": ["chest"]}).ways == []


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_every_key_is_in_the_bar_and_can_be_clicked(ten: Index, width: int) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape")
        last_lines = "\n".join(screen(browser).splitlines()[-3:])
        assert all(f"{key.shown} {key.label}" in last_lines for key in KEYS)
        await pilot.click("KeyBar", offset=(3, 0))
        await pilot.pause()
        assert KEYS[0].meaning in screen(browser)

    played(ten, play, (width, 24))


@pytest.mark.parametrize("size", [(140, 40), (60, 16)])
def test_in_ascii_nothing_else_is_drawn(ten: Index, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape", "s", "space")
        assert str(browser.query_one("#results", OptionList).get_option_at_index(0).prompt).startswith("x* ")
        assert page(browser).isascii()
        assert screen(browser).isascii()
        await press(pilot, "f1")
        assert screen(browser).isascii()
        await press(pilot, "escape", "f")
        assert screen(browser).isascii()
        assert ("|" in screen(browser)) == (size[0] > 76)  # no walls where the panes lie below each other

    played(ten, play, size, unicode=False)


def test_copies_the_id_and_the_page(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape", "y")
        assert browser.clipboard == opened(browser)
        await press(pilot, "m")
        assert browser.clipboard.startswith("# ")

    played(ten, play)


def test_nothing_found_is_no_trouble(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(
            pilot, *"zzzzqq", "down", "enter", "space", "s", "r", "y", "m", "v", "left_square_bracket"
        )
        assert "0 exercises" in screen(browser)
        assert "there would be 10 without 'zzzzqq'" in screen(browser)

    played(ten, play)


def test_the_mouse_opens_a_result(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await pilot.click("#results", offset=(5, 3))
        await pilot.pause()
        assert opened(browser) == ids(browser)[browser.query_one("#results", OptionList).highlighted or 0]
        assert opened(browser) != ids(browser)[0]

    played(ten, play)


def test_on_a_small_screen_the_facets_come_when_they_are_asked_for(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        assert not browser.query_one("#facets").display
        await press(pilot, "escape", "f")
        assert browser.query_one("#facets").display
        assert "BODY PART" in screen(browser)
        await press(pilot, "f")
        assert not browser.query_one("#facets").display
        await press(pilot, "slash")
        assert browser.focused is browser.query_one("#words", Input)

    played(ten, play, (80, 24))


def test_all_keys_are_shown_on_demand(ten: Index) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        for opens, closes in (("f1", "escape"), ("f1", "q")):
            await press(pilot, opens)
            assert all(f"{key.shown} " in screen(browser) for key in (*KEYS, *TYPING))
            assert all(key.meaning in screen(browser) for key in (*KEYS, *TYPING))
            await press(pilot, closes)
            assert KEYS[2].meaning not in screen(browser)
        await press(pilot, "escape", "question_mark", "question_mark")
        assert KEYS[2].meaning not in screen(browser)
        assert browser.is_running

    played(ten, play)


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (160, 45)])
def test_the_screen(ten: Index, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async def play(pilot: Pilot[Any], browser: Browser) -> None:
        await press(pilot, "escape", "down", "space")
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
        assert "Dead Bug" in self._desk.markdown(self._desk.look("dead bug", {}).found[0])
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
    monkeypatch.setattr(Browser, "return_code", 1)  # what Textual has after a crash
    assert forge("browse", terminal=True).code == 4
    monkeypatch.setattr(Browser, "return_code", 143)
    assert forge("browse", terminal=True).code == 143
    dumb = forge("browse", terminal=True, environment={"TERM": "dumb"})
    assert dumb.code == 2
    assert "TERM is dumb" in dumb.err


def test_stars_that_cannot_be_read_do_not_stop_the_browser(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stars = tmp_path / "config" / "forge" / "stars.toml"
    stars.parent.mkdir(parents=True)
    stars.write_text("[", encoding="utf-8")
    monkeypatch.setattr(Browser, "run", lambda _: ["dead-bug"])
    result = forge("browse", "--pick", terminal=True)
    assert (result.code, result.out) == (0, "dead-bug\n")
    assert "is not TOML" in result.err


def test_a_star_from_before_a_renaming_is_taken_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stars = tmp_path / "config" / "forge" / "stars.toml"
    stars.parent.mkdir(parents=True)
    stars.write_text('[old-bug]\ndate = 2026-01-02\nnote = "slow"\n', encoding="utf-8")
    monkeypatch.setattr(Index, "tombstones", lambda _: {"old-bug": "dead-bug"})

    def run(self: Browser) -> list[str]:
        assert not self._desk.toggle_star("dead-bug")
        return []

    monkeypatch.setattr(Browser, "run", run)
    assert forge("browse", terminal=True).code == 0
    assert stars.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(("color", "kept"), [("always", None), ("never", "1"), ("auto", "1")])
def test_textual_draws_in_color_when_forge_does(
    color: str, kept: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr(Browser, "run", lambda _: seen.append(os.environ.get("NO_COLOR")))
    forge("browse", terminal=True, environment={"NO_COLOR": "1", "FORGE_COLOR": color})
    assert seen == [kept]
