"""The face of the demo."""

from .contracts import PASSWORD, SIGN_INS, SMALL, WHOLE, Progress, SignIn
from .queries import progress
from .rules.matters import is_cause_of, matter_of
from .usecases.making import NotEmpty, fill_some, make_company
from .usecases.removing import begin_removal, holds_only_demo, remove_some

__all__ = [
    "PASSWORD",
    "SIGN_INS",
    "SMALL",
    "WHOLE",
    "NotEmpty",
    "Progress",
    "SignIn",
    "begin_removal",
    "fill_some",
    "holds_only_demo",
    "is_cause_of",
    "make_company",
    "matter_of",
    "progress",
    "remove_some",
]
