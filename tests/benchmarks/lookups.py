"""How much a lookup costs: `python tests/benchmarks/lookups.py [--runs N] [--json FILE]`.

Builds the wheel, installs it in a clean virtual environment with a current pip, and times every row
of the budget beside `python -c pass` of that environment, all rows in turn, so that a slow moment
of the machine hits every row alike. Prints medians, ratios and budgets; exits 1 when one is missed.
"""

import argparse
import json
import os
import pty
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple, TypedDict

ROOT = Path(__file__).resolve().parents[2]
EMPTY_APP = "import typer\napp = typer.Typer()\n@app.command()\ndef main() -> None:\n    pass\napp()\n"


class Row(NamedTuple):
    """One thing that is timed: its arguments, its budget (0: none), to a terminal or not, whose home.

    `code` is the exit code that shows that it did what was asked.
    """

    name: str
    arguments: list[str]
    budget: float
    terminal: bool = False
    home: str = "empty"
    code: int = 0


class Figure(TypedDict):
    """What was measured of a row."""

    name: str
    milliseconds: float
    ratio: float
    budget: float


NOTICING = "noticing edits of 2,000"
FEWEST = 30
ROWS = [
    Row("show ID --json", ["show", "backward-jump", "--json"], 1.3),
    Row("completion of a name", ["complete", "--", "2", "show", "back"], 1.8),
    Row("filter --format ids", ["filter", "-b", "legs", "-e", "bodyweight", "--format", "ids"], 2.0),
    Row("filter", ["filter", "-b", "legs", "-t", "quads"], 2.0),
    Row("search --format ids", ["search", "hip", "hinge", "--format", "ids"], 2.0),
    Row("search", ["search", "hip", "hinge"], 2.4),
    Row("show NAME", ["show", "backwards", "jump"], 2.4),
    Row("show ALIAS", ["show", "reverse", "jump"], 2.4),
    Row("show NAME, settings and stars", ["show", "backwards", "jump"], 3.2, home="settled"),
    Row("show NAME, one own file", ["show", "backwards", "jump"], 0.0, home="one"),
    Row("show NAME, 2,000 own files", ["show", "backwards", "jump"], 0.0, home="many"),
    Row("not found", ["show", "bakward", "jmpp"], 4.0, code=1),
    Row("card on a terminal", ["show", "backward-jump", "--no-pager"], 7.5, terminal=True),
    Row("table on a terminal", ["filter", "-b", "legs", "-n", "20", "--no-pager"], 7.5, terminal=True),
    Row("what Typer parses", ["compare", "backward-jump", "dead-bug", "--json"], 8.0),
    Row("--help", ["show", "--help"], 14.0),
]


def main() -> int:
    """Measure, print, and give 1 when a budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40, help="times each row is run")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    options = parser.parse_args()
    if options.runs < FEWEST:
        parser.error(f"the budgets are for medians of {FEWEST} runs or more")
    with tempfile.TemporaryDirectory() as folder:
        scripts = installed(Path(folder))
        figures = measured(scripts, options.runs, Path(folder))
    sys.stdout.write(table(figures) + "\n")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return int(any(row["budget"] and row["ratio"] > row["budget"] for row in figures))


def environment(home: Path) -> dict[str, str]:
    """Give the environment of the timed processes: a home, a terminal, and nothing of the caller's."""
    terminal = {"TERM": "xterm-256color", "COLUMNS": "100", "LINES": "50"}
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", **terminal}


def installed(folder: Path) -> Path:
    """Build the wheel, install it in a clean virtual environment, and give its scripts' folder."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "XDG_"))}

    def run(*command: object) -> None:
        subprocess.run([*map(str, command)], check=True, stdout=subprocess.DEVNULL, env=env)

    for name, needed in (("tools", ["pip", "build"]), ("clean", ["pip"])):
        run(sys.executable, "-m", "venv", folder / name)
        run(folder / name / "bin" / "python", "-m", "pip", "install", "--quiet", "--upgrade", *needed)
    run(folder / "tools" / "bin" / "python", "-m", "build", "--wheel", "--outdir", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    run(folder / "clean" / "bin" / "python", "-m", "pip", "install", "--quiet", "--compile", wheel)
    return folder / "clean" / "bin"


def measured(scripts: Path, runs: int, folder: Path) -> list[Figure]:
    """Time all rows in turn, `runs` times, and give name, milliseconds, ratio and budget of each."""
    python, forge = str(scripts / "python"), str(scripts / "forge")
    homes = furnished(folder)
    app = folder / "empty_app.py"
    app.write_text(EMPTY_APP, encoding="utf-8")
    rows = [Row("python -c pass", ["-c", "pass"], 0.0), Row("an empty Typer command", [str(app)], 0.0), *ROWS]
    times: dict[str, list[float]] = {row.name: [] for row in rows}
    for turn in range(runs + 1):
        for row in random.Random(turn).sample(rows, len(rows)):  # none always after the same other
            command = [forge if row in ROWS else python, *row.arguments]
            took = timed(command, environment(homes[row.home]), terminal=row.terminal, code=row.code)
            if turn:  # the first turn warms the caches
                times[row.name].append(took)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    budgets = {row.name: row.budget for row in ROWS} | {NOTICING: 0.3}
    medians[NOTICING] = medians["show NAME, 2,000 own files"] - medians["show NAME, one own file"]
    return [
        {
            "name": name,
            "milliseconds": 1000 * median,
            "ratio": median / medians["python -c pass"],
            "budget": budgets.get(name, 0.0),
        }
        for name, median in medians.items()
    ]


def furnished(folder: Path) -> dict[str, Path]:
    """Make the homes: an empty one, one with settings and stars, and two with own exercises."""
    homes = {name: folder / name for name in ("empty", "settled", "one", "many")}
    for home in homes.values():
        (home / ".config" / "forge").mkdir(parents=True)
    config = homes["settled"] / ".config" / "forge"
    (config / "config.toml").write_text('theme = "light"\n', encoding="utf-8")
    (config / "stars.toml").write_text("[dead-bug]\ndate = 2026-11-20\n", encoding="utf-8")
    for name, count in (("one", 1), ("many", 2000)):
        own = homes[name] / ".local" / "share" / "forge" / "exercises"
        own.mkdir(parents=True)
        for number in range(count):
            document = {
                "id": f"mine-{number}",
                "name": f"Mine {number}",
                "body_part": "core",
                "muscles": {"primary": ["abs"]},
                "steps": [{"title": "Hold", "actions": ["Stay there."]}],
            }
            (own / f"mine-{number}.json").write_text(json.dumps(document), encoding="utf-8")
    return homes


def timed(command: list[str], env: dict[str, str], *, terminal: bool = False, code: int = 0) -> float:
    """Run a command, to a pipe or to a terminal that is read to its end, and give the seconds.

    RuntimeError when it does not end with `code`, or a command of forge says nothing: what fails
    is fast.
    """
    start = time.perf_counter()
    if not terminal:
        done = subprocess.run(command, env=env, capture_output=True, check=False)
        took = time.perf_counter() - start
        ended, said = done.returncode, len(done.stdout + done.stderr)
    else:
        took, ended, said = _on_terminal(command, env, start)
    if ended != code or (Path(command[0]).name == "forge" and not said):
        message = f"did not do what is timed: {command}"
        raise RuntimeError(message)
    return took


def _on_terminal(command: list[str], env: dict[str, str], start: float) -> tuple[float, int, int]:
    """Give the seconds, the exit code, and how many bytes came."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, env=env, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL)
    os.close(theirs)
    length = 0
    try:
        while content := os.read(ours, 65536):
            length += len(content)
    except OSError:  # how Linux says that the other side is closed
        pass
    process.wait()
    took = time.perf_counter() - start
    os.close(ours)
    return took, process.returncode, length


def table(figures: list[Figure]) -> str:
    """Give the figures as a Markdown table, as the README shows it."""
    lines = ["| lookup | ms | ratio | at most |", "|---|---:|---:|---:|"]
    for row in figures:
        missed = " **missed**" if row["budget"] and row["ratio"] > row["budget"] else ""
        budget = f"{row['budget']:.1f}" if row["budget"] else ""
        lines.append(f"| {row['name']} | {row['milliseconds']:.1f} | {row['ratio']:.2f}{missed} | {budget} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
