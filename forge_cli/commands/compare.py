"""`forge compare A B...`: exercises side by side."""

from forge_cli.commands.answer import answer, form_of, load, show
from forge_cli.commands.session import Session
from forge_cli.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def run(
    names: "list[str]",
    *,
    guess: bool = False,
    color: "str | None" = None,
    no_config: bool = False,
    quiet: bool = False,
    no_pager: bool = False,
    **form_options: "Any",
) -> int:
    """Compare the exercises that `names` name, each word or quoted phrase one name."""
    session = Session(color=color, no_config=no_config)
    form, fields = form_of(("card", "plain"), session, **form_options)
    found, missed = session.resolve(names, guess=guess, each=True)
    for error in missed:
        session.report(error)
    if missed:
        return max(error.exit_code for error in missed)
    if len(set(found)) < 2:
        message = "two different exercises are needed to compare"
        raise WrongUsage(message, "Quote names of several words: forge compare squat 'leg press'")
    if form not in {"card", "plain", "markdown"}:
        return answer(session, found, form, fields=fields, quiet=quiet, no_pager=no_pager)
    from forge_cli.output.comparison import comparison

    if not quiet:
        page = session.page()
        page.width = page.width if form == "card" else None
        text = comparison(load(session, found, "pages"), page)
        show(session, text, no_pager=no_pager)
    return 0
