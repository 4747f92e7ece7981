"""Text from documents made safe to send: nothing in it may steer a terminal or hide."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from forge_cli.output.page import Page

_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_DIRECTION = frozenset([0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x2070)])
"""Line and paragraph separators, direction marks, overrides and isolates."""

_ASCII = {
    ord(character): plain
    for characters, plain in (
        ("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        ("\u2018\u2019\u201a\u02bc\u2032", "'"),
        ("\u201c\u201d\u201e\u2033", '"'),
        ("\u2026", "..."),
        ("\u00d7\u2717\u2715", "x"),
        ("\u25cf\u2022\u00b7\u2605", "*"),
        ("\u25cb", "o"),
        ("\u2713\u2714", "+"),
        ("\u2044", "/"),
        ("\u2192", "->"),
        ("\u2190", "<-"),
        ("\u2260", "!="),
        ("\u2264", "<="),
        ("\u2265", ">="),
        ("\u00df", "ss"),
        ("\u00b0", " degrees"),
        ("\u2500\u2501", "-"),
        ("\u2502\u2503", "|"),
        ("\u256d\u256e\u256f\u2570\u250c\u2510\u2514\u2518\u251c\u2524\u252c\u2534\u253c", "+"),
        ("\u2588\u2589\u258a\u258b\u258c\u258d\u258e\u258f", "#"),
    )
    for character in characters
}


def visible(text: str) -> str:
    r"""Show what would act or hide as an escape: control characters, direction marks, surrogates.

    Newlines and tabs too, as `\n` and `\t`: the result is one line.
    """
    if text.isprintable():  # nearly always, and 50 times faster than looking at each character
        return text
    return "".join([_escape(c) if _unsafe(c) else c for c in text])


def visible_lines(text: str) -> str:
    """Do as `visible`, but leave newlines as they are."""
    return text if text.isprintable() else "\n".join(map(visible, text.split("\n")))


def ascii_only(text: str) -> str:
    """Replace what is beyond ASCII by the nearest ASCII characters, or by `?`."""
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    text = normalize("NFKD", text.translate(_ASCII)).translate(_ASCII)
    return "".join([c if c.isascii() else "?" for c in text if not combining(c)])


def cleaner(page: "Page") -> "Callable[[str], str]":
    """Give the function that every one-line text goes through before it is set on `page`."""
    return visible if page.unicode else lambda text: ascii_only(visible(text))


def safe_json(text: str, page: "Page") -> str:
    r"""Bring JSON to a form that may be sent, by JSON's own escapes: the value stays the same.

    Such characters can only stand inside strings, where `\u202e` means the character itself.
    """
    if text.isascii() and "\x7f" not in text:  # raw control characters are not JSON
        return text
    return "".join(
        [_json_escape(c) if _unsafe(c, "\n\t\r") or not (page.unicode or c.isascii()) else c for c in text]
    )


def _unsafe(character: str, allowed: str = "") -> bool:
    code = ord(character)
    if code < 32:
        return character not in allowed
    return 127 <= code < 160 or code in _DIRECTION or 0xD800 <= code < 0xE000


def _escape(character: str) -> str:
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join([f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2)])
