"""The face of the demo."""

from .contracts import PASSWORD, SIGN_INS, Progress, SignIn
from .queries import progress
from .usecases.making import NotEmpty, fill_some, make_company

__all__ = [
    "PASSWORD",
    "SIGN_INS",
    "NotEmpty",
    "Progress",
    "SignIn",
    "fill_some",
    "make_company",
    "progress",
]
