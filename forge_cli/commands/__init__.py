"""What each command does: resolve, query, write, and give the exit code.

Every module here that is named after a command has a function `run`, which both lanes call with the
same named parameters (`fastlane.py` without Typer, `cli.py` through it).
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FOUND, NOTHING = 0, 1


def run(command: str, parameters: "dict[str, Any]") -> int:
    """Run a command with the parameters that were given, and give its exit code.

    Parameters left at their empty value are dropped, so that both lanes hand over the same.
    """
    module = "forge_cli.commands." + command
    given = {
        name: value
        for name, value in parameters.items()
        if value is not None and value is not False and value != []
    }
    command_run = __import__(module, fromlist=["run"]).run
    try:
        code: int = command_run(**given)
    except Exception as error:
        if type(error).__module__ != "sqlite3":
            raise
        from forge_cli.commands.session import Session

        Session.fresh = True  # the index is damaged where opening it does not look: make a new one
        try:
            code = command_run(**given)
        finally:
            Session.fresh = False
    return code
