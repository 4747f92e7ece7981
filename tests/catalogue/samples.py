"""Documents for the tests of the catalogue: the shortest valid one, and a full one to spoil."""

import copy
import json
from pathlib import Path
from typing import Any, cast

from forge_cli.catalogue.canon import canonical
from forge_cli.catalogue.document import Exercise

from ..catalogue_of_ten import DATA, document

FULL = json.loads((DATA / "exercises" / "legs" / "backward-jump.json").read_bytes())


def short(**keys: Any) -> Exercise:
    """Give the shortest valid document, with `keys`."""
    return cast("Exercise", document("desk-plank", **keys))


def full(**keys: Any) -> Exercise:
    """Give the Backward Jump of the catalogue without its relations, with `keys`."""
    made = copy.deepcopy(FULL)
    made.pop("substitutes", None)
    for entry in [*made["variations"], *made["suitability"]["caution"]]:
        entry.pop("id", None)
        entry.pop("instead", None)
    return cast("Exercise", made | keys)


def spoiled(path: str, value: Any) -> Exercise:
    """Give the full document with `value` at `path` (`tips.0`); without the key for None."""
    made = full()
    inner: Any = made
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in way:
        inner = inner[part]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return made


def kept(data: Path, *documents: Exercise) -> Path:
    """Write documents as a catalogue keeps them, and give its folder."""
    for one in documents:
        path = data / "exercises" / one["body_part"] / f"{one['id']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(canonical(one), encoding="utf-8", newline="\n")
    return data
