import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forge_cli.catalogue import files
from forge_cli.catalogue.document import SLUG
from forge_cli.catalogue.files import (
    LARGEST,
    bundled_path,
    data_directory,
    document_files,
    is_slug,
    parse,
    read_bytes,
)
from forge_cli.errors import BadData

from ..catalogue_of_ten import DATA

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
)


def test_a_checkout_reads_the_data_of_the_repository() -> None:
    assert Path(data_directory()) == DATA


def test_a_wheel_reads_the_data_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "forge_cli"
    (package / "data").mkdir(parents=True)
    monkeypatch.setattr(files, "__file__", str(package / "catalogue" / "files.py"))
    assert Path(data_directory()) == package / "data"


def test_an_exact_id_gives_the_path_of_its_document() -> None:
    assert bundled_path("backward-jump") == str(DATA / "exercises" / "legs" / "backward-jump.json")


@pytest.mark.parametrize(
    "id",
    ["no-such-exercise", "", "../legs/backward-jump", "backward-jump.json", "Backward-Jump", "a" * 65, "é"],
)
def test_what_is_no_id_has_no_path(id: str) -> None:
    assert bundled_path(id) is None


@given(st.one_of(st.text(), st.text("aZ0-_é\n", max_size=70), st.from_regex(SLUG)))
def test_an_id_is_what_the_definition_says(text: str) -> None:
    assert is_slug(text) == bool(re.fullmatch(SLUG.strip("^$"), text) and len(text) <= 64)


def test_a_file_is_read_whole_up_to_the_largest(tmp_path: Path) -> None:
    path = tmp_path / "full.json"
    path.write_bytes(b"x" * LARGEST)
    assert len(read_bytes(str(path))) == LARGEST


def test_an_oversized_file_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    path.write_bytes(b"x" * (LARGEST + 1))
    with pytest.raises(BadData, match="huge.json is larger than 1,000,000 bytes"):
        read_bytes(str(path))


@pytest.mark.parametrize("name", ["gone.json", "", "null\0byte"])
def test_a_file_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    with pytest.raises(BadData, match=re.escape(f"cannot read {path}: ")) as told:
        read_bytes(path)
    assert told.value.hint


@given(VALUES, st.sampled_from(["", " ", "\n", "\t\r\n"]))
def test_json_is_read_as_the_json_module_reads_it(value: object, space: str) -> None:
    text = space + json.dumps(value) + space
    assert parse(text.encode()) == json.loads(text)


def test_json_is_read_without_the_scanner_in_c_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "make_scanner", None)
    assert parse(b'{"a": [1, 2.5, null]}') == {"a": [1, 2.5, None]}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"{",
        b'{"a": 1',
        b"{} {}",
        b"[1,]",
        b"[1,2",
        b'{"a": }',
        b'"\n"',
        b"\xff\xfe{}",
        b'{"a": "\xff"}',
        b"[" * 100_000,
        b"1" * 5000,
    ],
)
def test_damaged_json_is_told_with_its_source(content: bytes) -> None:
    with pytest.raises(BadData, match="^x.json is not readable as JSON: .") as told:
        parse(content, "x.json")
    assert told.value.exit_code == 4


def test_documents_lie_in_a_folder_and_one_level_below(tmp_path: Path) -> None:
    for name in ("b.json", "a/z.json", "a/b.json", "a/deep/no.json", "a/readme.txt", "no.txt", "c/x.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = [os.path.relpath(path, tmp_path).replace(os.sep, "/") for path in document_files(str(tmp_path))]
    assert found == ["a/b.json", "a/z.json", "b.json", "c/x.json"]


def test_a_folder_that_is_not_there_has_no_documents(tmp_path: Path) -> None:
    assert list(document_files(str(tmp_path / "none"))) == []


def test_what_is_no_folder_cannot_be_listed(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(BadData, match=f"cannot list {path}: "):
        list(document_files(str(path)))


def test_an_inner_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "legs").mkdir()
    listed = os.listdir

    def refuse(folder: str) -> list[str]:
        if folder.endswith("legs"):
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr("os.listdir", refuse)
    with pytest.raises(BadData, match="cannot list .*legs: Permission denied"):
        list(document_files(str(tmp_path)))
