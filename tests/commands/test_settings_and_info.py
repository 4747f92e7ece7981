"""`forge config`, `star`, `unstar`, `info`, `completion`, `validate`, `help`: the small commands."""

import json
import os
from pathlib import Path

import pytest

from forge_cli import __version__
from forge_cli.catalogue.index import Index
from forge_cli.user.locations import config_folder, data_folder
from tests.running import editor, forge


def config_path() -> Path:
    return Path(config_folder()) / "config.toml"


def test_a_lookup_writes_nothing_but_the_cache(tmp_path: Path) -> None:
    forge("show", "backward jump")
    forge("filter", "-b", "legs")
    assert not (tmp_path / "config").exists()
    assert not (tmp_path / "data").exists()


def test_config_set_get_unset() -> None:
    assert forge("config", "set", "have", "dumbbell", "bench").code == 0
    assert forge("config", "get", "have").out == "dumbbell, bench\n"
    assert config_path().read_text(encoding="utf-8") == 'have = [\n    "dumbbell",\n    "bench",\n]\n'
    assert forge("config", "unset", "have").code == 0
    assert forge("config", "get", "have").out == "\n"
    assert "is not set" in forge("config", "unset", "have").err


def test_config_lists_what_is_in_force_and_where_it_comes_from() -> None:
    forge("config", "set", "theme", "light")
    rows = [line.split("\t") for line in forge("config", environment={"FORGE_ASCII": "yes"}).lines]
    assert ["theme", "light", "file"] in rows
    assert ["ascii", "true", "FORGE_ASCII"] in rows
    assert ["color", "auto", "default"] in rows
    found = json.loads(forge("config", "list", "--json").out)
    assert found[0] == {"key": "have", "value": [], "source": "default"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (["set", "haev", "x"], "there is no setting 'haev'"),
        (["get", "haev"], "there is no setting 'haev'"),
        (["unset", "haev"], "there is no setting 'haev'"),
        (["set", "theme", "pink"], "theme cannot be 'pink'"),
        (["set", "have", "dumbel"], "knows no 'dumbel'"),
        (["set", "avoid", "kneee"], "knows no 'kneee'"),
        (["set", "sections", "stps"], "stps"),
        (["set", "theme"], "needs a value"),
        (["set"], "needs a key"),
        (["paint"], "config cannot 'paint'"),
    ],
)
def test_config_refuses_what_means_nothing(line: list[str], reason: str) -> None:
    result = forge("config", *line)
    assert result.code == 2
    assert reason in result.err
    assert not config_path().exists()


def test_config_path_is_where_the_file_is() -> None:
    assert forge("config", "path").out == f"{config_path()}\n"


def test_comments_in_the_file_are_kept_in_a_backup_that_is_named() -> None:
    config_path().parent.mkdir(parents=True)
    config_path().write_text("# mine\ntheme = 'light'\n", encoding="utf-8")
    assert f"{config_path()}.1.bak" in forge("config", "set", "color", "never").err
    assert forge("config", "get", "theme").out == "light\n"


def test_config_edit_tells_a_broken_file(tmp_path: Path) -> None:
    result = forge("config", "edit", environment=editor(tmp_path, 'echo "theme = 3" >> "$1"'))
    assert result.code == 4
    assert "theme is a text, not 3" in result.err
    assert "have" in config_path().read_text(encoding="utf-8")


def test_config_edit_tells_when_the_file_is_gone(tmp_path: Path) -> None:
    result = forge("config", "edit", environment=editor(tmp_path, 'rm "$1"'))
    assert result.code == 0
    assert "the defaults are in force" in result.err


def test_a_broken_file_stops_a_page_and_no_config_goes_on() -> None:
    config_path().parent.mkdir(parents=True)
    config_path().write_text("theme = 3\n", encoding="utf-8")
    assert forge("show", "dead bug").code == 4
    assert forge("show", "dead bug", "--no-config").code == 0
    assert forge("show", "dead-bug", "--json").code == 0


def test_the_option_goes_before_the_variable_and_the_file() -> None:
    forge("config", "set", "color", "always")
    assert "\x1b" in forge("show", "dead-bug", "--format", "card").out
    assert (
        "\x1b" not in forge("show", "dead-bug", "--format", "card", environment={"FORGE_COLOR": "never"}).out
    )
    assert "\x1b" not in forge("show", "dead-bug", "--format", "card", "--color", "never").out


def test_a_star_marks_filters_and_is_taken_away() -> None:
    assert forge("star", "dead bug", "--note", "daily").err == "forge: starred Dead Bug\n"
    assert forge("filter", "--starred", "--format", "ids").out == "dead-bug\n"
    assert "★" in forge("filter", "--starred", "--format", "table").out
    assert forge("unstar", "dead-bug").err == "forge: unstarred dead-bug\n"
    assert forge("filter", "--starred").code == 1
    assert forge("unstar", "dead-bug").code == 1


def test_the_note_outlives_a_renaming(monkeypatch: pytest.MonkeyPatch) -> None:
    config_path().parent.mkdir(parents=True)
    both = '[dead-bug]\nnote = "mine"\n[old-bug]\ndate = 2026-01-02\n'
    (config_path().parent / "stars.toml").write_text(both, encoding="utf-8")
    monkeypatch.setattr(Index, "tombstones", lambda _: {"old-bug": "dead-bug"})
    assert "★ mine" in forge("show", "dead bug", "--format", "card").out


def test_the_note_of_a_star_stands_on_the_card() -> None:
    forge("star", "dead bug", "--note", "left knee: [b]stay[/b] low\x1b[31m")
    card = forge("show", "dead bug", "--format", "card").out
    assert "★ left knee: [b]stay[/b] low" in card
    assert "\x1b" not in card
    assert "left knee" not in forge("show", "plank", "--format", "card").out


def test_the_found_ones_are_starred_and_the_missing_told() -> None:
    result = forge("star", "-", stdin="dead-bug\nnosuchthing\n")
    assert result.code == 1
    assert "nosuchthing" in result.err
    assert forge("filter", "--starred", "--count").out == "1\n"


def test_a_line_that_is_a_name_too_is_pointed_to() -> None:
    document = json.loads(forge("new", "Star Bug").out)
    assert forge("add", "-", stdin=json.dumps(document)).code == 0
    result = forge("star", "bug", terminal=True)
    assert "forge show star bug" in result.err


def test_starred_ones_are_completed_first() -> None:
    ids = [line.split("\t")[0] for line in forge("complete", "--", "2", "show", "b").lines]
    assert ids == sorted(ids)
    forge("star", "barbell-bench-press")
    assert forge("complete", "--", "2", "show", "b").lines[0] == "barbell-bench-press\tBarbell Bench Press"


@pytest.mark.parametrize(
    ("words", "among"),
    [
        (["1", "fil"], "filter"),
        (["1", "backward-"], "backward-jump"),
        (["2", "filter", "--body"], "--body-part"),
        (["2", "filter", "-"], "-b"),
        (["3", "filter", "-b", "le"], "legs"),
        (["3", "filter", "-b", "core,le"], "core,legs"),
        (["2", "filter", "--body-part=le"], "--body-part=legs"),
        (["3", "filter", "--body-part", "="], "legs"),
        (["4", "filter", "--body-part", "=", "le"], "legs"),
        (["3", "filter", "--have", "pull"], "pull-up-bar"),
        (["3", "filter", "--avoid", "k"], "knee"),
        (["3", "show", "--format", "m"], "markdown"),
        (["3", "show", "--section", "ti"], "tips"),
        (["3", "show", "--fields", "id,muscl"], "id,muscles"),
        (["3", "filter", "--sort", "d"], "difficulty"),
        (["3", "filter", "--not", "eq"], "equipment="),
        (["5", "filter", "--not", "equipment", "=", "kett"], "kettlebell"),  # as bash takes it apart
        (["6", "filter", "--not", "=", "equipment", "=", "kett"], "kettlebell"),
        (["2", "list", "mu"], "muscles"),
        (["2", "help", "sh"], "show"),
        (["2", "config", "se"], "set"),
        (["3", "config", "set", "th"], "theme"),
        (["4", "config", "set", "theme", "d"], "dark"),
        (["4", "config", "set", "have", "dumb"], "dumbbell"),
        (["3", "import", "--from", "fr"], "free-exercise-db"),
        (["3", "compare", "dead-bug", "couch"], "couch-stretch"),
    ],
)
def test_completes(words: list[str], among: str) -> None:
    result = forge("complete", "--", *words)
    assert result.code == 0
    assert among in [line.split("\t")[0] for line in result.lines]


@pytest.mark.parametrize("words", [[], ["x"], ["9", "show"], ["2", "add", "x"], ["2", "search", "x"], ["0"]])
def test_completes_nothing_where_there_is_nothing(words: list[str]) -> None:
    assert forge("complete", "--", *words) == (0, "", "")


def test_completion_survives_a_broken_stars_file() -> None:
    config_path().parent.mkdir(parents=True)
    (config_path().parent / "stars.toml").write_text("[", encoding="utf-8")
    assert "dead-bug" in forge("complete", "--", "2", "show", "Dead").out


def test_completion_of_bytes_that_are_no_text_gives_nothing() -> None:
    assert forge("complete", "--", "2", "show", "\udcff") == (0, "", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_a_shell_asks_forge(shell: str) -> None:
    assert "forge complete --" in forge("completion", shell).out


def test_completion_is_installed_once(tmp_path: Path) -> None:
    home = Path(os.environ["HOME"])
    home.mkdir()
    (home / ".bashrc").write_text("alias ll='ls -l'", encoding="utf-8")
    for _ in range(2):
        assert forge("completion", "bash", "--install").code == 0
    script = Path(data_folder()) / "completion.bash"
    lines = (home / ".bashrc").read_text(encoding="utf-8").splitlines()
    assert lines == ["alias ll='ls -l'", f"[ -f '{script}' ] && . '{script}'"]
    assert "_forge" in script.read_text(encoding="utf-8")
    assert [path.name for path in home.iterdir()] == [".bashrc"]
    assert forge("completion", "fish", "--install").code == 0
    assert (tmp_path / "config" / "fish" / "completions" / "forge.fish").exists()
    assert forge("completion", "powershell", "--install").code == 2


def test_completion_of_an_unknown_shell_is_told() -> None:
    assert forge("completion", "tcsh").code == 2
    assert forge("completion", environment={"SHELL": "/bin/zsh"}).out.startswith("#compdef forge")


def test_info_tells_what_a_bug_report_needs() -> None:
    found = json.loads(forge("info", "--json").out)
    assert found["forge"] == __version__
    assert found["exercises"] == int(forge("list", "--count").out)
    assert "(default)" in found["setting theme"]
    assert "exercises" in forge("info").out


def test_info_tells_what_is_broken_in_its_place() -> None:
    config_path().parent.mkdir(parents=True)
    config_path().write_text("theme = 3\n", encoding="utf-8")
    assert "theme is a text" in json.loads(forge("info", "--json").out)["setting theme"]


def test_validate_tells_every_fault_of_every_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": "a", "extra": 1}', encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    result = forge("validate", str(tmp_path))
    assert result.code == 4
    assert f"{tmp_path / 'a.json'}: extra: unknown key" in result.lines
    assert f"{tmp_path / 'b.json'}: not JSON" in result.out
    assert result.lines[-1].startswith("0 good, 2 bad documents")
    faults = json.loads(forge("validate", str(tmp_path), "--json").out)["faults"]
    assert {"file", "path", "reason"} == set(faults[0])


def test_validate_of_good_files_is_quiet(tmp_path: Path) -> None:
    document = forge("show", "dead-bug", "--json").out
    (tmp_path / "dead-bug.json").write_text(document, encoding="utf-8")
    assert forge("validate", str(tmp_path / "dead-bug.json")) == (
        0,
        "1 good, 0 bad documents, 0 faults\n",
        "",
    )


def test_validate_of_nothing_is_told(tmp_path: Path) -> None:
    assert forge("validate", str(tmp_path)).code == 4
    assert forge("validate", str(tmp_path / "none")).code == 4
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert forge("validate", "--editorial", str(tmp_path / "a.json")).code == 2


def test_editorial_reports_counts_and_fill_per_body_part(tmp_path: Path) -> None:
    folder = tmp_path / "exercises" / "core"
    folder.mkdir(parents=True)
    (folder / "dead-bug.json").write_text(forge("show", "dead-bug", "--json").out, encoding="utf-8")
    result = forge("validate", "--editorial", str(tmp_path))
    assert result.code == 4
    assert "there is no exercise" in result.out
    assert any(line.split() == ["count", "1", "1"] for line in result.lines)
    assert any(line.split() == ["tips", "100", "100"] for line in result.lines)


def test_every_command_has_help_with_examples() -> None:
    from forge_cli.options import COMMANDS

    for command in COMMANDS:
        result = forge("help", command)
        assert result.code == 0
        assert f"forge {command}" in result.out
        assert result == forge(command, "--help") == forge(command, "-h")


def test_help_lists_every_command_and_no_arguments_are_help() -> None:
    from forge_cli.options import COMMANDS

    result = forge("--help")
    assert all(f" {command} " in result.out for command in COMMANDS)
    assert forge() == forge("-h") == forge("help") == result


def test_the_version() -> None:
    assert forge("--version") == (0, f"forge {__version__}\n", "")


@pytest.mark.parametrize(
    "line", [["show"], ["filter", "--bogus"], ["filter", "-n", "x"], ["--bogus"], ["search"]]
)
def test_wrong_usage_is_two_and_a_few_lines(line: list[str]) -> None:
    result = forge(*line)
    assert (result.code, result.out) == (2, "")
    assert 0 < result.err.count("\n") <= 6
