"""`forge edit NAME`: change an exercise in one's editor; a bundled one becomes an own one."""

import os

from forge_cli.catalogue.atomic import write_atomically
from forge_cli.catalogue.files import read_bytes
from forge_cli.commands.add import taken_names
from forge_cli.commands.answer import path_of
from forge_cli.commands.editor import edited
from forge_cli.commands.session import Session
from forge_cli.errors import BadData, CannotWrite
from forge_cli.user.own import document_of, draft_path, keep, refused


def run(names: "list[str]", *, guess: bool = False) -> int:
    """Edit a copy of the exercise; a broken edit is kept as a draft and taken up the next time."""
    session = Session()
    row = session.resolve_one(names, guess=guess)
    edit_draft(session, row["id"], read_bytes(path_of(row)))
    return 0


def edit_draft(session: Session, id: str, content: bytes) -> None:
    """Edit an exercise's draft, begun from `content`, and keep it once it is valid."""
    draft = draft_path(id)
    if os.path.exists(draft):
        session.tell(f"taking up your draft {draft}")
    else:
        write_atomically(draft, content)
    try:
        edited(draft)
    except CannotWrite as error:
        if _content(draft) in {b"", content}:  # nothing was saved that would be worth keeping
            _forget(session, draft)
            error.hint = "Nothing was changed. Set VISUAL or EDITOR to an editor that works."
        raise
    after = _content(draft)
    if not after.strip() or after == content:  # emptied: the usual way to call an edit off
        _forget(session, draft)
        session.tell("nothing was changed")
        return
    try:
        document = document_of(after, draft)
        if document["id"] != id:
            message = f"the id was changed from {id} to {document['id']}"
            raise BadData(message, "An id stays; forge new makes another exercise.")
        if faults := taken_names(session, document):
            raise refused(draft, faults)
    except BadData as error:
        hint = f"The draft is kept; forge edit {id} takes it up again. Remove {draft} to start afresh."
        raise BadData(error.message, hint) from error
    path = keep(document)
    _forget(session, draft)
    session.tell(f"kept {document['name']}: {path}")


def _content(draft: str) -> bytes:
    return read_bytes(draft) if os.path.exists(draft) else b""


def _forget(session: Session, draft: str) -> None:
    try:
        os.unlink(draft)
    except FileNotFoundError:
        pass  # the editor took it away
    except OSError as error:
        session.tell(f"the draft {draft} stays behind: {error.strerror}")
