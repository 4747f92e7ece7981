"""Filters: terms per axis in, a set of exercises out, as the bits of an integer."""

from forge_cli.catalogue.axes import VOCABULARY
from forge_cli.catalogue.index import numbers, storable
from forge_cli.catalogue.spelling import spelled
from forge_cli.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from forge_cli.catalogue.index import Index

ALWAYS_HAD = frozenset({"bodyweight", "wall", "mat"})
IMPACTS = ("none", "low", "high")
DIFFICULTIES = ("beginner", "intermediate", "advanced")
SORTS = ("name", "difficulty", "body-part")
AXES = tuple(axis for axis in VOCABULARY if axis != "joint")
"""The axes with a filter option of their own name; the joint is asked by `avoid`."""


def select(index: "Index", wanted: "Mapping[str, Sequence[str]]", starred: "Iterable[str]" = ()) -> int:
    """Give the exercises that pass every filter of `wanted`, as bits.

    `wanted` maps an axis, or have, avoid, not, own, starred, to its values, each possibly with
    commas: OR within, AND between; `not` takes `axis=value`, `have` and `avoid` take things and
    joints. `starred` are the ids to keep when `wanted` asks for them. WrongUsage for an unknown
    term.
    """
    bits = index.everything
    for axis, values in wanted.items():
        bits &= _passing(index, axis, values, starred)
    return bits


def without_each(
    index: "Index",
    wanted: "Mapping[str, Sequence[str]]",
    starred: "Iterable[str]" = (),
    within: "int | None" = None,
) -> "list[tuple[str, list[str], int]]":
    """Tell what leaving out one filter would give `within` a set: (axis, its values, how many), most first.

    Only filters whose absence gives something. `not` is taken apart, each value by itself.
    """
    among = index.everything if within is None else within
    found = []
    for axis, values in wanted.items():
        rest = {other: kept for other, kept in wanted.items() if other != axis}
        ways: list[tuple[list[str], dict[str, Sequence[str]]]] = [(split(values), rest)]
        if axis == "not":
            pairs = [f"{name}={value}" for name, value in _pairs(split(values))]
            ways = [([one], rest | {"not": [other for other in pairs if other != one]}) for one in pairs]
        for left_out, asked in ways:
            kept = {name: some for name, some in asked.items() if some or name != "not"}
            if count := (among & select(index, kept, starred)).bit_count():
                found.append((axis, left_out, count))
    return sorted(found, key=lambda item: -item[2])


def ordered(index: "Index", bits: int, sort: str = "name") -> "Iterable[int]":
    """Give a set's exercises in order: by name, or by difficulty or body part and then name."""
    if sort == "name":
        yield from numbers(bits)
        return
    postings = index.postings(sort)
    terms = DIFFICULTIES if sort == "difficulty" else sorted(postings)
    for term in terms:
        yield from numbers(bits & postings.get(term, 0))
        bits &= ~postings.get(term, 0)
    yield from numbers(bits)


def facets(index: "Index", bits: int, axis: str) -> "dict[str, int]":
    """Count the exercises of a set under each term of an axis; terms without any are left out.

    As in a filter a term takes those with it that name it as their parent: calves take soleus. But
    an impact counts what has just that one, where a filter takes the lower ones too.
    """
    from forge_cli.catalogue.vocabulary import bundled_vocabulary

    postings = index.postings(axis)
    found: dict[str, int] = {}
    for term in bundled_vocabulary().terms(VOCABULARY[axis]):
        for name in (term["id"], term.get("parent", term["id"])):
            found[name] = found.get(name, 0) | bits & postings.get(term["id"], 0)
    return {name: some.bit_count() for name, some in found.items() if some}


def split(values: "Iterable[str]") -> "list[str]":
    """Take repeated and comma-separated values apart; empty ones are dropped."""
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def asked(axis: str, values: "Iterable[str]") -> "list[str]":
    """Take the values of an axis apart; WrongUsage when there is none."""
    parts = split(values)
    if not parts:
        message = f"--{axis} is empty"
        raise WrongUsage(message, f"forge list {VOCABULARY.get(axis, 'equipment')} shows the terms")
    return parts


def meaning(index: "Index", axis: str, word: str) -> "list[str] | None":
    """Give the term ids a word means on an axis, None when it means nothing there."""
    query = "SELECT terms FROM meaning WHERE axis = ? AND word = ?"
    row = index.connection.execute(query, (axis, storable(spelled(word)))).fetchone()
    return None if row is None else str(row[0]).split()


def _passing(index: "Index", axis: str, values: "Sequence[str]", starred: "Iterable[str]") -> int:
    if axis == "starred":
        known = [n for id in starred if (n := index.number(id)) is not None]
        return sum(1 << n for n in set(known))
    if axis == "own":
        return index.posting("own", ["yes"])
    parts = asked(axis, values)
    if axis == "have":
        return _doable(index, parts)
    if axis == "avoid":
        return index.everything & ~index.posting("joint", terms_of(index, "joint", parts))
    if axis == "not":
        return index.everything & ~_excluded(index, parts)
    terms = terms_of(index, axis, parts)
    if axis == "impact":  # low keeps none too: what is asked for is the most one will bear
        terms = list(IMPACTS[: 1 + max(IMPACTS.index(term) for term in terms)])
    return index.posting(axis, terms)


def _doable(index: "Index", things: "list[str]") -> int:
    """Give what can be done with these things: every slot of the document has one that is had."""
    had = set(ALWAYS_HAD)
    for thing in things:
        found = [meaning(index, axis, thing) for axis in ("equipment", "setup")]
        if found == [None, None]:
            raise _unknown(["equipment", "setup"], thing, option="have")
        for terms in found:
            had.update(terms or ())
    bits = index.everything
    for slot, needing in index.postings("slot").items():
        if had.isdisjoint(slot.split("|")):
            bits &= ~needing
    return bits


def _excluded(index: "Index", parts: "list[str]") -> int:
    bits = 0
    for axis, value in _pairs(parts):
        bits |= index.posting(axis, terms_of(index, axis, [value]))
    return bits


def _pairs(parts: "list[str]") -> "Iterator[tuple[str, str]]":
    """Yield axis and value of what `--not` takes; in `equipment=barbell,cable` both have the axis."""
    axis = ""
    for part in parts:
        name, equals, value = part.rpartition("=")
        axis = name.strip().removeprefix("--").lower() if equals else axis
        if axis not in VOCABULARY:
            message = f"--not takes AXIS=VALUE, not '{part}'"
            raise WrongUsage(message, f"The axes are {', '.join(VOCABULARY)}.")
        yield axis, value


def terms_of(index: "Index", axis: str, words: "list[str]") -> "list[str]":
    """Give the term ids that words mean on an axis; WrongUsage for one that means nothing."""
    found: list[str] = []
    for word in words:
        terms = meaning(index, axis, word)
        if terms is None:
            raise _unknown([VOCABULARY[axis]], word, option="avoid" if axis == "joint" else axis)
        found += terms
    return found


def _unknown(lists: "list[str]", word: str, option: str) -> WrongUsage:
    from forge_cli.catalogue.vocabulary import bundled_vocabulary

    near = [term for name in lists for term in bundled_vocabulary().nearest(name, word)][:3]
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    message = f"--{option} knows no '{word}'"
    shows = " and ".join(f"forge list {name}" for name in lists)
    return WrongUsage(message, f"{hint}All terms: {shows}")
