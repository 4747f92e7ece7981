"""`forge unstar NAME...`: take stars away."""

from forge_cli.commands import NOTHING
from forge_cli.commands.session import Session
from forge_cli.user.locations import stars_file
from forge_cli.user.stars import starred, unstar


def run(names: "list[str]", *, guess: bool = False) -> int:
    """Unstar the exercises that are named; 1 when one of them had no star."""
    session = Session()
    path = stars_file()
    kept = starred(path)
    gone = [name for name in names if name in kept and session.index.number(name) is None]
    rest = [name for name in names if name not in gone]
    found, missed = session.resolve(rest, guess=guess) if rest else ([], [])
    ids = [*gone, *(row["id"] for row in session.index.rows(found))]
    without = unstar(path, ids, session.former(ids)) if ids else []
    for id in ids:
        session.tell(f"{id} had no star" if id in without else f"unstarred {id}")
    for error in missed:
        session.report(error)
    return max([NOTHING if without else 0, *(error.exit_code for error in missed)])
