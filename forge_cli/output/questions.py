"""The questions people ask about every exercise, answered from its own facts."""

from forge_cli.output.sections import neighbours
from forge_cli.output.terms import LABELS, listed, span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    Document = dict[str, Any]
    Related = dict[str, list[dict[str, str]]]

_VERBS = {"stretch": "stretches", "self-massage": "loosens", "breathing": "trains"}
_PURPOSES = {
    "warm-up": "As a warm-up",
    "cool-down": "As a cool-down",
    "hypertrophy": "For muscle growth",
    "technique": "To learn the technique",
    "rehabilitation": "In rehabilitation",
}
_COUNTS = {
    "reps": "How many sets and reps of the {} should I do?",
    "time": "How many sets of the {} should I do, and how long?",
    "distance": "How many sets of the {} should I do, and how far?",
}
_THINGS = {"cable": "a cable station", "machine": "the machine for it", "landmine": "a landmine"}


def questions(
    document: "Document", related: "Related", *, labels: "Mapping[str, str]" = LABELS
) -> "list[dict[str, str]]":
    """Compose questions and answers; a document that says little gets fewer.

    `labels` says what terms are called whose name is not their id with spaces.
    """
    answers = (
        _muscles(document, labels),
        _beginners(document, related),
        _sets(document, labels),
        _needs(document, labels),
        _instead(document, related),
    )
    return [{"question": question, "answer": answer} for question, answer in answers if answer]


def _muscles(document: "Document", labels: "Mapping[str, str]") -> "tuple[str, str]":
    muscles = document["muscles"]
    verb = _VERBS.get(document.get("pattern", ""), "trains")
    answer = f"It mainly {verb} {_the(muscles['primary'], labels)}"
    if muscles.get("secondary"):
        answer += f", with help from {_the(muscles['secondary'], labels)}"
    if muscles.get("stabilizers"):
        answer += f". For stability it calls on {_the(muscles['stabilizers'], labels)}"
    verb = "work" if verb == "trains" else "target"
    return f"Which muscles does the {document['name']} {verb}?", answer + "."


def _beginners(document: "Document", related: "Related") -> "tuple[str, str]":
    easier = _exercises(neighbours(document, related, "easier"))
    harder = _exercises(neighbours(document, related, "harder"))
    question = f"Is the {document['name']} for beginners?"
    match document.get("difficulty"):
        case "beginner":
            answer = "Yes, it is rated beginner: you can learn it on your own from the steps."
            if easier:
                answer += f" If it is still too much, start with {easier}."
            if harder:
                answer += f" Once it feels easy, move on to {harder}."
        case "intermediate":
            answer = "It is rated intermediate: build some strength and control first."
            if easier:
                answer += f" A good way in is {easier}."
        case "advanced":
            answer = "No, it is rated advanced: learn it with a coach or master an easier form first."
            if easier:
                answer += f" Start with {easier}."
        case _:
            answer = ""
    return question, answer


def _sets(document: "Document", labels: "Mapping[str, str]") -> "tuple[str, str]":
    answers = []
    for row in document.get("programming", ()):
        purpose = _PURPOSES.get(row["use"]) or "For " + _called(row["use"], labels)
        note = row.get("note", "").strip()
        stop = "" if not note or note[-1] in ".!?" else "."
        answers.append(f"{purpose}, {_dose(row)}{_rest(row)}. {note}{stop}".rstrip())
    question = _COUNTS.get(document.get("measure", ""), _COUNTS["reps"])
    return question.format(document["name"]), " ".join(answers)


def _dose(row: "dict[str, Any]") -> str:
    text = span(row["sets"]) + (" set" if row["sets"][1] == 1 else " sets")
    for key, unit in (("reps", "rep"), ("seconds", "second"), ("meters", "meter")):
        if key in row:
            text += f" of {span(row[key])} {unit}" + ("" if row[key][1] == 1 else "s")
    return text + (" on each side" if row.get("per_side") else "")


def _rest(row: "dict[str, Any]") -> str:
    low, high = row.get("rest_seconds", (0, 0))
    if high == 0:
        return ""
    if low % 60 == 0 and high % 60 == 0:
        low, high, unit = low // 60, high // 60, "minute"
    else:
        unit = "second"
    amount = f"up to {high}" if low == 0 else span([low, high])
    return f", with {amount} {unit}{'' if high == 1 else 's'} of rest between sets"


def _needs(document: "Document", labels: "Mapping[str, str]") -> "tuple[str, str]":
    equipment = [id for id in document.get("equipment", ()) if id != "bodyweight"]
    setup = list(document.get("setup", ()))
    question = f"What do I need for the {document['name']}?"
    if not document.get("equipment") and not setup:
        return question, ""
    things = listed([_thing(id, labels) for id in (*equipment, *setup)])
    if not things:
        answer = "Nothing but your own body and some room."
    else:
        answer = f"You need {things}." if equipment else f"No weights, only {things}."
    alternatives = document.get("alternatives", {})
    for key, own in (("equipment", equipment), ("setup", setup)):
        if others := alternatives.get(key):
            stand_in = listed([_thing(id, labels) for id in others], "or")
            replaced = f"the {_called(own[0], labels)}" if own else "your body weight"
            answer += f" In place of {replaced} you can use {stand_in}."
    return question, answer


def _instead(document: "Document", related: "Related") -> "tuple[str, str]":
    others = neighbours(document, related, "substitutes")
    easier = [name for name in neighbours(document, related, "easier") if name not in others]
    answer = ""
    if others:
        answer = f"{_exercises(others)} can take its place."
        answer = answer[0].upper() + answer[1:]
    if easier:
        answer += f" For something easier, try {_exercises(easier)}."
    return f"What can I do instead of the {document['name']}?", answer.strip()


def _exercises(names: "Sequence[str]") -> str:
    return listed([f"the {name}" for name in names[:3]], "or")


def _the(ids: "Sequence[str]", labels: "Mapping[str, str]") -> str:
    return "the " + listed([_called(id, labels) for id in ids])


def _called(id: str, labels: "Mapping[str, str]") -> str:
    return labels.get(id) or id.replace("-", " ")


def _thing(id: str, labels: "Mapping[str, str]") -> str:
    """Name a thing with its article; all terms that end in s are plural."""
    name = _called(id, labels)
    if id in _THINGS:
        return _THINGS[id]
    if id == "bodyweight":
        return "your body weight"
    if name.endswith("s"):
        return name
    return ("an " if name[0] in "aeioAEIO" else "a ") + name
