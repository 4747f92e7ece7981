"""Settings: what the file and the variables may say, which wins, and what a wrong one is told."""

from pathlib import Path

import pytest

from forge_cli.errors import BadData, WrongUsage
from forge_cli.user.settings import DEFAULTS, SETTINGS, Settings, check, parse, read_file, read_settings


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    settings = read_settings(str(tmp_path / "none.toml"), {})
    assert settings.values == DEFAULTS
    assert set(settings.source.values()) == {"default"}


def test_the_environment_goes_before_the_file_and_the_file_before_the_default(tmp_path: Path) -> None:
    path = written(tmp_path, 'theme = "light"\ncolor = "never"\n')
    settings = read_settings(path, {"FORGE_COLOR": "always", "FORGE_HAVE": "dumbbell, bench"})
    assert (settings["theme"], settings.source["theme"]) == ("light", "file")
    assert (settings["color"], settings.source["color"]) == ("always", "FORGE_COLOR")
    assert settings["have"] == ["dumbbell", "bench"]
    assert settings.source["pager"] == "default"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('theme = "dark"\n\nhaev = ["mat"]\n', 3, "there is no setting 'haev'"),
        ('# mine\ntheme = "pink"\n', 2, "theme cannot be 'pink'"),
        ("ascii = 1\n", 1, "ascii is true or false, not 1"),
        ('have = "mat"\n', 1, "have is a list of texts, not 'mat'"),
        ("have = [1]\n", 1, "have is a list of texts, not [1]"),
    ],
)
def test_a_wrong_line_of_the_file_is_named(tmp_path: Path, text: str, line: int, reason: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadData) as told:
        read_file(path)
    assert told.value.message == f"{path}, line {line}: {reason}"
    assert told.value.hint


def test_an_unknown_key_is_told_the_valid_ones() -> None:
    with pytest.raises(WrongUsage) as told:
        check("colour", "auto")
    assert all(key in told.value.hint for key in SETTINGS)


@pytest.mark.parametrize("content", [b"have = [", b"theme = 'dark'\xff", b"\x00"])
def test_a_file_that_is_not_toml_is_told_with_the_way_out(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    with pytest.raises(BadData, match="is not TOML") as told:
        read_file(str(path))
    assert "--no-config" in told.value.hint


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="cannot read"):
        read_file(str(tmp_path))


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("have", "a, b,,", ["a", "b"]),
        ("ascii", "YES", True),
        ("ascii", "0", False),
        ("theme", "light", "light"),
        ("pager", "less -R", "less -R"),
    ],
)
def test_text_becomes_a_value(key: str, text: str, value: object) -> None:
    assert parse(key, text) == value


@pytest.mark.parametrize(("key", "text"), [("ascii", "maybe"), ("color", "green"), ("nosuch", "x")])
def test_text_that_is_no_value_is_refused(key: str, text: str) -> None:
    with pytest.raises(WrongUsage):
        parse(key, text)


def test_a_wrong_variable_is_named() -> None:
    with pytest.raises(WrongUsage, match="FORGE_THEME: theme cannot be 'pink'"):
        Settings({}, {"FORGE_THEME": "pink"})
