"""What conversations register: they receive, they hold personal data, they wake what was put off."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.channels.public import register_counterpart, register_outcome, register_receiver
from hamdel.customers.public import register_holder
from hamdel.platform import followers, jobs, options, stored_files
from hamdel.platform.instants import system_now
from hamdel.platform.live import allow_topic, hub
from hamdel.platform.roles import EVERYBODY, SERVING
from hamdel.platform.web import navigation

from . import personal
from .live import CALLS, TOPIC, News
from .queries.files import FOLDER, named_files
from .queries.searching import WORDS
from .usecases.coding import forget_codes
from .usecases.indexing import index_messages, not_indexed
from .usecases.receiving import receive
from .usecases.sent import note_outcome
from .usecases.states import wake
from .usecases.taking_back import UNDO_SECONDS
from .usecases.undoing import forget_old
from .visitors import Visitors


@jobs.job(name="conversations.wake", every=timedelta(seconds=20))
def wake_what_is_due(now: datetime) -> None:
    """Open what was put off until now."""
    while wake(now=now):
        pass


@jobs.job(name="conversations.codes", every=timedelta(hours=6))
def forget_old_codes(now: datetime) -> None:
    """Let go of codes that ended a day ago."""
    forget_codes(now=now)


@jobs.job(name="conversations.sweep", every=timedelta(hours=6))
def sweep_files(now: datetime) -> None:
    """Remove files of messages whose transaction never ended."""
    stored_files.sweep(FOLDER, named=named_files, now=now)


@jobs.job(name="conversations.tidy", every=timedelta(hours=6))
def tidy_words(_now: datetime) -> None:
    """Let go of words of messages that are gone."""
    WORDS.tidy()


@jobs.job(name="conversations.forget", every=timedelta(hours=24))
def forget_old_deeds(now: datetime) -> None:
    """Let go of what can be taken back no more."""
    forget_old(now=now)


navigation.register("", _("Inbox"), "conversations:inbox", "inbox", EVERYBODY, order=12, key="g i")
navigation.register(
    _("Settings"), _("Ready answers"), "conversations:reply_list", "note", SERVING, order=905
)
navigation.register(
    _("Settings"), _("Macros"), "conversations:macro_list", "bolt", SERVING, order=906
)
options.declare(
    UNDO_SECONDS,
    int,
    10,
    label=_("Seconds to take a message back"),
    help=_("How long what a colleague wrote waits before it goes out. 0: it goes at once."),
    least=0,
    most=60,
)
navigation.register("", _("Note a visit"), "conversations:note", "note", SERVING, order=45)


def _index(ids: Sequence[int]) -> None:
    index_messages(ids, now=system_now())


followers.register(followers.Follower("conversations.words", not_indexed, _index, batch=200))
register_receiver("conversations", receive)
register_outcome("conversations", note_outcome)
register_counterpart(Visitors())
allow_topic(TOPIC, roles=EVERYBODY)
allow_topic(CALLS, roles=SERVING)
hub.add_source(News())
register_holder(
    "conversations",
    export=personal.conversations_held,
    erase=personal.drop_conversations,
    count=personal.count_conversations,
)
