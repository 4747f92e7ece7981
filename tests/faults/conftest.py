"""Every lookup here finds the bundled index ready, as in an installed forge."""

import pytest


@pytest.fixture(autouse=True)
def ready(warm: None) -> None:
    """Ask for the index of the bundled catalogue."""
