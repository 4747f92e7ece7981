"""The one spelling of a term, for what a filter is given and what the index holds."""


def spelled(word: str) -> str:
    """Bring a term's spelling to one form: lower case, spaces and underscores as hyphens."""
    return "-".join(word.casefold().replace("_", " ").replace("-", " ").split())
