"""`forge unstar NAME...`: take stars away."""

import os

from forge_cli.commands import NOTHING
from forge_cli.commands.session import Session
from forge_cli.query.names import resolve
from forge_cli.user.locations import config_folder
from forge_cli.user.stars import unstar


def run(names: "list[str]", *, guess: bool = False) -> int:
    """Unstar the exercises that are named; 1 when one of them had no star."""
    session = Session()
    asked = session.names(names)
    stale = [name for name in asked if name in session.stars and session.index.number(name) is None]
    found, missed = resolve(
        session.index, [name for name in asked if name not in stale],
        guess=guess or session.on_terminal, tell=session.tell,
    ) if len(stale) < len(asked) else ([], [])  # fmt: skip
    ids = [*stale, *(row["id"] for row in session.index.rows(found))]
    without = unstar(os.path.join(config_folder(), "stars.toml"), ids) if ids else []
    for id in ids:
        session.tell(f"{id} had no star" if id in without else f"unstarred {id}")
    for error in missed:
        session.report(error)
    return max([NOTHING if without else 0, *(error.exit_code for error in missed)])
