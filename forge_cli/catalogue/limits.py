"""Fullness and lengths of a bundled document, walked from the marks in its definition."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints

from forge_cli.catalogue.document import Count, Exercise, Full, Length, is_typeddict, unwrapped
from forge_cli.catalogue.validation import Fault

_FORCELESS = {"stretching", "mobility", "cardio"}
_PLANELESS = {"self-massage", "breathing"}


def limit_faults(document: Exercise) -> list[Fault]:
    """Give what a valid document lacks to be a bundled one: keys, lengths, counts, conditions."""
    faults = list(_walk("", document, Exercise))
    actions = sum(len(phase["actions"]) for phase in document["steps"])
    if not 4 <= actions <= 14:
        faults.append(Fault("steps", f"{actions} actions, not 4 to 14"))
    if document.get("pattern") in _PLANELESS:
        if "plane" in document:
            faults.append(Fault("plane", "left out for self-massage and breathing"))
    elif "plane" not in document:
        faults.append(Fault("plane", "required key is missing"))
    if document.get("category") in _FORCELESS and "force" in document:
        faults.append(Fault("force", "left out for stretching, mobility and cardio"))
    roles = document.get("muscle_roles", {})
    faults += [
        Fault("muscle_roles", f"nothing about the primary {term}")
        for term in document["muscles"]["primary"]
        if term not in roles
    ]
    return faults


def _walk(path: str, value: Any, annotation: Any) -> Iterator[Fault]:
    base, marks = unwrapped(annotation)
    for mark in marks:
        if isinstance(mark, Length):
            size = len(value.split()) if mark.words else len(value)
            unit = "words" if mark.words else "characters"
            if not mark.least <= size <= mark.most:
                yield Fault(path, f"{size} {unit}, not {mark.least} to {mark.most}")
        elif isinstance(mark, Count) and not mark.least <= len(value) <= mark.most:
            yield Fault(path, f"{len(value)} items, not {mark.least} to {mark.most}")
    if is_typeddict(base):
        for key, inner in get_type_hints(base, include_extras=True).items():
            inner_path = f"{path}.{key}".strip(".")
            if key in value:
                yield from _walk(inner_path, value[key], inner)
            elif any(isinstance(mark, Full) for mark in unwrapped(inner)[1]):
                yield Fault(inner_path, "required key is missing")
    elif get_origin(base) is list:
        for at, item in enumerate(value):
            yield from _walk(f"{path}[{at}]", item, get_args(base)[0])
    elif get_origin(base) is dict:
        for key, item in value.items():
            yield from _walk(f"{path}.{key}", item, get_args(base)[1])
