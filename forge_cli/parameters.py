"""The options that several commands share, each defined once, and how a command takes them."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from forge_cli.catalogue.axes import VOCABULARY
from forge_cli.output.formats import FORMATS
from forge_cli.output.sections import SECTIONS
from forge_cli.query.filters import AXES, SORTS

_FILTERS, _OUTPUT = "Filters", "Output"
_SHORT = {
    "body-part": "-b",
    "target": "-t",
    "muscle": "-m",
    "equipment": "-e",
    "difficulty": "-d",
    "category": "-c",
}
_MEANS = {
    "body-part": "Body part.",
    "target": "Primary muscle.",
    "muscle": "Primary or secondary muscle.",
    "equipment": "What is moved or gives way under you.",
    "difficulty": "beginner, intermediate or advanced.",
    "category": "Kind of training.",
    "mechanic": "compound or isolation.",
    "force": "push, pull, push-pull or static.",
    "pattern": "Movement pattern.",
    "plane": "sagittal, frontal, transverse or multiplanar.",
    "laterality": "bilateral, unilateral or alternating.",
    "impact": "none, low or high: the most you will bear.",
    "measure": "reps, time or distance.",
    "setup": "What stands firm: bench, rack, wall.",
    "use": "What a session uses it for: warm-up, strength.",
}


def _many(*names: str, help: str, metavar: str = "TERM") -> Any:
    """Make an option that may be repeated and takes commas."""
    option = typer.Option(*names, help=help, metavar=metavar, rich_help_panel=_FILTERS)
    return Annotated[list[str] | None, option]


def _flag(*names: str, help: str, panel: str = _OUTPUT) -> Any:
    return Annotated[bool, typer.Option(*names, help=help, rich_help_panel=panel)]


def _text(*names: str, help: str, metavar: str, panel: str = _OUTPUT) -> Any:
    option = typer.Option(*names, help=help, metavar=metavar, rich_help_panel=panel)
    return Annotated[str | None, option]


FILTERS: dict[str, Any] = {
    axis.replace("-", "_"): _many(
        *([f"--{axis}", _SHORT[axis]] if axis in _SHORT else [f"--{axis}"]),
        help=f"{_MEANS[axis]} Terms: forge list {VOCABULARY[axis]}",
    )
    for axis in AXES
} | {
    "have": _many("--have", help="Keep what these things are enough for."),
    "avoid": _many("--avoid", help="Joint to spare.", metavar="JOINT"),
    "exclude": _many("--not", help="Take away, for example equipment=barbell.", metavar="AXIS=TERM"),
    "starred": _flag("--starred", help="Only starred ones.", panel=_FILTERS),
    "own": _flag("--own", help="Only your own ones.", panel=_FILTERS),
}  # fmt: skip
"""The filters, by parameter."""

MUSCLE = ("--muscle", _SHORT["muscle"])


def form(help: str, panel: str | None = None) -> Any:
    """Make the option that names the form of an answer; each command has its own choice of them."""
    return typer.Option("--format", "-f", metavar="NAME", help=help, rich_help_panel=panel)


def _json(help: str, panel: str | None = None) -> Any:
    return Annotated[bool, typer.Option("--json", help=help, rich_help_panel=panel)]


Json = _json("As JSON.")
FORMAT: dict[str, Any] = {
    "format": Annotated[str | None, form(f"One of {', '.join(FORMATS)}.", _OUTPUT)],
    "json": _json("Whole documents as JSON.", _OUTPUT),
    "ndjson": _flag("--ndjson", help="One line of JSON an exercise."),
    "fields": _many("--fields", help="Only these, dotted paths with commas: id,muscles.primary",
                    metavar="PATHS"),
    "quiet": _flag("--quiet", "-q", help="Nothing on stdout; the exit code answers."),
    "no_pager": _flag("--no-pager", help="Never through a pager."),
    "color": _text("--color", help="auto, always or never.", metavar="WHEN"),
    "no_config": _flag("--no-config", help="Without the settings of config.toml."),
}  # fmt: skip
"""How an answer is written, by parameter."""
FORMAT["fields"].__metadata__[0].rich_help_panel = _OUTPUT

LIST: dict[str, Any] = {
    "limit": Annotated[int | None, typer.Option("--limit", "-n", min=0, metavar="N",
                       help="At most so many.", rich_help_panel=_OUTPUT)],
    "sort": _text("--sort", help=f"By {', '.join(SORTS)}.", metavar="KEY"),
    "count": _flag("--count", help="Only how many there are."),
}  # fmt: skip
"""What only lists take, by parameter."""

GUESS: dict[str, Any] = {
    "guess": _flag("--guess", help="In a pipe too, take a unique prefix or the nearest name.", panel="Names"),
}  # fmt: skip

Names = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME...",
        help="A name, an alias or an id; `-` reads names from stdin.",
    ),
]


Section = Annotated[
    list[str] | None,
    typer.Option(
        "--section", "-s", metavar="NAMES", help=f"Only these: {', '.join(SECTIONS)}.",
        rich_help_panel=_OUTPUT,
    ),
]  # fmt: skip
Map = Annotated[bool, typer.Option("--map", help="With the muscle map.", rich_help_panel=_OUTPUT)]
All = Annotated[bool, typer.Option("--all", "-a", help="Every section.", rich_help_panel=_OUTPUT)]


def takes(*groups: dict[str, Any]) -> Callable[[Callable[..., int]], Callable[..., None]]:
    """Add shared options to a command, which gets them in `**options`, and exit with its code."""

    def decorate(command: Callable[..., int]) -> Callable[..., None]:
        def call(**parameters: Any) -> None:
            if code := command(**parameters):
                raise typer.Exit(code)

        own = inspect.signature(command).parameters.values()
        parameters = [parameter for parameter in own if parameter.kind is not parameter.VAR_KEYWORD]
        for group in groups:
            for name, annotation in group.items():
                default = False if annotation.__origin__ is bool else None
                kind = inspect.Parameter.KEYWORD_ONLY
                parameters.append(inspect.Parameter(name, kind, default=default, annotation=annotation))
        call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        call.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        call.__doc__ = command.__doc__
        call.__name__ = command.__name__
        return call

    return decorate
