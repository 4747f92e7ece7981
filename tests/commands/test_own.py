"""Own exercises: new, add, edit, remove, and what becomes of them in every lookup."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from forge_cli.catalogue.files import bundled_path
from forge_cli.commands.new import skeleton
from forge_cli.user.own import draft_path, own_path
from tests.running import editor, forge


def sofa(**keys: Any) -> dict[str, Any]:
    return {**skeleton("sofa-squat", "Sofa Squat"), **keys}


def added(tmp_path: Path, document: dict[str, Any], *options: str) -> Any:
    path = tmp_path / "document.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return forge("add", str(path), *options)


def test_new_gives_a_skeleton_that_can_be_added_as_it_is(tmp_path: Path) -> None:
    assert json.loads(forge("new", "Sofa", "Squat").out) == sofa()
    result = added(tmp_path, sofa())
    assert result.code == 0
    assert f"added Sofa Squat: {own_path('sofa-squat')}" in result.err
    assert forge("sofa squat").lines[0] == "Sofa Squat"
    assert forge("filter", "--own", "--format", "ids").out == "sofa-squat\n"
    assert "sofa-squat" in forge("search", "sofa", "--format", "ids").lines
    assert "sofa-squat\tSofa Squat" in forge("complete", "--", "2", "show", "sof").lines


def test_add_reads_stdin() -> None:
    assert forge("add", "-", stdin=json.dumps(sofa())).code == 0
    assert forge("show", "sofa-squat", "--format", "ids").code == 0


def test_every_fault_is_told_and_nothing_added(tmp_path: Path) -> None:
    bad = sofa(body_part="leg", muscles={"primary": ["quadz"]}, extra=1)
    result = added(tmp_path, bad)
    assert result.code == 4
    for told in (
        "body_part: unknown term 'leg'",
        "muscles.primary[0]: unknown term 'quadz'",
        "extra: unknown key",
    ):
        assert told in result.err
    assert not Path(own_path("sofa-squat")).exists()


@pytest.mark.parametrize("content", ["", "{", "null", '{"id": "../../x"}', '{"a": NaN}', '{"a": 1, "a": 2}'])
def test_what_is_no_document_is_refused_with_the_reason(content: str) -> None:
    result = forge("add", "-", stdin=content)
    assert result.code == 4
    assert result.err.startswith("forge: the document on stdin has")
    assert "Nothing was changed" in result.err


def test_a_list_is_no_document_but_can_be_imported() -> None:
    result = forge("add", "-", stdin="[]")
    assert result.code == 4
    assert "forge import - takes collections" in result.err


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    result = forge("add", str(tmp_path / "none.json"))
    assert result.code == 4
    assert "No such file" in result.err


def test_a_second_one_needs_replace(tmp_path: Path) -> None:
    added(tmp_path, sofa())
    result = added(tmp_path, sofa(summary="Another one altogether."))
    assert result.code == 4
    assert "--replace" in result.err
    assert added(tmp_path, sofa(summary="Another one altogether."), "--replace").code == 0
    assert "Another one" in forge("show", "sofa-squat").out


def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    result = added(tmp_path, sofa(aliases=["Dying Bug"]))
    assert result.code == 4
    assert "aliases[0]: 'Dying Bug' is what dead-bug is called" in result.err


def test_a_bundled_id_is_overridden_and_told(tmp_path: Path) -> None:
    path = bundled_path("dead-bug")
    assert path is not None
    own = json.loads(Path(path).read_text(encoding="utf-8")) | {
        "summary": "My own dead bug, slower than slow."
    }
    assert "takes the place of the bundled dead-bug" in added(tmp_path, own).err
    shown = forge("show", "dead-bug")
    assert "My own dead bug" in shown.out
    assert "your own version" in shown.err
    assert "My own dead bug" in forge("show", "dead-bug", "--json").out
    assert "the bundled one is back" in forge("remove", "dead-bug", "--yes").err
    assert "My own dead bug" not in forge("show", "dead-bug").out


def test_edit_of_a_bundled_one_makes_an_own_one(tmp_path: Path) -> None:
    change = editor(tmp_path, 'sed -i \'s/"name": "Dead Bug"/"name": "Quiet Bug"/\' "$1"')
    result = forge("edit", "dead-bug", environment=change)
    assert result.code == 0
    assert forge("show", "quiet bug", "--format", "ids").out == "dead-bug\n"
    assert not Path(draft_path("dead-bug")).exists()


def test_a_broken_edit_is_kept_told_and_taken_up_again(tmp_path: Path) -> None:
    spoil = editor(tmp_path, 'sed -i \'s/"body_part": "core"/"body_part": "cor"/\' "$1"')
    result = forge("edit", "dead-bug", environment=spoil)
    assert result.code == 4
    assert "unknown term 'cor'" in result.err
    assert "forge edit dead-bug takes it up again" in result.err
    assert forge("show", "dead-bug", "--format", "ids").code == 0
    mend = editor(tmp_path, 'sed -i \'s/"body_part": "cor"/"body_part": "arms"/\' "$1"')
    again = forge("edit", "dead-bug", environment=mend)
    assert again.code == 0
    assert "taking up your draft" in again.err
    assert forge("filter", "--own", "-b", "arms", "--format", "ids").out == "dead-bug\n"


def test_an_edit_that_changes_nothing_leaves_nothing(tmp_path: Path) -> None:
    result = forge("edit", "dead-bug", environment=editor(tmp_path, "true"))
    assert (result.code, result.err) == (0, "forge: nothing was changed\n")
    assert not Path(own_path("dead-bug")).exists()


def test_an_edit_may_not_change_the_id(tmp_path: Path) -> None:
    change = editor(tmp_path, 'sed -i \'s/"id": "dead-bug"/"id": "live-bug"/\' "$1"')
    result = forge("edit", "dead-bug", environment=change)
    assert result.code == 4
    assert "the id was changed" in result.err


@pytest.mark.parametrize("name", ["/nowhere/editor", "'unclosed"])
def test_an_editor_that_is_not_there_is_told(name: str) -> None:
    result = forge("edit", "dead-bug", environment={"VISUAL": name})
    assert result.code == 4
    assert "Set VISUAL or EDITOR" in result.err


@pytest.mark.parametrize("script", [': > "$1"', 'echo > "$1"', 'rm "$1"'])
def test_an_emptied_draft_calls_the_edit_off(script: str, tmp_path: Path) -> None:
    result = forge("edit", "dead-bug", environment=editor(tmp_path, script))
    assert (result.code, result.err) == (0, "forge: nothing was changed\n")
    assert not Path(draft_path("dead-bug")).exists()
    assert not Path(own_path("dead-bug")).exists()


def test_without_a_terminal_an_editor_has_to_be_named() -> None:
    result = forge("edit", "dead-bug", environment={"VISUAL": "", "EDITOR": ""})
    assert result.code == 4
    assert "an editor needs a terminal" in result.err
    assert not Path(draft_path("dead-bug")).exists()


def test_an_editor_that_fails_is_told(tmp_path: Path) -> None:
    result = forge("edit", "dead-bug", environment=editor(tmp_path, "exit 3"))
    assert result.code == 4
    assert "ended with 3" in result.err


def test_new_on_a_terminal_opens_the_editor(tmp_path: Path) -> None:
    change = editor(tmp_path, "sed -i 's/What it is, what it trains/A squat onto a sofa/' \"$1\"")
    result = forge("new", "Sofa Squat", terminal=True, environment=change)
    assert result.code == 0
    assert "kept Sofa Squat" in result.err
    assert "A squat onto a sofa" in forge("show", "sofa squat").out


@pytest.mark.parametrize("name", ["!!!", "日本", "a\udcff", "a\x1bb"])
def test_new_needs_letters(name: str) -> None:
    assert forge("new", name).code == 2


def test_new_of_a_name_there_is_points_to_edit() -> None:
    result = forge("new", "bug dead")
    assert result.code == 4
    assert "forge edit dead-bug" in result.err


def test_remove_asks_on_a_terminal(tmp_path: Path) -> None:
    added(tmp_path, sofa())
    assert forge("remove", "sofa-squat", stdin="n\n", terminal=True).code == 1
    assert forge("show", "sofa-squat", "-q").code == 0
    assert forge("remove", "sofa-squat", stdin="y\n", terminal=True).code == 0
    assert forge("show", "sofa-squat", "-q").code == 1


def test_remove_without_a_terminal_needs_yes(tmp_path: Path) -> None:
    added(tmp_path, sofa())
    result = forge("remove", "sofa-squat")
    assert result.code == 2
    assert "--yes" in result.err


def test_a_bundled_one_cannot_be_removed() -> None:
    result = forge("remove", "dead-bug", "--yes")
    assert result.code == 4
    assert "bundled" in result.err


def test_one_bad_own_file_is_told_and_hides_nothing(tmp_path: Path) -> None:
    added(tmp_path, sofa())
    Path(own_path("broken")).write_text("{", encoding="utf-8")
    Path(own_path("wrong-name")).write_text(json.dumps(sofa(id="other", name="Other")), encoding="utf-8")
    result = forge("filter", "--own", "--format", "ids")
    assert (result.code, result.out) == (0, "sofa-squat\n")
    assert result.err.count("left out:") == 2
    assert "called other.json" in result.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = Path(own_path("x")).parent
    folder.mkdir(parents=True)
    folder.chmod(0o555)
    assert added(tmp_path, sofa()).code == 4


def test_remove_and_edit_want_one_exercise(tmp_path: Path) -> None:
    for command in ("remove", "edit"):
        assert forge(command, "-", stdin="", environment=editor(tmp_path, "true")).code == 2
        assert forge(command, "dead-bug", "couch-stretch", environment=editor(tmp_path, "true")).code == 2
