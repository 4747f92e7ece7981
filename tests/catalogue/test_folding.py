import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forge_cli.catalogue.folding import Folding, in_order, letters, squeezed
from forge_cli.catalogue.vocabulary import bundled_vocabulary

FOLDING = Folding(bundled_vocabulary().folding)
SMALL = Folding(
    {
        "fillers": ["the", "with"],
        "compounds": ["push up"],
        "words": {"db": "dumbbell", "ohp": "overhead press", "wgs": "world greatest stretch"},
        "phrases": {"press up": "push up", "swiss ball": "stability ball"},
    }
)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Dumbbell Row", "dumbbell row"),
        ("DB rows", "dumbbell row"),
        ("Farmer's Walk", "farmer walk"),
        ("farmer\u2019s walk", "farmer walk"),
        ("Push-Ups", "push up"),
        ("press ups", "push up"),
        ("Push-Up with the Swiss Balls", "push up stability ball"),
        ("OHP", "overhead press"),
        ("pushups", "push up"),
        ("WGS", "world greatest stretch"),
        ("Ｊｅｆｆｅｒｓｏｎ Cúrl", "jefferson curl"),
        ("flies, crunches; boxes and presses", "fly crunch box and press"),
        ("abs press bus tennis", "ab press bus tennis"),
        ("the with", "the with"),
        ("- ! \u202e", ""),
        ("", ""),
    ],
)
def test_names_fold_to_one_form(name: str, folded: str) -> None:
    assert SMALL.fold(name) == folded


@pytest.mark.parametrize(
    "names",
    [
        ["push up", "Push-Ups", "pushup", "press-up", "press ups"],
        ["DB bench press", "Dumbbell Bench-Press", "the dumbbell bench press"],
        ["bicep curl", "Biceps Curls"],
        ["dumbbell flye", "dumbbell fly", "DB Flies"],
        ["RDL", "Romanian Deadlift", "romanian dead lift"],
        ["kb swing", "Kettlebell Swings"],
        ["farmers walk", "Farmer's Walk", "farmer walk"],
    ],
)
def test_what_people_type_folds_to_the_same_key(names: list[str]) -> None:
    assert len({squeezed(FOLDING.fold(name)) for name in names}) == 1


def test_the_keys_forget_spaces_or_the_order() -> None:
    assert squeezed("bench press") == "benchpress"
    assert in_order("press bench a") == "a bench press"


WORDS = bundled_vocabulary().folding
KNOWN = [*WORDS["fillers"], *WORDS["words"], *" ".join([*WORDS["phrases"], *WORDS["compounds"]]).split()]
NAMES = st.lists(st.one_of(st.sampled_from(KNOWN), st.text(max_size=8)), max_size=6).map(" ".join)


@settings(max_examples=500, deadline=None)
@given(NAMES)
def test_folding_is_idempotent(name: str) -> None:
    folded = FOLDING.fold(name)
    assert FOLDING.fold(folded) == folded


@settings(deadline=None)
@given(NAMES, st.sampled_from([str.upper, str.title, "  {}!".format, "({})".format]))
def test_case_and_punctuation_do_not_matter(name: str, written: "object") -> None:
    assert callable(written)
    plain = " ".join(letters(name))
    if plain.isascii():
        assert FOLDING.fold(written(plain)) == FOLDING.fold(plain)


@settings(deadline=None)
@given(st.text())
def test_letters_are_lower_case_words_and_stay_so(text: str) -> None:
    words = letters(text)
    assert letters(" ".join(words)) == words
    assert all(word.isalnum() and word == word.casefold() for word in words)
