"""How many customers a second the search for suggestions compares, and what it finds."""

import time
from dataclasses import dataclass

from hamdel.customers.public import count_customers, find_suggestions
from hamdel.platform.instants import system_now

from .identity import ours
from .population import Population, traces_of


@dataclass(frozen=True, slots=True)
class Compared:
    """Customers compared, processor seconds, and pairs kept."""

    customers: int
    cpu: float
    pairs: int

    @property
    def rate(self) -> float:
        """Customers a processor second."""
        return self.customers / max(self.cpu, 1e-9)


def bench_matching(*, profiles: int = 100_000, seed: int = 1) -> Compared:
    """Fill an empty installation with a simulated population and look for suggestions.

    Processor time is that of the whole process, DuckDB's threads included.
    """
    population = Population(profiles=profiles, seed=seed, claimed=0.3)
    events = population.events()
    ours(events, traces_of(events))
    started = time.process_time()
    pairs = find_suggestions(now=system_now())
    cpu = time.process_time() - started
    return Compared(customers=count_customers(most=10_000_000), cpu=cpu, pairs=pairs)
