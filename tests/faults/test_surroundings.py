"""Surroundings that are missing, closed or full: forge answers, or says in a sentence why not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forge_cli.commands.new import skeleton
from tests.running import forge

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="shells and devices of Unix")


def shell(line: str, tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a shell line in which `forge` is this checkout's, with few variables."""
    script = tmp_path / "bin" / "forge"
    script.parent.mkdir(exist_ok=True)
    code = "from forge_cli.__main__ import enter\nenter()\n"  # as the console script has it
    script.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
    script.chmod(0o755)
    path = f"{script.parent}:/usr/bin:/bin"
    places = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "DATA", "CACHE")}
    env = {"PATH": path, "PYTHONPATH": str(ROOT), **places, **variables}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], env=env, cwd="/", capture_output=True, check=False
    )


@pytest.mark.parametrize(
    "variables",
    [
        {"HOME": "", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/proc/none", "XDG_CONFIG_HOME": "/proc/none"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "utf-16"},
        {"TERM": "dumb"},
        {"COLUMNS": "1", "LINES": "1"},
        {"COLUMNS": "10000"},
        {"COLUMNS": "9" * 5000},
        {"COLUMNS": "wide", "LINES": "-3"},
        {"FORGE_PAGER": "/nowhere/pager", "PAGER": "/nowhere/pager"},
    ],
)
@pytest.mark.parametrize(
    "line", ["forge show backwards jump", "forge filter -b legs -f table", "forge list uses"]
)
def test_answers_in_odd_surroundings(variables: dict[str, str], line: str, tmp_path: Path) -> None:
    done = shell(line, tmp_path, **variables)
    assert done.returncode == 0
    assert done.stdout
    assert b"Traceback" not in done.stderr
    if variables.get("PYTHONIOENCODING") == "ascii":
        done.stdout.decode("ascii")


def test_a_cache_that_cannot_be_written_is_noted_and_the_answer_given(tmp_path: Path) -> None:
    done = shell("forge filter -b legs --count", tmp_path, XDG_CACHE_HOME="/proc/none")
    assert done.returncode == 0
    assert int(done.stdout) > 0
    assert b"the index could not be kept" in done.stderr


def test_a_full_device_is_told(tmp_path: Path) -> None:
    for line in (
        "forge show backward-jump --json",
        "forge show backward jump",
        "forge compare dead-bug couch-stretch",
    ):
        done = shell(f"{line} > /dev/full", tmp_path)
        assert done.returncode == 4
        assert done.stderr == b"forge: cannot write the answer: No space left on device\n"


@pytest.mark.parametrize(
    "line", ["list exercises --json", "export", "--help", "frob --zz", "show nosuchthing"]
)
def test_all_that_was_written_leaves_a_process_that_leaves_at_once(line: str, tmp_path: Path) -> None:
    variables = {"COLUMNS": "90", "LC_ALL": "C.UTF-8"}
    done = shell(f"forge {line}", tmp_path, **variables)
    result = forge(*line.split(), environment=variables)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (
        result.code,
        result.out,
        result.err,
    )
    assert done.stdout or done.stderr


def test_an_export_to_stdout_by_its_name_joins_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "joined"
    line = f"echo before > {file}; (forge export -b neck -o /dev/stdout; echo after) >> {file}"
    assert shell(line, tmp_path).returncode == 0
    first, *others, last = file.read_text(encoding="utf-8").splitlines()
    assert (first, last) == ("before", "after")
    assert "\n".join(others) + "\n" == forge("export", "-b", "neck").out
    assert shell("forge export -b neck -o /dev/stdout | wc -l", tmp_path).stdout.strip() != b"0"


def test_closed_streams_are_survived(tmp_path: Path) -> None:
    done = shell("forge show backward-jump --json >&-", tmp_path)
    assert done.returncode == 4
    assert b"no standard output" in done.stderr or b"cannot write" in done.stderr
    assert b"Traceback" not in done.stderr
    assert shell("forge show nosuchthing 2>&-", tmp_path).returncode == 1
    assert shell("forge show - <&-", tmp_path).returncode == 1
    assert shell("forge show dead-bug 2>&- <&-", tmp_path).returncode == 0


@pytest.mark.parametrize("size", [0, 1, 100, 5000])
def test_a_closed_pipe_ends_silently(size: int, tmp_path: Path) -> None:
    done = shell(f"forge list --json | head -c {size} > /dev/null; echo ${{PIPESTATUS[0]}}", tmp_path)
    assert done.stdout.strip() in {b"0", b"141"}
    assert done.stderr == b""


@pytest.mark.parametrize("line", ["forge --help", "forge filter --help", "forge help show"])
def test_help_is_given_in_any_encoding(line: str, tmp_path: Path) -> None:
    done = shell(line, tmp_path, PYTHONIOENCODING="latin-1", COLUMNS="30")
    assert done.returncode == 0
    assert b"Usage: forge" in done.stdout
    assert done.stderr == b""


def test_no_variable_of_another_completion_changes_an_answer(tmp_path: Path) -> None:
    for line in ("forge filter -b neck", "forge compare dead-bug plank"):
        asked = shell(line, tmp_path, _FORGE_COMPLETE="complete_bash")
        assert asked.returncode == 0
        assert asked.stdout == shell(line, tmp_path).stdout


def test_an_interrupt_is_130(tmp_path: Path) -> None:
    waiting = f"mkfifo {tmp_path}/p; (exec sleep 9 >{tmp_path}/p 2>/dev/null) & forge add - <{tmp_path}/p &"
    done = shell(f"set -m; {waiting} sleep 2; kill -INT $!; wait $!; echo $?; kill %1", tmp_path)
    assert done.stdout.strip() == b"130"
    assert b"Traceback" not in done.stderr


def test_a_clock_in_the_past_changes_nothing(tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "forge"
    assert shell("forge filter --count", tmp_path).returncode == 0
    for path in cache.iterdir():
        os.utime(path, (1, 1))
    assert shell("forge filter --count", tmp_path).stderr == b""
    assert [path.stat().st_mtime for path in cache.glob("*.sqlite")] == [1]  # used, not made again


def test_a_pager_that_fails_is_told(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    pager.chmod(0o755)
    result = forge("show", "dead-bug", terminal=True, environment={"LINES": "5", "FORGE_PAGER": str(pager)})
    assert result.code == 0
    assert "ended with 3" in result.err


def test_a_pager_that_is_not_there_is_told_and_the_page_shown() -> None:
    result = forge("show", "dead-bug", terminal=True, environment={"LINES": "5", "FORGE_PAGER": "/nowhere/x"})
    assert result.code == 0
    assert "cannot be started" in result.err
    assert "Dead Bug" in result.out


@pytest.mark.parametrize("pager", ["off", "never"])
def test_the_pager_can_be_switched_off(pager: str) -> None:
    result = forge("show", "dead-bug", terminal=True, environment={"LINES": "5", "FORGE_PAGER": pager})
    assert (result.code, result.err) == (0, "")
    assert "Dead Bug" in result.out


def test_a_long_page_goes_through_the_pager_without_a_shell(tmp_path: Path) -> None:
    pager = tmp_path / "a pager"
    pager.write_text(
        f"#!/bin/sh\ncat > '{tmp_path}/paged'; echo \"$@\" >> '{tmp_path}/args'\n", encoding="utf-8"
    )
    pager.chmod(0o755)
    environment = {"LINES": "5", "PAGER": f"'{pager}' ; touch {tmp_path}/owned"}
    result = forge("show", "dead-bug", terminal=True, environment=environment)
    assert (result.code, result.out) == (0, "")
    assert "Dead Bug" in (tmp_path / "paged").read_text(encoding="utf-8")
    assert not (tmp_path / "owned").exists()


def test_an_own_exercise_of_a_newer_schema_is_left_out_with_what_to_do() -> None:
    import json

    from forge_cli.user.own import own_path

    Path(own_path("x")).parent.mkdir(parents=True)
    newer = {**skeleton("sofa-squat", "Sofa Squat"), "schema_version": 2}
    Path(own_path("sofa-squat")).write_text(json.dumps(newer), encoding="utf-8")
    result = forge("filter", "--own")
    assert result.code == 1
    assert "written for schema 2, and this forge reads 1: upgrade forge" in result.err


@pytest.mark.parametrize(
    ("stars", "told"),
    [("mkdir -p $F/stars.toml", b"Is a directory"), ("echo 'a=' > $F/stars.toml", b"is not TOML")],
)
def test_stars_that_cannot_be_read_cost_no_answer(stars: str, told: bytes, tmp_path: Path) -> None:
    line = f"F=$XDG_CONFIG_HOME/forge; mkdir -p $F; {stars}; forge filter -b legs -n 2; forge show dead bug"
    done = shell(line, tmp_path)
    assert done.returncode == 0
    assert b"Dead Bug" in done.stdout
    assert done.stderr.count(told) == 2  # once for each of the two answers
    assert shell("forge filter --starred", tmp_path).returncode == 4


@pytest.mark.parametrize("file", ["stars.toml", "config.toml"])
def test_nesting_without_end_is_told(file: str, tmp_path: Path) -> None:
    written = f"F=$XDG_CONFIG_HOME/forge; mkdir -p $F; echo a=$(printf '[%.0s' {{1..50000}}) > $F/{file}"
    done = shell(f"{written}; forge star dead bug; forge config list", tmp_path)
    assert b"Traceback" not in done.stderr
    assert b"is not TOML" in done.stderr


@pytest.mark.parametrize("place", ["CONFIG_HOME/forge/stars.toml", "DATA_HOME/forge/exercises/pipe.json"])
def test_a_named_pipe_is_not_waited_for(place: str, tmp_path: Path) -> None:
    made = f"P=$XDG_{place}; mkdir -p $(dirname $P); mkfifo $P"
    done = shell(f"{made}; timeout 20 forge filter -b legs -n 1 --fields id,name -f table", tmp_path)
    assert done.returncode == 0
    assert done.stdout.count(b"\n") >= 1


@pytest.mark.parametrize(
    "line",
    [
        "forge add - <&-",
        "forge import - <&-",
        "forge --help >/dev/full",
        "D=$(mktemp -d); cd $D; rmdir $D; forge export --output x.json",
    ],
)
def test_what_the_system_refuses_is_told_in_a_sentence(line: str, tmp_path: Path) -> None:
    done = shell(line, tmp_path)
    assert done.returncode == 4
    assert b"Traceback" not in done.stderr
    assert b"forge: " in done.stderr  # the shell may say something itself


def test_a_home_that_is_no_folder_holds_nothing(tmp_path: Path) -> None:
    places = {f"XDG_{name}_HOME": "" for name in ("CONFIG", "DATA", "CACHE")}
    done = shell("forge filter -b legs --count", tmp_path, HOME="/dev/null", **places)
    assert done.returncode == 0
    assert done.stdout.strip().isdigit()
