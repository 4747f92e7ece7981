"""The manual page and the command reference, made from the Typer app."""

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


def reference(group: Any) -> str:
    """Give the command reference in Markdown: what the manual page has, to read on the web."""
    parts = ["# The commands of forge\n"]
    for command in group.commands.values():
        if command.hidden:
            continue
        parts.append(f"\n## `{_usage(command)}`\n")
        parts += [
            f"\n    {text}\n" if text.startswith("forge ") else f"\n{text}\n" for text in _paragraphs(command)
        ]
        rows = [
            f"| `{', '.join(option.opts)}{'' if option.is_flag else ' ' + (option.metavar or 'VALUE')}` "
            f"| {option.help} |\n"
            for option in _options(command)
        ]
        parts += ["\n| option | meaning |\n|---|---|\n", *rows] if rows else []
    return "".join(parts)


def _usage(command: Any) -> str:
    arguments = [
        parameter.metavar or parameter.name
        for parameter in command.params
        if parameter.param_type_name == "argument"
    ]
    return " ".join(["forge", command.name, *arguments])


def _paragraphs(command: Any) -> list[str]:
    texts = [" ".join(text.split()) for text in re.split(r"\n\s*\n", str(command.help).strip())]
    return [text for text in texts if text != "[b]Examples[/b]"]


def _options(command: Any) -> list[Any]:
    return [parameter for parameter in command.params if parameter.param_type_name == "option"]


def _command(command: Any) -> str:
    lines = [f".SS {_roff(_usage(command))}"]
    for paragraph in _paragraphs(command):
        text = _roff(paragraph)
        lines.append(f".PP\n.nf\n    {text}\n.fi" if text.startswith("forge ") else f".PP\n{text}")
    for option in _options(command):
        names = ", ".join(f"\\fB{_roff(name)}\\fR" for name in option.opts)
        value = "" if option.is_flag else f" \\fI{_roff(option.metavar or 'VALUE')}\\fR"
        lines.append(f".TP\n{names}{value}\n{_roff(option.help)}")
    return "\n".join(lines) + "\n"


def _roff(text: str) -> str:
    """Escape what roff would act on."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + escaped if escaped[:1] in {".", "'"} else escaped
