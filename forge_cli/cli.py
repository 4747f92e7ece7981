"""The Typer app: parameters, help texts and panels. No logic: every command hands over to `commands`.

Options that several commands share are in `parameters.py`. `options.py`, from which the fast lane
reads arguments, is generated from this app.
"""

import os
import sys
from copy import copy
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from forge_cli import __version__
from forge_cli.commands import run
from forge_cli.parameters import (
    FILTERS,
    FORMAT,
    GUESS,
    LIST,
    MUSCLE,
    All,
    Json,
    Map,
    Names,
    Section,
    form,
    takes,
)


class Forge(TyperGroup):
    """The group of commands, where a first word that is no command is a lookup."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Hand words that begin with no command to `lookup`, which goes by the name of `show` in usage."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            return "show", self.commands["lookup"], args
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Forge,
    name="forge",
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="rich",
    epilog="A first word that is no command is a lookup: forge goblet squat",
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"forge {__version__}")
        raise typer.Exit


@app.callback()
def forge(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001  # its callback acts
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """An exercise reference: how to do it, what to watch, what to do instead."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@app.command("show", rich_help_panel="Look up")
@takes(GUESS, FORMAT)
def show(names: Names, section: Section = None, all: All = False, map: Map = False, **options: Any) -> int:
    """Show how to do an exercise.

    [b]Examples[/b]

    forge show goblet squat

    forge show backward-jump --section steps,tips

    forge show deadlift 'bench press' --json
    """
    return run("show", {"names": names, "section": section, "all": all, "map": map, **options})


@app.command("lookup", hidden=True)
@takes(GUESS, FORMAT)
def lookup(names: Names, section: Section = None, all: All = False, map: Map = False, **options: Any) -> int:
    """Show an exercise; what `forge goblet squat` means."""
    given = {"names": names, "section": section, "all": all, "map": map, "bare": True}
    return run("show", {**given, **options})


@app.command("search", rich_help_panel="Look up")
@takes(FILTERS, LIST, FORMAT)
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORD...", help="Words that an exercise should have.")
    ],
    **options: Any,
) -> int:
    """Search names, muscles and texts, the best match first.

    [b]Examples[/b]

    forge search single leg balance

    forge search hamstring --have dumbbell --format ids
    """
    return run("search", {"words": words, **options})


@app.command("filter", rich_help_panel="Look up")
@takes(FILTERS, LIST, FORMAT)
def filter(**options: Any) -> int:
    """List the exercises that pass every filter.

    Values of one filter are alternatives; different filters must all hold.

    [b]Examples[/b]

    forge filter --body-part legs --equipment bodyweight --target quads

    forge filter --have dumbbell,bench --avoid shoulder --not difficulty=advanced
    """
    return run("filter", options)


@app.command("list", rich_help_panel="Look up")
@takes(FILTERS, LIST, FORMAT)
def list_(
    axis: Annotated[
        str | None,
        typer.Argument(metavar="AXIS", help="body-parts, muscles, equipment ..."),
    ] = None,
    **options: Any,
) -> int:
    """List the terms of an axis with their counts, or every exercise.

    [b]Examples[/b]

    forge list

    forge list muscles --body-part back
    """
    return run("list", {"axis": axis, **options})


@app.command("related", rich_help_panel="Look up")
@takes(GUESS, FILTERS, LIST, FORMAT)
def related(names: Names, **options: Any) -> int:
    """List what is easier, harder or alike, and what can be done instead.

    [b]Examples[/b]

    forge related push-up

    forge related barbell row --have dumbbell
    """
    return run("related", {"names": names, **options})


@app.command("random", rich_help_panel="Look up")
@takes(FILTERS, LIST, FORMAT)
def random(
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="The same number draws the same.")
    ] = None,
    **options: Any,
) -> int:
    """Draw exercises by chance; one, or as many as -n says.

    [b]Examples[/b]

    forge random --body-part core

    forge random -n 5 --have kettlebell --seed 20261120
    """
    return run("random", {"seed": seed, **options})


@app.command("compare", rich_help_panel="Look up")
@takes(GUESS, FORMAT)
def compare(names: Names, **options: Any) -> int:
    """Compare exercises side by side.

    [b]Examples[/b]

    forge compare push-up 'bench press' dip
    """
    return run("compare", {"names": names, **options})


@app.command("star", rich_help_panel="Yours")
@takes(GUESS)
def star(
    names: Names,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Kept with the star.")] = None,
    **options: Any,
) -> int:
    """Mark exercises, to find them again with --starred.

    [b]Examples[/b]

    forge star goblet squat

    forge filter -t glutes --format ids | forge star -
    """
    return run("star", {"names": names, "note": note, **options})


@app.command("unstar", rich_help_panel="Yours")
@takes(GUESS)
def unstar(names: Names, **options: Any) -> int:
    """Take stars away.

    [b]Examples[/b]

    forge unstar goblet squat
    """
    return run("unstar", {"names": names, **options})


File = Annotated[str, typer.Argument(metavar="FILE", help="A file, or `-` for stdin.")]


@app.command("add", rich_help_panel="Yours")
@takes()
def add(
    file: File,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of your own one.")] = False,
) -> int:
    """Take an exercise of your own into the reference.

    [b]Examples[/b]

    forge add my-exercise.json

    forge new 'Sofa Squat' > sofa.json; forge add sofa.json
    """
    return run("add", {"file": file, "replace": replace})


@app.command("new", rich_help_panel="Yours")
@takes()
def new(
    words: Annotated[list[str], typer.Argument(metavar="NAME...", help="What it is called.")],
) -> int:
    """Begin an exercise of your own, from a skeleton in your editor.

    Where there is no terminal, the skeleton goes to stdout.

    [b]Examples[/b]

    forge new Sofa Squat
    """
    return run("new", {"words": words})


@app.command("edit", rich_help_panel="Yours")
@takes(GUESS)
def edit(names: Names, **options: Any) -> int:
    """Change an exercise in your editor; a bundled one becomes your own version.

    [b]Examples[/b]

    forge edit goblet squat
    """
    return run("edit", {"names": names, **options})


@app.command("remove", rich_help_panel="Yours")
@takes(GUESS)
def remove(
    names: Names,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    **options: Any,
) -> int:
    """Remove an exercise of your own.

    [b]Examples[/b]

    forge remove sofa squat --yes
    """
    return run("remove", {"names": names, "yes": yes, **options})


@app.command("import", rich_help_panel="Data")
@takes()
def import_(
    file: File,
    source: Annotated[
        str, typer.Option("--from", metavar="FORM", help="forge, free-exercise-db or csv.")
    ] = "forge",
    clash: Annotated[
        str, typer.Option("--clash", metavar="HOW", help="A name there is: skip, replace or beside.")
    ] = "skip",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only report.")] = False,
    json: Json = False,
) -> int:
    """Take another collection's exercises in, with a report record by record.

    [b]Examples[/b]

    forge import --from free-exercise-db exercises.json --dry-run

    forge import --from csv my-gym.csv --clash beside
    """
    given = {"source": source, "clash": clash, "dry_run": dry_run, "json": json}
    return run("importing", {"file": file, **given})


@app.command("export", rich_help_panel="Data")
@takes(FILTERS, {"sort": LIST["sort"], "limit": LIST["limit"]})
def export(
    format: Annotated[str, form("json, ndjson, csv, markdown, sqlite or free-exercise-db.")] = "json",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="A file instead of stdout.")
    ] = None,
    **options: Any,
) -> int:
    """Write whole exercises for other programs.

    [b]Examples[/b]

    forge export --own > my-exercises.json

    forge export -b legs --format sqlite --output legs.sqlite
    """
    return run("export", {"format": format, "output": output, **options})


@app.command("browse", rich_help_panel="Look up")
@takes(FILTERS, {"no_config": FORMAT["no_config"]})
def browse(
    pick: Annotated[bool, typer.Option("--pick", help="Write the chosen ids to stdout at the end.")] = False,
    **options: Any,
) -> int:
    """Browse with facets, results as you type, and the card beside them (needs the extra `tui`).

    [b]Examples[/b]

    forge browse -b legs

    forge show $(forge browse --pick)
    """
    return run("browse", {"pick": pick, **options})


@app.command("map", rich_help_panel="Look up")
@takes(GUESS, {name: FORMAT[name] for name in ("no_pager", "color", "no_config")})
def map_(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME...", help="Exercises; several add up. `-` reads them from stdin."),
    ] = None,
    muscle: Annotated[
        list[str] | None, typer.Option(*MUSCLE, metavar="TERM", help="Where is this muscle?")
    ] = None,
    format: Annotated[str, form("map, svg or json.")] = "map",
    **options: Any,
) -> int:
    """Draw where exercises work on the body, from the front and the back.

    [b]Examples[/b]

    forge map backward-jump

    forge map --muscle lats

    forge filter -b legs --format ids | forge map - --format svg > legs.svg
    """
    return run("map", {"names": names, "muscle": muscle, "format": format, **options})


@app.command("validate", rich_help_panel="Data")
@takes()
def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Files or folders; the bundled catalogue without any."),
    ] = None,
    editorial: Annotated[
        bool, typer.Option("--editorial", help="Hold a whole catalogue to the editorial rules too.")
    ] = False,
    json: Json = False,
) -> int:
    """Check exercise documents, every fault with its file and path.

    [b]Examples[/b]

    forge validate my-exercise.json

    forge validate --editorial data/
    """
    return run("validate", {"paths": paths, "editorial": editorial, "json": json})


@app.command("config", rich_help_panel="Yours")
@takes()
def config(
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help="list, get, set, unset, path or edit.")
    ] = "list",
    key: Annotated[str | None, typer.Argument(metavar="KEY", help="A setting.")] = None,
    value: Annotated[list[str] | None, typer.Argument(metavar="VALUE...", help="What to set it to.")] = None,
    json: Json = False,
) -> int:
    """Read and change settings.

    [b]Examples[/b]

    forge config

    forge config set have dumbbell,bench,pull-up-bar

    forge config unset have
    """
    return run("config", {"action": action, "key": key, "value": value, "json": json})


@app.command("completion", rich_help_panel="Help")
@takes()
def completion(
    shell: Annotated[
        str | None, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell; yours without.")
    ] = None,
    install: Annotated[bool, typer.Option("--install", help="Install it for new shells.")] = False,
) -> int:
    """Teach your shell to complete commands, terms and exercises.

    [b]Examples[/b]

    forge completion --install

    forge completion zsh
    """
    return run("completion", {"shell": shell, "install": install})


@app.command("complete", hidden=True)
@takes()
def complete(words: Annotated[list[str] | None, typer.Argument()] = None) -> int:
    """Give the candidates for a word; what the shells' scripts call."""
    return run("complete", {"words": words})


@app.command("info", rich_help_panel="Help")
@takes()
def info(json: Json = False) -> int:
    """Show versions, places, counts and settings, for bug reports.

    [b]Examples[/b]

    forge info --json
    """
    return run("info", {"json": json})


@app.command("help", rich_help_panel="Help")
@takes()
def help(
    command: Annotated[str | None, typer.Argument(metavar="COMMAND", help="A command.")] = None,
) -> int:
    """Show the help of a command.

    [b]Examples[/b]

    forge help filter
    """
    return invoke([command, "--help"] if command else ["--help"])


def invoke(arguments: list[str]) -> int:
    """Let Typer parse `arguments` and run the command; give its exit code."""
    os.environ.pop("_FORGE_COMPLETE", None)  # Typer's own completion, which forge does not have
    if {"-h", "--help", "help"} & set(arguments or ["help"]):
        _prepare_help()
    try:
        _with_only(arguments)(args=arguments, prog_name="forge")
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def _prepare_help() -> None:
    """Let help go by the rules that answers go by, for color and encoding, which Typer's own are not.

    Only when help is asked for: the import costs as much as six bare starts of Python.
    """
    from typer import rich_utils

    from forge_cli.commands.terminal import is_terminal, wants_color

    colored = wants_color("auto", is_terminal(sys.stdout) and is_terminal(sys.stderr), os.environ)
    rich_utils.FORCE_TERMINAL = colored
    rich_utils.COLOR_SYSTEM = "auto" if colored else None
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # the frames may be beyond the encoding


def _with_only(arguments: list[str]) -> typer.Typer:
    """Give the app with just the command that is asked for: building all costs two bare starts."""
    first = arguments[0] if arguments else "-"
    named = [command for command in app.registered_commands if command.name == first]
    if not named and first[:1] not in {"-", ""}:
        named = [command for command in app.registered_commands if command.name == "lookup"]
    small = copy(app)
    small.registered_commands = named or app.registered_commands
    return small
