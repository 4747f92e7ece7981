"""Ten short documents, written by hand to be asked, and the ways to make an index of some."""

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from forge_cli.catalogue.compiling import Source, compile_index
from forge_cli.catalogue.index import Index
from forge_cli.catalogue.vocabulary import bundled_vocabulary

DATA = Path(__file__).parents[1] / "data"

Document = dict[str, Any]


def document(id: str, primary: str = "abs", /, **keys: Any) -> Document:
    """Make a document with only what is required, and `keys`."""
    required = {
        "id": id,
        "name": id.replace("-", " ").title(),
        "body_part": "core",
        "muscles": {"primary": [primary]},
        "steps": [{"title": "Do it", "actions": ["Get into the position and stay there."]}],
    }
    return required | keys


def rows(*uses: str) -> list[Document]:
    """Make programming rows for these uses."""
    return [{"use": use, "sets": [2, 3], "reps": [8, 12]} for use in uses]


TEN = [
    document(
        "barbell-bench-press", aliases=["Bench Press", "Flat Press"], body_part="chest",
        category="strength", difficulty="intermediate", equipment=["barbell"], setup=["bench", "rack"],
        mechanic="compound", force="push", pattern="horizontal-push", impact="none",
        muscles={"primary": ["pectorals"], "secondary": ["triceps", "front-delts"]},
        joints=["shoulder"], programming=rows("strength", "hypertrophy"),
        summary="Lower a loaded bar to the chest and press it away; the yardstick of the upper body.",
        faq=[{"question": "Does a wide grip help?", "answer": "A wide grip shortens the path a little."}],
    ),
    document(
        "dumbbell-bench-press", aliases=["Flat Dumbbell Press"], body_part="chest",
        category="strength", difficulty="beginner", equipment=["dumbbell"], setup=["bench"],
        alternatives={"equipment": ["kettlebell"]}, mechanic="compound", pattern="horizontal-push",
        impact="none", muscles={"primary": ["pectorals"], "secondary": ["triceps"]},
        programming=rows("hypertrophy"), substitutes=["push-up"],
        variations=[
            {"name": "With a Bar", "kind": "harder", "detail": "One bar.", "id": "barbell-bench-press"}
        ],
        tips=["Keep the wrist stacked over the elbow, as if a table stood on it."],
    ),
    document(
        "push-up", name="Push-Up", aliases=["Press-Up"], body_part="chest", category="strength",
        difficulty="beginner", equipment=["bodyweight"], mechanic="compound",
        pattern="horizontal-push", impact="none",
        muscles={"primary": ["pectorals"], "secondary": ["triceps"], "stabilizers": ["abs"]},
        programming=rows("endurance", "warm-up"), summary="A plank that bends its arms.",
    ),
    document(
        "incline-barbell-press", body_part="chest", category="strength", difficulty="intermediate",
        equipment=["barbell"], setup=["incline-bench", "rack"], pattern="horizontal-push",
        muscles={"primary": ["upper-chest"], "secondary": ["triceps"]}, mechanic="compound",
        programming=rows("hypertrophy"), variations=[
            {"name": "Flat", "kind": "variant", "detail": "Level.", "id": "barbell-bench-press"}
        ],
    ),
    document(
        "goblet-squat", aliases=["Cup Squat"], body_part="legs", category="strength",
        difficulty="beginner", equipment=["dumbbell"], alternatives={"equipment": ["kettlebell"]},
        pattern="squat", impact="none", joints=["knee"], mechanic="compound",
        muscles={"primary": ["quadriceps"], "secondary": ["glutes"]},
        programming=rows("strength", "warm-up"), summary="Squat while holding a weight like a cup.",
    ),
    document(
        "box-jump", body_part="legs", category="plyometrics", difficulty="advanced",
        equipment=["bodyweight"], setup=["box"], alternatives={"setup": ["stairs"]}, pattern="jump",
        impact="high", joints=["knee", "ankle"], mechanic="compound", programming=rows("power"),
        muscles={"primary": ["quadriceps"], "secondary": ["calves", "glutes"]},
        summary="Leap onto a box and step down.",
    ),
    document(
        "walking-lunge", body_part="legs", category="strength", difficulty="intermediate",
        equipment=["dumbbell"], pattern="lunge", impact="low", laterality="alternating",
        mechanic="compound", muscles={"primary": ["glutes"], "secondary": ["gluteus-medius"]},
        programming=rows("strength"), summary="Lunge forward with every step.",
        tips=["Let the back knee hover a hand's width over the floor."],
    ),
    document(
        "seated-calf-raise", "soleus", body_part="legs", category="strength", difficulty="beginner",
        equipment=["machine"], mechanic="isolation", pattern="plantar-flexion", impact="none",
    ),
    document(
        "wall-sit", "quadriceps", body_part="legs", category="strength", difficulty="beginner",
        equipment=["bodyweight"], setup=["wall"], mechanic="isolation", pattern="squat", impact="none",
        measure="time", joints=["knee"],
        programming=[{"use": "endurance", "sets": [2, 3], "seconds": [20, 45]}],
    ),
    document("desk-plank"),
]  # fmt: skip
IDS = sorted(one["id"] for one in TEN)


def written(data: Path, documents: Iterable[Document] = TEN) -> list[Path]:
    """Write a catalogue with the bundled vocabulary into the folder `data`."""
    paths = []
    for one in documents:
        path = data / "exercises" / one["body_part"] / f"{one['id']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(one, indent=2), encoding="utf-8")
        paths.append(path)
    data.mkdir(parents=True, exist_ok=True)
    shutil.copy(DATA / "vocabulary.json", data)
    (data / "catalogue.json").write_text('{"version": "1", "tombstones": {}}', encoding="utf-8")
    return paths


def compiled(
    folder: Path,
    documents: Iterable[Document] = TEN,
    own: Iterable[Document] = (),
    tombstones: Mapping[str, str] | None = None,
) -> Index:
    """Write documents and own exercises below `folder` and give their index."""
    data = folder / "data"
    sources = [
        Source(str(path), path.relative_to(data).as_posix(), "", own=False)
        for path in written(data, documents)
    ]
    for one in own:
        path = folder / "own" / f"{one['id']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(one, indent=2), encoding="utf-8")
        sources.append(Source(str(path), path.name, "", own=True))
    return Index(compile_index(sources, bundled_vocabulary(), dict(tombstones or {}), "by hand"))


def ids(index: Index, found: int | Iterable[int]) -> list[str]:
    """Give the ids of a set, or of exercises in their order."""
    if isinstance(found, int):
        found = [n for n in range(index.count) if found >> n & 1]
    return [str(row["id"]) for row in index.rows(list(found))]
