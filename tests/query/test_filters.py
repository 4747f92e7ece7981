from typing import Any

import pytest

from forge_cli.catalogue.index import Index
from forge_cli.errors import WrongUsage
from forge_cli.query.filters import AXES, facets, meaning, ordered, select, split, without_each

from ..catalogue_of_ten import IDS, ids

PRESSES = ["barbell-bench-press", "dumbbell-bench-press", "incline-barbell-press", "push-up"]
SQUATS = ["goblet-squat", "wall-sit"]


def found(index: Index, starred: Any = (), **wanted: Any) -> list[str]:
    """Ask the filters; `body_part="a,b"` stands for `--body-part a,b`."""
    asked = {
        axis.replace("_", "-").strip("-"): [values] if isinstance(values, str) else values
        for axis, values in wanted.items()
    }
    return sorted(ids(index, select(index, asked, starred)))


def test_without_a_filter_everything_passes(ten: Index) -> None:
    assert found(ten) == IDS


@pytest.mark.parametrize(
    ("axis", "value", "passing"),
    [
        ("body_part", "chest", PRESSES),
        ("target", "pectorals", PRESSES),
        ("muscle", "triceps", PRESSES),
        ("target", "triceps", []),
        ("equipment", "kettlebell", ["dumbbell-bench-press", "goblet-squat"]),
        ("setup", "stairs", ["box-jump"]),
        ("difficulty", "advanced", ["box-jump"]),
        ("category", "plyometrics", ["box-jump"]),
        ("mechanic", "isolation", ["seated-calf-raise", "wall-sit"]),
        ("force", "push", ["barbell-bench-press"]),
        ("pattern", "squat", SQUATS),
        ("laterality", "alternating", ["walking-lunge"]),
        ("measure", "time", ["wall-sit"]),
        ("use", "warm-up", ["goblet-squat", "push-up"]),
        ("impact", "high", ["barbell-bench-press", "box-jump", "dumbbell-bench-press", "goblet-squat",
                            "push-up", "seated-calf-raise", "walking-lunge", "wall-sit"]),
        ("plane", "sagittal", []),
    ],
)  # fmt: skip
def test_each_axis_keeps_what_has_its_term(ten: Index, axis: str, value: str, passing: list[str]) -> None:
    assert found(ten, **{axis: value}) == passing


@pytest.mark.parametrize(
    ("axis", "word", "terms"),
    [
        ("target", "Quads", ["quadriceps"]),
        ("muscle", "UPPER chest", ["upper-chest"]),
        ("equipment", "smith machine", ["smith-machine"]),
        ("setup", "pull_up_bar", ["pull-up-bar"]),
        ("body-part", "Full Body", ["full-body"]),
        ("use", "warm up", ["warm-up"]),
        ("target", "zzz", None),
        ("use", "pectorals", None),
    ],
)
def test_labels_and_synonyms_in_any_case_mean_the_term(
    ten: Index, axis: str, word: str, terms: list[str] | None
) -> None:
    assert meaning(ten, axis, word) == terms


def test_a_group_takes_its_leaves(ten: Index) -> None:
    assert found(ten, target="chest") == PRESSES
    assert found(ten, target="hips") == ["walking-lunge"]
    assert "goblet-squat" in found(ten, equipment="free weights")


@pytest.mark.parametrize(
    ("parent", "child", "passing"),
    [
        ("calves", "soleus", ["box-jump", "seated-calf-raise"]),
        ("pectorals", "upper-chest", PRESSES),
        ("glutes", "gluteus-medius", ["box-jump", "goblet-squat", "walking-lunge"]),
    ],
)
def test_a_muscle_takes_its_parts_with_it_but_not_the_other_way(
    ten: Index, parent: str, child: str, passing: list[str]
) -> None:
    assert found(ten, muscle=parent) == passing
    assert len(found(ten, muscle=child)) == 1


def test_within_an_axis_any_between_axes_all(ten: Index) -> None:
    assert found(ten, difficulty="advanced,intermediate") == found(
        ten, difficulty=["advanced", "intermediate"]
    )
    assert found(ten, difficulty="intermediate", body_part="legs") == ["walking-lunge"]
    assert found(ten, body_part="legs,core", equipment="bodyweight") == ["box-jump", "wall-sit"]


def test_values_are_taken_apart_at_commas() -> None:
    assert split(["a, b", "c", " ,", ""]) == ["a", "b", "c"]


@pytest.mark.parametrize("axis", ["impact", "target", "have", "avoid", "not"])
@pytest.mark.parametrize("values", [[], ["", " , "]])
def test_an_empty_filter_is_wrong_usage(ten: Index, axis: str, values: list[str]) -> None:
    with pytest.raises(WrongUsage, match=f"--{axis} is empty"):
        select(ten, {axis: values})


@pytest.mark.parametrize(("most", "count"), [("none", 6), ("low", 7), ("high", 8), ("none,low", 7)])
def test_the_impact_is_the_most_one_will_bear(ten: Index, most: str, count: int) -> None:
    assert len(found(ten, impact=most)) == count


@pytest.mark.parametrize(
    ("things", "passing"),
    [
        ("bodyweight", ["desk-plank", "push-up", "wall-sit"]),  # and wall and mat are always there
        ("box", ["box-jump", "desk-plank", "push-up", "wall-sit"]),
        ("stairs", ["box-jump", "desk-plank", "push-up", "wall-sit"]),  # an alternative to the box
        ("dumbbell", ["desk-plank", "goblet-squat", "push-up", "walking-lunge", "wall-sit"]),
        ("kettlebell", ["desk-plank", "goblet-squat", "push-up", "wall-sit"]),
        ("kettlebell,bench", ["desk-plank", "dumbbell-bench-press", "goblet-squat", "push-up", "wall-sit"]),
        ("barbell,bench", ["desk-plank", "push-up", "wall-sit"]),  # the rack is missing
        ("barbell,bench,rack", ["barbell-bench-press", "desk-plank", "push-up", "wall-sit"]),
    ],
)
def test_what_can_be_done_with_what_one_has(ten: Index, things: str, passing: list[str]) -> None:
    assert found(ten, have=things) == passing
    assert found(ten, have=things.split(",")) == passing


def test_having_a_group_is_having_all_of_it(ten: Index) -> None:
    weights = found(ten, have="free weights")
    assert {"goblet-squat", "walking-lunge"} <= set(weights)
    assert "barbell-bench-press" not in weights
    assert "barbell-bench-press" in found(ten, have="free weights, bench, rack")


def test_what_loads_a_joint_is_avoided(ten: Index) -> None:
    assert set(IDS) - set(found(ten, avoid="knees")) == {"box-jump", "goblet-squat", "wall-sit"}
    assert set(IDS) - set(found(ten, avoid="knee,shoulder")) == {
        "box-jump", "goblet-squat", "wall-sit", "barbell-bench-press"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "dropped"),
    [
        ("equipment=barbell", ["barbell-bench-press", "incline-barbell-press"]),
        ("--equipment = barbell", ["barbell-bench-press", "incline-barbell-press"]),
        ("equipment=barbell,machine", ["barbell-bench-press", "incline-barbell-press", "seated-calf-raise"]),
        ("pattern=jump,target=chest", ["box-jump", *PRESSES]),
        (["pattern=jump", "joint=shoulder"], ["barbell-bench-press", "box-jump"]),
        ("impact=low", ["walking-lunge"]),
    ],
)
def test_not_takes_away(ten: Index, values: Any, dropped: list[str]) -> None:
    assert set(IDS) - set(found(ten, not_=values)) == set(dropped)


@pytest.mark.parametrize("value", ["barbell", "wings=two", "=barbell", "own=yes"])
def test_not_needs_an_axis(ten: Index, value: str) -> None:
    with pytest.raises(WrongUsage, match=f"--not takes AXIS=VALUE, not '{value}'") as told:
        found(ten, not_=value)
    assert "equipment" in told.value.hint


def test_starred_keeps_the_starred_that_are_there(ten: Index) -> None:
    assert found(ten, starred=["push-up", "gone", "push-up"], starred_=[]) == ["push-up"]
    assert found(ten, starred_=[]) == []


def test_own_keeps_the_user_s(ten: Index) -> None:
    assert found(ten, own=[]) == []


@pytest.mark.parametrize(
    ("axis", "word", "message", "near", "lists"),
    [
        ("target", "bicep-curl", "--target knows no 'bicep-curl'", "biceps", "forge list muscles"),
        ("equipment", "dumbel", "--equipment knows no 'dumbel'", "dumbbell", "forge list equipment"),
        ("have", "benchh", "--have knows no 'benchh'", "bench",
         "forge list equipment and forge list setup"),
        ("avoid", "knie", "--avoid knows no 'knie'", "knee", "forge list joints"),
        ("not", "impact=hi", "--impact knows no 'hi'", "high", "forge list impacts"),
        ("use", "\udcff", "--use knows no '\udcff'", "", "forge list uses"),
        ("use", "zzzz", "--use knows no 'zzzz'", "", "forge list uses"),
    ],
)  # fmt: skip
def test_an_unknown_term_is_told_with_the_nearest(
    ten: Index, axis: str, word: str, *, message: str, near: str, lists: str
) -> None:
    with pytest.raises(WrongUsage) as told:
        select(ten, {axis: [word]})
    assert told.value.exit_code == 2
    assert told.value.message == message
    assert told.value.hint.endswith(f"All terms: {lists}")
    assert near in told.value.hint
    assert told.value.hint.startswith("Did you mean ") == bool(near)


def test_by_name_is_the_order_of_the_numbers(ten: Index) -> None:
    assert ids(ten, ordered(ten, ten.everything)) == IDS


def test_by_difficulty_the_easiest_comes_first_and_what_says_none_last(ten: Index) -> None:
    bits = select(ten, {"body-part": ["legs,core"]})
    assert ids(ten, ordered(ten, bits, "difficulty")) == [
        "goblet-squat", "seated-calf-raise", "wall-sit", "walking-lunge", "box-jump", "desk-plank"
    ]  # fmt: skip


def test_by_body_part_each_part_is_in_the_order_of_names(ten: Index) -> None:
    legs = ["box-jump", "goblet-squat", "seated-calf-raise", "walking-lunge", "wall-sit"]
    assert ids(ten, ordered(ten, ten.everything, "body-part")) == [*PRESSES, "desk-plank", *legs]


def test_facets_count_a_set_under_each_term(ten: Index) -> None:
    assert facets(ten, select(ten, {"body-part": ["chest"]}), "difficulty") == {
        "intermediate": 2,
        "beginner": 2,
    }
    assert facets(ten, 0, "difficulty") == {}


def test_what_leaving_out_one_filter_would_give_is_told_most_first(ten: Index) -> None:
    wanted = {"body-part": ["legs"], "target": ["chest"], "difficulty": ["intermediate"]}
    assert select(ten, wanted) == 0
    assert without_each(ten, wanted) == [("body-part", ["legs"], 2), ("target", ["chest"], 1)]


def test_each_value_of_not_is_left_out_by_itself(ten: Index) -> None:
    wanted = {"target": ["soleus"], "not": ["equipment=barbell,machine", "joint=knee"]}
    assert select(ten, wanted) == 0
    assert without_each(ten, wanted) == [("target", ["soleus"], 4), ("not", ["equipment=machine"], 1)]


def test_leaving_out_the_only_not_leaves_none(ten: Index) -> None:
    assert without_each(ten, {"not": ["target=soleus"], "target": ["soleus"]}) == [
        ("target", ["soleus"], 9),
        ("not", ["target=soleus"], 1),
    ]


def test_leaving_out_works_for_stars_too(ten: Index) -> None:
    wanted: dict[str, list[str]] = {"starred": [], "body-part": ["legs"]}
    assert without_each(ten, wanted, ["push-up"]) == [("starred", [], 5), ("body-part", ["legs"], 1)]


def test_every_axis_but_the_joint_has_an_option_of_its_name() -> None:
    assert len(AXES) == 15
    assert "joint" not in AXES
