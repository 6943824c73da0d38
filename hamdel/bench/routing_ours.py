"""Routing measured on a database: how many conversations a worker gives in a second, and the board's time."""

import statistics
import threading
import time
from typing import Final

from django.contrib.auth import get_user_model
from django.db import connections
from django.test import Client

from hamdel.accounts.public import add_member, create_team
from hamdel.conversations.public import Actor, ToOpen, count_waiting, open_conversation
from hamdel.conversations.public import Actor as Colleague
from hamdel.platform.instants import system_now
from hamdel.routing.public import (
    Rule,
    ToServe,
    add_rule,
    assign_waiting,
    set_state,
    write_agent,
)

BY: Final = Actor(who="bench")
AGENTS: Final = 20
LEADER: Final = "leader@bench.example"
ROUNDS: Final = 15
WORKERS: Final = 4


def measure_routing(*, conversations: int) -> dict[str, float]:
    """Give so many conversations by one worker, then by four; milliseconds of the board beside them.

    `cpu`, `board_cpu`: processor milliseconds of one conversation given, and of the board.
    """
    _make_team()
    half = conversations // 2
    _write(half, "a")
    board = _board()
    used = time.process_time()
    one = half / _timed(1)
    found = {**board, "one": one, "cpu": (time.process_time() - used) * 1000 / half}
    _write(half, "b")
    return {**found, "four": half / _timed(WORKERS), "left": count_waiting(unassigned=True)}


def _make_team() -> None:
    """Twenty people with room for everything, one rule, and who looks at the board."""
    now = system_now()
    get_user_model().objects.create(email=LEADER, name="Leader", role="supervisor", created_at=now)
    team = create_team(name="bench", who="bench", now=now).id
    for at in range(AGENTS):
        person = get_user_model().objects.create(
            email=f"agent{at}@bench.example", name=f"Agent {at}", role="agent", created_at=now
        )
        add_member(team_id=team, person_id=person.pk, who="bench", now=now)
        write_agent(person_id=person.pk, said=ToServe(capacity=1000), by=BY, now=now)
        set_state(person_id=person.pk, state="available", by=BY, now=now)
    add_rule(Rule(id=0, name="bench", team_id=team, last_agent_hours=24), by=BY, now=now)


def _write(count: int, mark: str) -> None:
    for at in range(count):
        wanted = ToOpen(
            channel="email",
            identifiers=(("email", f"{mark}{at}@bench.example"),),
            text="کی می‌رسد؟",
        )
        open_conversation(wanted, by=Colleague(who="bench"), now=system_now())


def _timed(workers: int) -> float:
    """Seconds until nothing waits for somebody any more."""
    begun = time.perf_counter()
    threads = [threading.Thread(target=_work) for _ in range(workers)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return time.perf_counter() - begun


def _work() -> None:
    while assign_waiting(now=system_now()):
        pass
    connections.close_all()


def _board() -> dict[str, float]:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(get_user_model().objects.get(email=LEADER))
    took, used = [], []
    for _ in range(ROUNDS):
        begun, busy = time.perf_counter(), time.process_time()
        client.get("/board/body")
        took.append((time.perf_counter() - begun) * 1000)
        used.append((time.process_time() - busy) * 1000)
    return {"board": statistics.median(took), "board_cpu": statistics.median(used)}
