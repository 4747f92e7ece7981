"""`forge related NAME`: easier, harder and alike, or what can be done instead."""

from forge_cli.catalogue.index import numbers
from forge_cli.commands.listing import listing
from forge_cli.query.relations import candidates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(names: "list[str]", *, guess: bool = False, **options: "Any") -> int:
    """List what is related to an exercise, the closest kinds first; every filter applies."""
    found = listing(options)
    index = found.session.index
    resolved, missed = found.session.resolve(names, guess=guess)
    for error in missed:
        found.session.report(error)
    if missed:
        return max(error.exit_code for error in missed)
    passing = set(numbers(found.bits))
    kinds: dict[int, str] = {}
    for number in resolved:
        for kind, other in candidates(index, number):
            if other in passing and other not in resolved:
                kinds.setdefault(other, kind)
    if not kinds:
        found.tell_nothing(f"nothing related to '{' '.join(names)}' passes the filters")
    notes = {n: {"relation": kind.replace("_", " ")} for n, kind in kinds.items()}
    return found.write(list(kinds)[: found.limit], total=len(kinds), notes=notes)
