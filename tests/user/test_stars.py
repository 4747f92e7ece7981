"""Stars: kept with date and note, one writer at a time, and never misread."""

import tomllib
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from forge_cli.errors import BadData, CannotWrite, WrongUsage
from forge_cli.user.stars import read_stars, star, starred, unstar


def star_some(path: str, name: str) -> None:
    """Star ten exercises of a name, as one of several processes."""
    for number in range(10):
        star(path, [f"{name}-{number}"])


def test_nothing_is_starred_before_the_first_star(tmp_path: Path) -> None:
    assert read_stars(str(tmp_path / "none" / "stars.toml")) == {}
    assert not (tmp_path / "none").exists()


def test_a_star_keeps_the_date_and_the_note(tmp_path: Path) -> None:
    path = tmp_path / "stars.toml"
    star(str(path), ["dead-bug"], "every morning")
    assert tomllib.loads(path.read_text()) == {"dead-bug": {"date": date.today(), "note": "every morning"}}


def test_starring_again_keeps_the_note_unless_there_is_a_new_one(tmp_path: Path) -> None:
    path = str(tmp_path / "stars.toml")
    star(path, ["dead-bug"], "old")
    star(path, ["dead-bug", "plank"])
    assert read_stars(path)["dead-bug"]["note"] == "old"
    star(path, ["dead-bug"], "new")
    assert read_stars(path)["dead-bug"]["note"] == "new"
    assert set(read_stars(path)) == {"dead-bug", "plank"}


def test_unstarring_tells_what_had_no_star(tmp_path: Path) -> None:
    path = str(tmp_path / "stars.toml")
    star(path, ["dead-bug"])
    assert unstar(path, ["plank", "dead-bug"]) == ["plank"]
    assert read_stars(path) == {}


def test_comments_written_by_hand_are_kept_in_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "stars.toml"
    path.write_text("# my list\n[plank]\ndate = 2026-01-02\n")
    star(str(path), ["dead-bug"])
    assert (tmp_path / "stars.toml.1.bak").read_text().startswith("# my list")
    assert set(read_stars(str(path))) == {"plank", "dead-bug"}


@pytest.mark.parametrize("content", [b"[plank", b"plank = 3\n", b"\xff\xfe"])
def test_a_damaged_file_is_told_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "stars.toml"
    path.write_bytes(content)
    with pytest.raises(BadData, match="stars.toml"):
        star(str(path), ["dead-bug"])
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match="cannot write"):
        star(str(tmp_path / "file" / "stars.toml"), ["dead-bug"])


def test_processes_that_star_at_once_lose_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "stars.toml")
    names = ["a", "b", "c", "d"]
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(star_some, [path] * 4, names))
    assert set(read_stars(path)) == {f"{name}-{number}" for name in names for number in range(10)}


def test_a_note_that_is_not_utf8_is_refused_and_nothing_changed(tmp_path: Path) -> None:
    path = str(tmp_path / "stars.toml")
    star(path, ["dead-bug"])
    with pytest.raises(WrongUsage, match="not UTF-8"):
        star(path, ["plank"], "\udcff")
    assert set(read_stars(path)) == {"dead-bug"}


def test_stars_of_another_version_are_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "stars.toml"
    path.write_text("schema_version = 9\n[dead-bug]\ndate = 2026-01-01\n", encoding="utf-8")
    for read in (read_stars, starred):
        with pytest.raises(BadData, match="its schema_version is 9") as told:
            read(str(path))
        assert "Upgrade forge" in str(told.value.hint)
