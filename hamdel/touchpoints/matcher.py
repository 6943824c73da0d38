"""What kind of moment: finds or makes the kind of each device + channel + action met."""

import json
from collections.abc import Mapping, Sequence

from hamdel.platform.rawdb import RawDatabase

from .rules.matching import Compiled, Rule, compile_rules, touchpoint_of

Triple = tuple[str, str, str]  # channel, device, action

# Names come from outside without limit; the rows stay, the memory does not.
CACHED = 100_000
_WIDTHS = (60, 20, 300)

_LOAD = "SELECT id, channel, device, action FROM touchpoints_kind ORDER BY seen DESC LIMIT ?"
_FIND = "SELECT id FROM touchpoints_kind WHERE action = ? AND channel = ? AND device = ?"
_INSERT = (
    "INSERT INTO touchpoints_kind (channel, device, action, touchpoint_id, placed_by_hand, seen,"
    " first_seen_at, last_seen_at) VALUES (?, ?, ?, ?, ?, 0, ?, ?)"
    " ON CONFLICT (action, channel, device) DO NOTHING RETURNING id"
)
_SEEN = (
    "UPDATE touchpoints_kind SET seen = seen + ?,"
    # What is counted first says when it happened; until then the row holds when it came.
    " last_seen_at = CASE WHEN seen = 0 OR last_seen_at < ? THEN ? ELSE last_seen_at END,"
    " first_seen_at = CASE WHEN first_seen_at > ? THEN ? ELSE first_seen_at END WHERE id = ?"
)
_RULES = (
    "SELECT id, rules FROM touchpoints_touchpoint WHERE archived_at IS NULL ORDER BY position, id"
)


class Matcher:
    """Kinds of moments over one connection; one writer's own, not for two threads at once.

    Kinds are never deleted, so what is cached stays right; placing a kind changes its row alone.
    """

    def __init__(self, raw: RawDatabase) -> None:
        self._raw = raw
        self._ids: dict[Triple, int] = {}
        self._loaded = False
        self._rule_rows: list[tuple[int, str]] = []
        self._rules: tuple[Compiled, ...] = ()

    def kinds(self, triples: Sequence[Triple], now_micros: int) -> list[int]:
        """The kind id of each (channel, device, action), in order; unknown ones are inserted.

        Must run inside the caller's transaction. `now_micros`: microseconds since 1970 UTC.
        """
        ids = self._ids
        try:
            return [ids[triple] for triple in triples]
        except KeyError:
            self._learn(triples, now_micros)
            return [ids[triple] for triple in triples]

    def note_seen(
        self, counts: Mapping[int, int], last_micros: int, *, first_micros: int | None = None
    ) -> None:
        """Add to how often kinds were seen (`{kind_id: times}`), the first and last of them when.

        Rows are locked until the caller commits: on PostgreSQL call it at the end of a
        transaction, or in one of its own.
        """
        # In order of id: two writers never wait for each other in a ring.
        first = last_micros if first_micros is None else first_micros
        when = (last_micros, last_micros, first, first)
        rows = [(counts[kind], *when, kind) for kind in sorted(counts)]
        if rows:
            self._raw.executemany(_SEEN, rows)

    def forget(self) -> None:
        """Drop what is cached: after a rollback, which may have taken inserted kinds with it."""
        self._ids.clear()
        self._loaded = False

    def _learn(self, triples: Sequence[Triple], now_micros: int) -> None:
        wanted = set(triples)
        if len(self._ids) + len(wanted) > CACHED:
            self._ids.clear()
        if not self._loaded:
            self._load()
        unknown = sorted(wanted - self._ids.keys())
        if not unknown:
            return
        self._read_rules()
        # Sorted: two processes that insert the same names at once wait, they do not deadlock.
        for triple in unknown:
            self._ids[triple] = self._find_or_insert(triple, now_micros)

    def _load(self) -> None:
        rows = self._raw.execute(_LOAD, (CACHED // 2,)).fetchall()
        self._ids.update({(channel, device, action): i for i, channel, device, action in rows})
        self._loaded = True

    def _find_or_insert(self, triple: Triple, now_micros: int) -> int:
        channel, device, action = (
            text.replace("\0", "")[:width] for text, width in zip(triple, _WIDTHS, strict=True)
        )
        place = touchpoint_of(rules=self._rules, channel=channel, device=device, action=action)
        known = self._raw.execute(_FIND, (action, channel, device)).fetchone()
        if known is None:
            row = (channel, device, action, place, False, now_micros, now_micros)
            known = self._raw.execute(_INSERT, row).fetchone()
        if known is None:  # another process inserted it in between, and has committed
            known = self._raw.execute(_FIND, (action, channel, device)).fetchone()
        return int(known[0])

    def _read_rules(self) -> None:
        """Read the catalogue's rules again: people edit them while the recorder runs."""
        rows = [(int(i), _as_text(rules)) for i, rules in self._raw.execute(_RULES).fetchall()]
        if rows == self._rule_rows:
            return
        self._rule_rows = rows
        self._rules = compile_rules(
            Rule(i, r.get("channel", "*"), r.get("device", "*"), r.get("action", "*"))
            for i, text in rows
            for r in json.loads(text)
        )


def _as_text(rules: object) -> str:
    """JSON text: SQLite hands out text, PostgreSQL's driver what it has read from jsonb."""
    return rules if isinstance(rules, str) else json.dumps(rules)
