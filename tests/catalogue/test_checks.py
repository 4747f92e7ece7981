import copy
from pathlib import Path
from typing import Any

import pytest

from forge_cli.catalogue.checks import editorial, name_findings, relation_findings
from forge_cli.catalogue.document import Exercise
from forge_cli.catalogue.reading import Finding
from forge_cli.catalogue.validation import Fault
from forge_cli.errors import BadData

from .samples import full, kept, short


def test_a_good_catalogue_has_no_findings(tmp_path: Path) -> None:
    documents, findings = editorial(str(kept(tmp_path, full())))
    assert findings == []
    assert list(documents.values()) == [full()]


def test_the_folder_of_the_exercises_will_do(tmp_path: Path) -> None:
    documents, _ = editorial(str(kept(tmp_path, full()) / "exercises"))
    assert list(documents) == [str(tmp_path / "exercises" / "legs" / "backward-jump.json")]


def test_a_folder_without_documents_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="no exercise documents in") as told:
        editorial(str(tmp_path))
    assert "exercises/<body-part>/<id>.json" in told.value.hint


def only(tmp_path: Path) -> Fault:
    (finding,) = editorial(str(tmp_path))[1]
    return finding.fault


def test_the_file_is_called_as_the_id(tmp_path: Path) -> None:
    path = kept(tmp_path, full()) / "exercises" / "legs" / "backward-jump.json"
    path.rename(path.with_name("jump.json"))
    assert only(tmp_path) == Fault("id", "the file should be called backward-jump.json")


def test_the_file_lies_in_the_folder_of_its_body_part(tmp_path: Path) -> None:
    folder = kept(tmp_path, full()) / "exercises" / "legs"
    folder.rename(folder.with_name("arms"))
    assert only(tmp_path) == Fault("body_part", "the file should lie in legs/")


@pytest.mark.parametrize(
    ("written", "changed"),
    [("\n", "\r\n"), ("  ", "\t"), ('"id": "', '"id":  "'), ("}\n", "}"), ("}\n", "}\n\n")],
)
def test_a_document_is_written_the_one_way(tmp_path: Path, written: str, changed: str) -> None:
    path = kept(tmp_path, full()) / "exercises" / "legs" / "backward-jump.json"
    text = path.read_text(encoding="utf-8")
    last = written == "}\n"
    path.write_bytes((text[:-2] + changed if last else text.replace(written, changed)).encode())
    assert only(tmp_path).reason == "not in canonical form: key order, two-space indent, one last newline"


def test_keys_stand_in_the_order_of_the_definition(tmp_path: Path) -> None:
    path = kept(tmp_path, full()) / "exercises" / "legs" / "backward-jump.json"
    text = path.read_text(encoding="utf-8")
    one, two = '  "plane": "sagittal",\n', '  "laterality": "bilateral",\n'
    path.write_text(text.replace(one + two, two + one), encoding="utf-8", newline="\n")
    assert only(tmp_path).reason.startswith("not in canonical form")


def test_a_document_that_is_not_valid_is_told_and_left_out(tmp_path: Path) -> None:
    broken = full() | {"impact": "huge"}
    documents, findings = editorial(str(kept(tmp_path, full(id="jump"), broken)))
    assert [document["id"] for document in documents.values()] == ["jump"]
    assert [finding.fault.path for finding in findings if "backward-jump" in finding.file] == ["impact"]


def test_limits_and_texts_of_every_document_are_checked(tmp_path: Path) -> None:
    bad = full(breathing="Breathe with proper form, in and out.", safety=["Use mats."] * 5)
    findings = editorial(str(kept(tmp_path, bad)))[1]
    assert [finding.fault.path for finding in findings] == ["safety", "breathing"]


def catalogue(*documents: dict[str, Any]) -> dict[str, Exercise]:
    """Make short documents by file from what matters of each."""
    return {f"{one['id']}.json": short(**{"name": one["id"], **one}) for one in documents}


def told(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(finding.file, finding.fault.path, finding.fault.reason) for finding in findings]


@pytest.mark.parametrize(
    ("one", "other", "place", "reason"),
    [
        ({"name": "Push-Up"}, {"name": "Push Ups"}, "name", "'Push Ups' folds to the same as 'Push-Up' of a"),
        ({"name": "Push-Up"}, {"aliases": ["X", "pushup"]}, "aliases[1]",
         "'pushup' folds to the same as 'Push-Up' of a"),
        ({"aliases": ["RDL"]}, {"name": "Romanian Deadlift"}, "name",
         "'Romanian Deadlift' folds to the same as 'RDL' of a"),
    ],
)  # fmt: skip
def test_no_two_documents_claim_a_name(
    one: dict[str, Any], other: dict[str, Any], place: str, reason: str
) -> None:
    documents = catalogue({"id": "a", **one}, {"id": "b", **other})
    assert told(name_findings(documents)) == [("b.json", place, reason)]


def test_an_alias_is_not_the_name_again() -> None:
    documents = catalogue({"id": "a", "name": "Push-Up", "aliases": ["Press-Up"]})
    assert told(name_findings(documents)) == [
        ("a.json", "aliases[0]", "'Press-Up' folds to the same as 'Push-Up' of a")
    ]


def test_no_two_documents_have_an_id() -> None:
    documents = {"one.json": short(name="One"), "two.json": short(name="Two")}
    assert told(name_findings(documents)) == [("two.json", "id", "also the id of one.json")]


def variation(kind: str, id: str) -> dict[str, str]:
    return {"name": "Other", "kind": kind, "detail": "Done in another way.", "id": id}


def test_relations_lead_to_exercises_there_are() -> None:
    caution = {"condition": "sore back", "advice": "Sit down.", "instead": "no-c"}
    documents = catalogue(
        {
            "id": "a",
            "variations": [variation("easier", "a-b"), variation("easier", "no-a")],
            "substitutes": ["no-b"],
            "suitability": {"caution": [caution]},
        },
        {"id": "a-b"},
    )
    assert told(relation_findings(documents)) == [
        ("a.json", "substitutes[0]", "there is no exercise no-b"),
        ("a.json", "variations[1].id", "there is no exercise no-a"),
        ("a.json", "suitability.caution[0].instead", "there is no exercise no-c"),
    ]


@pytest.mark.parametrize("kind", ["easier", "harder"])
def test_two_sides_that_contradict_each_other_fail(kind: str) -> None:
    documents = catalogue(
        {"id": "a", "variations": [variation(kind, "b")]},
        {"id": "b", "variations": [variation(kind, "a")]},
    )
    assert told(relation_findings(documents)) == [("a.json", "variations", "both harder and easier than b")]


def test_a_circle_of_ever_harder_exercises_fails() -> None:
    documents = catalogue(
        *({"id": one, "variations": [variation("harder", other)]} for one, other in ("ab", "bc", "ca"))
    )
    assert ("a.json", "variations", "both harder and easier than b") in told(relation_findings(documents))


@pytest.mark.parametrize("kinds", [("variant", "harder"), ("easier", "variant")])
def test_a_variant_on_one_side_is_one_on_the_other(kinds: tuple[str, str]) -> None:
    documents = catalogue(
        {"id": "a", "variations": [variation(kinds[0], "b")]},
        {"id": "b", "variations": [variation(kinds[1], "a")]},
    )
    reason = f"a calls this one {kinds[0]}, and is called {kinds[1]} here"
    assert told(relation_findings(documents)) == [("b.json", "variations[0].kind", reason)]


@pytest.mark.parametrize("kinds", [("harder", "easier"), ("variant", "variant")])
def test_two_sides_that_agree_are_fine(kinds: tuple[str, str]) -> None:
    documents = catalogue(
        {"id": "a", "variations": [variation(kinds[0], "b")]},
        {"id": "b", "variations": [variation(kinds[1], "a")]},
    )
    assert relation_findings(documents) == []


@pytest.mark.parametrize(
    ("keys", "fine"),
    [
        ({"muscles": {"primary": ["abs"]}}, True),
        ({"muscles": {"primary": ["glutes"]}, "pattern": "grip"}, True),
        ({"muscles": {"primary": ["glutes"]}, "pattern": "squat"}, False),
        ({"muscles": {"primary": ["glutes", "abs"]}}, False),
    ],
)
def test_a_substitute_shares_the_first_primary_or_the_pattern(keys: dict[str, Any], fine: bool) -> None:
    documents = catalogue({"id": "a", "pattern": "grip", "substitutes": ["b"]}, {"id": "b", **keys})
    reason = "b shares neither the first primary muscle nor the pattern"
    assert told(relation_findings(documents)) == ([] if fine else [("a.json", "substitutes[0]", reason)])


def test_checking_changes_nothing(tmp_path: Path) -> None:
    before = copy.deepcopy(full())
    documents, _ = editorial(str(kept(tmp_path, before)))
    assert next(iter(documents.values())) == full()
