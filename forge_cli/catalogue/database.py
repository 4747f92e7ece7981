"""SQLite, without what the `sqlite3` package adds on import (datetime, 0.1 of a bare start)."""

try:
    from _sqlite3 import Connection as _Connection
    from _sqlite3 import DatabaseError, Error
    from _sqlite3 import connect as _connect
except ImportError:  # another Python than CPython
    from sqlite3 import Connection as _Connection
    from sqlite3 import DatabaseError, Error
    from sqlite3 import connect as _connect

__all__ = ["Connection", "DatabaseError", "Error", "connect"]


class Connection(_Connection):
    """A connection that closes when it is forgotten; Python 3.13 would warn of each one."""

    def __del__(self) -> None:
        try:
            self.close()
        except Error:
            pass  # it never opened


def connect(path: str, *, uri: bool = False) -> Connection:
    """Open a database; DatabaseError when there is none to open."""
    return _connect(path, uri=uri, factory=Connection)
