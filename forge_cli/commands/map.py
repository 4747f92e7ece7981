"""`forge map NAME...`: where exercises work, drawn on the body."""

from forge_cli.catalogue.files import read_body
from forge_cli.commands import terminal
from forge_cli.commands.answer import load, show
from forge_cli.commands.session import Session
from forge_cli.errors import WrongUsage
from forge_cli.output.sections import ROLES
from forge_cli.output.terms import listed, term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

WEIGHTS = {"primary": 1.0, "secondary": 0.5, "stabilizers": 0.2}
"""What a role adds to the intensity of a muscle."""

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
    if bool(names) == bool(muscle):
        message = "map takes the names of exercises, or --muscle"
        raise WrongUsage(message, "forge map goblet squat, or: forge map --muscle lats")
    session = Session(color=color, no_config=no_config)
    code = 0
    if muscle:
        picked = _muscles(session, muscle)
        kinds = dict.fromkeys(picked, "primary")
        intensity = dict.fromkeys(picked, 1.0)
        legend = [("primary", listed([term(id) for id in picked]))]
        heading = "Where it is"
    else:
        found, missed = session.resolve(names or [], guess=guess)
        for error in missed:
            session.report(error)
        code = max([0, *(error.exit_code for error in missed)])
        if not found:
            return code or 1
        documents = [entry.document for entry in load(session, found, "documents")]
        intensity = intensities(documents)
        kinds, legend = kinds_of(documents, intensity)
        heading = documents[0]["name"] if len(documents) == 1 else f"{len(documents)} exercises"
    _write(
        session, format, kinds, legend=legend, heading=heading, intensity=intensity, no_pager=no_pager
    )  # fmt: skip
    return code


def intensities(documents: "list[dict[str, Any]]") -> "dict[str, float]":
    """Give for each muscle how much these exercises train it: 1 is the most any muscle gets."""
    summed: dict[str, float] = {}
    for document in documents:
        for role in ROLES:
            for muscle in document["muscles"].get(role, ()):
                summed[muscle] = summed.get(muscle, 0.0) + WEIGHTS[role]
    most = max(summed.values(), default=1.0)
    ordered = sorted(summed.items(), key=lambda item: (-item[1], item[0]))
    return {muscle: round(value / most, 3) for muscle, value in ordered}


def kinds_of(
    documents: "list[dict[str, Any]]", intensity: "dict[str, float]"
) -> "tuple[dict[str, str], list[tuple[str, str]]]":
    """Give the kind each muscle is drawn as, and the legend: roles for one exercise, levels for more."""
    if len(documents) == 1:
        muscles = documents[0]["muscles"]
        roles = [role for role in ROLES if role in muscles]
        kinds = {muscle: ROLES[role] for role in roles for muscle in muscles[role]}
        legend = [
            (ROLES[role], f"{ROLES[role]}: {listed([term(m) for m in muscles[role]])}") for role in roles
        ]
        return kinds, legend
    levels = {muscle: min(5, 1 + int(value * 5)) for muscle, value in intensity.items()}
    legend = []
    for level in range(5, 0, -1):
        some = [term(muscle) for muscle in levels if levels[muscle] == level]
        if some:
            legend.append((f"level{level}", listed(some)))
    return {muscle: f"level{level}" for muscle, level in levels.items()}, legend


def _muscles(session: Session, words: "list[str]") -> "list[str]":
    from forge_cli.query.filters import split, terms_of

    return list(dict.fromkeys(terms_of(session.index, "muscle", split(words))))


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
    lit: Callable[[str], str] = lambda muscle: kinds.get(muscle, "")  # noqa: E731
    page = session.page()
    if form == "json":
        terminal.write_json(intensity)
    elif form == "svg":
        from forge_cli.output.palette import COLORS
        from forge_cli.output.svg import svg

        terminal.write(svg(read_body(), lit, COLORS[page.theme], legend, heading).encode("utf-8"))
    else:
        from forge_cli.output.picture import map_page

        show(session, map_page(read_body(), lit, legend, heading, page), no_pager=no_pager)
