import csv
import io
import json

import pytest

from forge_cli.errors import BadData
from forge_cli.output.page import Page
from forge_cli.output.records import cell, plain_records
from forge_cli.output.records import csv as as_csv
from forge_cli.output.records import ids as as_ids
from forge_cli.output.records import json as as_json
from forge_cli.output.records import ndjson as as_ndjson
from forge_cli.output.records import tsv as as_tsv

from .samples import MINIMAL, entry_of, full, hostile, minimal

PAGE = Page()


def test_one_document_is_its_file_byte_by_byte() -> None:
    entry = full()
    assert as_json([entry], PAGE, one=True).encode() == entry.raw


def test_several_documents_are_an_array_of_their_files() -> None:
    text = as_json([full(), minimal()], PAGE)
    assert json.loads(text) == [full().document, MINIMAL]
    assert full().raw.decode().strip() in text


def test_nothing_is_an_empty_array() -> None:
    assert as_json([], PAGE) == as_json([], PAGE, fields=["id"]) == "[]\n"


def test_fields_are_the_keys_as_asked_and_null_when_missing() -> None:
    text = as_json([minimal()], PAGE, fields=["id", "muscles.primary", "tips"], one=True)
    assert json.loads(text) == {"id": "desk-plank", "muscles.primary": ["abs"], "tips": None}
    assert list(json.loads(text)) == ["id", "muscles.primary", "tips"]


def test_json_escapes_what_acts_on_a_terminal_and_means_the_same() -> None:
    entry = minimal(raw=json.dumps({"name": "a\u202e\x9bé"}, ensure_ascii=False).encode())
    text = as_json([entry], PAGE, one=True)
    assert text == '{"name": "a\\u202e\\u009bé"}\n'
    assert as_json([entry], Page(unicode=False), one=True) == '{"name": "a\\u202e\\u009b\\u00e9"}\n'


def test_a_file_that_is_not_utf8_is_bad_data() -> None:
    with pytest.raises(BadData, match="desk-plank"):
        as_json([minimal(raw=b"\xff")], PAGE)


def test_ndjson_is_one_line_an_exercise() -> None:
    lines = as_ndjson([full(), minimal()], PAGE).splitlines()
    assert [json.loads(line) for line in lines] == [full().document, MINIMAL]
    assert as_ndjson([minimal()], PAGE, fields=["id"]) == '{"id":"desk-plank"}\n'


def test_tsv_has_the_list_columns_and_no_header() -> None:
    assert as_tsv([full()], PAGE) == (
        "backward-jump\tBackward Jump\tlegs\tplyometrics\tintermediate\tbodyweight\tquadriceps\n"
    )


def test_tsv_escapes_tabs_and_newlines_inside_a_cell() -> None:
    entry = entry_of(MINIMAL | {"name": "a\tb\nc"})
    assert as_tsv([entry], PAGE, fields=["id", "name"]) == "desk-plank\ta\\tb\\nc\n"


def test_csv_reads_back_with_one_header_line() -> None:
    fields = ["id", "steps.actions", "programming", "muscles.secondary"]
    text = as_csv([full(), minimal()], PAGE, fields=fields)
    header, first, second = csv.reader(io.StringIO(text))
    assert header == fields
    assert first[1] == "; ".join(a for phase in full().document["steps"] for a in phase["actions"])
    assert first[3] == "calves; glutes; hamstrings"
    assert first[2].startswith('{"use":"warm-up","sets":[1,2]')
    assert second[2:] == ["", ""]
    assert "\r" not in text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_csv_defuses_what_a_spreadsheet_would_run(text: str) -> None:
    cells = as_csv([entry_of(MINIMAL | {"summary": text})], PAGE, fields=["summary"])
    assert next(csv.reader([cells.splitlines()[1]]))[0].startswith("'")


def test_csv_leaves_numbers_alone() -> None:
    assert as_csv([minimal(rank=-2.5)], PAGE, fields=["rank"]) == "rank\n-2.5\n"


def test_ids_are_read_back_as_they_were() -> None:
    assert as_ids([full(), minimal()], PAGE).split() == ["backward-jump", "desk-plank"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (7.5, "7.5"),
        (["a", "b"], "a; b"),
        ([[1, 2], [3, 4]], "[1,2]; [3,4]"),
        ({"a": 1}, '{"a":1}'),
    ],
)
def test_a_cell_says_any_value(value: object, text: str) -> None:
    assert cell(value, PAGE) == text


def test_plain_records_go_through_the_same_forms() -> None:
    terms = [{"id": "abs", "count": 2}, {"id": "neck", "count": 0}]
    assert json.loads(plain_records(terms, "json", PAGE)) == terms
    assert plain_records(terms, "ndjson", PAGE) == '{"id":"abs","count":2}\n{"id":"neck","count":0}\n'
    assert plain_records(terms, "csv", PAGE) == "id,count\nabs,2\nneck,0\n"
    assert plain_records(terms, "tsv", PAGE, fields=["count", "id"]) == "2\tabs\n0\tneck\n"
    assert json.loads(plain_records(terms, "json", PAGE, one=True)) == terms[0]
    assert plain_records([], "csv", PAGE) == ""


@pytest.mark.parametrize("form", [as_csv, as_tsv, as_ndjson])
def test_without_unicode_records_are_ascii(form: object) -> None:
    assert callable(form)
    assert form([hostile("é → 深")], Page(unicode=False)).isascii()
