"""`forge show NAME...`: how to do an exercise."""

import os

from forge_cli.catalogue.files import bundled_path, is_slug, read_bytes
from forge_cli.commands import terminal
from forge_cli.user.locations import own_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from forge_cli.commands.session import Session

_ROOMY = 100
"""Columns from which the muscle map stands beside the facts without being asked for."""


def run(
    names: "list[str]",
    *,
    section: "list[str] | None" = None,
    all: bool = False,
    map: bool = False,
    guess: bool = False,
    format: "str | None" = None,
    json: bool = False,
    ndjson: bool = False,
    fields: "list[str] | None" = None,
    quiet: bool = False,
    no_pager: bool = False,
    color: "str | None" = None,
    no_config: bool = False,
    bare: bool = False,
) -> int:
    """Show the exercises that `names` name; `bare` when no command was typed before them."""
    plain = not (section or format or ndjson or fields or quiet or color or map)
    if json and plain and len(names) == 1:
        raw = _exact(names[0])
        if raw is not None:
            terminal.write(raw)
            return 0
    from forge_cli.commands.answer import answer, form_of
    from forge_cli.commands.session import Session

    session = Session(color=color, no_config=no_config)
    form, columns = form_of(
        ("card", "card" if map else "plain"), session, format=format, json=json, ndjson=ndjson, fields=fields
    )
    sections = sections_of(session, section or [], all=all)
    found, missed = session.resolve(names, guess=guess)
    piped = names == ["-"]
    for row in session.index.rows(found):
        if row["own"] and bundled_path(row["id"]):
            session.tell(f"{row['id']} is your own version of a bundled exercise")
    code = 0
    if found or piped:
        one = len(found) == 1 and not missed and not piped
        code = answer(
            session, found, form, fields=columns, sections=sections, one=one,
            quiet=quiet, no_pager=no_pager, body=_body(session, form, sections, asked=map),
        )  # fmt: skip
    for error in missed:
        if bare and (command := session.near_command(names[0])):
            corrected = " ".join(["forge", command, *names[1:]])
            error.hint = f"Did you mean the command? {corrected}\n{error.hint}"
        session.report(error)
    return max([code, *(error.exit_code for error in missed)])


def _body(session: "Session", form: str, sections: "list[str]", *, asked: bool) -> "dict[str, Any] | None":
    """Read the outlines of the body where a card has room for the muscle map, or it was asked for."""
    beside_facts = not sections or not {"facts", "all"}.isdisjoint(sections)
    roomy = session.on_terminal and terminal.size()[0] >= _ROOMY
    if asked and form != "card":
        session.tell(f"the map goes on cards, not with {form}; forge map draws it alone")
    if form != "card" or not (asked or (roomy and beside_facts)):
        return None
    from forge_cli.catalogue.files import read_body

    return read_body()


def sections_of(session: "Session", asked: "list[str]", *, all: bool) -> "list[str]":
    """Give the sections to show: those asked for, else those of the settings; [] for the usual."""
    from forge_cli.output.sections import chosen
    from forge_cli.query.filters import split

    if all:
        return ["all"]
    sections = split(asked) or list(session.settings["sections"])
    chosen(sections)  # complains of one there is not
    return sections


def _exact(name: str) -> "bytes | None":
    """Give the bytes of the document whose id is `name`: an own one, else the bundled one."""
    if not is_slug(name):
        return None
    own = os.path.join(own_folder(), name + ".json")
    if os.path.isfile(own):
        return None  # the long way: it is validated there
    path = bundled_path(name)
    return None if path is None else read_bytes(path)
