"""The face of sla: policies, and what is due until when."""

from .contracts import (
    Changed,
    ClockFacts,
    Condition,
    NoSuchPolicy,
    PolicyFacts,
    Refused,
    Step,
    ToPromise,
)
from .queries.clocks import clocks_of
from .queries.policies import policies, policy
from .queries.report import burning_now
from .usecases.following import sweep
from .usecases.measuring import measure_things
from .usecases.policies import remove_policy, save_policy

__all__ = [
    "Changed",
    "ClockFacts",
    "Condition",
    "NoSuchPolicy",
    "PolicyFacts",
    "Refused",
    "Step",
    "ToPromise",
    "burning_now",
    "clocks_of",
    "measure_things",
    "policies",
    "policy",
    "remove_policy",
    "save_policy",
    "sweep",
]
