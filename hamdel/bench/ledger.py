"""What a client knows for sure: what it sent, and what was acknowledged."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

WHERE_STORED = "SELECT message_id FROM interactions_interaction"


@dataclass(frozen=True, slots=True)
class Account:
    """The ledger against what is stored."""

    acked: int
    lost: int  # acknowledged, not stored
    double: int  # stored more than once
    ghosts: int  # stored, never sent

    @property
    def exact(self) -> bool:
        """Whether nothing was lost, doubled or made up."""
        return not (self.lost or self.double or self.ghosts)


class Ledger:
    """A file outside the disk under test: one line for each event sent (S) and acknowledged (A)."""

    def __init__(self, path: Path) -> None:
        self.sent: set[str] = set()
        self.acked: set[str] = set()
        self._file = path.open("a", encoding="ascii", buffering=1)

    def note_sent(self, ids: Sequence[str]) -> None:
        """Write down what leaves, before it leaves."""
        self.sent.update(ids)
        self._file.writelines(f"S {one}\n" for one in ids)

    def note_acked(self, ids: Sequence[str]) -> None:
        """Write down what was acknowledged."""
        self.acked.update(ids)
        self._file.writelines(f"A {one}\n" for one in ids)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def account(self, stored: Iterable[str]) -> Account:
        """Compare with the message ids that are stored (one for each row)."""
        found = Counter(stored)
        return Account(
            acked=len(self.acked),
            lost=len(self.acked - found.keys()),
            double=sum(times - 1 for times in found.values()),
            ghosts=len(found.keys() - self.sent),
        )
