"""`forge filter`: the exercises that pass every filter."""

from forge_cli.commands.listing import listing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(**options: "Any") -> int:
    """List the exercises that pass the filters; with none of them, every exercise."""
    found = listing(options)
    if not found.bits:
        found.tell_nothing()
    return found.write(found.ordered(), total=found.bits.bit_count())
