"""How forge grows: `python tests/benchmarks/scale.py [--factors 1,10,100] [--json FILE] [--svg FILE]`.

Compiles synthetic catalogues of so many times the bundled one (its documents over again, under
other names), each in a process of its own, and prints time, peak memory and the size of the index;
then times lookups in an installed forge that carries that catalogue. Exits 1 when among more
exercises a lookup costs more than twice what it did (a document by its id: more than a quarter), takes
more than 60 MB, or compiling takes more than half as long again for each exercise.
"""

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.lookups import FEWEST, environment, installed, timed

BY_ID = "show ID --json"
LOOKUPS = {
    BY_ID: ["show", "backward-jump", "--json"],
    "filter -n 20": ["filter", "-b", "legs", "-e", "bodyweight", "-n", "20"],
    "search -n 20": ["search", "hip", "hinge", "-n", "20"],
    "show NAME": ["show", "backwards", "jump"],
}
MEMORY = {
    "memory of a search": ["search", "hip", "hinge", "-n", "20"],
    "memory of a filter": ["filter", "-b", "legs", "-n", "20"],
    "memory of a name": ["show", "backwards", "jump"],
    "memory of a name that is not found": ["show", "bakward", "jmpp"],
}
MOST_MEMORY = 60.0  # MB a lookup may take
_COMPILE = """
import resource, sys, time
from forge_cli.catalogue.index import compile_catalogue
start = time.perf_counter()
content = compile_catalogue({}).serialize()
took = time.perf_counter() - start
open(sys.argv[1], "wb").write(content)
print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(content) / 1e6)
"""


def main() -> int:
    """Measure each factor, print the table, and give 1 when a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--factors", default="1,10,100")
    parser.add_argument("--runs", type=int, default=FEWEST)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--svg", type=Path)
    options = parser.parse_args()
    factors = [int(factor) for factor in options.factors.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        scripts = installed(Path(folder))
        figures = [measured(scripts, factor, options.runs, Path(folder)) for factor in factors]
    sys.stdout.write(table(figures) + "\n")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if options.svg:
        options.svg.write_text(plot(figures), encoding="utf-8")
    first = figures[0]
    broken = [
        name
        for figure in figures
        for name in (*LOOKUPS, *MEMORY)
        if figure[name] > (MOST_MEMORY if name in MEMORY else first[name] * (1.25 if name == BY_ID else 2))
    ]
    each = [figure["compile s"] / figure["exercises"] for figure in figures]
    broken += ["compile s"] if max(each) > 1.5 * each[0] else []
    sys.stdout.write("".join(f"{name}: **missed**\n" for name in dict.fromkeys(broken)))
    return int(bool(broken))


def measured(scripts: Path, factor: int, runs: int, folder: Path) -> dict[str, float]:
    """Compile the catalogue times `factor` into the installed forge, and time lookups in it."""
    (package,) = scripts.parent.glob("lib/python3*/site-packages/forge_cli")
    index = package / "index.sqlite"
    index.unlink(missing_ok=True)
    grown(package / "data" / "exercises", folder / "original", factor)
    home = folder / "home"
    home.mkdir(exist_ok=True)
    env = environment(home)
    python = str(scripts / "python")
    done = subprocess.run(  # in another folder, so that the installed package is what is imported
        [python, "-c", _COMPILE, str(index)], env=env, cwd=home, check=True, capture_output=True, text=True
    )
    seconds, memory, size = map(float, done.stdout.split())
    count = sum(1 for _ in (package / "data" / "exercises").glob("*/*.json"))
    found: dict[str, float] = {"factor": factor, "exercises": count}
    found |= {"compile s": seconds, "compile MB": memory, "index MB": size}
    times: dict[str, list[float]] = {name: [] for name in LOOKUPS}
    for turn in range(runs + 1):
        for name, arguments in random.Random(turn).sample(list(LOOKUPS.items()), len(LOOKUPS)):
            took = timed([str(scripts / "forge"), *arguments], env)
            if turn:
                times[name].append(took)
    found |= {name: 1000 * statistics.median(taken) for name, taken in times.items()}
    found |= {name: peak(scripts, arguments, env) for name, arguments in MEMORY.items()}
    return found


def grown(exercises: Path, original: Path, factor: int) -> None:
    """Fill the folder of exercises with `factor` times the original documents, each under its own id."""
    if not original.exists():
        shutil.copytree(exercises, original)
    shutil.rmtree(exercises)
    shutil.copytree(original, exercises)
    for path in original.glob("*/*.json"):
        document = json.loads(path.read_bytes())
        first, name, aliases = document["id"], document["name"], document["aliases"]
        for copy in range(1, factor):
            id = f"{first[:58]}-{copy}"
            document |= {"id": id, "name": f"{name} {copy}"}
            document["aliases"] = [f"{alias} {copy}" for alias in aliases]
            text = json.dumps(document, indent=2, ensure_ascii=False)
            (exercises / path.parent.name / f"{id}.json").write_text(text + "\n", encoding="utf-8")


def peak(scripts: Path, arguments: list[str], env: dict[str, str]) -> float:
    """Give the peak memory, in MB, that a lookup with the installed forge takes."""
    code = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:], capture_output=True);"
        "assert done.stdout + done.stderr and b'Traceback' not in done.stderr;"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    command = [str(scripts / "python"), "-c", code, str(scripts / "forge"), *arguments]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    return float(done.stdout)


def table(figures: list[dict[str, float]]) -> str:
    """Give the figures as a Markdown table, one column a factor."""
    heads = [f"{figure['factor']:g}x" for figure in figures]
    lines = [f"| | {' | '.join(heads)} |", "|---|" + "---:|" * len(figures)]
    for name in figures[0]:
        if name != "factor":
            unit = " ms" if name in LOOKUPS else " MB" if name in MEMORY else ""
            lines.append(f"| {name}{unit} | {' | '.join(f'{figure[name]:,.1f}' for figure in figures)} |")
    return "\n".join(lines)


def plot(figures: list[dict[str, float]]) -> str:
    """Draw milliseconds of each lookup against the number of exercises, as SVG."""
    from math import log10

    colors = ("#d9731a", "#2f7fb8", "#3f9c5a", "#8a5fb0")
    width, height, left, bottom = 560, 260, 50, 40
    most = 1.15 * max(figure[name] for figure in figures for name in LOOKUPS)
    spans = [log10(figure["exercises"]) for figure in figures]
    wide = (spans[-1] - spans[0]) or 1

    def across(at: int) -> float:
        return left + (width - left - 150) * (spans[at] - spans[0]) / wide

    def up(value: float) -> float:
        return height - bottom - (height - bottom - 20) * value / most

    style = 'font-family="sans-serif" font-size="12" fill="#777"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {style}>']
    for value in range(0, int(most) + 1, max(5, int(most / 4 / 5) * 5)):
        parts.append(f'<path d="M{left} {up(value):.1f}H{width - 150}" stroke="#999" stroke-opacity=".3"/>')
        parts.append(f'<text x="{left - 8}" y="{up(value) + 4:.1f}" text-anchor="end">{value}</text>')
    for at, figure in enumerate(figures):
        label = f"{figure['exercises']:,.0f}"
        parts.append(f'<text x="{across(at):.1f}" y="{height - 18}" text-anchor="middle">{label}</text>')
    ends = sorted((up(figures[-1][name]), name) for name in LOOKUPS)
    placed = 0.0
    for (end, name), color in zip(ends, colors, strict=True):
        points = " ".join(f"{across(at):.1f},{up(figure[name]):.1f}" for at, figure in enumerate(figures))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2.5"/>')
        placed = max(end + 4, placed + 16)
        parts.append(f'<text x="{width - 142}" y="{placed:.1f}" fill="{color}">{name}</text>')
    parts.append(f'<text x="{left}" y="{height - 2}">exercises</text>')
    parts.append('<text x="4" y="12">milliseconds</text></svg>')
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
