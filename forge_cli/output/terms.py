"""Terms, ranges and facts in words."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

LABELS = {
    "back-extension-bench": "back-extension bench",
    "bosu-ball": "BOSU ball",
    "cool-down": "cool-down",
    "ez-bar": "EZ bar",
    "farmers-handles": "farmer's handles",
    "olympic-weightlifting": "Olympic weightlifting",
    "pull-up-bar": "pull-up bar",
    "push-pull": "push and pull",
    "self-massage": "self-massage",
    "warm-up": "warm-up",
}
"""The terms that are not called by their id with spaces: all the labels a page needs, so that it
need not read `vocabulary.json` (a test holds the two together)."""


def term(id: str) -> str:
    """Say what a term, or an exercise known only by its id, is called."""
    return LABELS.get(id) or id.replace("-", " ")


def listed(words: "Sequence[str]", joint: str = "and") -> str:
    """Join words the way a sentence does: `a, b and c`."""
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def span(bounds: "Sequence[int]") -> str:
    """Say a range: `8-12`, or `8` when both ends are the same."""
    low, high = bounds
    return str(low) if low == high else f"{low}-{high}"


def duration(bounds: "Sequence[int]") -> str:
    """Say a range of seconds: `30-60 s`, `2-3 min`, `up to 15 s`, `none`."""
    low, high = bounds
    if high == 0:
        return "none"
    if low % 60 == 0 and high % 60 == 0:
        amount, unit = span([low // 60, high // 60]), "min"
    else:
        amount, unit = span(bounds), "s"
    return f"up to {amount[2:]} {unit}" if low == 0 else f"{amount} {unit}"


def dose(row: "dict[str, Any]") -> str:
    """Say sets and count of a programming row: `3-4 x 5-8 per side`, `2 x 30-60 s`."""
    text = span(row["sets"])
    for key, unit in (("reps", ""), ("seconds", " s"), ("meters", " m")):
        if key in row:
            text += f" x {span(row[key])}{unit}"
    return text + (" per side" if row.get("per_side") else "")


def facts(document: "dict[str, Any]") -> "Iterator[tuple[str, str]]":
    """Give the facts of an exercise as pairs of label and value, only those it has."""
    alternatives = document.get("alternatives", {})
    movement = [document.get(key, "") for key in ("pattern", "mechanic", "plane", "laterality", "force")]
    measured = {"reps": "repetitions"}.get(document.get("measure", ""), document.get("measure", ""))
    yield from (
        (label, value)
        for label, value in (
            ("Body part", term(document["body_part"])),
            ("Target", _named(document["muscles"]["primary"])),
            ("Category", term(document.get("category", ""))),
            ("Difficulty", term(document.get("difficulty", ""))),
            ("Equipment", needed(document.get("equipment", ()), alternatives.get("equipment", ()))),
            ("Setup", needed(document.get("setup", ()), alternatives.get("setup", ()))),
            ("Movement", _named(movement)),
            ("Impact", document.get("impact", "")),
            ("Hard on", _named(document.get("joints", ()))),
            ("Counted by", measured),
            ("MET", _energy(document.get("met"))),
            ("Also called", ", ".join(document.get("aliases", ()))),
        )
        if value
    )


def needed(terms: "Sequence[str]", alternatives: "Sequence[str]") -> str:
    """Say what is needed all together, the first with what may stand in for it."""
    if not terms or not alternatives:
        return _named(terms)
    first = listed([term(id) for id in (terms[0], *alternatives)], "or")
    return "; ".join([first, *map(term, terms[1:])])


def _named(ids: "Sequence[str]") -> str:
    return ", ".join([term(id) for id in ids if id])


def _energy(met: "dict[str, Any] | None") -> str:
    if not met:
        return ""
    return f"{met['value']:g} (Compendium {met['code']}, {met['match']})"
