"""Rows of follow-ups: troubles, their signs, and words that were passed on."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField


class FollowUp(models.Model):
    """A trouble of one customer, worked on in its case. What it says of a score is of its first sign.

    `message`: what the customer was told, `told_at` when, `untold` why not. `late_at`: when it was
    noticed that its time has passed. `why`: of what the owner was chosen (rules/owning.py).
    `vouched`: somebody vouches for who they are.
    """

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE)
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, on_delete=models.SET_NULL, db_index=False
    )
    cause = models.CharField(max_length=8)
    kind = models.CharField(max_length=8, blank=True)
    score = models.IntegerField(null=True)
    words = models.TextField(blank=True)
    channel = models.CharField(max_length=40)
    stage = models.CharField(max_length=60, blank=True)
    touchpoint = models.CharField(max_length=60, blank=True)
    emotion = models.CharField(max_length=20, blank=True)
    sentiment = models.FloatField(null=True)
    happened_at = InstantField()
    made_at = InstantField()
    due_at = InstantField()
    late_at = InstantField(null=True)
    why = models.JSONField(default=dict)
    vouched = models.BooleanField(default=True)
    state = models.CharField(max_length=8, default="open")
    found = models.TextField(blank=True)
    done = models.TextField(blank=True)
    message = models.TextField(blank=True)
    told_at = InstantField(null=True)
    untold = models.CharField(max_length=200, blank=True)
    ended_at = InstantField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "due_at", "id"], name="followups_state"),
            models.Index(
                fields=["due_at"],
                condition=Q(state="open", late_at=None),
                name="followups_late",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cause} {self.profile_id}"


class Sign(models.Model):
    """A moment in which the trouble showed; each moment of the log is a sign once, ever."""

    followup = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="signs")
    interaction_id = models.BigIntegerField(unique=True)
    at = InstantField()
    cause = models.CharField(max_length=8)
    kind = models.CharField(max_length=8, blank=True)
    score = models.IntegerField(null=True)
    words = models.TextField(blank=True)
    channel = models.CharField(max_length=40)
    response_id = models.BigIntegerField(null=True, db_index=True)
    survey_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.followup_id} {self.interaction_id}"


class Question(models.Model):
    """A customer's words passed on to an expert with one mark and a clock («؟»), and the answer.

    `profile` null: whose words they are is not known. `key`: the same again is the same question.
    """

    profile = models.ForeignKey("customers.Profile", null=True, on_delete=models.CASCADE)
    interaction_id = models.BigIntegerField(null=True, db_index=True)
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, on_delete=models.SET_NULL, db_index=False
    )
    words = models.TextField()
    said_at = InstantField(null=True)
    channel = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=500, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    asker = models.CharField(max_length=150)
    asked_at = InstantField()
    expert = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    due_at = InstantField()
    answer = models.TextField(blank=True)
    answered_at = InstantField(null=True)
    seen_at = InstantField(null=True)
    key = models.CharField(max_length=100, null=True, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["expert", "answered_at", "due_at"], name="followups_asked_of"),
            models.Index(fields=["asked_by", "-asked_at"], name="followups_asked_by"),
        ]

    def __str__(self) -> str:
        return self.words[:60]
