import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from forge_cli.output.comparison import comparison
from forge_cli.output.formats import FORMATS, render
from forge_cli.output.page import Page
from forge_cli.output.safe import visible
from forge_cli.output.table import terms_table

from .samples import entry_of, full, hostile, minimal

TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("\x1b\x9b\x7f\u202e\r\n\t[]/<|`*深  ")),
    min_size=1,
)
SPARING = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DRAWN = ("card", "table", "plain")
OWN_COLORS = re.compile(r"\x1b\[[0-9;]*m")


def texts_of(text: str, page: Page) -> dict[str, str]:
    """Write a document full of `text` in every form there is."""
    entries = [hostile(text), minimal()]
    made = {name: render(name, entries, page, sections=["all"]) for name in FORMATS}
    terms: list[dict[str, Any]] = [{"id": text, "label": f"{text}.", "group": text, "count": 3}]
    return made | {"comparison": comparison(entries, page), "terms": terms_table(terms, page)}


@SPARING
@given(TEXTS, st.booleans(), st.sampled_from([None, 20, 47, 80, 120]))
def test_no_form_sends_what_acts_on_a_terminal(text: str, unicode: bool, width: int | None) -> None:
    for name, made in texts_of(text, Page(width, unicode=unicode)).items():
        lines = made.replace("\t", " ").split("\n") if name == "tsv" else made.split("\n")
        assert lines == [visible(line) for line in lines]
        assert unicode or made.isascii()


@SPARING
@given(TEXTS)
def test_colored_forms_send_no_escape_but_their_own(text: str) -> None:
    for made in texts_of(text, Page(80, color=True)).values():
        assert "\x1b" not in OWN_COLORS.sub("", made)


@pytest.mark.parametrize("width", range(20, 221))
def test_no_line_is_wider_than_the_page(width: int) -> None:
    entries = [full(mark="star", snippet="\x02jump\x03 and land softly"), minimal()]
    for unicode in (True, False):
        page = Page(width, unicode=unicode)
        made = [render(name, entries, page, sections=["all"]) for name in DRAWN]
        for text in (*made, comparison(entries, page)):
            for line in text.splitlines():
                assert cell_len(line) <= width
                assert line == line.rstrip()


@SPARING
@given(st.text(st.sampled_from("ab 深é\u202e\n"), min_size=1), st.integers(20, 220))
def test_no_line_is_wider_whatever_the_text(text: str, width: int) -> None:
    entries = [hostile(text), minimal()]
    page = Page(width)
    for name in DRAWN:
        for line in render(name, entries, page, sections=["all"]).splitlines():
            assert cell_len(line) <= width
    for line in comparison(entries, page).splitlines():
        assert cell_len(line) <= width


@given(st.lists(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)))
def test_ids_are_read_back_as_they_were(ids: list[str]) -> None:
    entries = [entry_of(minimal().document | {"id": id}) for id in ids]
    assert render("ids", entries, Page()).split() == ids
