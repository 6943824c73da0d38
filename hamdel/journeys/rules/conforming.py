"""How far people's walks keep to a map. Pure."""

from dataclasses import dataclass

from hamdel.platform.intervals import share_interval


@dataclass(frozen=True, kw_only=True, slots=True)
class Conformance:
    """Walks in a span beside an order of steps.

    `walks` took at least two of its steps; `in_order` of them never went back, `wholly` also took no
    other step. Of `people` in the span, `there` took at least one of its steps. `on_map` and `off_map`
    are moments, `moves` from one step of the order to another, `backs` those that went back.
    """

    walks: int
    in_order: int
    wholly: int
    people: int
    there: int
    on_map: int
    off_map: int
    moves: int
    backs: int

    @property
    def share(self) -> float:
        """The share of the walks that keep to the order, 0…1."""
        return self.in_order / self.walks if self.walks else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of that share."""
        return share_interval(self.in_order, self.walks)

    @property
    def never_there(self) -> int:
        """How many people took none of its steps."""
        return self.people - self.there

    @property
    def covered(self) -> float:
        """The share of all moments that are on the map, 0…1."""
        every = self.on_map + self.off_map
        return self.on_map / every if every else 0.0

    @property
    def forward(self) -> float:
        """The share of moves that go on, 0…1."""
        return 1 - self.backs / self.moves if self.moves else 1.0
