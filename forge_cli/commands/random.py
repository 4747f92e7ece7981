"""`forge random`: exercises by chance, among those that pass the filters."""

from forge_cli.catalogue.index import numbers
from forge_cli.commands.listing import listing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(*, seed: "int | None" = None, limit: int = 1, **options: "Any") -> int:
    """List `limit` exercises drawn by chance; the same `seed` draws the same ones."""
    import random

    found = listing(options)
    if not found.bits:
        found.tell_nothing()
    among = list(numbers(found.bits))
    drawn = random.Random(seed).sample(among, min(limit, len(among)))  # noqa: S311  # no secret
    return found.write(drawn)
