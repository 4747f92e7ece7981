"""`forge new NAME`: begin an exercise of one's own from a filled skeleton."""

import os
import sys

from forge_cli.catalogue.canon import canonical
from forge_cli.catalogue.folding import letters
from forge_cli.commands import terminal
from forge_cli.commands.edit import edit_draft
from forge_cli.commands.session import Session
from forge_cli.errors import BadData, WrongUsage
from forge_cli.query.names import known
from forge_cli.user.own import draft_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from forge_cli.catalogue.document import Exercise


def run(words: "list[str]") -> int:
    """Edit the skeleton of a new exercise; where there is no terminal, write the skeleton to stdout."""
    session = Session()
    name = " ".join(words)
    if not name.isprintable():
        message = f"'{name}' holds characters that no name has"
        raise WrongUsage(message)
    id = "-".join(letters(name))[:64].strip("-")
    if not id or not id.isascii():
        message = f"'{name}' makes no id: it needs letters a-z or digits"
        raise WrongUsage(message)
    number = known(session.index, name)
    if number is not None:
        called = session.index.rows([number])[0]
        message = f"there is already {called['name']} ({called['id']})"
        raise BadData(message, f"forge edit {called['id']} changes it.")
    content = canonical(skeleton(id, name)).encode("utf-8")
    if session.on_terminal and terminal.is_terminal(sys.stdin):
        if os.path.exists(draft_path(id)):
            session.tell("you have begun this one already")
        edit_draft(session, id, content)
    else:
        terminal.write(content)
        session.tell("edit this and take it in with: forge add FILE")
    return 0


def skeleton(id: str, name: str) -> "Exercise":
    """Give a valid document to be changed: what any exercise has, and what most want."""
    return {
        "schema_version": 1,
        "id": id,
        "name": name,
        "summary": "What it is, what it trains, whom it suits.",
        "body_part": "legs",
        "category": "strength",
        "difficulty": "beginner",
        "equipment": ["bodyweight"],
        "mechanic": "compound",
        "pattern": "squat",
        "laterality": "bilateral",
        "impact": "none",
        "measure": "reps",
        "muscles": {"primary": ["quadriceps"], "secondary": ["glutes"]},
        "muscle_roles": {"quadriceps": "what it does in this exercise"},
        "steps": [
            {"title": "Set up", "actions": ["Where everything is before the first rep."]},
            {"title": "Move", "actions": ["One sentence for each thing to do."]},
        ],
        "tips": ["A cue that changes what the body does."],
        "mistakes": [
            {
                "mistake": "What an onlooker sees",
                "why": "What it costs in this exercise.",
                "fix": "What to do instead.",
            }
        ],
        "programming": [{"use": "strength", "sets": [3, 4], "reps": [6, 10], "rest_seconds": [60, 120]}],
    }
