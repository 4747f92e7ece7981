"""The axes an exercise is described by: one row each, and everything else is derived from it.

An axis here becomes a filter option, a `forge list` table, a group of postings in the index and,
through `vocabulary.json`, an enumeration in the schema. A new axis is a row here and its terms there.
"""

BODY_PARTS = ("legs", "back", "chest", "shoulders", "arms", "core", "full-body", "cardio", "neck")
"""The folders under `data/exercises`, fullest first: an exact id is tried in each in turn."""

ROLES = ("primary", "secondary", "stabilizers")
"""The roles of muscles, strongest first."""

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

FILTER_OF_LIST = {
    vocabulary: axis for axis, vocabulary in VOCABULARY.items() if axis not in {"target"}
}
"""Vocabulary list -> the filter axis that counts it."""


def terms(document: "dict[str, object]", axis: str) -> "list[str]":
    """Give the terms under which `document` is found on the filter `axis`, in document order.

    `target` gives primary muscles, `muscle` primary and secondary ones; equipment and setup count
    their alternatives; `use` comes from the programming rows. An absent key gives an empty list.
    """
    return [str(term) for term in _found(document, axis)]


def slots(document: "dict[str, object]") -> "list[str]":
    """Give what must be had to do the exercise: one slot for each needed thing.

    A slot is `a|b|c`: any one of its terms fills it. `alternatives` widen the first slot of their
    key.
    """
    alternatives: dict[str, list[str]] = document.get("alternatives", {})  # type: ignore[assignment]
    found = []
    for key in ("equipment", "setup"):
        needed: list[str] = document.get(key, [])  # type: ignore[assignment]
        for at, term in enumerate(needed):
            others = alternatives.get(key, []) if at == 0 else []
            found.append("|".join([term, *others]))
    return found


def _found(document: "dict[str, object]", axis: str) -> "list[object]":
    muscles: dict[str, list[object]] = document.get("muscles", {})  # type: ignore[assignment]
    if axis == "target":
        return list(muscles.get("primary", ()))
    if axis == "muscle":
        return [*muscles.get("primary", ()), *muscles.get("secondary", ())]
    if axis == "use":
        rows: list[dict[str, object]] = document.get("programming", [])  # type: ignore[assignment]
        return list(dict.fromkeys(row["use"] for row in rows))
    key = {"body-part": "body_part", "joint": "joints"}.get(axis, axis)
    value = document.get(key, [])
    if axis in {"equipment", "setup"}:
        others: dict[str, list[object]] = document.get("alternatives", {})  # type: ignore[assignment]
        return [*value, *others.get(axis, ())]  # type: ignore[misc]
    return list(value) if isinstance(value, list) else [value]
