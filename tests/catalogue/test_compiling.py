from collections.abc import Callable
from pathlib import Path

import pytest

from forge_cli.catalogue import compiling
from forge_cli.catalogue.compiling import Source, compile_index, known_records
from forge_cli.catalogue.index import INDEX_VERSION, Index, numbers
from forge_cli.catalogue.vocabulary import bundled_vocabulary
from forge_cli.errors import BadData

from ..catalogue_of_ten import IDS, TEN, document, ids

Make = Callable[..., Index]


def test_exercises_are_numbered_in_the_order_of_their_names(index_of: Make) -> None:
    names = {"c": "plank", "a": "Squat", "b": "Plank", "d": "Élan"}
    index = index_of([document(id, name=name) for id, name in names.items()])
    assert ids(index, index.everything) == ["b", "c", "a", "d"]
    assert index.count == 4


def test_a_row_has_the_columns_of_a_list(ten: Index) -> None:
    number = ten.number("barbell-bench-press")
    assert number is not None
    assert ten.rows([number]) == [
        {
            "id": "barbell-bench-press",
            "name": "Barbell Bench Press",
            "body_part": "chest",
            "category": "strength",
            "difficulty": "intermediate",
            "equipment": "barbell",
            "target": "pectorals",
            "own": 0,
            "path": "exercises/chest/barbell-bench-press.json",
        }
    ]


def test_rows_come_in_the_order_asked_for_and_more_than_once(ten: Index) -> None:
    assert ids(ten, [3, 1, 3]) == [ids(ten, [n])[0] for n in (3, 1, 3)]
    assert len(ten.rows([0] * 1200)) == 1200
    assert ten.rows([]) == []


def test_a_document_without_optional_keys_has_empty_columns(ten: Index) -> None:
    number = ten.number("desk-plank")
    assert number is not None
    row = ten.rows([number])[0]
    assert [row[key] for key in ("category", "difficulty", "equipment", "target")] == ["", "", "", "abs"]


def test_a_posting_is_what_has_any_of_the_terms(ten: Index) -> None:
    assert ids(ten, ten.posting("target", ["soleus", "abs", "no-term"])) == [
        "desk-plank",
        "seated-calf-raise",
    ]
    assert ten.posting("no-axis", ["abs"]) == 0
    assert set(ten.postings("joint")) == {"shoulder", "knee", "ankle"}
    assert sorted(ids(ten, ten.everything)) == IDS


@pytest.mark.parametrize("bits", [0, 1, 0b1011, 1 << 5000])
def test_the_numbers_of_a_set_are_its_bits(bits: int) -> None:
    found = list(numbers(bits))
    assert found == sorted(found)
    assert sum(1 << n for n in found) == bits


def test_an_id_has_a_number_and_nothing_else_has(ten: Index) -> None:
    assert ten.number("push-up") is not None
    assert [ten.number(id) for id in ("Push-Up", "", "no-such", "\udcff", "é")] == [None] * 5


def test_an_own_exercise_takes_the_place_of_a_bundled_one(index_of: Make) -> None:
    mine = document("push-up", "triceps", name="My Push-Up")
    index = index_of(TEN, own=[mine, document("my-own")])
    assert index.count == 11
    number = index.number("push-up")
    assert number is not None
    assert index.rows([number])[0]["name"] == "My Push-Up"
    assert index.rows([number])[0]["own"] == 1
    assert ids(index, index.posting("own", ["yes"])) == ["my-own", "push-up"]
    assert ids(index, index.posting("target", ["triceps"])) == ["push-up"]


def compile_one(path: Path, content: bytes, name: str = "desk-plank.json") -> str:
    """Compile one own file and give the complaint about it."""
    file = path / name
    file.write_bytes(content)
    connection = compile_index([Source(str(file), name, "", own=True)], bundled_vocabulary(), {}, "")
    index = Index(connection)
    assert index.count == (0 if index.meta["complaints"] else 1)
    return index.meta["complaints"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"{", "not JSON: Expecting property name"),
        (b"", "not JSON: Expecting value"),
        (b"[]", "input should be a valid dictionary, not []"),
        (b'{"id": "a", "id": "b"}', "id: key given twice"),
        (b"\xff", "not UTF-8: byte 0 is 0xff"),
        (b'{"id": "A", "name": 3}', "(and 4 more)"),
        (b" " * 1_000_001, "is larger than 1,000,000 bytes"),
        (b"[" * 200_000, "nested too deeply"),
    ],
)
def test_an_own_file_that_cannot_be_used_is_left_out_with_the_reason(
    tmp_path: Path, content: bytes, complaint: str
) -> None:
    told = compile_one(tmp_path, content)
    assert told.startswith(f"{tmp_path / 'desk-plank.json'}: ")
    assert complaint in told


def test_an_own_file_is_called_as_its_id(tmp_path: Path) -> None:
    content = str(document("desk-plank")).replace("'", '"').encode()
    assert compile_one(tmp_path, content) == ""
    told = compile_one(tmp_path, content, "mine.json")
    assert told.endswith("mine.json: the file of desk-plank is called desk-plank.json")


def test_records_of_an_earlier_index_are_taken_over_unread(ten: Index) -> None:
    known = known_records(ten.connection)
    sources = [Source("/nowhere", key.split("\n")[0], "", own=False) for key in known]
    again = Index(compile_index(sources, bundled_vocabulary(), {}, "by hand", known))
    for table in ("exercise", "name", "posting", "relation", "passage", "word"):
        query = f"SELECT * FROM {table}"
        assert again.connection.execute(query).fetchall() == ten.connection.execute(query).fetchall()


def test_an_index_says_what_it_was_made_of(ten: Index) -> None:
    assert ten.meta["index_version"] == INDEX_VERSION
    assert ten.meta["made_from"] == "by hand"
    assert ten.meta["vocabulary"] == str(bundled_vocabulary().version)
    assert ten.fold("Pushups") == "push up"
    assert ten.tombstones() == {}


def test_a_python_without_full_text_search_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "_TABLES", compiling._TABLES.replace("fts5", "fts0"))
    with pytest.raises(BadData, match="cannot hold the index: no such module: fts0") as told:
        compile_index([], bundled_vocabulary(), {}, "")
    assert "FTS5" in told.value.hint
