"""Rows of trust: promises and their clocks."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField
from hamdel.platform.models import DueRow


class Promise(models.Model):
    """A commitment made to a customer, with the time by which it must be kept; it points at a profile.

    `state`: open, at_risk (three quarters of its time are gone), kept, broken, withdrawn. `told_at`: when
    the customer was told, before it was broken, that it would be. `key`: the same again is the same.
    """

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, on_delete=models.SET_NULL
    )
    message_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True, db_index=True)
    what = models.CharField(max_length=500)
    said = models.TextField(blank=True, default="")
    channel = models.CharField(max_length=40)
    made_at = InstantField()
    made_by = models.CharField(max_length=150)
    due_at = InstantField()
    warns_at = InstantField()
    state = models.CharField(max_length=10, default="open")
    ended_at = InstantField(null=True)
    why = models.CharField(max_length=500, blank=True, default="")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    told_at = InstantField(null=True)
    key = models.CharField(max_length=100, null=True, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at", "id"], name="trust_promise_due"),
            models.Index(fields=["state", "due_at", "id"], name="trust_promise_state"),
            models.Index(
                fields=["owner", "due_at"],
                condition=Q(state__in=("open", "at_risk")),
                name="trust_promise_owner",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Alarm(DueRow):
    """That something is to happen to a promise at its time. `what`: warn, tell, break."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE)
    what = models.CharField(max_length=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["promise", "what"], name="trust_alarm_once")
        ]

    def __str__(self) -> str:
        return f"{self.promise_id} {self.what}"


class Movement(models.Model):
    """Something in the log that moved a profile's trust: what, and by how many points at a trust of 60."""

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    interaction_id = models.BigIntegerField()
    at = InstantField()
    what = models.CharField(max_length=20)
    points = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["interaction_id", "what"], name="trust_movement_once")
        ]
        indexes = [
            models.Index(fields=["profile", "at"], name="trust_movement_profile"),
            models.Index(fields=["what", "at"], name="trust_movement_what"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.points}"


class Recovery(models.Model):
    """What restores a customer's trust after something broke it: a playbook of five steps, with an owner.

    `cause`: promise_broken, anger, repeat_failure, hand; `caused_at` is when it happened. `also`: causes
    that came while it was open. `state`: open, done. `told_at`: when the customer was told of it, or
    `untold` why not. `token`: of the check that ends it; `solved` and `trusts` (0…10) are their answers.
    """

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    promise = models.ForeignKey(Promise, null=True, on_delete=models.CASCADE)
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, on_delete=models.SET_NULL
    )
    case_id = models.BigIntegerField(null=True)
    key = models.CharField(max_length=100, unique=True)
    cause = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    channel = models.CharField(max_length=40)
    caused_at = InstantField()
    also = models.JSONField(default=list)
    state = models.CharField(max_length=10, default="open")
    started_at = InstantField()
    started_by = models.CharField(max_length=150)
    ended_at = InstantField(null=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    why_owner = models.CharField(max_length=300, blank=True, default="")
    told_at = InstantField(null=True)
    untold = models.CharField(max_length=40, blank=True, default="")
    token = models.CharField(max_length=64, unique=True)
    asked_at = InstantField(null=True)
    answered_at = InstantField(null=True)
    solved = models.BooleanField(null=True)
    trusts = models.SmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["profile"], condition=Q(state="open"), name="trust_recovery_one_open"
            )
        ]
        indexes = [
            models.Index(fields=["state", "started_at", "id"], name="trust_recovery_state"),
            models.Index(fields=["owner"], condition=Q(state="open"), name="trust_recovery_owner"),
        ]

    def __str__(self) -> str:
        return self.title


class RecoveryStep(models.Model):
    """A step of a recovery: acknowledge, explain, fix, make_good, verify. `why`: it was skipped."""

    recovery = models.ForeignKey(Recovery, on_delete=models.CASCADE)
    place = models.SmallIntegerField()
    name = models.CharField(max_length=12)
    state = models.CharField(max_length=8, default="open")
    note = models.CharField(max_length=1_000, blank=True, default="")
    why = models.CharField(max_length=500, blank=True, default="")
    amount_irr = models.BigIntegerField(null=True)
    done_at = InstantField(null=True)
    done_by = models.CharField(max_length=150, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recovery", "name"], name="trust_step_once")
        ]

    def __str__(self) -> str:
        return self.name


class Authority(models.Model):
    """How much a role (`role`) or everybody of a team may give to make something good, in rial."""

    role = models.CharField(max_length=12, null=True, unique=True)
    team = models.OneToOneField("accounts.Team", null=True, on_delete=models.CASCADE)
    most_irr = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.most_irr)


class Declined(models.Model):
    """A sentence of a message that somebody said is no promise: it is offered no more."""

    message_id = models.BigIntegerField()
    start = models.IntegerField()
    who = models.CharField(max_length=150)
    at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message_id", "start"], name="trust_declined_once")
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.start}"


class Trace(models.Model):
    """What the log tells of contacts, in a form that can be counted: one row a moment.

    `what`: contact (they turned to us), answer (we wrote), settled (a case was solved), word (they spoke
    of us to others). `gave_up`: they left before anybody answered; `bad`: the word was against us.
    """

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, db_index=False)
    interaction_id = models.BigIntegerField(unique=True)
    at = InstantField()
    what = models.CharField(max_length=8)
    channel = models.CharField(max_length=40)
    reason = models.CharField(max_length=40, blank=True, default="")
    wait_seconds = models.IntegerField(null=True)
    gave_up = models.BooleanField(default=False)
    bad = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["profile", "at"], name="trust_trace_profile"),
            models.Index(fields=["what", "at"], name="trust_trace_what"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.channel}"


class Purpose(models.Model):
    """What the company says a channel is for, and what it shall reach; only where it differs."""

    channel = models.CharField(max_length=40, primary_key=True)
    minutes = models.IntegerField()
    answered = models.IntegerField()
    solved = models.IntegerField()

    def __str__(self) -> str:
        return self.channel
