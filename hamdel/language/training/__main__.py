"""`make models`: the lists and weights that ship, from the corpus alone."""

import sys
from pathlib import Path

from ..reader.shipped import WEIGHTS
from ..tongues import LETTERS
from .bundled import corpus_facts
from .fitting import fit
from .letters import letters_of

_FOLDS = 4


def make_models(*, letters: Path = LETTERS, weights: Path = WEIGHTS, folds: int = _FOLDS) -> None:
    """Write both files; the same corpus gives the same bytes on one kind of machine."""
    by_register = [(facts["register"], facts["text"]) for facts in corpus_facts()]
    finglish, english = (
        [text for register, text in by_register if register == wanted]
        for wanted in ("finglish", "english")
    )
    letters.write_text(letters_of(finglish, english), encoding="utf-8")
    weights.parent.mkdir(exist_ok=True)
    weights.write_bytes(fit([], folds=folds))


if __name__ == "__main__":
    make_models()
    sys.stdout.write(f"{LETTERS}\n{WEIGHTS}: {WEIGHTS.stat().st_size:,} bytes\n")
