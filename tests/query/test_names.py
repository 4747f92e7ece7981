from collections.abc import Callable

import pytest

from forge_cli.catalogue.index import Index
from forge_cli.errors import Ambiguous, NothingFound
from forge_cli.query.names import guessed, known, not_found, resolve, resolve_each

from ..catalogue_of_ten import TEN, document, ids

Make = Callable[..., Index]


def id_of(index: Index, number: int | None) -> str | None:
    return None if number is None else ids(index, [number])[0]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("goblet-squat", "goblet-squat"),  # 1. the id
        ("Goblet Squats", "goblet-squat"),  # 2. the folded name
        ("DB bench-press", "dumbbell-bench-press"),
        ("pushup", "push-up"),
        ("bench press", "barbell-bench-press"),  # 3. an alias
        ("PRESS UPS", "push-up"),
        ("the cup squat", "goblet-squat"),
        ("press bench barbell", "barbell-bench-press"),  # 4. the same words in another order
        ("press, flat", "barbell-bench-press"),
        ("squat cup", "goblet-squat"),
    ],
)
def test_ids_names_aliases_and_other_orders_are_known(ten: Index, name: str, id: str) -> None:
    assert id_of(ten, known(ten, name)) == id


@pytest.mark.parametrize("name", ["", "-", "goblet", "goblet squad", "squat", "\udcff", "'; DROP TABLE name"])
def test_nothing_else_is_known(ten: Index, name: str) -> None:
    assert known(ten, name) is None


def test_each_step_goes_before_the_next(index_of: Make) -> None:
    index = index_of(
        [
            document("sumo-walk", name="Alpha"),
            document("b", name="Sumo Walk", aliases=["Side Step"]),
            document("c", name="Side Step"),
            document("d", name="Gamma", aliases=["Walk Sumo", "Step Side"]),
        ]
    )
    found = {
        name: id_of(index, known(index, name))
        for name in ("sumo-walk", "sumo walk", "side step", "walk sumo")
    }
    assert found == {"sumo-walk": "sumo-walk", "sumo walk": "b", "side step": "c", "walk sumo": "d"}
    assert id_of(index, known(index, "step side")) == "d"


def test_a_word_order_of_a_name_goes_before_one_of_an_alias(index_of: Make) -> None:
    index = index_of(
        [document("a", name="Sumo Wide Walk"), document("b", name="Beta", aliases=["Wide Walk Sumo"])]
    )
    assert id_of(index, known(index, "walk wide sumo")) == "a"


def test_what_several_exercises_are_called_is_ambiguous(index_of: Make) -> None:
    index = index_of([document(id, aliases=["Side Step"]) for id in ("crab-walk", "band-walk")])
    with pytest.raises(Ambiguous) as told:
        known(index, "side steps")
    assert told.value.exit_code == 3
    assert told.value.message == "'side steps' can be 2 exercises"
    assert told.value.candidates == ["band-walk  (Band Walk)", "crab-walk  (Crab Walk)"]
    assert told.value.hint == "Type more of the name, or: forge search side steps"


def test_one_s_own_exercise_has_its_name_although_a_bundled_one_has_it_too(index_of: Make) -> None:
    index = index_of(
        TEN, own=[document("mine", name="Goblet Squat"), document("mine-two", aliases=["Bench Press"])]
    )
    assert id_of(index, known(index, "goblet squat")) == "mine"
    assert id_of(index, known(index, "bench press")) == "mine-two"
    assert id_of(index, known(index, "goblet-squat")) == "goblet-squat"


def test_a_renamed_id_gives_its_successor(index_of: Make) -> None:
    stones = {"chest-press": "push-up", "cup-squat": "gone-too", "wall-sit": "push-up"}
    index = index_of(TEN, tombstones=stones)
    assert id_of(index, known(index, "chest-press")) == "push-up"
    assert known(index, "Chest Press") is None
    assert id_of(index, known(index, "cup-squat")) == "goblet-squat"  # by its alias
    assert id_of(index, known(index, "wall-sit")) == "wall-sit"


@pytest.mark.parametrize(
    ("name", "id", "how"),
    [
        ("gob", "goblet-squat", "prefix"),
        ("DB ben", "dumbbell-bench-press", "prefix"),
        ("cup", "goblet-squat", "prefix"),
        ("goblet squad", "goblet-squat", "typo"),
        ("wakling lunge", "walking-lunge", "typo"),
        ("raise calf seted", "seated-calf-raise", "typo"),
    ],
)
def test_people_get_a_unique_prefix_or_a_corrected_typo(ten: Index, name: str, id: str, how: str) -> None:
    assert known(ten, name) is None
    number, found_by = guessed(ten, name)
    assert (id_of(ten, number), found_by) == (id, how)


def test_a_prefix_of_several_names_is_ambiguous(ten: Index) -> None:
    with pytest.raises(Ambiguous) as told:
        guessed(ten, "b")
    assert told.value.candidates == ["barbell-bench-press  (Barbell Bench Press)", "box-jump  (Box Jump)"]


def test_a_prefix_of_a_name_goes_before_one_of_an_alias(index_of: Make) -> None:
    index = index_of([document("a", name="Sumo Walk"), document("b", name="Beta", aliases=["Sumo Step"])])
    assert guessed(index, "sumo") == (index.number("a"), "prefix")


def test_of_many_candidates_ten_are_told_and_the_rest_counted(index_of: Make) -> None:
    index = index_of([document(f"walk-{n:02}") for n in range(13)])
    with pytest.raises(Ambiguous) as told:
        guessed(index, "wal")
    assert len(told.value.candidates) == 11
    assert told.value.candidates[-1] == "and 3 more"


def test_two_corrections_alike_are_only_suggested(index_of: Make) -> None:
    index = index_of([document("left-hop"), document("left-hip")])
    with pytest.raises(NothingFound) as told:
        guessed(index, "left hup")
    assert told.value.message == "no exercise is called 'left hup'"
    assert told.value.hint == "Did you mean Left Hip or Left Hop? Try: forge search left hup"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("zzzzzz", "Try: forge search zzzzzz"),
        ("!", "Try: forge search '!'"),
        ("", "forge list shows them all."),
    ],
)
def test_without_anything_near_nothing_is_suggested(ten: Index, name: str, hint: str) -> None:
    with pytest.raises(NothingFound) as told:
        guessed(ten, name)
    assert told.value.exit_code == 1
    assert told.value.hint == hint


def test_suggestions_are_names_that_begin_so_else_names_alike(ten: Index) -> None:
    assert not_found(ten, "b").hint.startswith("Did you mean Barbell Bench Press or Box Jump? ")
    assert not_found(ten, "lunge").hint.startswith("Did you mean Walking Lunge")
    assert not_found(ten, "calf raise").hint.startswith("Did you mean Seated Calf Raise")


def test_a_name_weighs_more_than_an_alias(index_of: Make) -> None:
    index = index_of(
        [document("a", name="Alpha", aliases=["Sumo Stride"]), document("b", name="Sumo Stripe")]
    )
    assert not_found(index, "sumo strixe").hint.startswith("Did you mean Sumo Stripe or Alpha? ")


class Asked:
    """A line of words resolved: the ids found, the names missed, the notes told."""

    def __init__(self, index: Index, *words: str, guess: bool = False, each: bool = False) -> None:
        self.notes: list[str] = []
        ask = resolve_each if each else resolve
        found, self.missed = ask(index, list(words), guess=guess, tell=self.notes.append)
        self.found = ids(index, found)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["bench", "press"], ["barbell-bench-press"]),  # the joined words are a name
        (["push-up", "box-jump"], ["push-up", "box-jump"]),  # each word is an id
        (["push-up", "push-up"], ["push-up", "push-up"]),
        (["goblet squat", "box jump"], ["goblet-squat", "box-jump"]),  # a space makes a name
        (["goblet squat", "pushups"], ["goblet-squat", "push-up"]),
        (["pushups", "goblet squat"], ["push-up", "goblet-squat"]),
        (["goblet squat"], ["goblet-squat"]),
        (["wall-sit"], ["wall-sit"]),
    ],
)
def test_the_words_of_a_line_are_one_name_or_ids_or_names_with_spaces(
    ten: Index, words: list[str], found: list[str]
) -> None:
    asked = Asked(ten, *words)
    assert asked.found == found
    assert asked.missed == []


def test_the_joined_name_wins_over_words_that_are_ids(index_of: Make) -> None:
    index = index_of([document(id) for id in ("wide", "squat", "wide-squat")])
    assert Asked(index, "wide", "squat").found == ["wide-squat"]
    assert Asked(index, "squat", "wide").found == ["wide-squat"]


def test_words_that_are_ids_are_each_shown_when_the_joined_name_is_ambiguous(index_of: Make) -> None:
    index = index_of(
        [document("wide"), document("squat"), *(document(id, aliases=["Wide Squat"]) for id in ("a", "b"))]
    )
    asked = Asked(index, "wide", "squat")
    assert (asked.found, asked.missed) == (["wide", "squat"], [])


def test_an_ambiguous_name_is_missed_not_fatal(index_of: Make) -> None:
    index = index_of([document(id, aliases=["Side Step"]) for id in ("a", "b")] + [document("c")])
    asked = Asked(index, "side", "step")
    assert asked.found == []
    assert isinstance(asked.missed[0], Ambiguous)
    assert Asked(index, "side step", "c", each=True).found == ["c"]


def test_words_that_are_no_name_together_are_missed_as_one(ten: Index) -> None:
    (error,) = Asked(ten, "push-up", "nonsense").missed
    assert error.message == "no exercise is called 'push-up nonsense'"


def test_of_several_names_the_found_are_given_and_the_missing_told(ten: Index) -> None:
    asked = Asked(ten, "goblet squat", "no such", "box jump")
    assert asked.found == ["goblet-squat", "box-jump"]
    assert [error.message for error in asked.missed] == ["no exercise is called 'no such'"]


def test_guessing_is_only_done_where_it_was_asked_for_and_is_told(ten: Index) -> None:
    assert Asked(ten, "gob").found == []
    prefix, typo = Asked(ten, "gob", guess=True), Asked(ten, "goblet", "squad", guess=True)
    assert prefix.found == typo.found == ["goblet-squat"]
    assert prefix.notes == ["'gob' is taken for Goblet Squat, its only match"]
    assert typo.notes == ["'goblet squad' is taken for Goblet Squat"]


def test_sure_names_are_found_without_a_note(ten: Index) -> None:
    assert Asked(ten, "press", "up", guess=True).notes == []


def test_names_one_by_one_are_never_joined(ten: Index) -> None:
    asked = Asked(ten, "bench", "press", "push up", each=True)
    assert asked.found == ["push-up"]
    assert len(asked.missed) == 2
