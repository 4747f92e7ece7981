"""Other collections' records turned into own exercises, and what became of each."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

from forge_cli.catalogue.axes import VOCABULARY
from forge_cli.catalogue.folding import letters
from forge_cli.catalogue.spelling import spelled
from forge_cli.catalogue.validation import parse_strictly
from forge_cli.catalogue.vocabulary import bundled_vocabulary
from forge_cli.errors import BadData

SOURCES = ("forge", "free-exercise-db", "csv")

LARGEST = 200_000_000
"""Bytes a collection may have; what is larger is refused and not read to its end."""


class Mapped:
    """One record on its way: the document it becomes, and what had to be left out of it.

    `name` is what the record calls itself; `document` is not validated yet; `dropped` names the
    fields that have no counterpart, `unknown` the terms that mean nothing here, `assumed` what the
    record does not say and our definition asks for.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.document: dict[str, Any] = {}
        self.dropped: list[str] = []
        self.unknown: list[str] = []
        self.assumed: list[str] = []

    def terms(self, axis: str, words: list[str]) -> list[str]:
        """Give the terms that words mean on a filter axis; those that mean none are noted."""
        meanings = bundled_vocabulary().meanings(VOCABULARY[axis])
        ids = bundled_vocabulary().ids(VOCABULARY[axis])
        found = []
        for word in words:
            term = word if word in ids else next(iter(meanings.get(spelled(word), ())), None)
            if term is None:
                self.unknown.append(f"{axis} '{word}'")
            else:
                found.append(term)
        return list(dict.fromkeys(found))


def records(content: bytes, source: str) -> Iterator[Mapped]:
    """Yield the records of a collection's file, mapped; BadData when it is not of that form."""
    readers: dict[str, Callable[[bytes], Iterator[Mapped]]] = {
        "forge": _forge,
        "free-exercise-db": _freedb,
        "csv": _csv,
    }
    return readers[source](content)


def _parsed(content: bytes) -> Any:
    value, faults = parse_strictly(content, largest=LARGEST)
    if faults:
        message = f"not readable: {faults[0]}"
        raise BadData(message, "Is it the right --from?")
    return value


def _forge(content: bytes) -> Iterator[Mapped]:
    """Read our own exports: one document, an array of them, or one a line."""
    text = content.decode("utf-8", "replace").lstrip()
    if text.startswith("{") and "\n{" in text.rstrip():
        values = [_parsed(line) for line in content.splitlines() if line.strip()]
    else:
        value = _parsed(content)
        values = value if isinstance(value, list) else [value]
    for value in values:
        mapped = Mapped(str(value.get("name", "?")) if isinstance(value, dict) else "?")
        mapped.document = value
        yield mapped


_FREEDB_MUSCLES = {
    "abdominals": "abs", "abductors": "gluteus-medius", "adductors": "adductors", "biceps": "biceps",
    "calves": "calves", "chest": "pectorals", "forearms": "forearms", "glutes": "glutes",
    "hamstrings": "hamstrings", "lats": "lats", "lower back": "lower-back",
    "middle back": "upper-back", "neck": "neck", "quadriceps": "quadriceps",
    "shoulders": "side-delts", "traps": "traps", "triceps": "triceps",
}  # fmt: skip
_FREEDB_EQUIPMENT = {
    "body only": "bodyweight", "machine": "machine", "foam roll": "foam-roller",
    "kettlebells": "kettlebell", "dumbbell": "dumbbell", "cable": "cable", "barbell": "barbell",
    "bands": "resistance-band", "medicine ball": "medicine-ball", "exercise ball": "stability-ball",
    "e-z curl bar": "ez-bar",
}  # fmt: skip
_FREEDB_LEVELS = {"beginner": "beginner", "intermediate": "intermediate", "expert": "advanced"}
_FREEDB_CATEGORIES = {
    "powerlifting": "strength", "strength": "strength", "stretching": "stretching",
    "cardio": "cardio", "olympic weightlifting": "olympic-weightlifting", "strongman": "strongman",
    "plyometrics": "plyometrics",
}  # fmt: skip
_BODY_PARTS = {
    "chest": "chest", "shoulders": "shoulders", "back": "back", "arms": "arms", "core": "core",
    "hips": "legs", "legs": "legs", "neck": "neck", "whole": "cardio",
}  # fmt: skip


def _freedb(content: bytes) -> Iterator[Mapped]:
    value = _parsed(content)
    items = value if isinstance(value, list) else [value]
    if items and not any(isinstance(item, dict) and "primaryMuscles" in item for item in items):
        message = "no record has primaryMuscles"
        raise BadData(message, "Is it free-exercise-db's file?")
    for item in items:
        if isinstance(item, dict) and isinstance(item.get("name"), str):
            yield _freedb_record(item)
        else:  # told as unusable, beside what is wrong with it
            mapped = Mapped("?")
            mapped.document = item
            yield mapped


def _freedb_record(item: dict[str, Any]) -> Mapped:
    mapped = Mapped(str(item["name"]))
    primary = _looked_up(mapped, "muscle", item.get("primaryMuscles"), _FREEDB_MUSCLES)
    secondary = _looked_up(mapped, "muscle", item.get("secondaryMuscles"), _FREEDB_MUSCLES)
    equipment = _looked_up(mapped, "equipment", item.get("equipment"), _FREEDB_EQUIPMENT)
    category = _looked_up(mapped, "category", item.get("category"), _FREEDB_CATEGORIES)
    level = _looked_up(mapped, "level", item.get("level"), _FREEDB_LEVELS)
    force = _looked_up(mapped, "force", item.get("force"), {f: f for f in ("static", "pull", "push")})
    mechanic = _looked_up(mapped, "mechanic", item.get("mechanic"), {m: m for m in ("isolation", "compound")})
    mapped.dropped += ["images"] if item.get("images") else []
    told = item.get("instructions")
    lines = told if isinstance(told, list) else [told]
    steps = [line.strip() for line in lines if isinstance(line, str) and line.strip()]
    known = {"id", "name", "force", "level", "mechanic", "equipment", "primaryMuscles", "secondaryMuscles",
             "instructions", "category", "images"}  # fmt: skip
    mapped.dropped += sorted(set(item) - known)
    if item.get("equipment") == "other":  # says only that it is none of theirs
        mapped.unknown.remove("equipment 'other'")
        mapped.dropped.append("equipment 'other'")
    if "side-delts" in (*primary, *secondary):
        mapped.assumed.append("side-delts for 'shoulders'")
    mapped.document = _document(
        mapped, primary, [muscle for muscle in secondary if muscle not in primary], steps,
        category=next(iter(category), None), difficulty=next(iter(level), None), equipment=equipment,
        mechanic=next(iter(mechanic), None), force=next(iter(force), None),
    )  # fmt: skip
    return mapped


def _looked_up(mapped: Mapped, what: str, words: Any, table: dict[str, str]) -> list[str]:
    found = []
    for word in words if isinstance(words, list) else [words] if words else []:
        if isinstance(word, str) and word in table:
            found.append(table[word])
        else:
            mapped.unknown.append(f"{what} '{word}'")
    return list(dict.fromkeys(found))


_PRIMARY = ("muscles.primary", "target", "primary", "primary_muscles", "muscle")
_SECONDARY = ("muscles.secondary", "secondary", "secondary_muscles")
_STEPS = ("steps.actions", "steps", "instructions")
"""What a table may call these columns, our own paths first."""


def _csv(content: bytes) -> Iterator[Mapped]:
    """Read a table with a header: our own list columns, or any of name, target, equipment, steps..."""
    text = content.decode("utf-8-sig", "replace")
    table = csv.DictReader(io.StringIO(text))
    try:
        names = table.fieldnames or []
    except csv.Error as error:
        message = f"not readable as CSV: {error}"
        raise BadData(message, "Is it the right --from?") from error
    header = {name.strip().lower().replace(" ", "_"): name for name in names}
    if "name" not in header:
        message = "the table has no column 'name'"
        raise BadData(message, "Its first line names the columns.")
    for row in _rows(table):
        cells = {key: _undefused(row.get(name) or "") for key, name in header.items()}
        mapped = Mapped(cells["name"])
        primary = mapped.terms("muscle", _cell(cells, *_PRIMARY))
        secondary = mapped.terms("muscle", _cell(cells, *_SECONDARY))
        chosen = {
            axis: mapped.terms(axis, _cell(cells, axis.replace("-", "_")))
            for axis in ("category", "difficulty", "equipment", "mechanic", "force", "body-part")
        }
        used = {"id", "name", *_PRIMARY, *_SECONDARY, *_STEPS, *(axis.replace("-", "_") for axis in chosen)}
        mapped.dropped = sorted(key for key in cells if key not in used and cells[key])
        mapped.document = _document(
            mapped, primary, [muscle for muscle in secondary if muscle not in primary],
            _cell(cells, *_STEPS), equipment=chosen.pop("equipment"),
            **{axis.replace("-", "_"): next(iter(terms), None) for axis, terms in chosen.items()},
        )  # fmt: skip
        if cells.get("id"):
            mapped.document["id"] = cells["id"]
        yield mapped


def _rows(table: "csv.DictReader[str]") -> Iterator[dict[str, str]]:
    try:
        yield from table
    except csv.Error as error:
        message = f"line {table.line_num} is not readable as CSV: {error}"
        raise BadData(message, "Nothing after it was read.") from error


def _cell(cells: dict[str, str], *names: str) -> list[str]:
    text = next((cells[name] for name in names if cells.get(name)), "")
    return [part.strip() for part in text.split(";") if part.strip()]


def _undefused(text: str) -> str:
    return text[1:] if text[:2] in {"'=", "'+", "'-", "'@"} else text


def _document(
    mapped: Mapped, primary: list[str], secondary: list[str], steps: list[str], **facts: Any
) -> dict[str, Any]:
    """Make a document of what other collections tell; facts that are None or empty are left out."""
    document: dict[str, Any] = {"schema_version": 1, "id": slug(mapped.name), "name": mapped.name, **facts}
    groups = {term["id"]: term["group"] for term in bundled_vocabulary().terms("muscles")}
    if not document.get("body_part") and primary:
        document["body_part"] = _BODY_PARTS[groups[primary[0]]]
    muscles = {"primary": primary, **({"secondary": secondary} if secondary else {})}
    if document.get("mechanic") == "compound" and len(primary) == 1 and not secondary:
        document["mechanic"] = None  # our definition wants a second muscle for that
    if document.get("mechanic") is None and document.get("category") in {
        "strength", "plyometrics", "olympic-weightlifting", "strongman",
    }:  # fmt: skip
        document["mechanic"] = "compound" if len(primary) > 1 or secondary else "isolation"
        mapped.assumed.append(f"mechanic {document['mechanic']}")
    document["muscles"] = muscles
    document["steps"] = [{"title": "How to perform", "actions": steps}] if steps else []
    return {key: value for key, value in document.items() if value not in (None, [])}


def slug(name: str) -> str:
    """Make an id of a name: its words in ASCII with hyphens, at most 64 characters."""
    words = [word for word in letters(name) if word.isascii()]
    return "-".join(words)[:64].strip("-") or "exercise"
