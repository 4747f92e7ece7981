"""`forge validate`: checks documents, every fault with its file and path."""

import os

from forge_cli.catalogue import checks
from forge_cli.catalogue.files import data_directory, document_files
from forge_cli.catalogue.reading import Finding, read_all
from forge_cli.catalogue.report import report
from forge_cli.commands import terminal
from forge_cli.commands.session import Session
from forge_cli.errors import BadData, WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from forge_cli.catalogue.document import Exercise


def run(paths: "list[str] | None" = None, *, editorial: bool = False, json: bool = False) -> int:
    """Check files and folders, the bundled catalogue without any; 4 when something is wrong.

    `editorial` holds each folder, a whole catalogue, to the rules of text and fullness too.
    """
    documents: dict[str, Exercise] = {}
    findings: list[Finding] = []
    for path in paths or [data_directory()]:
        if not os.path.exists(path):
            message = f"there is no {path}"
            raise BadData(message, "Name a document, or a folder of documents.")
        if editorial and not os.path.isdir(path):
            message = f"--editorial checks a whole catalogue, and {path} is a file"
            raise WrongUsage(message, "Name its folder, or leave --editorial out.")
        read, found = checks.editorial(path) if editorial else read_all(_files(path))
        documents |= read
        findings += found
    if json:
        terminal.write_json(_as_records(documents, findings))
    else:
        terminal.write(_as_text(documents, findings, editorial=editorial))
    return BadData.exit_code if findings else 0


def _files(path: str) -> "list[str]":
    if not os.path.isdir(path):
        return [path]
    inner = os.path.join(path, "exercises")
    files = list(document_files(inner if os.path.isdir(inner) else path))
    if not files:
        message = f"no exercise documents in {path}"
        raise BadData(message, "Documents are files that end in .json.")
    return files


def _as_text(documents: "dict[str, Exercise]", findings: "list[Finding]", *, editorial: bool) -> str:
    lines = [str(finding) for finding in findings]
    if editorial:
        from forge_cli.output.matrix import matrix

        lines += ["", matrix(report(list(documents.values())), Session().page()).rstrip("\n"), ""]
    bad = len({finding.file for finding in findings})
    good = len(set(documents) - {finding.file for finding in findings})
    lines.append(f"{good} good, {bad} bad documents, {len(findings)} faults")
    return "\n".join(lines) + "\n"


def _as_records(documents: "dict[str, Exercise]", findings: "list[Finding]") -> "dict[str, Any]":
    faults = [
        {"file": finding.file, "path": finding.fault.path, "reason": finding.fault.reason}
        for finding in findings
    ]
    return {"faults": faults, "report": report(list(documents.values()))}
