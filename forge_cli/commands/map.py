"""`forge map NAME...`: where exercises work, drawn on the body."""

from forge_cli.catalogue.files import read_body
from forge_cli.commands import terminal
from forge_cli.commands.answer import load, show
from forge_cli.commands.session import Session
from forge_cli.errors import WrongUsage
from forge_cli.output.muscles import intensities, kinds_of
from forge_cli.output.terms import listed, term

FORMATS = ("map", "svg", "json")


def run(
    names: "list[str] | None" = None,
    *,
    muscle: "list[str] | None" = None,
    format: str = "map",
    guess: bool = False,
    color: "str | None" = None,
    no_config: bool = False,
    no_pager: bool = False,
) -> int:
    """Draw what the exercises train, several added up, or where muscles are."""
    if format not in FORMATS:
        message = f"map knows no format '{format}'"
        raise WrongUsage(message, f"It knows {', '.join(FORMATS)}.")
    if bool(names) == (muscle is not None):
        message = "map takes the names of exercises, or --muscle"
        raise WrongUsage(message, "forge map goblet squat, or: forge map --muscle lats")
    session = Session(color=color, no_config=no_config)
    code = 0
    if muscle is not None:
        picked = _muscles(session, muscle)
        kinds = dict.fromkeys(picked, "primary")
        intensity = dict.fromkeys(picked, 1.0)
        legend = [("primary", listed([term(id) for id in picked]))]
        heading = f"Where to find {listed([term(id) for id in picked])}"
    else:
        found, missed = session.resolve(names or [], guess=guess)
        for error in missed:
            session.report(error)
        code = max([0, *(error.exit_code for error in missed)])
        if not found:
            return code or 1
        documents = [entry.document for entry in load(session, found, "documents")]
        intensity = intensities(documents)
        kinds, legend = kinds_of(documents)
        heading = documents[0]["name"] if len(documents) == 1 else f"{len(documents)} exercises"
    _write(
        session, format, kinds, legend=legend, heading=heading, intensity=intensity, no_pager=no_pager
    )  # fmt: skip
    return code


def _muscles(session: Session, words: "list[str]") -> "list[str]":
    from forge_cli.query.filters import asked, terms_of

    return list(dict.fromkeys(terms_of(session.index, "muscle", asked("muscle", words))))


def _write(
    session: Session,
    form: str,
    kinds: "dict[str, str]",
    *,
    legend: "list[tuple[str, str]]",
    heading: str,
    intensity: "dict[str, float]",
    no_pager: bool,
) -> None:
    page = session.page()
    if form == "json":
        terminal.write_json(intensity)
    elif form == "svg":
        from forge_cli.output.palette import COLORS
        from forge_cli.output.svg import svg

        terminal.write(svg(read_body(), kinds, COLORS[page.theme], legend, heading).encode("utf-8"))
    else:
        from forge_cli.output.picture import map_page

        show(session, map_page(read_body(), kinds, legend, heading, page), no_pager=no_pager)
