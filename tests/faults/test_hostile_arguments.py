"""Arguments nobody would type: never a traceback, only documented exit codes, a few lines on stderr."""

import os
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forge_cli.cli import app
from tests.running import forge

GROUP: Any = typer.main.get_command(app)
COMMANDS = {name: command for name, command in GROUP.commands.items() if name not in {"edit", "new"}}
CODES = {0, 1, 2, 3, 4}
LONG = os.environ.get("FORGE_TESTS") == "long"
_VALUES = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "-",
            "--",
            "=",
            ",",
            "legs",
            "dead-bug",
            "dead bug",
            "../..",
            "/",
            "~",
            "*",
            "%s",
            "{}",
            "\x00",
            "\x1b[2J",
            "\u202e",
            "\udcff\udc80",
            "'",
            '"',
            "\\",
            "\n",
            "1",
            "-1",
            "9" * 40,
            "1e9",
            "NaN",
            "null",
            "[x]",
            "id,name",
            "LONG",
            "json",
            "all",
            "equipment=",
            "=x",
            "AND",
            '"*"',
            "NEAR(",
            "OR NOT",
            "é",
            "日本",
        ]
    ),
    st.text(max_size=12),
)


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """Draw a command with its own options in any number, values good and bad, and stray words."""
    name = draw(st.sampled_from([*COMMANDS, "nosuch"]))
    options: list[tuple[str, bool]] = [
        (option, parameter.is_flag)
        for parameter in getattr(COMMANDS.get(name), "params", [])
        if parameter.param_type_name == "option"
        for option in parameter.opts
    ]
    line = [name]
    for _ in range(draw(st.integers(0, 4))):
        wants_option: bool = draw(st.booleans())
        if options and wants_option:
            option, is_flag = options[draw(st.integers(0, len(options) - 1))]
            line.append(option)
            if not is_flag and draw(st.integers(0, 5)):
                line.append(draw(_VALUES))
        else:
            line.append(draw(_VALUES))
    return line


@settings(
    max_examples=3000 if LONG else 300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    line=command_lines(), terminal=st.booleans(), stdin=st.sampled_from(["", "dead-bug\n", "\x00\xff{", "[]"])
)
def test_every_command_line_is_answered(
    line: list[str], terminal: bool, stdin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    line = ["a" * 100_000 if word == "LONG" else word.replace("\0", "") for word in line]  # as from a shell
    terminal = terminal and line[0] != "browse"  # which would wait for keys
    result = forge(*line, terminal=terminal, stdin=stdin, environment={"LINES": "99999", "VISUAL": "true"})
    assert result.code in CODES
    assert "Traceback" not in result.err
    if "validate" not in line and "import" not in line:
        assert result.err.count("\n") <= 60  # at most four words, each with its candidates
    assert not set(result.err) - {"\n"} & {chr(c) for c in range(0x20) if c != 0x1B}


def test_an_argument_without_end_is_refused_in_a_line() -> None:
    for line in (["a" * 100_000], ["filter", "a" * 100_000], ["filter", "-b", "a" * 100_000]):
        result = forge(*line)
        assert (result.code, result.out) == (2, "")
        assert "an argument of 100,000 characters" in result.err


def test_a_long_name_from_stdin_is_told_cut() -> None:
    result = forge("show", "-", stdin="a" * 100_000)
    assert result.code == 1
    assert len(result.err) < 4000
