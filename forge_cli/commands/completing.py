"""What the shell's completion offers: terms of every axis, and exercises by id."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def axis_terms(axis: str) -> "Callable[[str], list[tuple[str, str]]]":
    """Give the completer of a filter option; the last of several values is completed."""

    def complete(incomplete: str) -> "list[tuple[str, str]]":
        from forge_cli.catalogue.axes import VOCABULARY
        from forge_cli.catalogue.vocabulary import bundled_vocabulary

        names = {"have": ["equipment", "setup"], "avoid": ["joints"]}
        before, comma, last = incomplete.rpartition(",")
        found = []
        for name in names.get(axis) or [VOCABULARY[axis]]:
            for term in bundled_vocabulary().terms(name):
                if term["id"].startswith(last):
                    found.append((before + comma + term["id"], term["label"]))
        return found

    return complete


def lists(incomplete: str) -> "list[str]":
    """Complete the axis of `forge list`."""
    from forge_cli.catalogue.axes import FILTER_OF_LIST

    return [name for name in FILTER_OF_LIST if name.startswith(incomplete)]


def exercises(incomplete: str) -> "list[tuple[str, str]]":
    """Complete an id, with the name as its description."""
    from forge_cli.commands.session import Session

    session = Session()
    query = "SELECT id, name FROM exercise WHERE id >= ? AND id < ? ORDER BY id"
    bounds = (incomplete, incomplete + "\U0010ffff")
    found: list[tuple[str, str]] = session.index.connection.execute(query, bounds).fetchall()
    return found
