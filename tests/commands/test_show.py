"""`forge show` and the bare lookup."""

import json
from pathlib import Path

import pytest

from forge_cli.catalogue.files import bundled_path
from tests.running import forge


def page(id: str) -> bytes:
    path = bundled_path(id)
    assert path is not None
    return Path(path).read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ["show", "backwards jump"],
        ["show", "jump", "backward"],
        ["backward", "jump"],
        ["show", "BACKWARD-JUMP"],
        ["show", "Reverse-Jump"],
        ["show", "backward-jump"],
    ],
)
def test_every_way_to_say_a_name_gives_the_same_page(words: list[str]) -> None:
    assert forge(*words) == forge("show", "backward-jump")
    assert forge(*words).lines[0] == "Backward Jump"


def test_json_of_one_name_is_the_file_itself() -> None:
    assert forge("show", "dead-bug", "--json").out.encode() == page("dead-bug")
    assert forge("show", "dying", "bug", "--json").out.encode() == page("dead-bug")


def test_json_of_several_names_is_an_array_in_the_order_asked() -> None:
    found = json.loads(forge("show", "couch-stretch", "dead-bug", "--json").out)
    assert [document["id"] for document in found] == ["couch-stretch", "dead-bug"]


def test_a_typing_error_is_corrected_on_a_terminal_with_a_note() -> None:
    result = forge("show", "bakward", "jmp", terminal=True, environment={"LINES": "9999"})
    assert (result.code, result.err) == (0, "forge: 'bakward jmp' is taken for Backward Jump\n")
    assert "Backward Jump" in result.out


def test_a_typing_error_in_a_pipe_is_not_found_and_suggested() -> None:
    result = forge("show", "bakward", "jmp")
    assert (result.code, result.out) == (1, "")
    assert "Did you mean Backward Jump" in result.err


def test_guess_takes_the_correction_in_a_pipe_too() -> None:
    result = forge("show", "bakward", "jmp", "--guess", "--format", "ids")
    assert (result.code, result.out) == (0, "backward-jump\n")


def test_several_names_begin_so_and_are_told() -> None:
    result = forge("show", "barbell", terminal=True)
    assert (result.code, result.out) == (3, "")
    assert "barbell-bench-press  (Barbell Bench Press)" in result.err


def test_the_found_ones_are_shown_and_the_missing_told() -> None:
    result = forge("show", "-", "--format", "ids", stdin="dead-bug\nnosuchthing\n\ncouch stretch\n")
    assert (result.code, result.out) == (1, "dead-bug\ncouch-stretch\n")
    assert "no exercise is called 'nosuchthing'" in result.err


def test_names_from_stdin_are_an_array_even_when_there_is_one() -> None:
    assert [one["id"] for one in json.loads(forge("show", "-", "--json", stdin="dead-bug\n").out)] == [
        "dead-bug"
    ]
    assert forge("show", "-", "--json", stdin="").out == "[]\n"


def test_sections_are_chosen() -> None:
    result = forge("show", "dead-bug", "--section", "tips,breathing")
    assert result.code == 2
    result = forge("show", "dead-bug", "--section", "tips")
    assert "Pro tips" in result.out
    assert "How to perform" not in result.out


def test_all_shows_what_the_card_leaves_out() -> None:
    assert "Does my lower back have to press flat" not in forge("show", "dead-bug").out
    assert "Does my lower back have to press flat" in forge("show", "dead-bug", "--all").out


def test_quiet_says_it_by_the_exit_code() -> None:
    assert forge("show", "dead-bug", "-q")[:2] == (0, "")
    assert forge("show", "nosuchthing", "-q")[:2] == (1, "")


def test_fields_are_rows_unless_a_form_is_named() -> None:
    assert (
        forge("show", "dead-bug", "--fields", "id,muscles.primary").out
        == "dead-bug\tabs; transverse-abdominis\n"
    )
    found = json.loads(forge("show", "dead-bug", "--fields", "id,body_part", "--json").out)
    assert found == {"id": "dead-bug", "body_part": "core"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (["show", "dead-bug", "--format", "pdf"], "there is no format 'pdf'"),
        (["show", "dead-bug", "--json", "--format", "csv"], "two forms at once: json and csv"),
        (["show", "dead-bug", "--fields", "nmae", "--json"], "nmae"),
        (
            ["show", "dead-bug", "--fields", "name", "--format", "card"],
            "--fields does not go with --format card",
        ),
        (["show", "dead-bug", "--section", "stps"], "stps"),
        (["show", "dead-bug", "--color", "pink"], "--color cannot be 'pink'"),
    ],
)
def test_wrong_usage_is_told_with_the_valid_ones(line: list[str], reason: str) -> None:
    result = forge(*line)
    assert (result.code, result.out) == (2, "")
    assert reason in result.err
    assert result.err.count("\n") <= 3


def test_a_slip_in_a_command_is_suggested() -> None:
    result = forge("serach", "squat")
    assert result.code == 1
    assert "Did you mean the command? forge search squat" in result.err


def test_no_escape_byte_without_color() -> None:
    result = forge("show", "dead-bug", "--color", "never", terminal=True, environment={"LINES": "9999"})
    assert "\x1b" not in result.out
    assert "\x1b" in forge("show", "dead-bug", terminal=True, environment={"LINES": "9999"}).out
    assert "\x1b" not in forge("show", "dead-bug", "--format", "card").out


def test_an_encoding_without_unicode_gets_ascii() -> None:
    forge("show", "dead-bug", "--format", "card", encoding="ascii").out.encode("ascii")
    assert forge("show", "dead-bug", "--format", "card", encoding="ascii").code == 0


def test_a_section_that_an_exercise_has_not_is_told() -> None:
    result = forge("show", "dead-bug", "--section", "takeaways")
    assert (result.code, result.out) == (0, "Dead Bug\n")
    assert result.err == "forge: Dead Bug has no takeaways\n"
    assert forge("show", "dead-bug", "--section", "takeaways,tips").err == ""
    assert forge("show", "dead-bug", "--all").err == ""
