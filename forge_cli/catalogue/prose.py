"""The editorial checks on the text itself: empty phrases, and what documents repeat of each other."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from forge_cli.catalogue.document import Exercise
from forge_cli.catalogue.validation import Fault
from forge_cli.catalogue.vocabulary import bundled_vocabulary

SENTENCE_WORDS = 6  # shorter sentences may recur
SENTENCE_DOCUMENTS = 2  # a sentence may stand in this many documents
RUN, RUN_SHARE = 8, 0.02  # two documents may share this part of their eight-word runs
LONG_RUN = 12  # and no run this long

_TEXT_KEYS = (
    "summary", "description", "muscle_roles", "steps", "breathing", "tips", "mistakes", "benefits",
    "programming", "suitability", "safety", "variations", "faq", "takeaways",
)  # fmt: skip
_NOT_TEXT = {"id", "instead", "kind", "use", "name"}
_EMPTY = {
    r"proper form": "say what the form is",
    r"engage your core(?=\s*[.;!]|$)": "say what the trunk does",
    r"listen to your body": "say which sign to heed",
    r"(?:great|excellent) exercise": "hype",
    r"full range of motion": "say from where to where",
    r"slow and controlled": "give the seconds",
    r"multiple muscle groups": "name them",
    r"next level": "hype",
    r"functional strength": "say what becomes easier",
    r"(?:all|every) fitness levels?": "say whom it suits",
    r"injury prevention": "name the mechanism",
    r"optimal results": "hype",
    r"mind[- ]muscle connection": "say what to feel, and where",
    r"return to the starting position": "say where the body goes",
    r"consult (?:a|your) (?:professional|doctor|physician)": "say for which condition, and who",
    r"\bvarious\b": "name them",
}
_REPEAT = re.compile(
    r"\brepeat\b[^.]*\b(?:reps?|repetitions?|times|number|sets?)\b|\bdesired (?:number|reps)", re.IGNORECASE
)
_BRITISH = re.compile(
    r"\b(?:(?:centi|milli|kilo)?metres?|centr(?:e|es|ed)|colours?|behaviours?|favourites?|grey|tyres?|"
    r"programmes?|stabilis\w+|organis(?!m)\w+|neighbours?|fibres?|travell\w+|defence|practis\w+)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9']+")


def texts(document: Exercise) -> Iterator[tuple[str, str]]:
    """Yield every written text of a document with its path; ids, names and terms are not texts."""
    for key in _TEXT_KEYS:
        if key in document:
            yield from _texts(key, document[key])  # type: ignore[literal-required]


def _texts(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _texts(f"{path}[{at}]", item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _NOT_TEXT:
                yield from _texts(f"{path}.{key}", item)


def prose_faults(documents: dict[str, Exercise]) -> dict[str, list[Fault]]:
    """Check the text of a catalogue's documents; the faults by the documents' keys (their paths)."""
    faults: dict[str, list[Fault]] = defaultdict(list)
    mask = _Mask(documents)
    sentences: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    masked: dict[str, list[list[str]]] = {}
    for file, document in documents.items():
        masked[file] = []
        for path, text in texts(document):
            faults[file] += [Fault(path, reason) for reason in _phrases(path, text)]
            masked[file].append(mask(_WORD.findall(text.lower())))
            for sentence in re.split(r"(?<=[.!?;:])\s+", text):
                words = tuple(_WORD.findall(sentence.lower()))
                if len(words) >= SENTENCE_WORDS:
                    sentences[words].append((file, path))
    for words, places in sentences.items():
        holders = {file for file, _ in places}
        if len(holders) > SENTENCE_DOCUMENTS:
            reason = f"a sentence that stands in {len(holders)} documents: {' '.join(words)}"
            for file, path in places:
                faults[file].append(Fault(path, reason))
    for file, reasons in _shared_runs(masked).items():
        faults[file] += [Fault("", reason) for reason in reasons]
    return faults


def _phrases(path: str, text: str) -> Iterator[str]:
    for pattern, why in _EMPTY.items():
        if found := re.search(pattern, text, re.IGNORECASE):
            yield f"'{found[0]}' is an empty phrase: {why}"
    if path.startswith("steps") and (found := _REPEAT.search(text)):
        yield f"'{found[0]}': programming says how many"
    if found := _BRITISH.search(text):
        yield f"'{found[0]}' is not the American spelling"


class _Mask:
    """Replaces names of exercises, equipment and muscles by one mark, so that a template shows."""

    def __init__(self, documents: dict[str, Exercise]) -> None:
        vocabulary = bundled_vocabulary()
        names = [document["name"] for document in documents.values()]
        for axis in ("equipment", "setup", "muscles"):
            for term in vocabulary.terms(axis):
                names += [term["label"], *term.get("synonyms", ())]
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in {tuple(_WORD.findall(name.lower().replace("-", " "))) for name in names}:
            if phrase:
                self._by_first[phrase[0]].append(phrase)
        for phrases in self._by_first.values():
            phrases.sort(key=len, reverse=True)

    def __call__(self, words: list[str]) -> list[str]:
        result: list[str] = []
        at = 0
        while at < len(words):
            for phrase in self._by_first.get(words[at], ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    result.append("_")
                    at += len(phrase)
                    break
            else:
                result.append(words[at])
                at += 1
        return result


def _shared_runs(masked: dict[str, list[list[str]]]) -> dict[str, list[str]]:
    reasons: dict[str, list[str]] = defaultdict(list)
    for length in (RUN, LONG_RUN):
        runs = {file: list(dict.fromkeys(_runs(texts, length))) for file, texts in masked.items()}
        holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for file, own in runs.items():
            for run in own:
                holders[run].append(file)
        shared: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
        for run, files in holders.items():
            for pair in combinations(files, 2):
                shared[pair].append(run)
        for (one, other), both in shared.items():
            share = len(both) / min(len(runs[one]), len(runs[other]))
            if length == RUN and share <= RUN_SHARE:
                continue
            measured = f"{LONG_RUN} words" if length == LONG_RUN else f"{share:.1%} of its {RUN}-word runs"
            for file, twin in ((one, other), (other, one)):
                reasons[file].append(f"shares {measured} with {twin}: {' '.join(both[0])}")
    return reasons


def _runs(lists: list[list[str]], length: int) -> Iterator[tuple[str, ...]]:
    for words in lists:
        for at in range(len(words) - length + 1):
            yield tuple(words[at : at + length])
