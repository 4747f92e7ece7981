"""Documents that mean harm, or were mangled: one fault a file, each told, none hiding the others."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forge_cli.commands.new import skeleton
from forge_cli.user.own import own_path
from tests.running import forge


def good(**keys: Any) -> dict[str, Any]:
    return {**skeleton("sofa-squat", "Sofa Squat"), **keys}


def dumped(**keys: Any) -> bytes:
    return json.dumps(good(**keys)).encode()


CORPUS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "not JSON"),
    "cut short": (dumped()[:-1], "not JSON"),
    "not an object": (b"[1, 2]", "should be"),
    "a text": (b'"dead-bug"', "should be"),
    "oversized": (dumped(summary="x" * 10_000_000), "larger than 1,000,000 bytes"),
    "deeply nested": (b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
    "nested a little too deeply": (dumped(extra=json.loads("[" * 30 + "]" * 30)), "nested too deeply"),
    "a key twice": (b'{"id": "a", "id": "b"}', "id: key given twice"),
    "not a number": (b'{"id": NaN}', "NaN is not JSON"),
    "infinity": (b'{"id": -Infinity}', "-Infinity is not JSON"),
    "half a surrogate": (b'{"id": "\\ud800"}', "half of a surrogate pair"),
    "half a surrogate as a key": (b'{"\\udfff": 1}', "half of a surrogate pair"),
    "a byte order mark": (b"\xef\xbb\xbf" + dumped(), "byte order mark"),
    "utf-16": (dumped().decode().encode("utf-16"), "not UTF-8"),
    "latin-1": ('{"id": "caf\u00e9"}'.encode("latin-1"), "not UTF-8"),
    "a path as id": (dumped(id="../../etc/passwd"), "id: string should match pattern"),
    "an absolute path as id": (dumped(id="/etc/passwd"), "id: string should match pattern"),
    "a windows path as id": (dumped(id="..\\x"), "id: string should match pattern"),
    "an id with a newline": (dumped(id="a\nb"), "id: string should match pattern"),
    "an id with a last newline": (dumped(id="sofa-squat\n"), "id: string should match pattern"),
    "a long id": (dumped(id="a" * 65), "id: string should have at most 64 characters"),
    "a null": (dumped(name=None), "name: input should be a valid string"),
    "a number for a text": (dumped(name=7), "name: input should be a valid string"),
    "a text for a list": (dumped(equipment="barbell"), "equipment: input should be a valid list"),
    "a text for a number": (
        dumped(programming=[{"use": "strength", "sets": ["3", 4], "reps": [5, 8]}]),
        "programming[0].sets[0]: input should be a valid integer",
    ),
    "a truth for a number": (
        dumped(programming=[{"use": "strength", "sets": [True, 4], "reps": [5, 8]}]),
        "programming[0].sets[0]: input should be a valid integer",
    ),
    "a huge number": (
        dumped(programming=[{"use": "strength", "sets": [3, 10**400], "reps": [5, 8]}]),
        "programming[0].sets[1]: input should be less than or equal",
    ),
    "an unknown key": (dumped(__class__="x"), "__class__: unknown key"),
    "an unknown term": (dumped(body_part="leg"), "body_part: unknown term 'leg'; did you mean legs?"),
    "another schema version": (
        dumped(schema_version=2),
        "written for schema 2, and this forge reads 1: upgrade forge",
    ),
    "a name of signs": (dumped(name="!!!"), "name: has neither letters nor digits"),
}


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_document_is_refused_with_the_reason(name: str, tmp_path: Path) -> None:
    content, reason = CORPUS[name]
    path = tmp_path / "document.json"
    path.write_bytes(content)
    for line in (["add", str(path)], ["validate", str(path)]):
        result = forge(*line)
        assert result.code == 4
        assert reason in result.out + result.err
        assert "Traceback" not in result.err
    assert not Path(own_path("sofa-squat")).exists()


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_own_file_is_told_once_and_everything_else_answers(name: str) -> None:
    Path(own_path("x")).parent.mkdir(parents=True)
    Path(own_path("sofa-squat")).write_bytes(dumped())
    Path(own_path("hostile")).write_bytes(CORPUS[name][0])
    result = forge("filter", "--own", "--format", "ids")
    assert (result.code, result.out) == (0, "sofa-squat\n")
    assert result.err.count("left out:") == 1
    assert len(result.err) < 500
    assert forge("show", "dead-bug", "-q").code == 0


EVIL = "\x1b[31mred\x1b[0m \x9b31m \u202eback\u2066 [bold]markup[/x] \r\n\t\x00 {0} %s"


@pytest.mark.parametrize(
    "form", ["card", "plain", "markdown", "table", "tsv", "csv", "json", "ndjson", "ids"]
)
@pytest.mark.parametrize("terminal", [True, False])
def test_no_byte_of_a_document_reaches_the_terminal_as_an_escape(form: str, terminal: bool) -> None:
    own = good(name=f"Sofa {EVIL}", summary=EVIL, tips=[EVIL], aliases=[f"Couch {EVIL}"])
    own["steps"] = [{"title": EVIL, "actions": [EVIL]}]
    assert forge("add", "-", stdin=json.dumps(own)).code == 0
    line = ["show", "sofa-squat", "--format", form, "--color", "never", "--no-pager"]
    out = forge(*line, terminal=terminal).out
    assert out
    assert not set(out) & set("\x1b\x9b\u202e\u2066\r\x00")
    err = forge("show", "sofa red back", terminal=True, environment={"LINES": "9999"}).err
    assert not set(err) & set("\x1b\x9b\u202e\u2066\r\x00")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(start: str) -> None:
    own = good(summary=f"{start}HYPERLINK(1)")
    assert forge("add", "-", stdin=json.dumps(own)).code == 0
    out = forge("show", "sofa-squat", "--format", "csv", "--fields", "summary").out
    assert out.splitlines()[1].lstrip('"').startswith("'")


_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def _mutations() -> st.SearchStrategy[dict[str, Any]]:
    keys = list(skeleton("a", "A"))
    return st.dictionaries(st.sampled_from(keys) | st.text(max_size=6), _JSON, min_size=1, max_size=3)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutation=_mutations())
def test_whatever_a_document_says_it_is_taken_whole_or_refused(mutation: dict[str, Any]) -> None:
    result = forge("add", "-", "--replace", stdin=json.dumps(good(**mutation)))
    assert result.code in {0, 4}
    assert "Traceback" not in result.err
    if result.code == 0:
        assert forge("show", good(**mutation)["id"], "-q").code == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=60))
def test_whatever_bytes_a_file_holds_it_is_refused_in_a_few_lines(content: bytes) -> None:
    for line in (["validate", "DOCUMENT"], ["import", "DOCUMENT"], ["import", "--from", "csv", "DOCUMENT"]):
        path = Path(own_path("document")).parent.parent / "document"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        result = forge(*[str(path) if word == "DOCUMENT" else word for word in line])
        assert result.code in {0, 4}
        assert "Traceback" not in result.err
