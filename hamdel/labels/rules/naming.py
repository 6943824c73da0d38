"""What a label is called. Pure."""

from hamdel.language.fold import fold, stored

from ..contracts import LONGEST, Refused


def named(text: str) -> tuple[str, str]:
    """A label as it is kept, and the one spelling by which it is found. Raises Refused."""
    name = " ".join(stored(text).replace("،", " ").replace(",", " ").split())
    if not name or len(name) > LONGEST:
        raise Refused(f"A label has 1 to {LONGEST} letters.", field="name")
    folded = fold(name)
    if not folded:
        raise Refused("A label is a word.", field="name")
    return name, folded[:100]
