from pathlib import Path

from forge_cli.catalogue.canon import canonical
from forge_cli.catalogue.reading import Finding, read_all, read_document
from forge_cli.catalogue.validation import Fault

from .samples import full, short


def test_a_valid_document_is_read_as_it_stands() -> None:
    assert read_document(canonical(full()).encode()) == (full(), [])


def test_faults_of_form_are_told_before_those_of_content() -> None:
    document, faults = read_document(b'{"id": "a", "id": "b"}')
    assert document is None
    assert faults == [Fault("id", "key given twice")]


def test_an_invalid_document_is_no_document() -> None:
    document, faults = read_document(canonical(short(id="A")).encode())
    assert document is None
    assert [fault.path for fault in faults] == ["id"]


def test_files_are_read_each_by_itself(tmp_path: Path) -> None:
    good, broken, gone = (str(tmp_path / name) for name in ("good.json", "broken.json", "gone.json"))
    Path(good).write_text(canonical(short()), encoding="utf-8")
    Path(broken).write_text("{", encoding="utf-8")
    documents, findings = read_all([broken, gone, good])
    assert documents == {good: short()}
    assert [(finding.file, finding.fault.path) for finding in findings] == [(broken, ""), (gone, "")]
    assert findings[0].fault.reason.startswith("not JSON: ")
    assert findings[1].fault.reason.startswith(f"cannot read {gone}: ")


def test_a_finding_reads_as_file_place_and_reason() -> None:
    assert str(Finding("a.json", Fault("tips", "is short"))) == "a.json: tips: is short"
    assert str(Finding("a.json", Fault("", "not JSON"))) == "a.json: not JSON"
