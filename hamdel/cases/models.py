"""Rows of cases: types, cases, what they are linked to."""

from django.conf import settings
from django.db import models

from hamdel.platform.fields import InstantField


class CaseType(models.Model):
    """A type of cases: what is asked, which steps belong to it (`fields`, `checklist`: rules.types)."""

    key = models.CharField(max_length=40, unique=True)
    name_fa = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    topics = models.JSONField(default=list)
    priority = models.CharField(max_length=10, default="normal")
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    fields = models.JSONField(default=list)
    checklist = models.JSONField(default=list)
    approval = models.BooleanField(default=False)
    active = models.BooleanField(default=True)
    position = models.IntegerField(default=100)
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return self.key


class Case(models.Model):
    """What has to be solved for one customer; it points at a profile.

    `state`: new, open, waiting (for the customer), on_hold (for others), solved, closed; `settled_at`
    is since when it is one of the last two. `fields` are values by the keys of its type, `steps_done`
    the steps of its checklist by key. `key`: what a program gave so that opening it again changes
    nothing. `version` counts every change: who changes names the one they saw.
    """

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    type = models.ForeignKey(CaseType, on_delete=models.PROTECT, db_index=False)
    priority = models.CharField(max_length=10, default="normal")
    state = models.CharField(max_length=10, default="new")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    channel = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    reason_kind = models.CharField(max_length=20, blank=True)
    reason_topic = models.CharField(max_length=120, blank=True)
    touchpoint = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=12, blank=True)
    resolution = models.TextField(blank=True)
    fields = models.JSONField(default=dict)
    steps_done = models.JSONField(default=dict)
    source = models.CharField(max_length=10, default="person")
    opened_by = models.CharField(max_length=200)
    key = models.CharField(max_length=120, null=True, unique=True)
    opened_at = InstantField()
    changed_at = InstantField(db_index=True)
    settled_at = InstantField(null=True)
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="children"
    )
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="joined"
    )
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["-opened_at", "-id"], name="cases_newest"),
            models.Index(fields=["state", "-opened_at", "-id"], name="cases_state"),
            models.Index(fields=["owner", "state", "-opened_at"], name="cases_owner"),
            models.Index(fields=["team", "state", "-opened_at"], name="cases_team"),
            models.Index(fields=["type", "-opened_at"], name="cases_type"),
            models.Index(
                fields=["settled_at"], condition=models.Q(state="solved"), name="cases_solved"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CaseConversation(models.Model):
    """That a conversation is about a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="conversations")
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "conversation"], name="cases_conversation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.conversation_id}"


class CaseInteraction(models.Model):
    """That a moment of the log speaks for a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="interactions")
    interaction = models.ForeignKey("interactions.Interaction", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "interaction"], name="cases_interaction_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.interaction_id}"
