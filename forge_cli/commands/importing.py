"""`forge import FILE`: another collection's exercises become one's own."""

import sys

from forge_cli.catalogue.folding import squeezed
from forge_cli.catalogue.validation import faults_of
from forge_cli.commands import terminal
from forge_cli.commands.session import Session
from forge_cli.errors import BadData, WrongUsage
from forge_cli.output.safe import visible
from forge_cli.user.importing import LARGEST, SOURCES, Mapped, records
from forge_cli.user.own import keep, kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

CLASHES = ("skip", "replace", "beside")
"""What to do with a record that has the name of an exercise there is."""


def run(
    file: str, *, source: str = "forge", clash: str = "skip", dry_run: bool = False, json: bool = False
) -> int:
    """Import every record of `file`, and report what became of each; 4 when some were unusable.

    A record that is already there, word for word, counts as done, so that a second run goes on
    where an interrupted one stopped.
    """
    for option, value, valid in (("--from", source, SOURCES), ("--clash", clash, CLASHES)):
        if value not in valid:
            message = f"{option} cannot be '{value}'"
            raise WrongUsage(message, f"It can be {', '.join(valid)}.")
    taking = Taking(Session(), clash, dry_run=dry_run)
    mapped = list(records(_read(file), source))
    reports = [{"record": at + 1, **taking.take(record)} for at, record in enumerate(_with_progress(mapped))]
    if json:
        terminal.write_json(reports)
    else:
        terminal.write(_told(reports, dry_run=dry_run))
    return BadData.exit_code if any(report["outcome"] == "unusable" for report in reports) else 0


class Taking:
    """Takes records in, one by one, and remembers which names are given by now."""

    def __init__(self, session: Session, clash: str, *, dry_run: bool) -> None:
        self._fold = session.index.fold
        self._clash = clash
        self._dry_run = dry_run
        query = "SELECT key, id FROM name JOIN exercise USING (n)"
        self._owner: dict[str, str] = dict(session.index.connection.execute(query))
        self._ids = set(self._owner.values())

    def take(self, mapped: Mapped) -> "dict[str, Any]":
        """Take one record in and report: name, id, outcome, and what was dropped, unknown or wrong."""
        document: Any = mapped.document
        faults = faults_of(document)
        report = {
            "name": mapped.name,
            "id": "" if faults else document["id"],
            "outcome": "unusable",
            "dropped": mapped.dropped,
            "unknown": mapped.unknown,
            "assumed": mapped.assumed,
            "faults": [str(fault) for fault in faults],
        }
        if faults:
            return report
        if kept(document):
            return {**report, "outcome": "already there"}
        clashing = self._clashing(document)
        if clashing and self._clash == "skip":
            return {**report, "outcome": "skipped", "faults": [f"there is already {clashing}"]}
        if clashing and self._clash == "beside":
            document = self._beside(document)
        elif clashing:
            document = {**document, "id": clashing}
        taken = self._taken_aliases(document)
        document = _without(document, taken)
        report |= {"id": document["id"], "dropped": mapped.dropped + [f"alias '{alias}'" for alias in taken]}
        if kept(document):
            return {**report, "outcome": "already there"}
        if not self._dry_run:
            keep(document)
        for name in (document["name"], *document.get("aliases", [])):
            self._owner[squeezed(self._fold(name))] = document["id"]
        self._ids.add(document["id"])
        outcomes = {"replace": "replaced", "beside": "beside"}
        return {**report, "outcome": outcomes[self._clash] if clashing else "added"}

    def _clashing(self, document: "Any") -> "str | None":
        """Give the id of the exercise whose name or id the document has."""
        if document["id"] in self._ids:
            return str(document["id"])
        return self._owner.get(squeezed(self._fold(document["name"])))

    def _beside(self, document: "Any") -> "Any":
        """Give the document an id and a name that are free, or those under which it is kept already."""
        number = 2
        while True:
            id = f"{document['id'][:60]}-{number}"
            renamed = {**document, "id": id, "name": f"{document['name']} {number}"}
            if kept(_without(renamed, self._taken_aliases(renamed))) or not self._clashing(renamed):
                return renamed
            number += 1

    def _taken_aliases(self, document: "Any") -> "list[str]":
        return [
            alias
            for alias in document.get("aliases", [])
            if self._owner.get(squeezed(self._fold(alias)), document["id"]) != document["id"]
        ]


def _without(document: "Any", aliases: "list[str]") -> "Any":
    """Give the document without some of its aliases."""
    kept_ones = [alias for alias in document.get("aliases", []) if alias not in aliases]
    rest = {key: value for key, value in document.items() if key != "aliases"}
    return {**rest, "aliases": kept_ones} if kept_ones else rest


def _read(file: str) -> bytes:
    if file == "-":
        return terminal.piped()
    try:
        with open(file, "rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        message = f"cannot read {file}: {error.strerror or error}"
        raise BadData(message) from error


def _with_progress(mapped: "list[Mapped]") -> "Iterable[Mapped]":
    """Show a bar on stderr while the records go by, where that is a terminal."""
    if not terminal.is_terminal(sys.stderr):
        return mapped
    from rich.console import Console
    from rich.progress import track

    return track(mapped, description="importing", console=Console(stderr=True), transient=True)


def _told(reports: "list[dict[str, Any]]", *, dry_run: bool) -> str:
    lines = []
    counts: dict[str, int] = {}
    for report in reports:
        counts[report["outcome"]] = counts.get(report["outcome"], 0) + 1
        remarks = [
            f"{key}: {', '.join(report[key])}"
            for key in ("dropped", "unknown", "assumed", "faults")
            if report[key]
        ]
        lines.append("\t".join([report["outcome"], report["id"], report["name"], "; ".join(remarks)]))
    lines = ["\t".join(visible(cell) for cell in line.split("\t")) for line in lines]
    summary = ", ".join(f"{count} {outcome}" for outcome, count in counts.items()) or "no records"
    tried = " (a dry run: nothing was kept)" if dry_run else ""
    return "\n".join([*lines, f"{len(reports)} records: {summary}{tried}"]) + "\n"
