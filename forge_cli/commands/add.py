"""`forge add FILE`: take an exercise of one's own into the reference."""

from forge_cli.catalogue.files import bundled_path, read_bytes
from forge_cli.catalogue.validation import Fault
from forge_cli.commands import terminal
from forge_cli.commands.session import Session
from forge_cli.errors import BadData
from forge_cli.user.own import document_of, keep, own_path, refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from forge_cli.catalogue.document import Exercise


def run(file: str, *, replace: bool = False) -> int:
    """Add the document in `file`, or on stdin with `-`; every fault is told and nothing half-added."""
    session = Session()
    source = "the document on stdin" if file == "-" else file
    content = terminal.piped() if file == "-" else read_bytes(file)
    if content.lstrip()[:1] == b"[":
        message = f"{source} should be one exercise, not a list"
        raise BadData(message, f"forge import {file} takes collections.")
    document = document_of(content, source)
    add(session, document, source, replace=replace)
    return 0


def add(session: Session, document: "Exercise", source: str, *, replace: bool) -> None:
    """Keep a valid document as an own exercise; BadData when another exercise has its names."""
    import os

    id = document["id"]
    if os.path.exists(own_path(id)) and not replace:
        message = f"you already have an exercise {id}"
        raise BadData(message, f"forge edit {id} changes it; --replace takes the new one.")
    if faults := taken_names(session, document):
        raise refused(source, faults)
    path = keep(document)
    session.tell(f"added {document['name']}: {path}")
    if bundled_path(id):
        session.tell(f"it takes the place of the bundled {id}; forge remove {id} brings that back")


def taken_names(session: Session, document: "Exercise") -> "list[Fault]":
    """Give a fault for each name and alias that another exercise answers to."""
    from forge_cli.catalogue.folding import squeezed

    index = session.index
    names = [("name", document["name"])]
    names += [(f"aliases[{at}]", alias) for at, alias in enumerate(document.get("aliases", []))]
    faults = []
    query = "SELECT id, text FROM name JOIN exercise USING (n) WHERE key = ? AND id != ?"
    for place, name in names:
        row = index.connection.execute(query, (squeezed(index.fold(name)), document["id"])).fetchone()
        if row:
            faults.append(Fault(place, f"'{name}' is what {row[0]} is called ('{row[1]}')"))
    return faults
