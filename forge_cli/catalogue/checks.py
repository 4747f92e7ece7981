"""Checks over a whole catalogue: what no single document can show."""

import os

from forge_cli.catalogue.axes import MIRRORED
from forge_cli.catalogue.canon import canonical
from forge_cli.catalogue.document import Exercise
from forge_cli.catalogue.files import document_files, read_bytes
from forge_cli.catalogue.folding import Folding, squeezed
from forge_cli.catalogue.limits import limit_faults
from forge_cli.catalogue.prose import prose_faults
from forge_cli.catalogue.reading import Finding, read_all
from forge_cli.catalogue.validation import Fault, names_of
from forge_cli.catalogue.vocabulary import bundled_vocabulary
from forge_cli.errors import BadData


def editorial(folder: str) -> tuple[dict[str, Exercise], list[Finding]]:
    """Check the catalogue in `folder` by every rule of form and text.

    Gives the valid documents by path and all findings, those about form first. `folder` is one with
    `exercises/<body-part>/<id>.json` in it, or that `exercises` folder; BadData when it holds none.
    """
    inner = os.path.join(folder, "exercises")
    paths = list(document_files(inner if os.path.isdir(inner) else folder))
    if not paths:
        message = f"no exercise documents in {folder}"
        raise BadData(message, "Name a folder with exercises/<body-part>/<id>.json in it.")
    documents, findings = read_all(paths)
    for path, document in documents.items():
        faults = _place_faults(path, document) + limit_faults(document)
        findings += [Finding(path, fault) for fault in faults]
    findings += name_findings(documents)
    findings += relation_findings(documents)
    findings += [Finding(path, fault) for path, faults in prose_faults(documents).items() for fault in faults]
    return documents, findings


def _place_faults(path: str, document: Exercise) -> list[Fault]:
    faults = []
    part, file = path.replace("\\", "/").split("/")[-2:]
    if file != document["id"] + ".json":
        faults.append(Fault("id", f"the file should be called {document['id']}.json"))
    if part != document["body_part"]:
        faults.append(Fault("body_part", f"the file should lie in {document['body_part']}/"))
    if read_bytes(path).decode("utf-8") != canonical(document):
        faults.append(Fault("", "not in canonical form: key order, two-space indent, one last newline"))
    return faults


def name_findings(documents: dict[str, Exercise]) -> list[Finding]:
    """Find ids, names and aliases that two documents claim, compared after folding."""
    folding = Folding(bundled_vocabulary().folding)
    findings = []
    ids: dict[str, str] = {}
    owners: dict[str, tuple[str, str]] = {}
    for path, document in documents.items():
        if document["id"] in ids:
            findings.append(Finding(path, Fault("id", f"also the id of {ids[document['id']]}")))
        ids[document["id"]] = path
        for place, name in names_of(document):
            key = squeezed(folding.fold(name))
            if key in owners:
                owner, called = owners[key]
                reason = f"'{name}' folds to the same as '{called}' of {owner}"
                findings.append(Finding(path, Fault(place, reason)))
            owners.setdefault(key, (document["id"], name))
    return findings


def relation_findings(documents: dict[str, Exercise]) -> list[Finding]:
    """Find relations to exercises that do not exist, that contradict, or that share nothing."""
    by_id = {document["id"]: document for document in documents.values()}
    kinds: dict[tuple[str, str], str] = {}
    harder: dict[str, set[str]] = {id: set() for id in by_id}
    findings = []
    for path, document in documents.items():
        for place, id in _references(document):
            if id not in by_id:
                findings.append(Finding(path, Fault(place, f"there is no exercise {id}")))
        for at, variation in enumerate(document.get("variations", [])):
            other, kind = variation.get("id"), variation["kind"]
            if other not in by_id:
                continue
            kinds[document["id"], other] = kind
            told = kinds.get((other, document["id"]), MIRRORED[kind])
            if "variant" in {kind, told} and kind != told:
                reason = f"{other} calls this one {told}, and is called {kind} here"
                findings.append(Finding(path, Fault(f"variations[{at}].kind", reason)))
            if kind != "variant":
                easy, hard = (document["id"], other) if kind == "harder" else (other, document["id"])
                harder[easy].add(hard)
        for at, id in enumerate(document.get("substitutes", [])):
            if id in by_id and not _shares(document, by_id[id]):
                reason = f"{id} shares neither the first primary muscle nor the pattern"
                findings.append(Finding(path, Fault(f"substitutes[{at}]", reason)))
    paths = {document["id"]: path for path, document in documents.items()}
    findings += [
        Finding(paths[easy], Fault("variations", f"both harder and easier than {hard}"))
        for easy in harder
        for hard in sorted(harder[easy])
        if easy < hard and easy in _reachable(hard, harder)
    ]
    return findings


def _references(document: Exercise) -> list[tuple[str, str]]:
    places = [(f"substitutes[{at}]", id) for at, id in enumerate(document.get("substitutes", []))]
    for at, variation in enumerate(document.get("variations", [])):
        if "id" in variation:
            places.append((f"variations[{at}].id", variation["id"]))
    for at, caution in enumerate(document.get("suitability", {}).get("caution", [])):
        if "instead" in caution:
            places.append((f"suitability.caution[{at}].instead", caution["instead"]))
    return places


def _shares(one: Exercise, other: Exercise) -> bool:
    same_muscle = one["muscles"]["primary"][0] == other["muscles"]["primary"][0]
    return same_muscle or ("pattern" in one and one["pattern"] == other.get("pattern"))


def _reachable(start: str, edges: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    pending = [start]
    while pending:
        new = edges[pending.pop()] - seen
        seen |= new
        pending += new
    return seen
