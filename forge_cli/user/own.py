"""The user's own exercises: one file each, called by its id, and drafts that were not good yet."""

import os

from forge_cli.catalogue.atomic import write_atomically
from forge_cli.catalogue.canon import canonical
from forge_cli.catalogue.reading import read_document
from forge_cli.errors import BadData, CannotWrite
from forge_cli.user.keeping import locked
from forge_cli.user.locations import data_folder, own_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from forge_cli.catalogue.document import Exercise
    from forge_cli.catalogue.validation import Fault


def own_path(id: str) -> str:
    """Give the path an own exercise is kept at."""
    return os.path.join(own_folder(), id + ".json")


def draft_path(id: str) -> str:
    """Give the path of the draft of an exercise that is being edited."""
    return os.path.join(data_folder(), "drafts", id + ".json")


def document_of(content: bytes, source: str) -> "Exercise":
    """Parse and validate one document; BadData tells every fault, `source` says whose."""
    document, faults = read_document(content)
    if document is None or faults:
        raise refused(source, faults)
    return document


def refused(source: str, faults: "list[Fault]") -> BadData:
    """Make the error for a document that cannot be taken: one line a fault."""
    told = "\n".join(f"  {fault}" for fault in faults)
    count = f"{len(faults)} faults" if len(faults) > 1 else "1 fault"
    return BadData(f"{source} has {count}:\n{told}", "Nothing was changed. Mend it and try again.")


def keep(document: "Exercise") -> str:
    """Write a valid document as an own exercise, in place of an earlier one, and give its path."""
    path = own_path(document["id"])
    with locked(os.path.join(own_folder(), ".own")):
        write_atomically(path, canonical(document).encode("utf-8"))
    return path


def remove(id: str) -> None:
    """Remove an own exercise; CannotWrite when the system refuses."""
    path = own_path(id)
    with locked(os.path.join(own_folder(), ".own")):
        try:
            os.unlink(path)
        except OSError as error:
            message = f"cannot remove {path}: {error.strerror or error}"
            raise CannotWrite(message) from error


def kept(document: "Exercise") -> bool:
    """Tell whether exactly this document is kept as an own exercise."""
    try:
        with open(own_path(document["id"]), "rb") as file:
            return file.read() == canonical(document).encode("utf-8")
    except OSError:
        return False
