from forge_cli.output.comparison import comparison
from forge_cli.output.page import Page

from .samples import entry_of, full, minimal


def test_exercises_stand_side_by_side_and_differences_are_marked() -> None:
    lines = comparison([full(), minimal()], Page(80)).splitlines()
    assert lines[0].split() == ["Backward", "Jump", "Desk", "Plank"]
    assert lines[2].split() == ["\u2260", "Body", "part", "legs", "core"]
    assert lines[-1] == "\u2260 differs"


def test_what_agrees_is_not_marked() -> None:
    same = entry_of(minimal().document | {"name": "Sofa Plank"})
    text = comparison([minimal(), same], Page(80))
    assert "\u2260" not in text
    assert text.splitlines()[2].split() == ["Body", "part", "core", "core"]


def test_programming_is_compared_use_by_use() -> None:
    line = next(line for line in comparison([full(), minimal()], Page(90)).splitlines() if "Power" in line)
    assert line.split() == ["\u2260", "Power", "3-4", "x", "5-8,", "rest", "90-120", "s", "-"]


def test_ascii_marks_differences_too() -> None:
    text = comparison([full(), minimal()], Page(80, unicode=False))
    assert text.isascii()
    assert text.splitlines()[2].startswith("* Body part")


def test_a_narrow_page_stacks_them() -> None:
    text = comparison([full(), minimal()], Page(40))
    assert "\u2260 Body part\n    Backward Jump: legs\n    Desk Plank: core\n" in text
    assert max(map(len, text.splitlines())) <= 40


def test_a_pipe_stacks_them_unwrapped() -> None:
    same = entry_of(minimal().document | {"name": "Sofa Plank"})
    assert comparison([minimal(), same], Page()) == (
        "Desk Plank, Sofa Plank\n\n  Body part: core\n\n  Primary: abs\n"
    )
