"""`forge star NAME...`: mark exercises to find them again."""

from forge_cli.commands.session import Session
from forge_cli.query.names import known
from forge_cli.user.locations import stars_file
from forge_cli.user.stars import star


def run(names: "list[str]", *, note: "str | None" = None, guess: bool = False) -> int:
    """Star the exercises that are named; what is missing is told, the rest starred all the same."""
    session = Session()
    index = session.index
    found, missed = session.resolve(names, guess=guess)
    if found:
        rows = index.rows(found)
        star(stars_file(), [row["id"] for row in rows], note)
        for row in rows:
            session.tell(f"starred {row['name']}")
    if known(index, " ".join(["star", *names])) is not None:
        session.tell(f"star {' '.join(names)} is an exercise too: forge show star {' '.join(names)}")
    for error in missed:
        session.report(error)
    return max([0, *(error.exit_code for error in missed)])
