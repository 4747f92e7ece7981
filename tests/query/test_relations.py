from collections.abc import Callable

import pytest

from forge_cli.catalogue.axes import MIRRORED
from forge_cli.catalogue.index import Index
from forge_cli.query.filters import select
from forge_cli.query.relations import NAMED, candidates, named, nearest, related, shared

from ..catalogue_of_ten import document, ids

Make = Callable[..., Index]


def number(index: Index, id: str) -> int:
    found = index.number(id)
    assert found is not None
    return found


def names(index: Index, id: str) -> dict[str, list[str]]:
    """Give the relations that documents name, without the empty kinds."""
    return {kind: ids(index, members) for kind, members in named(index, number(index, id)).items() if members}


def test_a_relation_named_on_one_side_is_there_from_both(ten: Index) -> None:
    assert names(ten, "dumbbell-bench-press") == {
        "harder": ["barbell-bench-press"],
        "substitutes": ["push-up"],
    }
    assert names(ten, "barbell-bench-press") == {
        "easier": ["dumbbell-bench-press"],
        "variant": ["incline-barbell-press"],
    }
    assert names(ten, "push-up") == {"substitutes": ["dumbbell-bench-press"]}
    assert names(ten, "incline-barbell-press") == {"variant": ["barbell-bench-press"]}
    assert names(ten, "box-jump") == {}


@pytest.mark.parametrize("kind", NAMED)
def test_both_sides_of_every_relation_agree(ten: Index, kind: str) -> None:
    for one in range(ten.count):
        for other in named(ten, one)[kind]:
            assert one in named(ten, other)[MIRRORED[kind]]


def test_a_relation_named_on_both_sides_is_one(index_of: Make) -> None:
    index = index_of([document("a", substitutes=["b"]), document("b", substitutes=["a"])])
    assert names(index, "a") == {"substitutes": ["b"]}


def test_a_relation_to_nowhere_is_left_out(index_of: Make) -> None:
    variation = {"name": "X", "kind": "easier", "detail": "Less of it.", "id": "nowhere"}
    index = index_of([document("a", substitutes=["gone"], variations=[variation])])
    assert names(index, "a") == {}


def test_an_own_exercise_brings_its_own_relations(index_of: Make) -> None:
    index = index_of([document("a", substitutes=["b"]), document("b")], own=[document("a")])
    assert names(index, "b") == {}


def test_those_that_share_a_term_are_the_others_with_it(ten: Index) -> None:
    squat = number(ten, "goblet-squat")
    assert ids(ten, shared(ten, squat, "target")) == ["box-jump", "wall-sit"]
    assert ids(ten, shared(ten, squat, "equipment")) == ["dumbbell-bench-press", "walking-lunge"]
    assert shared(ten, number(ten, "desk-plank"), "equipment") == 0


def test_the_nearest_have_most_in_common_then_go_by_name(ten: Index) -> None:
    legs = select(ten, {"body-part": ["legs"]})
    squat = number(ten, "goblet-squat")
    assert ids(ten, nearest(ten, squat, legs & ~(1 << squat), 3)) == [
        "wall-sit",
        "seated-calf-raise",
        "walking-lunge",
    ]
    assert nearest(ten, squat, 0, 3) == []


def test_all_relations_come_as_ids_and_names_each_exercise_once(ten: Index) -> None:
    found = related(ten, number(ten, "barbell-bench-press"), few=1)
    assert list(found) == [*NAMED, "same_target", "same_equipment", "same_body_part"]
    assert found["easier"] == [{"id": "dumbbell-bench-press", "name": "Dumbbell Bench Press"}]
    assert found["same_target"] == [{"id": "push-up", "name": "Push-Up"}]
    told = [one["id"] for kind in found.values() for one in kind]
    assert len(told) == len(set(told))
    assert "barbell-bench-press" not in told


def test_of_each_shared_kind_a_few_are_told(ten: Index) -> None:
    assert [len(related(ten, number(ten, "box-jump"), few=few)["same_body_part"]) for few in (0, 1, 9)] == [
        0,
        1,
        2,
    ]


def test_candidates_are_named_ones_by_kind_then_those_alike(ten: Index) -> None:
    found = [(kind, ids(ten, [n])[0]) for kind, n in candidates(ten, number(ten, "barbell-bench-press"))]
    assert found == [
        ("easier", "dumbbell-bench-press"),
        ("variant", "incline-barbell-press"),
        ("same_target", "push-up"),
    ]


def test_a_candidate_is_told_once_by_its_closest_kind(index_of: Make) -> None:
    variation = {"name": "B", "kind": "harder", "detail": "More of it.", "id": "b"}
    index = index_of(
        [
            document("a", pattern="squat", substitutes=["b"], variations=[variation]),
            document("b", pattern="squat"),
        ]
    )
    assert [kind for kind, _ in candidates(index, number(index, "a"))] == ["harder"]
