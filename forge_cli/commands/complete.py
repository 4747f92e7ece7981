"""What a shell asks for at the tab key: `forge complete -- CURSOR WORD...`, called by its script.

One candidate a line, a tab and its description; in the order they are to be shown.
"""

from forge_cli.catalogue.axes import FILTER_OF_LIST, VOCABULARY
from forge_cli.commands import terminal
from forge_cli.completions import COMMANDS, FILES, OPTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_HAVE = ("equipment", "setup")
_CHOICES = {  # where a parameter's choices stand, for only one of these modules is needed at a tab
    "format": ("output.formats", "FORMATS"),
    "export format": ("commands.export", "FORMATS"),
    "map format": ("commands.map", "FORMATS"),
    "section": ("output.sections", "SECTIONS"),
    "sections": ("output.sections", "SECTIONS"),
    "fields": ("output.fields", "FIELDS"),
    "sort": ("query.filters", "SORTS"),
    "source": ("user.importing", "SOURCES"),
    "clash": ("commands.importing", "CLASHES"),
}


def run(words: "list[str] | None" = None) -> int:
    """Write the candidates for the word at the cursor; `words` is its place, then the line's words.

    The place counts `forge` itself as 0. A line that makes no sense gives no candidates.
    """
    place, *line = words or ["0"]
    at = int(place) - 1 if place.isdecimal() else -1
    if at < 0 or at > len(line):
        return 0
    word = line[at] if at < len(line) else ""
    found = [*_candidates(line[:at], word)]
    terminal.write("".join(f"{value}\t{meaning}\n" for value, meaning in found).encode("utf-8"))
    return 0


def _candidates(before: "list[str]", word: str) -> "Iterable[tuple[str, str]]":
    command = before[0] if before and before[0] in COMMANDS else "show"
    if not before and not word.startswith("-"):
        yield from _starting(COMMANDS.items(), word)
        yield from _exercises(word) if word else ()
        return
    if command == "show" and before and before[0] != "show":  # a lookup without a command
        before = ["show", *before]
    options = OPTIONS[command]
    option, equals, value = word.partition("=")
    if equals and option in options:  # zsh and fish hand over --option=value in one word
        for term, meaning in _values(options[option][0], value, command):
            yield f"{option}={term}", meaning
        return
    if word == "=" or before[-1:] == ["="]:  # bash takes it apart
        option, value = (before[-1], "") if word == "=" else (before[-2], word)
        if option in options:
            yield from _values(options[option][0], value, command)
        elif option in VOCABULARY:  # the axis in --not equipment=barbell
            yield from _values(option, value)
        return
    if before and before[-1] in options and options[before[-1]][1]:
        yield from _values(options[before[-1]][0], word, command)
    elif word.startswith("-"):
        told = before if not word.startswith("--") else ()
        yield from _starting(
            ((name, help) for name, (_, _, help) in options.items() if name not in told), word
        )
    else:
        yield from _arguments(command, before[1:], word)


def _arguments(command: str, before: "list[str]", word: str) -> "Iterable[tuple[str, str]]":
    if command in FILES or command in {"search", "filter", "new"}:
        return ()
    if command == "list":
        return _starting(((name, "") for name in FILTER_OF_LIST), word) if not before else ()
    if command == "help":
        return _starting(COMMANDS.items(), word)
    if command == "config":
        return _settings(before, word)
    if command == "completion":
        from forge_cli.commands.completion import SCRIPTS

        return _starting(((shell, "") for shell in SCRIPTS), word)
    return _named(command, before, word)


def _settings(before: "list[str]", word: str) -> "Iterable[tuple[str, str]]":
    from forge_cli.commands.config import ACTIONS
    from forge_cli.user.settings import SETTINGS

    if not before:
        return _starting(((action, "") for action in ACTIONS), word)
    return _starting(SETTINGS.items(), word) if len(before) == 1 else _values(before[1], word)


def _named(command: str, before: "list[str]", word: str) -> "Iterable[tuple[str, str]]":
    """Give exercises by id; after some words of a name, the words it can go on with."""
    which = {"unstar": "starred", "remove": "own"}.get(command, "")
    said = [part for part in before if not part.startswith("-")]
    if said:
        begun = "-".join(said) + "-"
        following = {id[len(begun) :].split("-")[0]: name for id, name in _exercises(begun + word, which)}
        if following:
            return sorted(following.items())
    return _exercises(word, which)


def _values(parameter: str, word: str, command: str = "") -> "Iterable[tuple[str, str]]":
    """Give what an option, or a setting, can be; the last of several values with commas."""
    axis = parameter.replace("_", "-")
    lists = {"have": _HAVE, "avoid": ("joints",)}.get(axis, ())
    if axis in VOCABULARY:
        lists = (VOCABULARY[axis],)
    if lists:
        return _terms(lists, word)
    if parameter == "exclude" and "=" in word:  # --not equipment=barb
        excluded, _, value = word.partition("=")
        terms = _terms((VOCABULARY[excluded],), value) if excluded in VOCABULARY else ()
        return [(f"{excluded}={term}", meaning) for term, meaning in terms]
    return _some(_choices(parameter, command), word)


def _choices(parameter: str, command: str) -> "Iterable[str]":
    if parameter == "exclude":
        return [f"{axis}=" for axis in VOCABULARY]
    if parameter == "format" and command in {"export", "map"}:
        parameter = f"{command} format"
    if parameter in _CHOICES:
        module, name = _CHOICES[parameter]
        choices: Iterable[str] = getattr(__import__("forge_cli." + module, fromlist=[name]), name)
        return (*choices, "all") if parameter in {"section", "sections"} else choices
    from forge_cli.user.settings import CHOICES, DEFAULTS

    return CHOICES.get(parameter, ("true", "false") if isinstance(DEFAULTS.get(parameter), bool) else ())


def _terms(lists: "tuple[str, ...]", word: str) -> "Iterable[tuple[str, str]]":
    from forge_cli.catalogue.vocabulary import bundled_vocabulary

    before, comma, last = word.rpartition(",")
    for name in lists:
        for term in bundled_vocabulary().terms(name):
            if term["id"].startswith(last):
                yield before + comma + term["id"], term["label"]


def _some(choices: "Iterable[str]", word: str) -> "Iterable[tuple[str, str]]":
    before, comma, last = word.rpartition(",")
    return [(before + comma + choice, "") for choice in choices if choice.startswith(last)]


def _starting(pairs: "Iterable[tuple[str, str]]", word: str) -> "Iterable[tuple[str, str]]":
    return [pair for pair in pairs if pair[0].startswith(word)]


def _exercises(word: str, which: str = "") -> "Iterable[tuple[str, str]]":
    """Give the exercises whose ids begin so, starred ones first, with their names.

    `which` keeps only the starred or the own ones.
    """
    from forge_cli.commands.session import Session
    from forge_cli.errors import ForgeError

    if not word.isascii():  # no id begins so
        return []
    word = word.lower()
    session = Session()
    try:
        own = " AND own = 1" if which == "own" else ""
        query = f"SELECT id, name FROM exercise WHERE id >= ? AND id < ?{own} ORDER BY id"  # noqa: S608
        bounds = (word, word + "\U0010ffff")
        found: list[tuple[str, str]] = session.index.connection.execute(query, bounds).fetchall()
        stars = session.known_stars
    except ForgeError:  # a broken file is told by the next command, not at the tab key
        return []
    if which == "starred":
        found = [pair for pair in found if pair[0] in stars]
    return sorted(found, key=lambda pair: pair[0] not in stars)
