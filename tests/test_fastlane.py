"""The fast lane: what it takes, what it leaves to Typer, and that nobody can tell the lanes apart."""

import os
import shlex
import sys
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forge_cli import fastlane
from forge_cli.__main__ import main
from forge_cli.fastlane import understood
from forge_cli.lanes import FAST, sources
from forge_cli.options import COMMANDS, FLAG, LANES, NUMBER
from tests.running import Result, forge

pytestmark = pytest.mark.usefixtures("warm")


def slow() -> int:
    """The door with the fast lane closed."""
    with patch.object(fastlane, "understood", lambda _: None):
        return main()


def both(
    *arguments: str, stdin: str = "", terminal: bool = False, environment: dict[str, str] | None = None
) -> Result:
    """Run both lanes, demand the same of them, and give it."""
    given_ = {"stdin": stdin, "terminal": terminal, "environment": environment or {}}
    fast = forge(*arguments, **given_)  # type: ignore[arg-type]
    assert fast == forge(*arguments, **given_, door=slow)  # type: ignore[arg-type]
    return fast


_WORDS = st.sampled_from(
    [
        "backward-jump",
        "dead-bug",
        "Backwards",
        "jump",
        "bench",
        "press",
        "-",
        "--",
        "",
        "zzz",
        "sqat",
        "couch stretch",
        "list",
        "show",
        "filter",
        "muscles",
        "uses",
        "equipmnt",
        "\udcff",
        "é",
        "-x",
        "help",
    ]
)
_VALUES = st.sampled_from(
    [
        "legs",
        "quads",
        "bodyweight,mat",
        "LEGS",
        "nosuch",
        "",
        "3",
        "0",
        "-1",
        "x",
        "json",
        "ids",
        "tsv",
        "csv",
        "card",
        "plain",
        "markdown",
        "ndjson",
        "pdf",
        "name",
        "difficulty",
        "id,name",
        "muscles.primary",
        "bogus",
        "always",
        "never",
        "auto",
        "sometimes",
        "equipment=barbell",
        "knee",
        "steps,tips",
        "all",
    ]
)


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """Draw a command line of a lookup: real options mostly, with good and bad values."""
    command = draw(st.sampled_from([*LANES, "nosuch"]))
    options = LANES[command if command in LANES else "lookup"][3]
    line = [] if command in {"lookup", "nosuch"} else [command]
    for _ in range(draw(st.integers(0, 5))):
        kind = draw(st.integers(0, 9))
        if kind < 4 or not options:
            line.append(draw(_WORDS))
            continue
        option = draw(st.sampled_from(list(options)))
        takes = options[option][1]
        if takes == FLAG and kind < 9:
            line.append(option)
        elif option.startswith("--") and kind % 2:
            line.append(f"{option}={draw(_VALUES)}")
        else:
            line += [option, draw(_VALUES)]
    if draw(st.integers(0, 19)) == 0:
        line.append(draw(st.sampled_from(["--help", "-h", "--bogus", "-qn3", "-n"])))
    return line


@settings(max_examples=250, deadline=None)
@given(
    line=command_lines().filter(lambda line: line[:1] != ["random"] or "--seed" in line),
    terminal=st.booleans(),
    environment=st.sampled_from(
        [
            {},
            {"NO_COLOR": "1"},
            {"FORCE_COLOR": "1"},
            {"COLUMNS": "47"},
            {"COLUMNS": "120", "LINES": "30"},
            {"FORGE_HAVE": "dumbbell,mat", "FORGE_AVOID": "knee"},
            {"FORGE_SECTIONS": "tips,faq", "FORGE_ASCII": "1"},
            {"FORGE_THEME": "pink"},
            {"_FORGE_COMPLETE": "complete_bash"},
        ]
    ),
    stdin=st.sampled_from(["", "dead-bug\nnosuch\n", "couch stretch\n\n\x00é\n"]),
)
def test_both_lanes_answer_every_command_line_with_the_same_bytes_and_code(
    line: list[str], terminal: bool, environment: dict[str, str], stdin: str
) -> None:
    both(
        *line,
        stdin=stdin,
        terminal=terminal,
        environment={"COLUMNS": "90", "LINES": "9999", "TERM": "xterm", **environment},
    )


@pytest.mark.parametrize(
    "line",
    [
        "show dead-bug",
        "show dead bug --json",
        "dead-bug",
        "filter -b legs -t quads --format ids",
        "filter --body-part=legs --count",
        "search hip hinge -n 3",
        "list",
        "list muscles --json",
        "related dead-bug",
        "random --seed 3 -n 2",
        "show - -q",
    ],
)
def test_takes_lookups(line: str) -> None:
    assert understood(shlex.split(line)) is not None


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--help",
        "-h",
        "--version",
        "show",
        "show --help",
        "show -h dead-bug",
        "show dead-bug --bogus",
        "filter -b",
        "filter --body-part",
        "filter -n x",
        "filter -n -1",
        "filter --limit=1_0",
        "show --json=1 dead-bug",
        "filter -blegs",
        "filter legs",
        "list muscles uses",
        "compare a b",
        "show -- dead-bug",
        "validate",
        "complete 1 x",
        "lookup dead-bug",
        "--json dead-bug",
    ],
)
def test_leaves_to_typer_what_it_does_not_fully_understand(line: str) -> None:
    assert understood(shlex.split(line)) is None


def test_leaves_arguments_that_windows_expands_to_typer() -> None:
    with patch.object(os, "name", "nt"):
        assert understood(["show", "dead*"]) is None
        assert understood(["show", "dead-bug"]) is not None


def test_gives_the_parameters_that_typer_would_give() -> None:
    line = ["filter", "-b", "legs", "--body-part=core", "--count", "-n", "7", "--sort", "name"]
    parameters = {"body_part": ["legs", "core"], "count": True, "limit": 7, "sort": "name"}
    assert understood(line) == ("filter", parameters)


def test_a_first_word_that_is_no_command_is_a_lookup() -> None:
    assert understood(["goblet", "squat"]) == ("show", {"names": ["goblet", "squat"], "bare": True})


def test_the_generated_files_are_current() -> None:
    for path, content in sources().items():
        assert path.read_text(encoding="utf-8") == content, f"run: python -m forge_cli.lanes ({path.name})"


def test_knows_every_fast_command_and_the_kind_of_every_option() -> None:
    assert set(LANES) == set(FAST)
    assert set(FAST) - {"lookup"} <= set(COMMANDS)
    assert LANES["filter"][3]["--limit"] == ("limit", NUMBER)
    assert LANES["show"][3]["--json"] == ("json", FLAG)


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are text there")
def test_an_argument_that_is_not_utf8_is_answered_by_both_lanes_alike() -> None:
    result = both("show", "dead\udcff")
    assert result.code == 1
    assert "\udcff" not in result.err
