from typing import Any

import pytest

from forge_cli.output.questions import questions

from .samples import MINIMAL, full


def answers(**facts: Any) -> dict[str, str]:
    """Compose for a made-up exercise, and give the answers by question."""
    document = MINIMAL | {"name": "Press"} | facts
    return {found["question"]: found["answer"] for found in questions(document, {})}


def test_a_full_document_gets_all_five() -> None:
    found = questions(full().document, full().related)
    assert [entry["question"] for entry in found] == [
        "Which muscles does the Backward Jump work?",
        "Is the Backward Jump for beginners?",
        "How many sets and reps of the Backward Jump should I do?",
        "What do I need for the Backward Jump?",
        "What can I do instead of the Backward Jump?",
    ]


def test_a_minimal_document_gets_only_its_muscles() -> None:
    assert questions(MINIMAL, {}) == [
        {"question": "Which muscles does the Desk Plank work?", "answer": "It mainly trains the abs."}
    ]


def test_muscles_are_told_by_role() -> None:
    muscles = {
        "primary": ["abs", "obliques"],
        "secondary": ["hip-flexors"],
        "stabilizers": ["glutes", "lats"],
    }
    assert answers(muscles=muscles)["Which muscles does the Press work?"] == (
        "It mainly trains the abs and obliques, with help from the hip flexors. "
        "For stability it calls on the glutes and lats."
    )


def test_a_stretch_stretches() -> None:
    found = answers(pattern="stretch")
    assert found["Which muscles does the Press target?"] == "It mainly stretches the abs."


@pytest.mark.parametrize(
    ("difficulty", "answer"),
    [
        (
            "beginner",
            (
                "Yes, it is rated beginner: you can learn it on your own from the steps. "
                "If it is still too much, start with the Easy. Once it feels easy, move on to the Hard."
            ),
        ),
        (
            "intermediate",
            "It is rated intermediate: build some strength and control first. A good way in is the Easy.",
        ),
        (
            "advanced",
            (
                "No, it is rated advanced: learn it with a coach or master an easier form first. "
                "Start with the Easy."
            ),
        ),
    ],
)
def test_beginners_are_shown_the_way(difficulty: str, answer: str) -> None:
    variations = [{"name": "Easy", "kind": "easier"}, {"name": "Hard", "kind": "harder"}]
    found = answers(difficulty=difficulty, variations=variations)
    assert found["Is the Press for beginners?"] == answer


def test_sets_are_told_row_by_row_with_their_notes() -> None:
    rows = [
        {"use": "warm-up", "sets": [1, 1], "seconds": [15, 30], "per_side": True, "rest_seconds": [0, 10]},
        {"use": "strength", "sets": [3, 5], "reps": [1, 1], "rest_seconds": [120, 180], "note": "Heavy"},
        {"use": "power", "sets": [2, 3], "meters": [20, 20], "rest_seconds": [0, 0], "note": "Fast!"},
    ]
    found = answers(programming=rows, measure="time")
    assert found["How many sets of the Press should I do, and how long?"] == (
        "As a warm-up, 1 set of 15-30 seconds on each side, with up to 10 seconds of rest between sets. "
        "For strength, 3-5 sets of 1 rep, with 2-3 minutes of rest between sets. Heavy. "
        "For power, 2-3 sets of 20 meters. Fast!"
    )


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"equipment": ["bodyweight"]}, "Nothing but your own body and some room."),
        (
            {"equipment": ["bodyweight"], "setup": ["pull-up-bar"], "alternatives": {"setup": ["rings"]}},
            "No weights, only a pull-up bar. In place of the pull-up bar you can use rings.",
        ),
        (
            {"equipment": ["ez-bar", "weight-plate"], "setup": ["incline-bench", "rack"]},
            "You need an EZ bar, a weight plate, an incline bench and a rack.",
        ),
        (
            {"equipment": ["farmers-handles"], "alternatives": {"equipment": ["dumbbell", "kettlebell"]}},
            (
                "You need farmer's handles. "
                "In place of the farmer's handles you can use a dumbbell or a kettlebell."
            ),
        ),
        ({"equipment": ["cable"]}, "You need a cable station."),
        (
            {"equipment": ["bodyweight"], "alternatives": {"equipment": ["weight-vest"]}},
            (
                "Nothing but your own body and some room. "
                "In place of your body weight you can use a weight vest."
            ),
        ),
    ],
)
def test_what_is_needed_is_told_with_what_may_replace_it(facts: dict[str, Any], answer: str) -> None:
    assert answers(**facts)["What do I need for the Press?"] == answer


def test_what_else_to_do_names_substitutes_and_easier_forms() -> None:
    variations = [{"name": "Easy", "kind": "easier"}]
    found = answers(substitutes=["broad-jump"], variations=variations)
    assert found["What can I do instead of the Press?"] == (
        "The Broad Jump can take its place. For something easier, try the Easy."
    )


def test_labels_may_be_given() -> None:
    found = questions(MINIMAL, {}, labels={"abs": "belly"})
    assert found[0]["answer"] == "It mainly trains the belly."
