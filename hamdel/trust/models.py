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
