"""The axes an exercise is described by: one row each, and everything else is derived from it.

An axis here becomes a filter option, a `forge list` table, a group of postings in the index and,
through `vocabulary.json`, an enumeration in the schema. A new axis is a row here and its terms there.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

BODY_PARTS = ("legs", "back", "chest", "shoulders", "arms", "core", "full-body", "cardio", "neck")
"""The folders under `data/exercises`, fullest first: an exact id is tried in each in turn."""

ROLES = ("primary", "secondary", "stabilizers")
"""The roles of muscles, strongest first."""

MIRRORED = {"easier": "harder", "harder": "easier", "variant": "variant", "substitutes": "substitutes"}
"""Kind of relation -> what it is seen from the other side."""

VOCABULARY = {
    "body-part": "body-parts",
    "target": "muscles",
    "muscle": "muscles",
    "equipment": "equipment",
    "difficulty": "difficulties",
    "category": "categories",
    "mechanic": "mechanics",
    "force": "forces",
    "pattern": "patterns",
    "plane": "planes",
    "laterality": "lateralities",
    "impact": "impacts",
    "measure": "measures",
    "setup": "setup",
    "use": "uses",
    "joint": "joints",
}
"""Filter axis -> the list of `vocabulary.json` that holds its terms (also its name in `forge list`)."""

FILTER_OF_LIST = {vocabulary: axis for axis, vocabulary in VOCABULARY.items() if axis != "target"}
"""Vocabulary list -> the filter axis that counts it."""

_KEYS = {"body-part": "body_part", "joint": "joints"}  # the other axes are called as their keys


def terms(document: "dict[str, Any]", axis: str) -> "list[str]":
    """Give the terms under which `document` is found on the filter `axis`, in document order.

    `target` gives primary muscles, `muscle` primary and secondary ones; equipment and setup count
    their alternatives; `use` comes from the programming rows. An absent key gives an empty list.
    """
    if axis == "target":
        return list(document["muscles"]["primary"])
    if axis == "muscle":
        return [*document["muscles"]["primary"], *document["muscles"].get("secondary", ())]
    if axis == "use":
        return list(dict.fromkeys(row["use"] for row in document.get("programming", ())))
    value = document.get(_KEYS.get(axis, axis), [])
    others = document.get("alternatives", {}).get(axis, ())
    return [value] if isinstance(value, str) else [*value, *others]


def slots(document: "dict[str, Any]") -> "list[str]":
    """Give what must be had to do the exercise: one slot for each needed thing.

    A slot is `a|b|c`: any one of its terms fills it. `alternatives` widen the first slot of their
    key.
    """
    found = []
    for key in ("equipment", "setup"):
        others = document.get("alternatives", {}).get(key, ())
        for at, term in enumerate(document.get(key, ())):
            found.append("|".join([term, *others] if at == 0 else [term]))
    return found
