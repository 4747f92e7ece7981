"""Relations between exercises: those the documents name, and those that share what they train."""

from forge_cli.catalogue.index import numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from forge_cli.catalogue.index import Index

NAMED = ("easier", "harder", "variant", "substitutes")
"""The relations that documents name; the index holds each from both sides."""

SHARED = {"same_target": "target", "same_equipment": "equipment", "same_body_part": "body-part"}
"""The relations by a shared term, and the axis it is on."""

_LIKENESS = ("target", "pattern", "equipment", "category", "difficulty", "laterality", "setup")


def named(index: "Index", number: int) -> "dict[str, list[int]]":
    """Give the exercises that the documents relate to this one, by kind, each in order of name."""
    found: dict[str, list[int]] = {kind: [] for kind in NAMED}
    query = "SELECT kind, other FROM relation WHERE n = ? ORDER BY other"
    for kind, other in index.connection.execute(query, (number,)):
        found[kind].append(other)
    return found


def shared(index: "Index", number: int, axis: str) -> int:
    """Give, as bits, the other exercises with the first of this one's terms on `axis`."""
    bits = 0
    for members in index.postings(axis).values():
        if members >> number & 1:
            bits |= members
    return bits & ~(1 << number)


def nearest(index: "Index", number: int, among: int, most: int) -> "list[int]":
    """Give those of a set that have most terms in common with an exercise; then by name."""
    likeness: dict[int, int] = dict.fromkeys(numbers(among), 0)
    for axis in _LIKENESS:
        for members in index.postings(axis).values():
            if members >> number & 1:
                for n in numbers(members & among):
                    likeness[n] += 1
    return sorted(likeness, key=lambda n: (-likeness[n], n))[:most]


def related(index: "Index", number: int, few: int = 4) -> "dict[str, list[dict[str, str]]]":
    """Give all relations of an exercise, by kind, as {"id", "name"}; `few` of each shared kind."""
    kinds = named(index, number)
    told = {number, *(n for kind in kinds.values() for n in kind)}
    for kind, axis in SHARED.items():
        bits = shared(index, number, axis)
        for n in told:
            bits &= ~(1 << n)
        kinds[kind] = nearest(index, number, bits, few)
        told.update(kinds[kind])
    rows = {row["id"]: row for row in index.rows(sorted(told))}
    names = dict(zip(sorted(told), rows.values(), strict=True))
    return {
        kind: [{"id": names[n]["id"], "name": names[n]["name"]} for n in found]
        for kind, found in kinds.items()
    }


def candidates(index: "Index", number: int) -> "list[tuple[str, int]]":
    """Give all exercises related to one with the kind of relation, the closest kinds first.

    After those that documents name come those with the same target and pattern, nearest first.
    """
    found = [(kind, n) for kind, members in named(index, number).items() for n in members]
    alike = shared(index, number, "target") & shared(index, number, "pattern")
    told = {n for _, n in found}
    found += [
        ("same_target", n) for n in nearest(index, number, alike, index.count) if n not in told
    ]
    seen: set[int] = set()
    return [(kind, n) for kind, n in found if not (n in seen or seen.add(n))]  # type: ignore[func-returns-value]
