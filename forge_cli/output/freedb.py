"""Exercises as records of free-exercise-db, with exactly its fields and its closed terms."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from forge_cli.output.page import Entry, Page

MUSCLES = {
    "pectorals": "chest", "upper-chest": "chest", "serratus-anterior": "chest",
    "front-delts": "shoulders", "side-delts": "shoulders", "rear-delts": "shoulders",
    "rotator-cuff": "shoulders", "lats": "lats", "traps": "traps", "upper-back": "middle back",
    "lower-back": "lower back", "quadratus-lumborum": "lower back", "biceps": "biceps",
    "brachialis": "biceps", "triceps": "triceps", "forearms": "forearms", "abs": "abdominals",
    "obliques": "abdominals", "transverse-abdominis": "abdominals", "diaphragm": "abdominals",
    "pelvic-floor": "abdominals", "glutes": "glutes", "gluteus-medius": "abductors",
    "hip-flexors": "quadriceps", "adductors": "adductors", "hip-rotators": "glutes",
    "quadriceps": "quadriceps", "hamstrings": "hamstrings", "calves": "calves", "soleus": "calves",
    "tibialis-anterior": "calves", "peroneals": "calves", "foot-muscles": "calves", "neck": "neck",
}  # fmt: skip
"""Our muscles -> theirs, the nearest where they have none; the heart has no counterpart."""

EQUIPMENT = {
    "bodyweight": "body only", "machine": "machine", "smith-machine": "machine", "sled": "machine",
    "treadmill": "machine", "stationary-bike": "machine", "rowing-machine": "machine",
    "elliptical": "machine", "stair-climber": "machine", "ski-erg": "machine",
    "foam-roller": "foam roll", "kettlebell": "kettlebells", "dumbbell": "dumbbell",
    "cable": "cable", "barbell": "barbell", "landmine": "barbell", "resistance-band": "bands",
    "medicine-ball": "medicine ball", "stability-ball": "exercise ball", "ez-bar": "e-z curl bar",
}  # fmt: skip
"""Our load terms -> theirs; the rest is their "other"."""

LEVELS = {"beginner": "beginner", "intermediate": "intermediate", "advanced": "expert"}

CATEGORIES = {
    "strength": "strength", "plyometrics": "plyometrics", "cardio": "cardio",
    "stretching": "stretching", "mobility": "stretching", "balance": "strength",
    "rehabilitation": "strength", "olympic-weightlifting": "olympic weightlifting",
    "strongman": "strongman",
}  # fmt: skip
FORCES = {"push": "push", "pull": "pull", "static": "static"}
"""Our forces -> theirs; they have none for push-pull."""


def freedb(entries: "Sequence[Entry]", page: "Page") -> str:
    """Give a JSON array of their records, in our order."""
    from json import dumps

    from forge_cli.output.safe import safe_json

    records = [record(entry.document) for entry in entries]
    return safe_json(dumps(records, indent=2, ensure_ascii=False), page) + "\n"


def record(document: "dict[str, Any]") -> "dict[str, Any]":
    """Turn a document into one of their records; keys it lacks become null or empty."""
    primary = _renamed(document["muscles"]["primary"])
    secondary = _renamed(document["muscles"].get("secondary", []))
    equipment = document.get("equipment", [])
    return {
        "id": "_".join(part.capitalize() for part in document["id"].split("-")),
        "name": document["name"],
        "force": FORCES.get(document.get("force", "")),
        "level": LEVELS[document.get("difficulty", "beginner")],
        "mechanic": document.get("mechanic"),
        "equipment": EQUIPMENT.get(equipment[0], "other") if equipment else None,
        "primaryMuscles": primary,
        "secondaryMuscles": [muscle for muscle in secondary if muscle not in primary],
        "instructions": [action for phase in document["steps"] for action in phase["actions"]],
        "category": CATEGORIES[document.get("category", "strength")],
        "images": [],
    }


def _renamed(muscles: "list[str]") -> "list[str]":
    return list(dict.fromkeys(MUSCLES[muscle] for muscle in muscles if muscle in MUSCLES))
