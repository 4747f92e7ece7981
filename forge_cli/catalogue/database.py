"""SQLite, without what the `sqlite3` package adds on import (datetime, 0.1 of a bare start)."""

try:
    from _sqlite3 import Connection, DatabaseError, Error, connect
except ImportError:  # another Python than CPython
    from sqlite3 import Connection, DatabaseError, Error, connect  # type: ignore[assignment,unused-ignore]

__all__ = ["Connection", "DatabaseError", "Error", "connect"]
