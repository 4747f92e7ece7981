"""Entries for the tests of the output: a full document, the shortest one, and a hostile one."""

import json
from pathlib import Path
from typing import Any

from forge_cli.output.page import Entry

DATA = Path(__file__).parents[2] / "data"
FULL = DATA / "exercises" / "legs" / "backward-jump.json"

MINIMAL: dict[str, Any] = {
    "id": "desk-plank",
    "name": "Desk Plank",
    "body_part": "core",
    "muscles": {"primary": ["abs"]},
    "steps": [{"title": "Hold", "actions": ["Lean on a desk with straight arms and stay there."]}],
}

HOSTILE = "\x1b[31mred\x1b]0;title\x07 \u202etxt \x9b2J\x7f [bold]x[/bold] [/oops] \ud800 a\nb\tc <b> | `x`"


def entry_of(document: dict[str, Any], **attributes: Any) -> Entry:
    """Make an entry as the commands would: row, raw bytes and document, then what is asked for."""
    terms = {"equipment": document.get("equipment", []), "target": document["muscles"]["primary"]}
    plain = {key: document.get(key, "") for key in ("id", "name", "body_part", "category", "difficulty")}
    entry = Entry(plain | {key: "; ".join(value) for key, value in terms.items()})
    entry.document = document
    entry.raw = (json.dumps(document, indent=2) + "\n").encode()
    for name, value in attributes.items():
        setattr(entry, name, value)
    return entry


def full(**attributes: Any) -> Entry:
    """Give the Backward Jump of the catalogue with neighbours made up."""
    document = json.loads(FULL.read_bytes())
    entry = entry_of(document, raw=FULL.read_bytes())
    entry.related = {
        "easier": [{"id": "squat-jump", "name": "Squat Jump"}],
        "harder": [],
        "variant": [],
        "substitutes": [{"id": "broad-jump", "name": "Broad Jump"}],
        "same_target": [
            {"id": "squat-jump", "name": "Squat Jump"},
            {"id": "box-jump", "name": "Box Jump"},
            {"id": "wall-sit", "name": "Wall Sit"},
        ],
        "same_equipment": [{"id": "plank", "name": "Plank"}, {"id": "burpee", "name": "Burpee"}],
        "same_body_part": [{"id": "leg-press", "name": "Leg Press"}],
    }
    for name, value in attributes.items():
        setattr(entry, name, value)
    return entry


def minimal(**attributes: Any) -> Entry:
    """Give an own exercise with only what is required."""
    return entry_of(MINIMAL, mark="own", **attributes)


def replaced(value: Any, text: str) -> Any:
    """Put `text` in the place of every text inside a document."""
    if isinstance(value, dict):
        return {key: replaced(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [replaced(inner, text) for inner in value]
    return text if isinstance(value, str) else value


def hostile(text: str = HOSTILE) -> Entry:
    """Give a full document in which every text is `text`."""
    entry = full()
    made = entry_of(replaced(entry.document, text), mark="star own", snippet=f"{text} \x02{text}\x03")
    made.related = replaced(entry.related, text)
    made.relation = text
    return made
