import subprocess
import sys

import pytest

from forge_cli.output.formats import FORMATS, needs, render
from forge_cli.output.page import Page

from .samples import full, minimal

HEAVY = {"re", "json", "typing", "dataclasses", "pathlib", "rich", "enum", "csv", "collections"}


def test_the_formats_are_a_contract() -> None:
    assert list(FORMATS) == ["card", "table", "plain", "markdown", "json", "ndjson", "csv", "tsv", "ids"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_makes_a_text_that_ends_its_line(name: str) -> None:
    assert render(name, [full(), minimal()], Page(80), sections=[], fields=[], one=False).endswith("\n")


@pytest.mark.parametrize(
    ("name", "fields", "needed"),
    [
        ("tsv", [], "rows"),
        ("tsv", ["id", "target", "rank"], "rows"),
        ("table", ["id", "tips"], "documents"),
        ("json", [], "raw"),
        ("json", ["id"], "documents"),
        ("ids", ["tips"], "rows"),
        ("card", [], "pages"),
    ],
)
def test_a_format_needs_no_more_than_it_shows(name: str, fields: list[str], needed: str) -> None:
    assert needs(name, fields) == needed


@pytest.mark.parametrize("name", ["plain", "markdown", "json", "tsv", "ids"])
def test_a_lookup_in_a_pipe_imports_nothing_heavy(name: str) -> None:
    code = f"""if True:
        import sys
        from forge_cli.output.formats import render
        from forge_cli.output.page import Entry, Page
        entry = Entry({{"id": "x"}})
        entry.raw = b"{{}}"
        entry.document = {{"id": "x", "name": "X", "body_part": "core", "muscles": {{"primary": ["abs"]}},
                          "steps": [{{"title": "t", "actions": ["a"]}}], "tips": ["x"]}}
        render({name!r}, [entry], Page(), one=True, fields=(), sections=())
        print(*sorted(sys.modules))
    """
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & HEAVY
