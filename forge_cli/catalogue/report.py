"""The report over a catalogue: how many documents each body part has, and how full they are."""

from typing import Any

from forge_cli.catalogue.axes import BODY_PARTS
from forge_cli.catalogue.document import Exercise

_ALWAYS = {"id", "name", "body_part", "muscles", "steps"}


def report(documents: list[Exercise]) -> list[dict[str, Any]]:
    """Give one record a body part, and one for all: the count, and the percentage that has each key.

    The keys that the definition requires of every document are left out.
    """
    keys = [key for key in Exercise.__annotations__ if key not in _ALWAYS]
    parts = [part for part in BODY_PARTS if any(one["body_part"] == part for one in documents)]
    records = []
    for part in [*parts, "all"]:
        some = [one for one in documents if part in {"all", one["body_part"]}]
        fill = {key: round(100 * sum(key in one for one in some) / max(1, len(some))) for key in keys}
        records.append({"body_part": part, "count": len(some), **fill})
    return records
