"""Rows of conversations: threads, messages, calls, files, drafts."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField


class Conversation(models.Model):
    """A thread with one customer that may span channels; it points at a profile.

    `state`: open (our turn), waiting (theirs), snoozed, closed. `channel` is that of the newest message.
    `account` and `sender`: whose next message on that account belongs here ("" : nobody's).
    `version` counts what the team did: who changes names the one they saw. `changed_at` moves with
    everything. `merged_into`: where its messages are now. `card`: the note that came with the last
    hand-off; `card_read_at`: when who has it now read it.
    """

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    subject = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, default="open")
    priority = models.CharField(max_length=10, default="normal")
    channel = models.CharField(max_length=40)
    account = models.ForeignKey("channels.Account", null=True, on_delete=models.PROTECT)
    sender = models.CharField(max_length=320, blank=True, default="")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    opened_at = InstantField()
    last_at = InstantField()
    changed_at = InstantField(db_index=True)
    waiting_since = InstantField(null=True)
    snoozed_until = InstantField(null=True)
    closed_at = InstantField(null=True)
    transfers = models.IntegerField(default=0)
    version = models.IntegerField(default=1)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.CASCADE)
    card = models.ForeignKey(
        "Message", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    card_read_at = InstantField(null=True)

    class Meta:
        constraints = [
            # Of one sender's first messages only one opens a conversation, however many come at once.
            models.UniqueConstraint(
                fields=["account", "sender"],
                condition=~Q(state="closed") & ~Q(sender=""),
                name="conversations_one_of_sender",
            )
        ]
        indexes = [
            models.Index(fields=["-last_at", "-id"], name="conversations_newest"),
            models.Index(fields=["state", "-last_at", "-id"], name="conversations_state"),
            models.Index(fields=["assignee", "state", "-last_at"], name="conversations_assignee"),
            models.Index(fields=["team", "state", "-last_at"], name="conversations_team"),
            models.Index(
                fields=["snoozed_until"],
                condition=Q(state="snoozed"),
                name="conversations_snoozed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Call(models.Model):
    """One telephone call, as its steps told it so far. `number` is the customer's.

    `outcome`: "" while it goes on, answered, missed, unanswered. `settled_at`: nobody has to call back.
    """

    account = models.ForeignKey("channels.Account", on_delete=models.PROTECT, db_index=False)
    call_id = models.CharField(max_length=250)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    direction = models.CharField(max_length=3)
    number = models.CharField(max_length=64, blank=True)
    ours = models.CharField(max_length=64, blank=True)
    queue = models.CharField(max_length=100, blank=True)
    agent = models.CharField(max_length=100, blank=True)
    started_at = InstantField()
    answered_at = InstantField(null=True)
    ended_at = InstantField(null=True)
    wait_seconds = models.IntegerField(null=True)
    talk_seconds = models.IntegerField(null=True)
    outcome = models.CharField(max_length=12, blank=True, default="")
    transfers = models.IntegerField(default=0)
    timed_by_exchange = models.BooleanField(default=False)
    recording = models.CharField(max_length=500, blank=True)
    settled_at = InstantField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "call_id"], name="conversations_call_once")
        ]
        indexes = [
            models.Index(
                fields=["started_at"],
                condition=Q(outcome="missed", settled_at=None),
                name="conversations_call_back",
            )
        ]

    def __str__(self) -> str:
        return self.call_id


class Message(models.Model):
    """One message, in either direction, or a note of the team's that no customer sees.

    `ref` is the id by which later messages answer it, `ref_key` its digest. `key`: what a program gave so
    that sending it again changes nothing. `address`: the customer's on that account. `indexed_at`: since
    when search finds it by its words.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    at = InstantField()
    direction = models.CharField(max_length=4)
    channel = models.CharField(max_length=40)
    account = models.ForeignKey("channels.Account", null=True, on_delete=models.PROTECT)
    address = models.CharField(max_length=320, blank=True)
    author = models.CharField(max_length=150, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    quoted = models.TextField(blank=True)
    machine = models.BooleanField(default=False)
    standing = models.CharField(max_length=10, blank=True, default="")
    incoming = models.ForeignKey("channels.Incoming", null=True, on_delete=models.SET_NULL)
    delivery = models.ForeignKey("channels.Delivery", null=True, on_delete=models.SET_NULL)
    call = models.ForeignKey(Call, null=True, on_delete=models.CASCADE, db_index=False)
    interaction_id = models.BigIntegerField(null=True)
    ref = models.CharField(max_length=1000, blank=True, default="")
    ref_key = models.BinaryField(max_length=16, null=True)
    key = models.CharField(max_length=100, null=True)
    indexed_at = InstantField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "key"], name="conversations_message_once"
            )
        ]
        indexes = [
            models.Index(fields=["conversation", "at"], name="conversations_thread"),
            models.Index(fields=["ref_key"], name="conversations_ref"),
            models.Index(
                fields=["-id"], condition=Q(indexed_at=None), name="conversations_not_indexed"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Attachment(models.Model):
    """A file of a message: `stored` is its random name on disk, `name` the sender's, only data."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE)
    stored = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=255, blank=True)
    type = models.CharField(max_length=120, blank=True)
    size = models.BigIntegerField()

    def __str__(self) -> str:
        return self.stored


class Draft(models.Model):
    """What somebody began to write in a conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_index=False)
    direction = models.CharField(max_length=4, default="out")
    channel = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    saved_at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "conversation"], name="conversations_draft_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.conversation_id)


class DraftFile(models.Model):
    """A file of a draft: it came back with a message that was taken back, and goes out with the next."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE)
    stored = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=255, blank=True)
    type = models.CharField(max_length=120, blank=True)
    size = models.BigIntegerField()

    def __str__(self) -> str:
        return self.stored


class Transfer(models.Model):
    """That somebody handed a conversation over, to a person or (null) to a team's members.

    `answered_at`: when who got it first wrote to the customer; `card_shown`: whether they had opened
    it before, where the card stands first.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False,
        related_name="+",
    )  # fmt: skip
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False,
        related_name="+",
    )  # fmt: skip
    at = InstantField(db_index=True)
    answered_at = InstantField(null=True)
    card_shown = models.BooleanField(null=True)

    def __str__(self) -> str:
        return str(self.conversation_id)


class Look(models.Model):
    """That somebody looked at a conversation, last `at`.

    They are there until `here_until` and write until `typing_until`, unless they say so again.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_index=False)
    at = InstantField()
    here_until = InstantField()
    typing_until = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "conversation"], name="conversations_look_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.conversation_id)


class Mention(models.Model):
    """That a note names a colleague; `seen_at`: when they opened the conversation after it."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_index=False)
    at = InstantField()
    seen_at = InstantField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "message"], name="conversations_mention_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["person", "-at"],
                condition=Q(seen_at=None),
                name="conversations_mention_new",
            )
        ]

    def __str__(self) -> str:
        return str(self.message_id)


class Deed(models.Model):
    """What somebody did to conversations, as it was before, so that it can be taken back.

    `what`: changed, merged, or split. `before` is JSON whose shape follows from it.
    """

    what = models.CharField(max_length=10)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    who = models.CharField(max_length=200, blank=True, default="", db_default="")
    at = InstantField(db_index=True)
    before = models.JSONField()
    undone_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.what


class SavedView(models.Model):
    """A view of the inbox somebody kept: `query` is its part of the address."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=400)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="conversations_view_once")
        ]

    def __str__(self) -> str:
        return self.name


class CannedReply(models.Model):
    """A text that is said often; `/shortcut` puts it into the composer."""

    shortcut = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    text = models.TextField()
    changed_at = InstantField()

    def __str__(self) -> str:
        return self.shortcut


class Macro(models.Model):
    """Several steps at one press: `steps` is a list of `{do, …}` (rules.macros)."""

    name = models.CharField(max_length=120, unique=True)
    steps = models.JSONField()
    changed_at = InstantField()

    def __str__(self) -> str:
        return self.name


class Code(models.Model):
    """A continuation code: by digests of its digits and of its link's token it is known.

    It ends when a newer one of the conversation is made, after five bad tries, or at `expires_at`.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    digits_key = models.BinaryField(max_length=16, db_index=True)
    link_key = models.BinaryField(max_length=16, unique=True)
    made_by = models.CharField(max_length=150)
    made_at = InstantField()
    expires_at = InstantField(db_index=True)
    bad_tries = models.IntegerField(default=0)
    ended_at = InstantField(null=True)

    def __str__(self) -> str:
        return str(self.conversation_id)


class Way(models.Model):
    """That somebody continues a conversation elsewhere, by a code: what they say comes in here.

    Until `confirmed_at` it is only known that they had the code. `expected`: nobody entered a code, we
    wrote to them there; only the conversation's own customer comes in by it.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    account = models.ForeignKey("channels.Account", on_delete=models.PROTECT, db_index=False)
    sender = models.CharField(max_length=320)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    channel = models.CharField(max_length=40)
    at = InstantField()
    confirmed_at = InstantField(null=True)
    confirmed_by = models.CharField(max_length=150, blank=True, default="")
    expected = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "sender"], name="conversations_way_once")
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.channel}"
