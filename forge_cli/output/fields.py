"""The fields a record can show: their names, their values, and the nearest one to a typo."""

from forge_cli.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from forge_cli.output.page import Entry

KEYS: "dict[str, tuple[str, ...]]" = {
    "schema_version": (),
    "id": (),
    "name": (),
    "aliases": (),
    "summary": (),
    "description": (),
    "body_part": (),
    "category": (),
    "difficulty": (),
    "equipment": (),
    "setup": (),
    "alternatives": ("equipment", "setup"),
    "mechanic": (),
    "force": (),
    "pattern": (),
    "plane": (),
    "laterality": (),
    "impact": (),
    "measure": (),
    "muscles": ("primary", "secondary", "stabilizers"),
    "muscle_roles": ("*",),
    "joints": (),
    "steps": ("title", "actions"),
    "breathing": (),
    "tips": (),
    "mistakes": ("mistake", "why", "fix"),
    "benefits": ("title", "detail"),
    "programming": ("use", "sets", "reps", "seconds", "meters", "per_side", "rest_seconds", "note"),
    "suitability": ("good_for", "caution"),
    "safety": (),
    "variations": ("name", "kind", "detail", "id"),
    "substitutes": (),
    "faq": ("question", "answer"),
    "takeaways": (),
    "met": ("value", "code", "match"),
}
"""The keys of a document, and below them the keys of the objects they hold (`*`: any muscle)."""

ADDED = ("target", "rank", "snippet", "relation")
"""Fields that no document carries: the primary muscles, how well and where a search matched, and
how an exercise is related to the one asked about."""

FIELDS = (*KEYS, *ADDED)


def check(fields: "Iterable[str]") -> None:
    """Raise WrongUsage, naming the nearest field and all of them, when one does not exist."""
    for field in fields:
        name, *inner = [part for part in field.split(".") if _index(part) is None] or [""]
        keys = KEYS.get(name, ())
        known = name in FIELDS and (not inner or "*" in keys or inner[0] in keys)
        if not known:
            raise _unknown(field, name)


def value(entry: "Entry", field: str) -> "Any":
    """Give what an exercise has in a field, None when it has nothing there."""
    if field in {"rank", "relation"}:
        return getattr(entry, field)
    if field == "snippet":
        return entry.snippet.replace("\x02", "").replace("\x03", "")
    return value_at(entry.document, "muscles.primary" if field == "target" else field)


def value_at(found: "Any", path: str) -> "Any":
    """Follow a dotted path through objects and lists; None where it leads nowhere.

    A number picks from a list; a name is looked up in every item: `steps.actions` is one flat
    list, while ranges such as those of `programming.sets` stay pairs.
    """
    for part in path.split("."):
        if isinstance(found, dict):
            found = found.get(part)
        elif isinstance(found, list):
            at = _index(part)
            found = _of_each(found, part) if at is None else next(iter(found[at : at + 1]), None)
        else:
            return None
    return found


def _of_each(items: "list[Any]", key: str) -> "list[Any] | None":
    found: list[Any] = []
    for item in items:
        inner = value_at(item, key)
        if isinstance(inner, list) and not all(isinstance(part, int) for part in inner):
            found += inner
        elif inner is not None:
            found.append(inner)
    return found or None


def _index(part: str) -> "int | None":
    return int(part) if part.isdecimal() and part.isascii() and len(part) < 9 else None


def _unknown(field: str, name: str) -> WrongUsage:
    from difflib import get_close_matches

    paths = [*FIELDS, *(f"{key}.{inner}" for key, keys in KEYS.items() for inner in keys)]
    near = get_close_matches(field.casefold().replace("-", "_"), paths, n=1) or get_close_matches(
        name.casefold(), paths, n=1
    )
    message = f"there is no field '{field}'" + (f"; did you mean {near[0]}?" if near else "")
    return WrongUsage(message, "The fields are " + ", ".join(FIELDS) + ".")
