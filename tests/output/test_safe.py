import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forge_cli.output.page import Page
from forge_cli.output.safe import ascii_only, cleaner, safe_json, visible, visible_lines

ANY = st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x9b\x7f\u202e\u2066\u200f\ud800\udfff\r\n\t")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain text, with é and 深蹲.", "Plain text, with é and 深蹲."),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
        ("\x9b2J\x7f", "\\x9b2J\\x7f"),
        ("\u202eevil\u2066", "\\u202eevil\\u2066"),
        ("\ud800", "\\ud800"),
        ("family \U0001f468\u200d\U0001f469", "family \U0001f468\u200d\U0001f469"),
    ],
)
def test_what_acts_or_hides_is_shown_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(ANY)
def test_visible_text_is_one_harmless_line_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or "\ud800" <= c <= "\udfff" for c in shown)
    assert not set(shown) & set("\u202e\u2066\u200f\u2028")
    assert visible(shown) == shown


def test_visible_lines_keeps_newlines_only() -> None:
    assert visible_lines("a\nb\x1b\tc") == "a\nb\\x1b\\tc"


def test_typography_becomes_ascii() -> None:
    assert ascii_only("3–4 × “x” … ● ○ ✓ ✗ → é ½ 深") == '3-4 x "x" ... * o + x -> e 1/2 ?'


@given(ANY)
def test_a_page_without_unicode_gets_ascii_only(text: str) -> None:
    assert cleaner(Page(unicode=False))(text).isascii()


@given(st.dictionaries(ANY, st.lists(ANY)), st.booleans())
def test_safe_json_means_the_same_value(value: object, unicode: bool) -> None:
    text = safe_json(json.dumps(value, ensure_ascii=False, indent=1), Page(unicode=unicode))
    assert json.loads(text) == value
    assert visible_lines(text) == text
    assert unicode or text.isascii()
