import json
from typing import Any

import pytest

from forge_cli.catalogue.validation import Fault, faults_of, names_of, parse_strictly

from .samples import full, short

ROW = {"use": "strength", "sets": [3, 4], "reps": [5, 8]}


def test_a_document_with_only_the_required_keys_is_valid() -> None:
    assert faults_of(short()) == []


def test_a_full_document_is_valid() -> None:
    assert faults_of(full()) == []


@pytest.mark.parametrize("key", ["id", "name", "body_part", "muscles", "steps"])
def test_what_any_exercise_has_is_required(key: str) -> None:
    document = {name: value for name, value in short().items() if name != key}
    assert faults_of(document) == [Fault(key, "required key is missing")]


@pytest.mark.parametrize(
    ("keys", "path", "reason"),
    [
        # names of keys, types, and what a text or a list must have
        ({"color": "red"}, "color", "unknown key"),
        ({"met": {"value": 3.0, "code": "02054", "match": "exact", "by": "x"}}, "met.by", "unknown key"),
        ({"name": 3}, "name", "input should be a valid string, not 3"),
        ({"name": ""}, "name", "string should have at least 1 character, not ''"),
        ({"name": "?!"}, "name", "has neither letters nor digits"),
        ({"aliases": ["Plank", "-"]}, "aliases[1]", "has neither letters nor digits"),
        ({"aliases": []}, "aliases", "list should have at least 1 item after validation, not 0"),
        ({"tips": "Breathe."}, "tips", "input should be a valid list, not 'Breathe.'"),
        ({"muscles": {}}, "muscles.primary", "required key is missing"),
        ({"steps": [{"title": "Hold", "actions": ["x", None]}]}, "steps[0].actions[1]",
         "input should be a valid string, not None"),
        ({"schema_version": 2}, "schema_version",
         "written for schema 2, and this forge reads 1: upgrade forge"),
        ({"variations": [{"name": "A", "kind": "other", "detail": "x"}]}, "variations[0].kind",
         "input should be 'easier', 'harder' or 'variant', not 'other'"),
        ({"met": {"value": 0, "code": "02054", "match": "exact"}}, "met.value",
         "input should be greater than 0, not 0"),
        ({"met": {"value": 3, "code": "2054", "match": "exact"}}, "met.code",
         r"string should match pattern '^\d{5}$', not '2054'"),
        ({"name": "a\ud800"}, "name",
         "input should be a valid string, unable to parse raw data as a unicode string, not 'a\\ud800'"),
        ({"tips": {"a": "b" * 80}}, "tips", "input should be a valid list, not {'a': '" + "b" * 50 + "..."),
        # ids
        ({"id": "Desk Plank"}, "id",
         "string should match pattern '^[a-z0-9]+(-[a-z0-9]+)*$', not 'Desk Plank'"),
        ({"id": "a" * 65}, "id", "string should have at most 64 characters, not '" + "a" * 56 + "..."),
        ({"substitutes": ["../plank"]}, "substitutes[0]",
         "string should match pattern '^[a-z0-9]+(-[a-z0-9]+)*$', not '../plank'"),
        # closed terms
        ({"body_part": "leg"}, "body_part",
         "unknown term 'leg'; did you mean legs? (forge list body-parts shows them all)"),
        ({"force": "zzz"}, "force", "unknown term 'zzz' (forge list forces shows them all)"),
        ({"joints": ["knee", "kneee"]}, "joints[1]",
         "unknown term 'kneee'; did you mean knee? (forge list joints shows them all)"),
        ({"muscle_roles": {"abss": "hold the trunk"}}, "muscle_roles.abss",
         "unknown term 'abss'; did you mean abs? (forge list muscles shows them all)"),
        # muscles
        ({"muscles": {"primary": ["abs"], "secondary": ["obliques", "abs"]}}, "muscles.secondary",
         "abs is already under primary"),
        ({"muscles": {"primary": ["abs", "abs"]}}, "muscles.primary", "abs is already under primary"),
        ({"muscle_roles": {"calves": "push off"}}, "muscle_roles.calves",
         "is none of this exercise's muscles"),
        ({"mechanic": "compound"}, "muscles", "compound needs a secondary or a second primary muscle"),
        ({"category": "strength"}, "mechanic",
         "required for strength, plyometrics, olympic-weightlifting and strongman"),
        # things
        ({"equipment": ["dumbbell", "bodyweight"]}, "equipment",
         "bodyweight only alone, when nothing else is moved"),
        ({"equipment": ["cable", "sled", "cable"]}, "equipment", "cable given twice"),
        ({"setup": ["mat", "mat"]}, "setup", "mat given twice"),
        ({"joints": ["knee", "knee"]}, "joints", "knee given twice"),
        ({"alternatives": {"setup": ["box"]}}, "alternatives.setup",
         "replaces the first term of setup, which is not there"),
        ({"equipment": ["cable"], "alternatives": {"equipment": ["sled", "cable"]}},
         "alternatives.equipment", "already under equipment: cable"),
        ({"setup": ["bench"], "alternatives": {"setup": ["box", "box"]}}, "alternatives.setup",
         "box given twice"),
        # programming
        ({"programming": [{"use": "strength", "sets": [3, 4]}]}, "programming[0]",
         "needs exactly one of reps, seconds, meters"),
        ({"programming": [ROW | {"seconds": [3, 4]}]}, "programming[0]",
         "needs exactly one of reps, seconds, meters"),
        ({"programming": [ROW, ROW | {"reps": [8, 5]}]}, "programming[1].reps", "8 is more than 5"),
        ({"programming": [ROW | {"sets": [4, 3]}]}, "programming[0].sets", "4 is more than 3"),
        ({"programming": [ROW | {"rest_seconds": [90, 60]}]}, "programming[0].rest_seconds",
         "90 is more than 60"),
        ({"programming": [ROW | {"sets": [3]}]}, "programming[0].sets",
         "list should have at least 2 items after validation, not 1"),
        ({"programming": [ROW | {"reps": [5, True]}]}, "programming[0].reps[1]",
         "input should be a valid integer, not True"),
        ({"programming": [ROW | {"reps": [-1, 5]}]}, "programming[0].reps[0]",
         "input should be greater than or equal to 0, not -1"),
        ({"measure": "time", "programming": [ROW]}, "measure", "the first programming row counts reps"),
        # relations
        ({"substitutes": ["plank", "plank"]}, "substitutes", "plank given twice"),
        ({"substitutes": ["desk-plank"]}, "substitutes", "an exercise is no substitute for itself"),
        ({"variations": [{"name": "A", "kind": "easier", "detail": "x", "id": "desk-plank"}]},
         "variations[0].id", "an exercise is no variation of itself"),
    ],
)  # fmt: skip
def test_each_rule_names_the_place_and_the_fault(keys: dict[str, Any], path: str, reason: str) -> None:
    assert faults_of(short(**keys)) == [Fault(path, reason)]


@pytest.mark.parametrize("value", [None, [], "text", 3])
def test_what_is_no_object_is_no_document(value: object) -> None:
    assert faults_of(value) == [Fault("", f"input should be a valid dictionary, not {value!r}")]


def test_every_fault_is_told_at_once() -> None:
    faults = faults_of({"id": "A", "name": 3, "steps": [{"title": "", "actions": []}], "x": 1})
    paths = ["id", "name", "body_part", "muscles", "steps[0].title", "steps[0].actions", "x"]
    assert [fault.path for fault in faults] == paths


def test_rules_across_fields_are_told_together_too() -> None:
    faults = faults_of(
        short(category="strength", equipment=["bodyweight", "sled"], substitutes=["desk-plank"])
    )
    assert [fault.path for fault in faults] == ["substitutes", "mechanic", "equipment"]


def test_a_fault_reads_as_its_place_and_reason() -> None:
    assert str(Fault("tips[0]", "is long")) == "tips[0]: is long"
    assert str(Fault("", "not JSON")) == "not JSON"


def test_names_come_with_their_places() -> None:
    assert names_of(short()) == [("name", "Desk Plank")]
    assert names_of(short(aliases=["A", "B"]))[1:] == [("aliases[0]", "A"), ("aliases[1]", "B")]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "not JSON: Expecting value: line 1 column 1 (char 0)"),
        (b'{"a": }', "not JSON: Expecting value: line 1 column 7 (char 6)"),
        (b"{} {}", "not JSON: Extra data: line 1 column 4 (char 3)"),
        (b'{"a": "\xff"}', "not UTF-8: byte 7 is 0xff"),
        (b"\xef\xbb\xbf{}", "starts with a byte order mark; save it as UTF-8 without one"),
        (b"[" * 200_000, "nested too deeply"),
        (b" " * 1_000_001, "larger than 1,000,000 bytes"),
    ],
)
def test_content_that_cannot_be_parsed_leaves_no_value(content: bytes, fault: str) -> None:
    assert parse_strictly(content) == (None, [Fault("", fault)])


@pytest.mark.parametrize(
    ("content", "path", "reason"),
    [
        (b'{"a": 1, "b": 2, "a": 3}', "a", "key given twice"),
        (b'{"a": {"b": 1, "b": 2}}', "b", "key given twice"),
        (b'{"a": NaN}', "", "NaN is not JSON"),
        (b'{"a": -Infinity}', "", "-Infinity is not JSON"),
        (b'{"a": ["x", "\\ud800"]}', "a[1]", "holds half of a surrogate pair, which is no character"),
        (b'{"\\udfff": 1}', "", "holds half of a surrogate pair, which is no character"),
        (b'{"a":' * 21 + b"1" + b"}" * 21, ".".join("a" * 21), "nested too deeply"),
    ],
)
def test_what_json_readers_let_pass_is_a_fault(content: bytes, path: str, reason: str) -> None:
    assert parse_strictly(content)[1] == [Fault(path, reason)]


def test_a_pair_of_surrogates_is_a_character() -> None:
    assert parse_strictly(b'["\\ud83d\\ude00"]') == (["\U0001f600"], [])


def test_an_object_of_very_many_keys_is_read_in_one_go() -> None:
    content = json.dumps({f"{n:x}": n for n in range(60_000)}, separators=(",", ":")).encode()
    value, faults = parse_strictly(content)
    assert len(value) == 60_000
    assert faults == []


def test_the_caller_says_how_large_is_too_large() -> None:
    assert parse_strictly(b"[1, 2]", largest=5) == (None, [Fault("", "larger than 5 bytes")])
