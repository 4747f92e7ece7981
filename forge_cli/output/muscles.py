"""What exercises train, as a muscle map shows it: how much, in which role."""

from forge_cli.output.sections import ROLES
from forge_cli.output.terms import listed, term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WEIGHTS = {"primary": 1.0, "secondary": 0.5, "stabilizers": 0.2}
"""What a role adds to the intensity of a muscle."""


def intensities(documents: "list[dict[str, Any]]") -> "dict[str, float]":
    """Give for each muscle how much these exercises train it: 1 is the most any muscle gets."""
    summed: dict[str, float] = {}
    for document in documents:
        for role in ROLES:
            for muscle in document["muscles"].get(role, ()):
                summed[muscle] = summed.get(muscle, 0.0) + WEIGHTS[role]
    most = max(summed.values(), default=1.0)
    ordered = sorted(summed.items(), key=lambda item: (-item[1], item[0]))
    return {muscle: round(value / most, 3) for muscle, value in ordered}


def kinds_of(documents: "list[dict[str, Any]]") -> "tuple[dict[str, str], list[tuple[str, str]]]":
    """Give the kind each muscle is drawn as, and the legend: roles for one exercise, levels for more."""
    if len(documents) == 1:
        muscles = documents[0]["muscles"]
        roles = [role for role in ROLES if role in muscles]
        kinds = {muscle: ROLES[role] for role in roles for muscle in muscles[role]}
        legend = [
            (ROLES[role], f"{ROLES[role]}: {listed([term(m) for m in muscles[role]])}") for role in roles
        ]
        return kinds, legend
    levels = {muscle: min(5, 1 + int(value * 5)) for muscle, value in intensities(documents).items()}
    steps = sorted(set(levels.values()), reverse=True)
    words = {steps[0]: "most: ", steps[-1]: "least: "} if len(steps) > 1 else {}
    legend = [
        (f"level{step}", words.get(step, "") + listed([term(m) for m in levels if levels[m] == step]))
        for step in steps
    ]
    return {muscle: f"level{level}" for muscle, level in levels.items()}, legend
