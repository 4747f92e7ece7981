"""`forge remove NAME`: remove an exercise of one's own."""

import sys

from forge_cli.catalogue.files import bundled_path
from forge_cli.commands import FOUND, NOTHING, terminal
from forge_cli.commands.session import Session
from forge_cli.errors import BadData, WrongUsage
from forge_cli.user.own import remove


def run(names: "list[str]", *, yes: bool = False, guess: bool = False) -> int:
    """Remove an own exercise after asking; bundled ones cannot be removed."""
    session = Session()
    row = session.resolve_one(names, guess=guess)
    if not row["own"]:
        message = f"{row['id']} is bundled, and only your own exercises can be removed"
        raise BadData(message, "forge filter --own lists them.")
    if not yes:
        if not terminal.is_terminal(sys.stdin):
            message = f"removing {row['id']} needs a yes"
            raise WrongUsage(message, f"Add --yes: forge remove {row['id']} --yes")
        terminal.say(f"Remove your own {row['name']} ({row['id']})? [y/N]")
        if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
            session.tell("nothing was removed")
            return NOTHING
    remove(row["id"])
    after = "; the bundled one is back" if bundled_path(row["id"]) else ""
    session.tell(f"removed {row['id']}{after}")
    return FOUND
