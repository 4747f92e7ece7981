import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from forge_cli.output.markdown import escaped, markdown
from forge_cli.output.page import Page

from .samples import entry_of, full, minimal


def test_the_page_of_a_full_exercise(snapshot: SnapshotAssertion) -> None:
    assert markdown([full()], Page()) == snapshot


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Push 2-3 times, then rest.", "Push 2-3 times, then rest."),
        ("*bold* _x_ `code`", "\\*bold\\* \\_x\\_ \\`code\\`"),
        ("<b> [a](b) | ~x~ \\", "\\<b\\> \\[a\\](b) \\| \\~x\\~ \\\\"),
        ("# heading", "\\# heading"),
        ("- item", "\\- item"),
        ("1. item", "1\\. item"),
        ("1.5 kg", "1.5 kg"),
        ("Clean & Jerk", "Clean & Jerk"),
        ("&lt;b&#62; & c", "\\&lt;b\\&#62; & c"),
        ("", ""),
    ],
)
def test_text_is_escaped_only_where_markdown_would_act(text: str, written: str) -> None:
    assert escaped(text) == written


@given(st.text(st.sampled_from("\\`*_[]<>|~#+-=&;1.) ab")))
def test_escaped_text_reads_as_it_was_written(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    parsed = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parsed.parse(f"x\n\n{escaped(text)}\n")[3:]
    inline = [child for token in tokens for child in (token.children or [])]
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {child.type for child in inline} <= {"text", "text_special"}
    assert "".join(child.content for child in inline) == text.strip()


def test_a_cell_cannot_break_the_table() -> None:
    row = {"use": "power", "sets": [1, 1], "reps": [5, 5], "note": "a | b"}
    text = markdown([entry_of(minimal().document | {"programming": [row]})], Page(), sections=["programming"])
    assert text.splitlines()[-1] == "| power | 1 x 5 |  | a \\| b |"


def test_several_exercises_are_parted_by_a_rule() -> None:
    text = markdown([minimal(), minimal()], Page(), sections=["muscles"])
    one = "# Desk Plank\n\n## Muscles\n\n- **abs** (primary)\n"
    assert text == f"{one}\n---\n\n{one}"
