"""Rows of automations: rules, what happened that they wait for, what they did."""

from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField


class Rule(models.Model):
    """When something happens and conditions hold, actions are done.

    `reached_at`: up to when a rule that waits for time to pass has looked. `version` counts changes.
    """

    name = models.CharField(max_length=120)
    event = models.CharField(max_length=40)
    minutes = models.IntegerField(default=0)
    conditions = models.JSONField()
    actions = models.JSONField()
    enabled = models.BooleanField(default=False)
    position = models.IntegerField()
    per_day = models.IntegerField(default=5)
    last = models.BooleanField(default=False)
    version = models.IntegerField(default=1)
    made_at = InstantField()
    made_by = models.CharField(max_length=150)
    changed_at = InstantField()
    reached_at = InstantField(null=True)
    removed_at = InstantField(null=True)

    class Meta:
        indexes = [models.Index(fields=["event", "enabled"], name="automations_rule_event")]

    def __str__(self) -> str:
        return self.name


class Occasion(models.Model):
    """Something that happened, for the rules that wait for it; noted once, by its `key`.

    `rule`: the one that waited for time to pass. `state`: waiting, done, failed (after five tries).
    """

    key = models.CharField(max_length=100, unique=True)
    event = models.CharField(max_length=40)
    rule = models.ForeignKey(Rule, null=True, on_delete=models.CASCADE, db_index=False)
    conversation_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True)
    message_id = models.BigIntegerField(null=True)
    at = InstantField(db_index=True)
    state = models.CharField(max_length=10, default="waiting")
    tries = models.SmallIntegerField(default=0)
    try_at = InstantField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"], condition=Q(state="waiting"), name="automations_occasion_waits"
            )
        ]

    def __str__(self) -> str:
        return self.key


class Application(models.Model):
    """That a rule was applied to what happened, once; with why, and what was done (JSON).

    `state`: done, or guarded: it was applied to this conversation often enough that day. `deed_id`: by
    which what changed of the conversation is taken back.
    """

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, db_index=False)
    version = models.IntegerField()
    occasion = models.ForeignKey(Occasion, null=True, on_delete=models.SET_NULL, db_index=False)
    event = models.CharField(max_length=40)
    conversation_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True)
    profile = models.ForeignKey("customers.Profile", null=True, on_delete=models.CASCADE)
    at = InstantField()
    state = models.CharField(max_length=10, default="done")
    because = models.JSONField(default=list)
    did = models.JSONField(default=list)
    deed_id = models.BigIntegerField(null=True)
    undone_at = InstantField(null=True)
    undone_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occasion", "rule"], name="automations_applied_once")
        ]
        indexes = [
            models.Index(fields=["rule", "-id"], name="automations_applied_rule"),
            models.Index(fields=["conversation_id", "-id"], name="automations_applied_conv"),
            models.Index(fields=["case_id", "-id"], name="automations_applied_case"),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.occasion_id}"
