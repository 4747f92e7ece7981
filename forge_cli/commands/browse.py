"""`forge browse`: the browser, and the ids that were picked in it."""

import os
import sys

from forge_cli.catalogue.files import read_body
from forge_cli.commands import FOUND, NOTHING, terminal
from forge_cli.commands.answer import load
from forge_cli.commands.listing import listing
from forge_cli.errors import CannotWrite, WrongUsage
from forge_cli.user.locations import stars_file
from forge_cli.user.stars import star, unstar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from forge_cli.browser.desk import Desk
    from forge_cli.commands.listing import Listing


def run(*, pick: bool = False, **options: "Any") -> int:
    """Browse what passes the filters; with `pick` the chosen ids go to stdout, 1 when there are none."""
    try:
        from forge_cli.browser.app import Browser
    except ModuleNotFoundError as error:
        message = f"forge browse needs {error.name}, which is not installed"
        raise CannotWrite(message, "pip install 'forge-cli[tui]'") from error
    if not (terminal.is_terminal(sys.stdin) and terminal.is_terminal(sys.stderr)):
        message = "forge browse needs a terminal"
        raise WrongUsage(message, "For pipes there are forge filter and forge search.")
    if os.environ.get("TERM") == "dumb":
        message = "forge browse needs a terminal that can place text, and TERM is dumb"
        raise WrongUsage(message, "forge filter and forge search answer on any.")
    found = listing(options)
    if not found.bits:
        found.tell_nothing()
        return NOTHING
    desk = desk_of(found)
    os.environ.pop("NO_COLOR", None)
    if not desk.page.color:
        os.environ["NO_COLOR"] = "1"  # for what Textual draws
    browser = Browser(desk, picking=pick)
    picked = browser.run() or []  # draws on stderr: stdout may be a pipe
    if browser.return_code:
        return CannotWrite.exit_code if browser.return_code == NOTHING else browser.return_code
    if pick:
        terminal.write("".join(f"{id}\n" for id in picked))
        return FOUND if picked else NOTHING
    return FOUND


def desk_of(found: "Listing") -> "Desk":
    """Make the desk that the browser asks, of what a command line's filters leave."""
    from forge_cli.browser.desk import Desk

    session = found.session
    page = session.page()
    # what is drawn goes to stderr's terminal, whatever stdout is
    page.color = terminal.wants_color(session.settings["color"], True, os.environ)
    page.truecolor = True  # Textual knows what the terminal can do

    def keep_star(id: str, note: str | None) -> None:
        if note is None:
            unstar(stars_file(), [id], session.former([id]))
        else:
            star(stars_file(), [id], note)

    return Desk(
        session.index,
        load=lambda number: load(session, [number], "pages")[0],
        keep_star=keep_star,
        stars=session.known_stars,
        wanted=found.wanted,
        body=read_body(),
        page=page,
    )
