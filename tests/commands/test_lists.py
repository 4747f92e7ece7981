"""`forge search`, `filter`, `list`, `related`, `random` and `compare`."""

import csv
import io
import json
from typing import Any

import pytest

from forge_cli.output.page import LIST_COLUMNS
from tests.running import forge


def everything() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(forge("list", "--json").out)
    return found


def ids(*line: str) -> list[str]:
    return forge(*line, "--format", "ids").lines


def test_list_gives_every_exercise_by_name() -> None:
    names = [one["name"] for one in everything()]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == int(forge("list", "--count").out)


@pytest.mark.parametrize(
    ("options", "holds"),
    [
        (["-b", "legs"], lambda one: one["body_part"] == "legs"),
        (["-t", "quads"], lambda one: "quadriceps" in one["muscles"]["primary"]),
        (
            ["-m", "quads"],
            lambda one: "quadriceps" in one["muscles"]["primary"] + one["muscles"].get("secondary", []),
        ),
        (["-e", "bodyweight"], lambda one: "bodyweight" in one["equipment"]),
        (["-d", "beginner", "-d", "advanced"], lambda one: one["difficulty"] in {"beginner", "advanced"}),
        (["-c", "stretching,mobility"], lambda one: one["category"] in {"stretching", "mobility"}),
        (["--impact", "low"], lambda one: one["impact"] in {"none", "low"}),
        (["--avoid", "knee"], lambda one: "knee" not in one.get("joints", [])),
        (["--use", "warm-up"], lambda one: any(row["use"] == "warm-up" for row in one["programming"])),
        (["--not", "body-part=legs,core"], lambda one: one["body_part"] not in {"legs", "core"}),
        (
            ["--pattern", "jump", "--laterality", "bilateral"],
            lambda one: one["pattern"] == "jump" and one["laterality"] == "bilateral",
        ),
    ],
)
def test_a_filter_agrees_with_the_same_question_asked_of_the_documents(
    options: list[str], holds: Any
) -> None:
    expected = [one["id"] for one in everything() if holds(one)]
    assert ids("filter", *options) == expected
    assert expected


def test_the_question_of_the_design_finds_the_backward_jump() -> None:
    assert "backward-jump" in ids(
        "filter", "--body-part", "legs", "--equipment", "bodyweight", "--target", "quads"
    )


def test_nothing_matched_tells_which_filter_to_leave_out() -> None:
    result = forge("filter", "-b", "core", "-t", "pectorals")
    assert (result.code, result.out) == (1, "")
    count = len(ids("filter", "-b", "core"))
    assert f"{count} without --target pectorals" in result.err
    assert "without --body-part core" in result.err
    assert json.loads(forge("filter", "-b", "core", "-t", "pectorals", "--json").out) == []


def test_an_unknown_term_names_the_nearest_and_how_to_list_them() -> None:
    result = forge("filter", "--muscle", "quadz")
    assert result.code == 2
    assert "quadriceps" in result.err
    assert "forge list muscles" in result.err


def test_count_and_limit() -> None:
    assert forge("filter", "-b", "legs", "--count").out == f"{len(ids('filter', '-b', 'legs'))}\n"
    assert ids("filter", "-b", "legs", "-n", "2") == ids("filter", "-b", "legs")[:2]
    assert forge("filter", "-b", "legs", "-n", "0", "--format", "ids").out == ""
    assert (
        forge("filter", "-b", "legs", "-n", "2", "--count").out
        == forge("filter", "-b", "legs", "--count").out
    )


def test_tsv_has_the_id_first_and_no_header() -> None:
    row = forge("filter", "-b", "core", "-n", "1").lines[0].split("\t")
    assert len(row) == len(LIST_COLUMNS)
    assert row[0] == ids("filter", "-b", "core", "-n", "1")[0]


def test_csv_has_a_header_and_reads_back() -> None:
    rows = list(csv.DictReader(io.StringIO(forge("show", "couch-stretch", "--format", "csv").out)))
    assert list(rows[0]) == list(LIST_COLUMNS)
    assert rows[0]["target"] == "quadriceps; hip-flexors"


def test_sorting_by_difficulty_goes_from_easy_to_hard_and_by_name_within() -> None:
    found = json.loads(forge("filter", "--sort", "difficulty", "--json", "--fields", "difficulty,name").out)
    order = ["beginner", "intermediate", "advanced"]
    keys = [(order.index(one["difficulty"]), one["name"].casefold()) for one in found]
    assert keys == sorted(keys)


def test_search_puts_an_exact_name_first() -> None:
    assert ids("search", "bench press")[0] == "barbell-bench-press"
    assert ids("search", "farmers walk")[0] == "farmers-walk"


def test_search_takes_filters_and_tells_when_nothing_is_left() -> None:
    assert "backward-jump" not in ids("search", "jump", "-b", "chest")
    result = forge("search", "jump", "-b", "neck")
    assert result.code == 1
    assert "nothing matches 'jump' among what passes the filters" in result.err


def test_search_corrects_typing_errors_and_says_so() -> None:
    result = forge("search", "bakward", "--format", "ids")
    assert "backward-jump" in result.lines
    assert "searched for 'backward'" in result.err


def test_rank_and_snippet_only_when_asked_for() -> None:
    found = json.loads(forge("search", "sofa", "--json", "--fields", "id,rank,snippet", "-n", "1").out)
    assert list(found[0]) == ["id", "rank", "snippet"]
    assert "sofa" in found[0]["snippet"].lower()
    assert "rank" not in json.loads(forge("search", "sofa", "--json", "-n", "1").out)[0]


def test_list_of_an_axis_counts_its_terms() -> None:
    found = json.loads(forge("list", "body-parts", "--json").out)
    assert list(found[0]) == ["id", "label", "group", "synonyms", "count"]
    counts = {term["id"]: term["count"] for term in found}
    assert counts["legs"] == len(ids("filter", "-b", "legs"))
    assert sum(counts.values()) == len(everything())


def test_list_of_an_axis_counts_among_what_passes_the_filters() -> None:
    found = json.loads(forge("list", "difficulty", "-b", "core", "--json").out)
    assert sum(term["count"] for term in found) == len(ids("filter", "-b", "core"))
    assert forge("list", "body-parts", "--format", "ids").lines[:2] == ["arms", "back"]


def test_list_of_no_axis_is_told() -> None:
    result = forge("list", "musclez")
    assert result.code == 2
    assert "Did you mean muscles?" in result.err


def test_related_gives_the_named_relations_first() -> None:
    found = json.loads(forge("related", "dead", "bug", "--json", "--fields", "id,relation").out)
    relations = {one["id"]: one["relation"] for one in found}
    assert "dead-bug" not in relations
    kinds = list(dict.fromkeys(relations.values()))
    assert kinds == [k for k in ("easier", "harder", "variant", "substitutes", "same target") if k in kinds]


def test_related_keeps_to_what_is_had() -> None:
    found = ids("related", "barbell-bench-press", "--have", "bodyweight")
    assert found
    assert "barbell-bench-press" not in found
    assert set(found) <= set(ids("filter", "--have", "bodyweight"))


def test_related_of_nothing_is_told() -> None:
    assert forge("related", "nosuchthing").code == 1


def test_random_draws_the_same_with_the_same_seed_and_from_the_filter() -> None:
    assert ids("random", "--seed", "7", "-n", "3") == ids("random", "--seed", "7", "-n", "3")
    assert set(ids("random", "-b", "core", "-n", "99")) == set(ids("filter", "-b", "core"))
    assert len(ids("random")) == 1


def test_compare_sets_exercises_side_by_side() -> None:
    result = forge("compare", "dead-bug", "couch stretch")
    assert result.code == 0
    assert "Dead Bug" in result.out
    assert "Couch Stretch" in result.out
    found = json.loads(forge("compare", "dead-bug", "couch-stretch", "--json").out)
    assert [one["id"] for one in found] == ["dead-bug", "couch-stretch"]


def test_compare_needs_two_and_tells_what_is_missing() -> None:
    assert forge("compare", "dead-bug").code == 2
    assert forge("compare", "dead-bug", "dead bug").code == 2
    assert forge("compare", "dead-bug", "nosuchthing").code == 1
    assert forge("compare", "dead-bug", "couch-stretch", "-q").out == ""


def test_the_same_question_gives_the_same_bytes() -> None:
    assert forge("search", "hip") == forge("search", "hip")


def test_ids_feed_back() -> None:
    found = forge("filter", "-b", "core", "--format", "ids")
    assert forge("show", "-", "--format", "ids", stdin=found.out).out == found.out


def test_have_of_the_settings_is_the_default() -> None:
    forge("config", "set", "have", "bodyweight")
    assert ids("filter") == ids("filter", "--no-config", "--have", "bodyweight")
    assert ids("filter", "--have", "dumbbell") == ids("filter", "--no-config", "--have", "dumbbell")
