"""`hamdel work`."""

import signal
import threading

from hamdel.platform import worker
from hamdel.platform.logs import configure

from .migrating import migrate_if_needed
from .running import marked_running
from .verbs import one_verb

app = one_verb()


@app.command()
def work() -> None:
    """Do background work alone, until SIGTERM or SIGINT; as many of these as you like."""
    configure()
    migrate_if_needed()
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    with marked_running():
        worker.run(stop)
