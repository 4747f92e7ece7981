"""The plain reader agrees with the library on what forge writes, and leaves it everything else."""

import tomllib
from datetime import date
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from forge_cli.user.toml import plain

KEYS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,11}", fullmatch=True)
VALUES = st.text(max_size=12) | st.booleans() | st.lists(st.text(max_size=8), max_size=3) | st.dates()


def as_text(value: Any) -> Any:
    """Say dates as text, as the plain reader does."""
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    return value.isoformat() if isinstance(value, date) else value


@settings(max_examples=300, deadline=None)
@given(
    flat=st.dictionaries(KEYS, VALUES, max_size=4),
    tables=st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=3), max_size=3),
)
def test_what_forge_writes_is_read_as_the_library_reads_it_or_left_to_it(
    flat: dict[str, Any], tables: dict[str, Any]
) -> None:
    written = tomli_w.dumps({**flat, **tables})
    found = plain(written)
    assert found is None or found == as_text(tomllib.loads(written))


@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet='ab-_ =[]"\\\n,#01.tre', max_size=40))
def test_what_it_reads_is_toml(text: str) -> None:
    found = plain(text)
    assert found is None or found == as_text(tomllib.loads(text))


def test_reads_settings_and_stars() -> None:
    text = tomli_w.dumps({"have": ["mat", "bench"], "ascii": True, "theme": "light"})
    assert plain(text) == {"have": ["mat", "bench"], "ascii": True, "theme": "light"}
    stars = tomli_w.dumps({"dead-bug": {"date": date(2026, 1, 2), "note": "daily"}})
    assert plain(stars) == {"dead-bug": {"date": "2026-01-02", "note": "daily"}}


@pytest.mark.parametrize(
    "text",
    [
        "# mine",
        "a = 1",
        "a = 'x'",
        'a = "\\n"',
        "a=true",
        "[a",
        "[a.b]",
        "[a]\n[a]",
        "a = true\na = true",
        "a = [",
        'a = ["x"]',
        "a = [\n    1,\n]",
        'a.b = "x"',
        "a = 2026-1-2",
        "a = 2026-01-02T00:00:00",
    ],
)
def test_leaves_the_rest_to_the_library(text: str) -> None:
    assert plain(text) is None
