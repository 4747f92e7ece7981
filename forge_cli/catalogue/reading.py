"""Reading documents where they enter: validated, with every fault told beside its file."""

from typing import NamedTuple

from forge_cli.catalogue.document import Exercise
from forge_cli.catalogue.files import read_bytes
from forge_cli.catalogue.validation import Fault, faults_of, parse_strictly
from forge_cli.errors import BadData


class Finding(NamedTuple):
    """A fault and the file it is in."""

    file: str
    fault: Fault

    def __str__(self) -> str:
        """Give `file: path: reason`."""
        return f"{self.file}: {self.fault}"


def read_document(content: bytes) -> tuple[Exercise | None, list[Fault]]:
    """Parse and validate one document: itself, or None, and everything wrong with it."""
    value, faults = parse_strictly(content)
    faults = faults or faults_of(value)
    return (None, faults) if faults else (value, [])


def read_all(paths: list[str]) -> tuple[dict[str, Exercise], list[Finding]]:
    """Read and validate files: the valid documents by path, and everything wrong with the others."""
    documents: dict[str, Exercise] = {}
    findings: list[Finding] = []
    for path in paths:
        try:
            document, faults = read_document(read_bytes(path))
        except BadData as error:
            document, faults = None, [Fault("", error.message)]
        findings += [Finding(path, fault) for fault in faults]
        if document is not None:
            documents[path] = document
    return documents, findings
