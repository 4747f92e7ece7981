import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from forge_cli.catalogue import compiling
from forge_cli.catalogue.database import connect
from forge_cli.catalogue.files import read_bytes
from forge_cli.catalogue.index import (
    PREBUILT,
    Index,
    compile_catalogue,
    index_place,
    open_index,
)

from ..catalogue_of_ten import DATA, document, ids
from ..running import forge

HALF_A_PAGE = 2000


class Place:
    """The folders of one user, the notes told so far, and the documents read so far."""

    def __init__(self, root: Path, data: Path) -> None:
        self.data = data
        self.own = root / "own exercises?#%20"
        self.cache = root / "cache?#%20"
        self.notes: list[str] = []
        self.read: list[str] = []

    def open(self, *, fresh: bool = False) -> Index:
        self.notes.clear()
        self.read.clear()
        return open_index(str(self.own), str(self.cache), self.notes.append, fresh=fresh)

    @property
    def file(self) -> Path:
        return Path(index_place(str(self.own), str(self.cache)))

    def keep(self, one: dict[str, Any], name: str = "") -> Path:
        self.own.mkdir(exist_ok=True)
        path = self.own / (name or f"{one['id']}.json")
        path.write_text(json.dumps(one), encoding="utf-8")
        return path

    def install(self) -> Path:
        """Put the index beside the package, as a wheel has it."""
        path = self.data.parent / PREBUILT
        path.write_bytes(compile_catalogue({}).serialize())
        return path


@pytest.fixture
def place(tmp_path: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    made = Place(tmp_path, checkout)

    def noted(path: str) -> bytes:
        made.read.append(Path(path).stem)
        return read_bytes(path)

    monkeypatch.setattr(compiling, "read_bytes", noted)
    return made


def test_the_first_question_compiles_the_index_and_keeps_it(place: Place) -> None:
    assert place.open().count == 10
    assert len(place.read) == 10
    assert place.file.parent == place.cache
    assert place.open().count == 10
    assert place.read == []
    assert place.notes == []


def test_fresh_compiles_in_any_case(place: Place) -> None:
    place.open()
    before = place.file.stat().st_ino
    assert place.open(fresh=True).count == 10
    assert place.file.stat().st_ino != before


def test_only_a_changed_file_is_read_again(place: Place) -> None:
    place.open()
    path = place.data / "exercises" / "legs" / "wall-sit.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Wall Sit", "Wall Chair"), encoding="utf-8")
    index = place.open()
    assert place.read == ["wall-sit"]
    number = index.number("wall-sit")
    assert number is not None
    assert index.rows([number])[0]["name"] == "Wall Chair"
    assert index.number("push-up") is not None


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of change")
def test_a_change_that_keeps_size_and_time_is_noticed(place: Place) -> None:
    place.keep(document("my-own", name="My Own"))
    place.open()
    path = Path(place.own) / "my-own.json"
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("My Own", "My Odd"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    index = place.open()
    assert [row["name"] for row in index.rows([index.number("my-own") or 0])] == ["My Odd"]


def test_files_that_come_and_go_are_noticed(place: Place) -> None:
    place.open()
    (place.data / "exercises" / "legs" / "wall-sit.json").unlink()
    mine = place.keep(document("my-own"))
    index = place.open()
    assert (index.number("wall-sit"), index.number("my-own") is None) == (None, False)
    mine.unlink()
    assert place.open().number("my-own") is None


def test_another_vocabulary_has_every_document_read_again(place: Place) -> None:
    place.open()
    path = place.data / "vocabulary.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    place.open()
    assert len(place.read) == 10


def test_a_tombstone_is_noticed(place: Place) -> None:
    assert place.open().tombstones() == {}
    path = place.data / "catalogue.json"
    path.write_text('{"version": "2", "tombstones": {"old-id": "push-up"}}', encoding="utf-8")
    assert place.open().tombstones() == {"old-id": "push-up"}


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_damaged_cache_is_rebuilt_silently(place: Place, content: bytes) -> None:
    place.open()
    place.file.write_bytes(content)
    assert place.open().count == 10
    assert place.notes == []
    place.open()
    assert place.read == []


def test_a_cache_cut_short_is_rebuilt_silently(place: Place) -> None:
    place.open()
    whole = place.file.read_bytes()
    place.file.write_bytes(whole[:HALF_A_PAGE])
    assert place.open().count == 10
    assert place.file.read_bytes() == whole


def test_an_index_of_another_version_is_rebuilt(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("forge_cli.catalogue.index.INDEX_VERSION", "0")
        earlier.setattr(compiling, "INDEX_VERSION", "0")
        assert place.open().meta["index_version"] == "0"
    assert place.open().meta["index_version"] != "0"
    assert len(place.read) == 10


def test_where_nothing_can_be_kept_the_index_is_built_in_memory_with_a_note(place: Place) -> None:
    place.cache.touch()  # a file in the way is a folder nobody can write into, root included
    assert place.open().count == 10
    (note,) = place.notes
    assert note.startswith("the index could not be kept (")
    assert note.endswith("it is made again at every lookup")


def test_an_own_exercise_is_found_and_replaces_a_bundled_one(place: Place) -> None:
    place.keep(document("push-up", name="Push-Up My Way"))
    place.keep(document("my-own"))
    index = place.open()
    assert index.count == 11
    assert ids(index, index.posting("own", ["yes"])) == ["my-own", "push-up"]
    assert place.notes == []


def test_an_own_file_that_cannot_be_used_is_told_every_time(place: Place) -> None:
    path = place.keep(document("my-own"))
    path.write_text("{", encoding="utf-8")
    for _ in range(2):
        assert place.open().count == 10
        assert place.notes == [f"left out: {path}: {place.notes[0].split(': ', 2)[2]}"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_to_nowhere_does_not_hide_the_other_own_exercises(place: Place) -> None:
    place.keep(document("my-own"))
    (place.own / "gone.json").symlink_to(place.own / "nowhere")
    assert place.open().number("my-own") is not None
    assert "gone.json: cannot read" in place.notes[0]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems only take names in UTF-8")
def test_a_file_whose_name_is_not_utf_8_is_left_out(place: Place) -> None:
    place.keep(document("my-own"))
    os.rename(place.own / "my-own.json", os.fsencode(place.own) + b"/\xff.json")
    place.keep(document("other-own"))
    assert place.open().number("other-own") is not None
    assert "the file of my-own is called my-own.json" in place.notes[0]
    place.open()
    assert place.read == []


def test_hidden_files_and_other_endings_are_no_own_exercises(place: Place) -> None:
    place.keep(document("my-own"), ".my-own.json")
    place.keep(document("my-own"), "my-own.json~")
    assert place.open().count == 10


def test_a_folder_of_own_exercises_that_cannot_be_listed_is_told(place: Place) -> None:
    place.own.touch()
    assert place.open().count == 10
    assert place.notes[0].startswith(f"cannot list {place.own}: ")
    assert place.notes[0].endswith("; your own exercises are left out")
    assert place.file.exists()


def test_an_installed_forge_has_its_index_ready(place: Place) -> None:
    path = place.install()
    place.read.clear()
    assert place.open().count == 10
    assert place.file == path
    assert place.read == []
    assert not place.cache.exists()


def test_own_exercises_join_the_installed_ones_without_reading_those(place: Place) -> None:
    place.install()
    place.keep(document("my-own"))
    assert place.open().count == 11
    assert place.read == ["my-own"]
    assert place.file.parent == place.cache
    place.open()
    assert place.read == []


def test_an_update_replaces_what_the_cache_knew_of_the_bundled_exercises(place: Place) -> None:
    place.install()
    place.keep(document("my-own"))
    place.open()
    path = place.data / "exercises" / "legs" / "wall-sit.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Wall Sit", "Wall Chair"), encoding="utf-8")
    os.utime(place.install(), ns=(1, 1))
    index = place.open()
    number = index.number("wall-sit")
    assert number is not None
    assert index.rows([number])[0]["name"] == "Wall Chair"


@pytest.mark.parametrize("content", [b"", b"no database"])
@pytest.mark.parametrize("own", [[], ["my-own"]])
def test_a_damaged_installed_index_is_replaced_by_a_cached_one(
    place: Place, content: bytes, own: list[str]
) -> None:
    place.install().write_bytes(content)
    for id in own:
        place.keep(document(id))
    for _ in range(2):
        assert place.open().count == 10 + len(own)
        assert place.notes == []
    assert place.read == []


def test_two_checkouts_do_not_share_a_cached_index(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = place.file
    monkeypatch.setattr("forge_cli.catalogue.index.data_directory", lambda: str(tmp_path / "other" / "data"))
    assert place.file != one


FIRST_RUN = """
import sys
from forge_cli.catalogue import files, index
index.data_directory = lambda: sys.argv[1]
notes = []
opened = index.open_index("none", sys.argv[2], notes.append)
print(opened.count, notes)
"""


def test_first_runs_at_once_do_not_disturb_each_other(place: Place) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", FIRST_RUN, str(place.data), str(place.cache)],
            cwd=DATA.parent,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    assert [run.communicate()[0] for run in runs] == ["10 []\n"] * 4
    assert place.open().count == 10
    assert place.read == []
    assert not list(place.cache.glob("*.tmp"))


def scrambled(path: Path, table: str) -> None:
    """Overwrite the pages of an index but the first ones, so that it opens and fails when asked."""
    content = bytearray(path.read_bytes())
    index = Index(connect(f"file:{path}?mode=ro&immutable=1", uri=True))
    query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    page = index.connection.execute(query, (table,)).fetchone()[0]
    size = index.connection.execute("PRAGMA page_size").fetchone()[0]
    content[(page - 1) * size : page * size] = b"\xaa" * size
    path.write_bytes(content)


@pytest.mark.usefixtures("checkout")
def test_damage_that_only_a_question_finds_is_mended_while_asking(tmp_path: Path) -> None:
    assert forge("filter", "--target", "abs", "--format", "ids").out == "desk-plank\n"
    cached = next((tmp_path / "cache" / "forge").glob("*.sqlite"))
    scrambled(cached, "posting")
    for _ in range(2):
        result = forge("filter", "--target", "abs", "--format", "ids")
        assert result == (0, "desk-plank\n", "")


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM meta WHERE key = 'count'",
        "DELETE FROM meta WHERE key = 'made_from'",
        "DELETE FROM meta WHERE key = 'complaints'",
        "UPDATE meta SET value = 'many' WHERE key = 'count'",
        "UPDATE meta SET value = substr(value, 2) WHERE key = 'folding'",
        "UPDATE meta SET value = '[]' WHERE key = 'folding'",
        "UPDATE meta SET value = '[1]' WHERE key = 'tombstones'",
        "DELETE FROM exercise WHERE n = 2",
    ],
)
def test_an_index_with_holes_is_made_again_while_asking(damage: str, tmp_path: Path) -> None:
    lines = (["filter", "--format", "ids"], ["show", "wal", "sit", "--guess", "--format", "ids"])
    answers = [forge(*line).out for line in lines]
    cached = next((tmp_path / "cache" / "forge").glob("*.sqlite"))
    with sqlite3.connect(cached) as connection:
        connection.execute(damage)
    connection.close()
    for line, answer in zip(lines, answers, strict=True):
        result = forge(*line)
        assert (result.code, result.out) == (0, answer)
