"""`forge import` and `forge export`."""

import csv
import io
import json
import os
import sqlite3
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.running import forge

FREEDB_FIELDS = [
    "id",
    "name",
    "force",
    "level",
    "mechanic",
    "equipment",
    "primaryMuscles",
    "secondaryMuscles",
    "instructions",
    "category",
    "images",
]
CLOSED: dict[str, set[str | None]] = {
    "force": {"static", "pull", "push", None},
    "level": {"beginner", "intermediate", "expert"},
    "mechanic": {"isolation", "compound", None},
    "equipment": {
        "body only",
        "machine",
        "other",
        "foam roll",
        "kettlebells",
        "dumbbell",
        "cable",
        "barbell",
        "bands",
        "medicine ball",
        "exercise ball",
        "e-z curl bar",
        None,
    },
    "category": {
        "powerlifting",
        "strength",
        "stretching",
        "cardio",
        "olympic weightlifting",
        "strongman",
        "plyometrics",
    },
}
MUSCLES = {
    "abdominals",
    "abductors",
    "adductors",
    "biceps",
    "calves",
    "chest",
    "forearms",
    "glutes",
    "hamstrings",
    "lats",
    "lower back",
    "middle back",
    "neck",
    "quadriceps",
    "shoulders",
    "traps",
    "triceps",
}


def freedb(**keys: Any) -> dict[str, Any]:
    record = dict.fromkeys(FREEDB_FIELDS)
    record |= {
        "id": "Odd_Curl",
        "name": "Odd Curl",
        "level": "expert",
        "equipment": "dumbbell",
        "force": "pull",
        "primaryMuscles": ["biceps"],
        "secondaryMuscles": ["forearms"],
        "instructions": ["Curl it."],
        "category": "strength",
        "images": ["Odd_Curl/0.jpg"],
    }
    return {**record, **keys}


def imported(content: Any, *options: str) -> tuple[int, list[dict[str, Any]]]:
    text = content if isinstance(content, str) else json.dumps(content)
    result = forge("import", "-", *options, "--json", stdin=text)
    return result.code, json.loads(result.out) if result.out else []


def test_a_record_of_free_exercise_db_becomes_an_own_exercise() -> None:
    code, (report,) = imported([freedb()], "--from", "free-exercise-db")
    assert (code, report["outcome"], report["id"], report["dropped"]) == (0, "added", "odd-curl", ["images"])
    own = json.loads(forge("show", "odd curl", "--json").out)
    assert own["muscles"] == {"primary": ["biceps"], "secondary": ["forearms"]}
    assert (own["difficulty"], own["equipment"], own["body_part"]) == ("advanced", ["dumbbell"], "arms")
    assert own["steps"] == [{"title": "How to perform", "actions": ["Curl it."]}]


def test_each_record_is_accounted_for() -> None:
    records = [
        freedb(),
        freedb(name="Odd Curl Two", equipment="other", secondaryMuscles=["biceps", "wings"]),
        freedb(name="No Steps", instructions=[]),
        freedb(name="Dead Bug"),
        freedb(),
    ]
    code, reports = imported(records, "--from", "free-exercise-db")
    assert code == 4
    assert [report["outcome"] for report in reports] == [
        "added",
        "added",
        "unusable",
        "skipped",
        "already there",
    ]
    assert reports[1]["unknown"] == ["muscle 'wings'"]
    assert "equipment 'other'" in reports[1]["dropped"]
    assert reports[2]["faults"] == ["steps: required key is missing"]
    assert reports[3]["faults"] == ["there is already dead-bug"]


def test_a_record_without_a_name_is_unusable_beside_the_others() -> None:
    code, reports = imported([freedb(), {"primaryMuscles": []}, 5], "--from", "free-exercise-db")
    assert code == 4
    assert [report["outcome"] for report in reports] == ["added", "unusable", "unusable"]


def test_what_the_record_does_not_say_is_told() -> None:
    record = freedb(primaryMuscles=["shoulders"], mechanic=None)
    _, reports = imported([record], "--from", "free-exercise-db")
    assert reports[0]["assumed"] == ["side-delts for 'shoulders'", "mechanic compound"]


@pytest.mark.parametrize(
    "bad",
    [
        {"primaryMuscles": [{"a": 1}]},
        {"instructions": [1, 2]},
        {"instructions": 5},
        {"level": [["x"]]},
        {"equipment": {"a": 1}},
    ],
)
def test_a_record_of_wrong_types_is_told_and_the_others_are_taken(bad: dict[str, Any]) -> None:
    code, reports = imported([freedb(name="Odd One", **bad), freedb()], "--from", "free-exercise-db")
    assert code in {0, 4}
    assert reports[1]["outcome"] == "added"


def test_a_dry_run_keeps_nothing() -> None:
    result = forge("import", "-", "--from", "free-exercise-db", "--dry-run", stdin=json.dumps([freedb()]))
    assert "nothing was kept" in result.out
    assert forge("filter", "--own", "--count").out == "0\n"


def test_clashes_are_replaced_or_kept_beside_by_choice_and_a_second_run_changes_nothing() -> None:
    clashing = [freedb(name="Dead Bug")]
    for choice, id in (("beside", "dead-bug-2"), ("replace", "dead-bug")):
        line = ("--from", "free-exercise-db", "--clash", choice)
        first, again = imported(clashing, *line)[1][0], imported(clashing, *line)[1][0]
        assert first["outcome"] == {"beside": "beside", "replace": "replaced"}[choice]
        assert first["id"] == again["id"] == id
        assert again["outcome"] == "already there"
    assert forge("show", "dead bug 2", "--format", "ids").out == "dead-bug-2\n"


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_what_is_exported_imports_again_to_the_same_documents(form: str, tmp_path: Path) -> None:
    first, second = tmp_path / f"first.{form}", tmp_path / f"second.{form}"
    assert forge("export", "-b", "core", "--format", form, "--output", str(first)).code == 0
    reports = imported(first.read_text(encoding="utf-8"), "--clash", "replace")[1]
    assert {report["outcome"] for report in reports} == {"replaced"}
    assert forge("export", "--own", "--format", form, "--output", str(second)).code == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_export_for_free_exercise_db_has_exactly_its_fields_and_terms() -> None:
    records = json.loads(forge("export", "--format", "free-exercise-db").out)
    assert len(records) == int(forge("list", "--count").out)
    for record in records:
        assert list(record) == FREEDB_FIELDS
        assert all(record[field] in terms for field, terms in CLOSED.items())
        assert set(record["primaryMuscles"]) | set(record["secondaryMuscles"]) <= MUSCLES
        assert not set(record["primaryMuscles"]) & set(record["secondaryMuscles"])
        assert record["instructions"]
        assert set(record["id"]) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def test_sqlite_goes_to_a_file_with_documents_and_terms(tmp_path: Path) -> None:
    path = tmp_path / "core.sqlite"
    assert forge("export", "-b", "core", "--format", "sqlite", "--output", str(path)).code == 0
    connection = sqlite3.connect(path)
    (count,) = connection.execute("SELECT count(*) FROM exercise").fetchone()
    assert f"{count}\n" == forge("filter", "-b", "core", "--count").out
    found = connection.execute("SELECT exercise FROM term WHERE axis = 'primary' AND term = 'abs' ORDER BY 1")
    assert sorted(forge("filter", "-b", "core", "-t", "abs", "--format", "ids").lines) == [
        id for (id,) in found
    ]
    (document,) = connection.execute("SELECT document FROM exercise WHERE id = 'dead-bug'").fetchone()
    assert json.loads(document)["name"] == "Dead Bug"
    connection.close()


def test_sqlite_on_stdout_is_refused() -> None:
    result = forge("export", "--format", "sqlite")
    assert (result.code, result.out) == (2, "")
    assert "--output" in result.err


def test_a_table_of_our_own_columns_imports() -> None:
    fields = "id,name,body_part,category,difficulty,equipment,target,muscles.secondary,steps.actions"
    table = forge("show", "dead-bug", "--format", "csv", "--fields", fields).out
    report = imported(table, "--from", "csv", "--clash", "beside")[1][0]
    assert report["outcome"] == "beside"
    own = json.loads(forge("show", "dead-bug-2", "--json").out)
    assert own["muscles"]["primary"] == ["abs", "transverse-abdominis"]
    assert len(own["steps"][0]["actions"]) == 7


def test_a_table_says_which_columns_and_terms_it_could_not_take() -> None:
    table = "name,target,steps,color\nSofa Curl,biceps; wings,Sit; Curl,red\n"
    report = imported(table, "--from", "csv")[1][0]
    assert report["outcome"] == "added"
    assert report["unknown"] == ["muscle 'wings'"]
    assert report["dropped"] == ["color"]


@pytest.mark.parametrize(
    ("content", "options", "reason"),
    [
        ("{", [], "not readable"),
        ("a,b\n1,2\n", ["--from", "csv"], "no column 'name'"),
        ('[{"name": "x"}]', ["--from", "free-exercise-db"], "primaryMuscles"),
        ("\r\x00", ["--from", "csv"], "not readable as CSV"),
        ("name\na\rb,\x00\r", ["--from", "csv"], "not readable as CSV"),
    ],
)
def test_a_file_of_another_form_is_told(content: str, options: list[str], reason: str) -> None:
    result = forge("import", "-", *options, stdin=content)
    assert result.code == 4
    assert reason in result.err


def test_a_missing_file_and_wrong_options_are_told(tmp_path: Path) -> None:
    assert forge("import", str(tmp_path / "none")).code == 4
    assert forge("import", "-", "--from", "wger", stdin="[]").code == 2
    assert forge("import", "-", "--clash", "merge", stdin="[]").code == 2
    assert forge("export", "--format", "pdf").code == 2


def test_an_alias_that_another_exercise_has_is_dropped_and_told() -> None:
    document = json.loads(forge("new", "Sofa Bug").out) | {"aliases": ["Dying Bug", "Couch Bug"]}
    report = imported(document)[1][0]
    assert report["outcome"] == "added"
    assert report["dropped"] == ["alias 'Dying Bug'"]
    assert json.loads(forge("show", "sofa-bug", "--json").out)["aliases"] == ["Couch Bug"]


def test_progress_is_shown_on_a_terminal_only() -> None:
    records = json.dumps([freedb(name=f"Curl {n}") for n in range(3)])
    line = ("import", "-", "--from", "free-exercise-db")
    assert forge(*line, stdin=records).err == ""


def test_an_export_of_nothing_is_told() -> None:
    result = forge("export", "-b", "core", "-t", "pectorals")
    assert (result.code, result.out) == (1, "[]\n")


@pytest.mark.skipif(os.name == "nt", reason="named pipes of Unix")
def test_an_output_that_is_a_pipe_or_a_device_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as cat:
        try:
            assert forge("export", "-b", "neck", "--output", str(pipe)).code == 0
            assert cat.communicate(timeout=20)[0].decode() == forge("export", "-b", "neck").out
        finally:
            cat.kill()
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert forge("export", "-b", "neck", "--output", "/dev/null").code == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    if os.path.exists("/dev/full"):  # Linux has it
        full = forge("export", "-b", "neck", "--output", "/dev/full")
        assert (full.code, full.err) == (4, "forge: cannot write /dev/full: No space left on device\n")


@pytest.mark.skipif(os.name == "nt", reason="modes of Unix")
def test_an_export_over_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("", encoding="utf-8")
    path.chmod(0o600)
    assert forge("export", "-b", "neck", "--output", str(path)).code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_export_writes_csv_and_markdown() -> None:
    rows = list(csv.DictReader(io.StringIO(forge("export", "-b", "core", "--format", "csv").out)))
    assert {row["body_part"] for row in rows} == {"core"}
    assert forge("export", "-b", "core", "--format", "markdown").out.startswith("# ")
