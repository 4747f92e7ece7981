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
    """Give, as bits, the other exercises that have any of this one's terms on `axis`."""
    bits = 0
    for members in index.postings(axis).values():
        if members >> number & 1:
            bits |= members
    return bits & ~(1 << number)


def nearest(index: "Index", number: int, among: int, most: int) -> "list[int]":
    """Give those of a set that have most terms in common with an exercise; then by name."""
    in_common = [among]  # at k, as bits: those with at least k of its terms
    for axis in _LIKENESS:
        for members in index.postings(axis).values():
            if members >> number & 1:
                in_common.append(0)
                for count in range(len(in_common) - 1, 0, -1):
                    in_common[count] |= in_common[count - 1] & members
    found: list[int] = []
    taken = 0
    for bits in reversed(in_common):
        for n in numbers(bits & ~taken):
            if len(found) == most:
                return found
            found.append(n)
        taken |= bits
    return found


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
    return {
        kind: [{"id": row["id"], "name": row["name"]} for row in index.rows(found)]
        for kind, found in kinds.items()
    }


def candidates(index: "Index", number: int) -> "list[tuple[str, int]]":
    """Give all exercises related to one with the kind of relation, the closest kinds first.

    After those that documents name come those with the same target and pattern, nearest first.
    """
    alike = shared(index, number, "target") & shared(index, number, "pattern")
    kinds = named(index, number) | {"same_target": nearest(index, number, alike, index.count)}
    kind_of: dict[int, str] = {}
    for kind, members in kinds.items():
        for n in members:
            kind_of.setdefault(n, kind)
    return [(kind, n) for n, kind in kind_of.items()]
