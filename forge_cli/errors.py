"""Every error forge raises on purpose. The class carries the exit code; `__main__` prints and exits."""

TYPE_CHECKING = False  # a plain constant spares the lookups the import of typing (0.7 of a bare start)
if TYPE_CHECKING:
    from collections.abc import Iterable


class ForgeError(Exception):
    """A failure to be told in one message on stderr.

    `message` names the input and the reason; `hint`, when given, is the next step to take.
    """

    exit_code = 4

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NothingFound(ForgeError):
    """No exercise, or no match, for what was asked."""

    exit_code = 1


class WrongUsage(ForgeError):
    """An argument that cannot be understood: an unknown term, field, option value."""

    exit_code = 2


class Ambiguous(ForgeError):
    """A name that several exercises answer to; `candidates` are their names."""

    exit_code = 3

    def __init__(self, message: str, candidates: "Iterable[str]", hint: str = "") -> None:
        super().__init__(message, hint)
        self.candidates = list(candidates)


class BadData(ForgeError):
    """A document, catalogue, settings or index file that cannot be used."""


class CannotWrite(ForgeError):
    """Something the user asked to keep could not be kept; what was there before is untouched."""
