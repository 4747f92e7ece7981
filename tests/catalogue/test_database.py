import gc
import os
import sys
from pathlib import Path

import pytest

from forge_cli.catalogue.database import Connection, Error, connect


def opened(path: Path) -> int:
    """Count how often this process has a file open."""
    handles = Path("/proc/self/fd")
    return sum(handle.resolve() == path for handle in handles.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_forgotten_connection_closes_even_out_of_a_circle(tmp_path: Path) -> None:
    path = tmp_path / "file"
    circle: list[object] = [connect(str(path))]
    circle.append(circle)
    assert opened(path) == 1
    del circle
    gc.collect()
    assert opened(path) == 0


def test_a_connection_can_be_closed_before(tmp_path: Path) -> None:
    connection = connect(str(tmp_path / "file"))
    assert isinstance(connection, Connection)
    connection.close()
    del connection
    os.unlink(tmp_path / "file")
    assert os.listdir(tmp_path) == []


def test_what_cannot_be_opened_is_an_error_and_no_more(tmp_path: Path) -> None:
    with pytest.raises(Error, match="unable to open"):
        connect(str(tmp_path / "none" / "file"))
    gc.collect()
