"""`forge list [AXIS]`: the terms of an axis with how many exercises have each, or every exercise."""

from forge_cli.catalogue.axes import FILTER_OF_LIST
from forge_cli.commands.listing import listing
from forge_cli.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COLUMNS = ("id", "label", "group", "synonyms", "count")
"""What is told of a term, in order: a contract for scripts."""


def run(axis: "str | None" = None, **options: "Any") -> int:
    """List the terms of an axis, counted among what passes the filters; without one, exercises."""
    if axis is None:
        from forge_cli.commands.filter import run as filter_exercises

        return filter_exercises(**options)
    name = _list_named(axis)
    from forge_cli.catalogue.vocabulary import bundled_vocabulary
    from forge_cli.query.filters import facets, split

    fields = split(options.pop("fields", None) or [])
    if unknown := [field for field in fields if field not in COLUMNS]:
        message = f"a term has no field '{unknown[0]}'"
        raise WrongUsage(message, f"It has {', '.join(COLUMNS)}.")
    found = listing(options)
    counts = facets(found.session.index, found.bits, FILTER_OF_LIST[name])
    records = [
        {
            "id": term["id"],
            "label": term["label"],
            "group": term.get("group", ""),
            "synonyms": term.get("synonyms", []),
            "count": counts.get(term["id"], 0),
        }
        for term in bundled_vocabulary().terms(name)
    ]
    return found.write_records(records, fields)


def _list_named(axis: str) -> str:
    """Give the list a word names: its own name, or the singular that filters use."""
    from forge_cli.catalogue.axes import VOCABULARY

    word = axis.strip().lower().replace("_", "-")
    if word in FILTER_OF_LIST:
        return word
    if word in VOCABULARY:
        return VOCABULARY[word]
    import difflib

    near = difflib.get_close_matches(word, FILTER_OF_LIST, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    message = f"there is no list '{axis}'"
    raise WrongUsage(message, f"{hint}The lists are {', '.join(FILTER_OF_LIST)}.")
