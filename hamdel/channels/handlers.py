"""What channels register: work that waits."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import register_holder
from hamdel.platform import checks, jobs, metrics, options, stored_files, worker
from hamdel.platform.web import navigation

from . import health, personal
from .kinds.webchat.visitors import forget_silent_visitors
from .queries.incoming import FOLDER, named_files
from .usecases import fetching, senders
from .usecases.delivering import note_lost
from .usecases.forwarding import forward_unread
from .usecases.taking_in import work_on_waiting


@jobs.job(name="channels.incoming", every=timedelta(seconds=3), lease=timedelta(minutes=10))
def read_what_waits(now: datetime) -> None:
    """Read and hand over what came in and was not read at once."""
    while work_on_waiting(now=timezone.now()):
        pass


@jobs.job(name="channels.lost", every=timedelta(seconds=5), lease=timedelta(minutes=1))
def tell_what_was_lost(now: datetime) -> None:
    """Say of what a dead worker was sending that nobody knows."""
    note_lost(now=now)


@jobs.job(name="channels.fetch", every=timedelta(seconds=1))
def ask_providers(now: datetime) -> None:
    """Start a thread for each account whose provider is to be asked and that nobody asks."""
    fetching.start_due(now=now)


@jobs.job(name="channels.forward", every=timedelta(seconds=30))
def forward_what_nobody_reads(now: datetime) -> None:
    """Send on what visitors of the chat have not read there."""
    forward_unread(now=now)


worker.beside(senders.keep_sending)
worker.at_end(fetching.end_all)
worker.at_end(senders.end_all)


@jobs.job(name="channels.sweep", every=timedelta(hours=6))
def sweep_files(now: datetime) -> None:
    """Remove files of bodies that no row names, and visitors of the chat who never wrote."""
    stored_files.sweep(FOLDER, named=named_files, now=now)
    forget_silent_visitors(now=now)


options.declare(
    "sending.quiet_hours",
    str,
    "21:00-08:00",
    label=_("Quiet hours"),
    help=_("What no person wrote waits until they end. Empty: there are none."),
)
options.declare(
    "sending.most_per_day",
    int,
    1,
    label=_("Messages a day that nobody asked for"),
    help=_("How many a person gets on a channel that are no service: surveys, offers."),
    least=0,
    most=100,
)
options.declare(
    "sending.working_hours_only",
    type=bool,
    default=False,
    label=_("Only while we work"),
    help=_("Whether what nobody asked for waits until the company works."),
)
options.declare(
    "sending.automatic_answers_per_day",
    int,
    1,
    label=_("Automatic answers a day to one correspondent"),
    help=_("Two machines that answer each other end there."),
    least=0,
    most=10,
)
options.declare(
    "sending.automatic_answers_per_hour",
    int,
    200,
    label=_("Automatic answers an hour to strangers"),
    help=_(
        "Counted apart: those whom you have written to, those whose address is proven, and those "
        "who only say it; these have a tenth of it in six minutes, a quarter of that to one domain."
    ),
    least=0,
    most=100_000,
)
checks.register(health.look_at_channels)
metrics.register(
    "hamdel_incoming",
    "gauge",
    "What came in and waits to be read, or is laid aside.",
    health.incoming_by_state,
)
navigation.register(
    _("Settings"), _("Channels"), "channels:accounts", "link", ("admin",), order=905
)
register_holder(
    "channels",
    export=personal.bodies_held,
    erase=personal.drop_bodies,
    count=personal.count_bodies,
)
