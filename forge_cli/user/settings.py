"""Settings: `config.toml`, `FORGE_*` variables, and what they may say."""

import os

from forge_cli.errors import BadData, WrongUsage
from forge_cli.user.toml import any_toml, content_of, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

LISTS = ("have", "avoid", "sections")
SETTINGS = {
    "have": "what you own: the default of --have (terms of equipment and setup)",
    "avoid": "joints to spare: the default of --avoid",
    "sections": "what `forge show` shows: the default of --section",
    "color": "auto, always or never",
    "pager": "the command for long pages, or off",
    "ascii": "true or false: draw with ASCII characters only",
    "theme": "dark or light",
}
"""Every key of the file with what it means, in the order they are listed."""

CHOICES = {"color": ("auto", "always", "never"), "theme": ("dark", "light")}
DEFAULTS: "dict[str, Any]" = {
    "have": [],
    "avoid": [],
    "sections": [],
    "color": "auto",
    "pager": "",
    "ascii": False,
    "theme": "dark",
}
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


class Settings:
    """The settings in force; `source` tells for each key whether default, file or environment."""

    def __init__(self, file: "Mapping[str, Any]", environment: "Mapping[str, str]") -> None:
        """Layer the environment over the file over the defaults; WrongUsage for a bad variable."""
        self.values = dict(DEFAULTS)
        self.source = dict.fromkeys(DEFAULTS, "default")
        for key, value in file.items():
            self.values[key] = value
            self.source[key] = "file"
        for key in SETTINGS:
            variable = f"FORGE_{key.upper()}"
            if variable in environment:
                self.values[key] = _from_variable(variable, key, environment[variable])
                self.source[key] = variable

    def __getitem__(self, key: str) -> "Any":
        """Give the value in force."""
        return self.values[key]


def read_file(path: str) -> "dict[str, Any]":
    """Read and check `config.toml`: {} when there is none.

    BadData when it cannot be read, is not TOML, or has an unknown key or a wrong value, with the
    line and what would be valid.
    """
    hint = "Mend it with `forge config edit`, or go on with --no-config."
    content = content_of(path, hint)
    text = content.decode("utf-8", "surrogateescape")
    values = plain(text)
    if values is None:
        values = any_toml(content, path, hint)
    for key, value in values.items():
        try:
            check(key, value)
        except WrongUsage as error:
            message = f"{path}, line {_line(text, key)}: {error.message}"
            raise BadData(
                message, f"{error.hint} Mend it with forge config edit; --no-config goes without."
            ) from error
    return values


def check(key: str, value: "Any") -> None:
    """Hold a key and its value against what there is; WrongUsage names the valid ones."""
    if key not in SETTINGS:
        message = f"there is no setting '{key}'"
        raise WrongUsage(message, f"The settings are {', '.join(SETTINGS)}.")
    default = DEFAULTS[key]
    kind = {list: "a list of texts", bool: "true or false", str: "a text"}[type(default)]
    right_type = type(value) is type(default)
    if key in LISTS and right_type:
        right_type = all(isinstance(item, str) for item in value)
    if not right_type:
        message = f"{key} is {kind}, not {value!r}"
        raise WrongUsage(message, f"{key}: {SETTINGS[key]}")
    if key in CHOICES and value not in CHOICES[key]:
        message = f"{key} cannot be '{value}'"
        raise WrongUsage(message, f"It can be {', '.join(CHOICES[key])}.")


def parse(key: str, text: str) -> "Any":
    """Turn text from a command line or a variable into a setting's value; WrongUsage if it can't be."""
    if key not in SETTINGS:
        check(key, text)
    value: Any = text
    if key in LISTS:
        value = [part.strip() for part in text.split(",") if part.strip()]
    elif isinstance(DEFAULTS[key], bool):
        value = {**dict.fromkeys(_TRUE, True), **dict.fromkeys(_FALSE, False)}.get(text.lower(), text)
    check(key, value)
    return value


def read_settings(path: str, environment: "Mapping[str, str] | None" = None) -> Settings:
    """Give the settings in force from a file and the environment."""
    return Settings(read_file(path), os.environ if environment is None else environment)


def _from_variable(variable: str, key: str, text: str) -> "Any":
    try:
        return parse(key, text)
    except WrongUsage as error:
        message = f"{variable}: {error.message}"
        raise WrongUsage(message, error.hint) from error


def _line(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.split("=")[0].strip().strip("\"'") == key:
            return number
    return 1
