import subprocess
import sys

import pytest

from forge_cli.catalogue.document import Exercise
from forge_cli.catalogue.prose import prose_faults, texts
from forge_cli.catalogue.validation import Fault

from ..catalogue_of_ten import DATA
from .samples import full, short

STEP = "steps[0].actions[0]"
LONG = "when the heel slips off that ledge you catch the rail before anything hurts"


def step(text: str) -> Exercise:
    return short(steps=[{"title": "Go", "actions": [text]}])


def faults(*documents: Exercise) -> list[list[Fault]]:
    found = prose_faults({f"{at}.json": one for at, one in enumerate(documents)})
    return [found.get(f"{at}.json", []) for at in range(len(documents))]


def test_the_full_document_reads_well() -> None:
    assert faults(full()) == [[]]


def test_ids_names_and_terms_are_no_texts() -> None:
    variation = {"name": "Proper Form", "kind": "easier", "detail": "Kneel.", "id": "knee-plank"}
    caution = {"condition": "sore wrist", "advice": "Use fists.", "instead": "fist-plank"}
    document = short(variations=[variation], suitability={"caution": [caution]}, aliases=["Next Level"])
    assert dict(texts(document)) == {
        "steps[0].title": "Do it",
        "steps[0].actions[0]": "Get into the position and stay there.",
        "variations[0].detail": "Kneel.",
        "suitability.caution[0].condition": "sore wrist",
        "suitability.caution[0].advice": "Use fists.",
    }
    assert faults(document) == [[]]


@pytest.mark.parametrize(
    ("text", "phrase", "why"),
    [
        ("Keep Proper form.", "Proper form", "say what the form is"),
        ("Engage your core.", "Engage your core", "say what the trunk does"),
        ("Stand and engage your core", "engage your core", "say what the trunk does"),
        ("Listen to your body.", "Listen to your body", "say which sign to heed"),
        ("A great exercise.", "great exercise", "hype"),
        ("An excellent exercise.", "excellent exercise", "hype"),
        ("Use a full range of motion.", "full range of motion", "say from where to where"),
        ("Keep it slow and controlled.", "slow and controlled", "give the seconds"),
        ("It hits multiple muscle groups.", "multiple muscle groups", "name them"),
        ("Take it to the next level.", "next level", "hype"),
        ("It builds functional strength.", "functional strength", "say what becomes easier"),
        ("For all fitness levels.", "all fitness levels", "say whom it suits"),
        ("Good for injury prevention.", "injury prevention", "name the mechanism"),
        ("For optimal results, rest.", "optimal results", "hype"),
        ("Find the mind-muscle connection.", "mind-muscle connection", "say what to feel, and where"),
        ("Return to the starting position.", "Return to the starting position", "say where the body goes"),
        ("Consult a professional.", "Consult a professional", "say for which condition, and who"),
        ("Use various grips.", "various", "name them"),
    ],
)
def test_each_empty_phrase_is_told(text: str, phrase: str, why: str) -> None:
    assert faults(step(text)) == [[Fault(STEP, f"'{phrase}' is an empty phrase: {why}")]]


def test_a_phrase_that_goes_on_to_say_how_is_not_empty() -> None:
    assert faults(step("Engage your core as if somebody were about to poke it.")) == [[]]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Repeat for 10 reps.", "Repeat for 10 reps"),
        ("Then repeat the whole thing three times.", "repeat the whole thing three times"),
        ("Do the desired number of these.", "desired number"),
    ],
)
def test_a_step_never_says_how_many(text: str, phrase: str) -> None:
    assert faults(step(text)) == [[Fault(STEP, f"'{phrase}': programming says how many")]]


def test_repeating_on_the_other_side_is_a_step_and_a_number_may_stand_elsewhere() -> None:
    document = step("Repeat on the other side.")
    document["tips"] = ["Repeat ten times."]
    assert faults(document) == [[]]


BRITISH = (
    "centimetre metres centre centred colour behaviour favourite favourites grey tyre programme stabilise "
    "organised neighbour fibre travelling defence practise"
)


@pytest.mark.parametrize("word", BRITISH.split())
def test_british_spelling_is_told(word: str) -> None:
    assert faults(step(f"The {word}.")) == [[Fault(STEP, f"'{word}' is not the American spelling")]]


@pytest.mark.parametrize("word", ["centimeter", "center", "favorites", "organism", "parameter", "program"])
def test_american_spelling_is_right(word: str) -> None:
    assert faults(step(f"The {word}.")) == [[]]


def test_a_sentence_of_six_words_stands_in_two_documents_at_most() -> None:
    same = step("Sit. Keep your left heel heavy today.")
    assert faults(same, same) == [[], []]
    told = Fault(STEP, "a sentence that stands in 3 documents: keep your left heel heavy today")
    assert faults(same, same, same) == [[told]] * 3


def test_documents_are_counted_not_places() -> None:
    twice = step("Keep your left heel heavy today. Keep your left heel heavy today.")
    once = step("Keep your left heel heavy today.")
    assert faults(twice, once) == [[], []]
    reasons = {fault.reason for one in faults(twice, once, once) for fault in one}
    assert "a sentence that stands in 3 documents: keep your left heel heavy today" in reasons


def test_a_short_sentence_may_stand_anywhere() -> None:
    assert faults(*[step("Keep your left heel heavy.")] * 5) == [[]] * 5


def sharing(own: int, words: str) -> list[Exercise]:
    """Make two documents of `own` eight-word runs each, besides those of `words` which both have."""
    return [short(tips=[words, " ".join(f"{letter}{n}" for n in range(own + 7))]) for letter in ("a", "b")]


EIGHT = "lean the ribs over a rolled up coat"


def test_two_documents_share_no_more_than_a_fiftieth_of_their_runs() -> None:
    steps = len(["get", "into", "the", "position", "and", "stay", "there"])
    assert steps < 8
    assert faults(*sharing(49, EIGHT)) == [[], []]
    share = f"2.1% of its 8-word runs with {{}}: {EIGHT}"
    assert faults(*sharing(47, EIGHT)) == [
        [Fault("", "shares " + share.format("1.json"))],
        [Fault("", "shares " + share.format("0.json"))],
    ]


def test_no_twelve_words_in_a_row_stand_in_two_documents() -> None:
    twelve = " ".join(LONG.split()[:12])
    reasons = [fault.reason for fault in faults(*sharing(1000, twelve))[0]]
    assert reasons == [f"shares 12 words with 1.json: {twelve}"]


def test_a_changed_name_does_not_hide_a_template() -> None:
    template = "hold the {} in the left hand and let your {} hang past that knee"
    one = short(tips=[template.format("dumbbell", "biceps")])
    other = short(tips=[template.format("Resistance Band", "pecs")])
    reasons = [fault.reason for fault in faults(one, other)[0]]
    masked = "hold the _ in the left hand and let your _ hang"
    assert f"shares 12 words with 1.json: {masked}" in reasons


def test_the_same_catalogue_gives_the_same_words_in_every_process() -> None:
    code = (
        "import json; from forge_cli.catalogue.prose import prose_faults;"
        f"one = json.load(open({str(DATA / 'exercises' / 'legs' / 'backward-jump.json')!r}));"
        "print(prose_faults({'a': one, 'b': one}))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(DATA.parent)},
            capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(said) == 1
