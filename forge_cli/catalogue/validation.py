"""Validation of documents where they enter: every fault at once, each with its path."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from pydantic import TypeAdapter, ValidationError

from forge_cli.catalogue.document import SCHEMA_VERSION, Exercise
from forge_cli.catalogue.files import LARGEST
from forge_cli.catalogue.folding import Folding
from forge_cli.catalogue.vocabulary import bundled_vocabulary

_ADAPTER: TypeAdapter[Exercise] = TypeAdapter(Exercise)
_COUNTS = ("reps", "seconds", "meters")
_MEASURE = {"reps": "reps", "seconds": "time", "meters": "distance"}
_DEEPEST = 20
_MECHANICAL = {"strength", "plyometrics", "olympic-weightlifting", "strongman"}
_MECHANIC = "required for strength, plyometrics, olympic-weightlifting and strongman"


class Fault(NamedTuple):
    """One thing wrong: `path` inside the document ("" for the whole), and what."""

    path: str
    reason: str

    def __str__(self) -> str:
        """Give `path: reason`, or the reason alone when it is about the whole."""
        return f"{self.path}: {self.reason}" if self.path else self.reason


def parse_strictly(content: bytes, largest: int = LARGEST) -> tuple[Any, list[Fault]]:
    """Parse JSON from outside: the value and what is wrong with its form.

    Refused are other encodings than UTF-8, a byte order mark, duplicate keys, NaN and infinities,
    lone surrogates, deep nesting and content over `largest` bytes. With a fault that leaves nothing
    to look at, the value is None.
    """
    if len(content) > largest:
        return None, [Fault("", f"larger than {largest:,} bytes")]
    if content.startswith(b"\xef\xbb\xbf"):
        return None, [Fault("", "starts with a byte order mark; save it as UTF-8 without one")]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [Fault("", f"not UTF-8: byte {error.start} is 0x{content[error.start]:02x}")]
    faults: list[Fault] = []

    def without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        faults.extend(Fault(key, "key given twice") for key in _repeated(key for key, _ in pairs))
        return dict(pairs)

    def without_infinities(constant: str) -> float:
        faults.append(Fault("", f"{constant} is not JSON"))
        return 0.0

    try:
        value = json.loads(text, object_pairs_hook=without_duplicates, parse_constant=without_infinities)
    except ValueError as error:
        return None, [Fault("", f"not JSON: {error}")]
    except RecursionError:
        return None, [Fault("", "nested too deeply")]
    faults.extend(_texts_and_depth(value))
    return value, faults


def faults_of(value: Any) -> list[Fault]:
    """Give everything wrong with a parsed document by the definition; empty when it is valid."""
    try:
        document = _ADAPTER.validate_python(value)
    except ValidationError as error:
        return [_told(fault) for fault in error.errors(include_url=False)]
    return _cross_field(document)


def _told(error: Any) -> Fault:
    reason = str(error["msg"])
    if error["type"] == "extra_forbidden":
        reason = "unknown key"
    elif error["type"] == "missing":
        reason = "required key is missing"
    elif error["loc"] == ("schema_version",) and type(error["input"]) is int:
        reason = f"written for schema {error['input']}, and this forge reads {SCHEMA_VERSION}: upgrade forge"
    elif error["type"] != "unknown_term":
        reason = reason[0].lower() + reason[1:]
        if ", not " not in reason:  # of a length it already says which it is
            given = repr(error["input"])
            reason += f", not {given if len(given) < 60 else given[:57] + '...'}"
    return Fault(_path(error["loc"]), reason)


def _path(location: tuple[int | str, ...]) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in location]
    return "".join(parts).removeprefix(".").removesuffix(".[key]")  # pydantic's mark of a faulty key


def _texts_and_depth(value: Any) -> list[Fault]:
    faults = []
    pending: list[tuple[str, Any, int]] = [("", value, 0)]
    while pending:
        path, item, depth = pending.pop()
        if depth > _DEEPEST:
            faults.append(Fault(path, "nested too deeply"))
        elif isinstance(item, str):
            if any("\ud800" <= character <= "\udfff" for character in item):
                faults.append(Fault(path, "holds half of a surrogate pair, which is no character"))
        elif isinstance(item, dict):
            pending += [(f"{path}.{key}".strip("."), inner, depth + 1) for key, inner in item.items()]
            pending += [(path, key, depth) for key in item]
        elif isinstance(item, list):
            pending += [(f"{path}[{at}]", inner, depth + 1) for at, inner in enumerate(item)]
    return faults


def _cross_field(document: Exercise) -> list[Fault]:
    faults = _muscles(document) + _programming(document) + _lists(document)
    if document.get("category") in _MECHANICAL and "mechanic" not in document:
        faults.append(Fault("mechanic", _MECHANIC))
    equipment = document.get("equipment", [])
    if "bodyweight" in equipment and len(equipment) > 1:
        faults.append(Fault("equipment", "bodyweight only alone, when nothing else is moved"))
    needed = {"equipment": equipment, "setup": document.get("setup", [])}
    for key, terms in cast("dict[str, list[str]]", document.get("alternatives", {})).items():
        path = f"alternatives.{key}"
        if not needed[key]:
            faults.append(Fault(path, f"replaces the first term of {key}, which is not there"))
        elif repeated := sorted(set(terms) & set(needed[key])):
            faults.append(Fault(path, f"already under {key}: {', '.join(repeated)}"))
        faults += [Fault(path, f"{term} given twice") for term in _repeated(terms)]
    return faults


def _muscles(document: Exercise) -> list[Fault]:
    faults = []
    role_of: dict[str, str] = {}
    for role, terms in document["muscles"].items():
        for term in cast("list[str]", terms):
            if term in role_of:
                faults.append(Fault(f"muscles.{role}", f"{term} is already under {role_of[term]}"))
            role_of.setdefault(term, role)
    faults += [
        Fault(f"muscle_roles.{term}", "is none of this exercise's muscles")
        for term in document.get("muscle_roles", {})
        if term not in role_of
    ]
    muscles = document["muscles"]
    alone = len(muscles["primary"]) == 1 and not muscles.get("secondary")
    if document.get("mechanic") == "compound" and alone:
        faults.append(Fault("muscles", "compound needs a secondary or a second primary muscle"))
    return faults


def _programming(document: Exercise) -> list[Fault]:
    faults = []
    for at, row in enumerate(cast("list[dict[str, Any]]", document.get("programming", []))):
        path = f"programming[{at}]"
        counts = [key for key in _COUNTS if key in row]
        if len(counts) != 1:
            faults.append(Fault(path, "needs exactly one of reps, seconds, meters"))
        elif at == 0 and document.get("measure", _MEASURE[counts[0]]) != _MEASURE[counts[0]]:
            faults.append(Fault("measure", f"the first programming row counts {counts[0]}"))
        for key in ("sets", *counts, "rest_seconds"):
            low, high = row.get(key, (0, 0))
            if low > high:
                faults.append(Fault(f"{path}.{key}", f"{low} is more than {high}"))
    return faults


def _lists(document: Exercise) -> list[Fault]:
    faults = []
    for key in ("equipment", "setup", "joints", "substitutes"):
        terms = cast("list[str]", document.get(key, []))
        faults += [Fault(key, f"{term} given twice") for term in _repeated(terms)]
    if document["id"] in document.get("substitutes", []):
        faults.append(Fault("substitutes", "an exercise is no substitute for itself"))
    faults += [
        Fault(f"variations[{at}].id", "an exercise is no variation of itself")
        for at, variation in enumerate(document.get("variations", []))
        if variation.get("id") == document["id"]
    ]
    folding = Folding(bundled_vocabulary().folding)
    faults += [
        Fault(path, "has neither letters nor digits")
        for path, name in names_of(document)
        if not folding.fold(name)
    ]
    return faults


def names_of(document: Exercise) -> list[tuple[str, str]]:
    """Give the name and the aliases of a document, each with its path."""
    aliases = enumerate(document.get("aliases", []))
    return [("name", document["name"]), *((f"aliases[{at}]", alias) for at, alias in aliases)]


def _repeated(items: Iterable[str]) -> list[str]:
    return [item for item, count in Counter(items).items() if count > 1]
