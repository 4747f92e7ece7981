"""`forge list [AXIS]`: the terms of an axis with how many exercises have each, or every exercise."""

from forge_cli.catalogue.axes import FILTER_OF_LIST
from forge_cli.commands.listing import listing
from forge_cli.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from forge_cli.commands.listing import Listing

COLUMNS = ("id", "label", "group", "synonyms", "count")
"""What is told of a term, in order: a contract for scripts."""


def run(axis: "str | None" = None, **options: "Any") -> int:
    """List the terms of an axis, counted among what passes the filters; without one, exercises."""
    if axis is None:
        from forge_cli.commands.filter import run as filter_exercises

        return filter_exercises(**options)
    name = _list_named(axis)
    from forge_cli.catalogue.vocabulary import bundled_vocabulary
    from forge_cli.query.filters import split

    fields = split(options.pop("fields", None) or [])
    if unknown := [field for field in fields if field not in COLUMNS]:
        message = f"a term has no field '{unknown[0]}'"
        raise WrongUsage(message, f"It has {', '.join(COLUMNS)}.")
    found = listing(options)
    counts = _counts(found, name)
    records = [
        {
            "id": term["id"],
            "label": term["label"],
            "group": term.get("group", ""),
            "synonyms": term.get("synonyms", []),
            "count": counts[term["id"]],
        }
        for term in bundled_vocabulary().terms(name)
    ]
    return found.write_records(records, fields)


def _counts(found: "Listing", name: str) -> "dict[str, int]":
    """Count what a filter on each term would give among what passes the filters.

    As in a filter a term counts those that name it as their parent: calves take soleus with them.
    """
    from forge_cli.catalogue.vocabulary import bundled_vocabulary

    postings = found.session.index.postings(FILTER_OF_LIST[name])
    counts = {}
    for term in bundled_vocabulary().terms(name):
        bits = postings.get(term["id"], 0)
        for other in bundled_vocabulary().terms(name):
            if other.get("parent") == term["id"]:
                bits |= postings.get(other["id"], 0)
        counts[term["id"]] = (bits & found.bits).bit_count()
    return counts


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
