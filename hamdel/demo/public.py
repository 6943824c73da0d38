"""The face of the demo."""

from .contracts import PASSWORD, SIGN_INS, SMALL, WHOLE, Progress, SignIn
from .queries import progress
from .rules.support import TITLES
from .usecases.making import NotEmpty, fill_some, make_company
from .usecases.removing import begin_removal, holds_only_demo, remove_some

__all__ = [
    "PASSWORD",
    "SIGN_INS",
    "SMALL",
    "TITLES",
    "WHOLE",
    "NotEmpty",
    "Progress",
    "SignIn",
    "begin_removal",
    "fill_some",
    "holds_only_demo",
    "make_company",
    "progress",
    "remove_some",
]
