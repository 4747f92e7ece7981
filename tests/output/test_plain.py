from syrupy.assertion import SnapshotAssertion

from forge_cli.output.page import Page
from forge_cli.output.plain import plain

from .samples import entry_of, full, minimal


def test_the_page_of_a_pipe(snapshot: SnapshotAssertion) -> None:
    assert plain([full()], Page()) == snapshot


def test_every_section(snapshot: SnapshotAssertion) -> None:
    assert plain([full()], Page(), sections=["all"]) == snapshot


def test_a_minimal_exercise_has_no_empty_headings() -> None:
    assert plain([minimal()], Page()) == (
        "Desk Plank\n\nBody part: core\nTarget: abs\n\nMuscles\n- abs (primary)\n\n"
        "How to perform\nHold\n1. Lean on a desk with straight arms and stay there.\n"
    )


def test_several_exercises_are_parted_by_a_line() -> None:
    text = plain([minimal(), minimal()], Page(), sections=["muscles"])
    one = "Desk Plank\n\nMuscles\n- abs (primary)\n"
    assert text == f"{one}\n---\n\n{one}"


def test_a_width_wraps_with_items_set_in() -> None:
    document = minimal().document | {"tips": ["Push the floor away with both hands."]}
    text = plain([entry_of(document)], Page(24), sections=["tips"])
    assert text == "Desk Plank\n\nPro tips\n- Push the floor away\n  with both hands.\n"
