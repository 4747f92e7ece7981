"""The manual page, made from the Typer app."""

import re
from typing import Any

_HEAD = """\
.TH FORGE 1
.SH NAME
forge \\- an exercise reference for the terminal
.SH SYNOPSIS
.B forge
.I NAME...
.br
.B forge
.I COMMAND
[\\fIoptions\\fR] [\\fIarguments\\fR]
.SH DESCRIPTION
Shows how to do an exercise, which exercises fit what you own and what you want to train, and what
to do instead. A first word that is no command is a lookup.
"""
_TAIL = """\
.SH EXIT STATUS
0 found; 1 nothing matched; 2 wrong usage or unknown term; 3 ambiguous name; 4 bad data, config or
file; 130 interrupted; 141 broken pipe.
.SH ENVIRONMENT
FORGE_HAVE, FORGE_AVOID, FORGE_SECTIONS, FORGE_COLOR, FORGE_PAGER, FORGE_ASCII and FORGE_THEME set
what config.toml sets. NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM, PAGER, VISUAL, EDITOR
and COLUMNS are heeded.
.SH FILES
\\fBforge config path\\fR and \\fBforge info\\fR tell where everything lies.
"""


def manual(group: Any) -> str:
    """Give the manual page in roff: every command with its arguments, options and examples."""
    commands = [command for command in group.commands.values() if not command.hidden]
    body = ".SH COMMANDS\n" + "".join(_command(command) for command in commands)
    return _HEAD + body + _TAIL


def _command(command: Any) -> str:
    arguments = [
        parameter.metavar or parameter.name
        for parameter in command.params
        if parameter.param_type_name == "argument"
    ]
    lines = [f".SS forge {' '.join([command.name, *map(_roff, arguments)])}"]
    for paragraph in re.split(r"\n\s*\n", str(command.help).strip()):
        text = _roff(" ".join(paragraph.split()))
        if text == "[b]Examples[/b]":
            continue
        lines.append(f".PP\n.nf\n    {text}\n.fi" if text.startswith("forge ") else f".PP\n{text}")
    for parameter in command.params:
        if parameter.param_type_name == "option":
            names = ", ".join(f"\\fB{_roff(name)}\\fR" for name in parameter.opts)
            value = "" if parameter.is_flag else f" \\fI{_roff(parameter.metavar or 'VALUE')}\\fR"
            lines.append(f".TP\n{names}{value}\n{_roff(parameter.help)}")
    return "\n".join(lines) + "\n"


def _roff(text: str) -> str:
    """Escape what roff would act on."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + escaped if escaped[:1] in {".", "'"} else escaped
