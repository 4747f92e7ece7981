import pytest
from hypothesis import given
from hypothesis import strategies as st

from forge_cli.output.wrapping import columns, wrapped

WORDS = st.text(st.sampled_from("ab c深e\u0301"), max_size=60)


@given(WORDS, st.integers(2, 40))
def test_no_line_is_wider_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert max(map(columns, lines)) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("abcdefghijkl", ["abcdefgh", "ijkl"]),
        ("to abcdefghijkl", ["to", "abcdefgh", "ijkl"]),
        ("12345678 x", ["12345678", "x"]),
    ],
)
def test_lines_break_at_spaces_or_inside_what_is_too_long(text: str, lines: list[str]) -> None:
    assert wrapped(text, 8) == lines


def test_wide_characters_take_two_columns() -> None:
    assert columns("深蹲 e\u0301") == 6
