"""Rows of routing: skills, agents and their states, rules, and what was given to whom."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField

from .contracts import FULL


class Skill(models.Model):
    """Something people know how to do; `folded` keeps two writings of a name from being two skills."""

    name = models.CharField(max_length=80)
    folded = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.name


class Agent(models.Model):
    """A person as routing knows them. Their row is held while they are given something.

    `week`: for each day from Saturday on a list of [from, to] minutes; null: whenever they say they are
    here. `languages`: their codes, parted by spaces. `given_at`: when they were last given something.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    state = models.CharField(max_length=10, default="offline")
    state_since = InstantField()
    capacity = models.IntegerField(default=FULL)
    languages = models.CharField(max_length=40, blank=True, default="")
    week = models.JSONField(null=True)
    given_at = InstantField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__gte=0, capacity__lte=1000), name="routing_agent_capacity"
            )
        ]

    def __str__(self) -> str:
        return str(self.person_id)


class Ability(models.Model):
    """That somebody has a skill, at a level of 1 to 5."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, db_index=False)
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE)
    level = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agent", "skill"], name="routing_ability_once"),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=5), name="routing_ability_level"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.skill_id}"


class Stretch(models.Model):
    """How long somebody was in a state; `until` is null for the one they are in."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, db_index=False)
    state = models.CharField(max_length=10)
    since = InstantField()
    until = InstantField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agent"], condition=Q(until=None), name="routing_stretch_one_open"
            )
        ]
        indexes = [models.Index(fields=["agent", "since"], name="routing_stretch_agent")]

    def __str__(self) -> str:
        return f"{self.agent_id} {self.state}"


class Rule(models.Model):
    """A rule (contracts.Rule) and its place; conditions and needs are JSON.

    `for_team`: it is meant for one team; without `team` that team is gone, and the rule holds no more.
    """

    name = models.CharField(max_length=120)
    place = models.IntegerField()
    is_on = models.BooleanField(default=True)
    conditions = models.JSONField(default=list)
    for_team = models.BooleanField(default=False)
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    needs = models.JSONField(default=list)
    speaks = models.BooleanField(default=True)
    priority = models.CharField(max_length=10, blank=True, default="")
    overflow_minutes = models.IntegerField(default=0)
    overflow_team = models.ForeignKey(
        "accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False, related_name="+"
    )
    last_agent_hours = models.IntegerField(default=0)
    changed_at = InstantField()
    removed_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.name


class Ground(models.Model):
    """What holds for all rules (contracts.Settings); there is one row at most."""

    weights = models.JSONField()
    head_starts = models.JSONField()
    fairness = models.CharField(max_length=20)
    reserve_after = models.IntegerField()
    warm_minutes = models.IntegerField()

    def __str__(self) -> str:
        return self.fairness


class RuleDeed(models.Model):
    """What somebody did to the rules: how all of them were before and after, to be taken back."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    at = InstantField(db_index=True)
    before = models.JSONField()
    after = models.JSONField()
    undone_at = InstantField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class Assignment(models.Model):
    """That a conversation or a case was given to somebody by a rule, and why: `explanation` is JSON."""

    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, on_delete=models.CASCADE, db_index=False
    )
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    rule = models.ForeignKey(Rule, null=True, on_delete=models.SET_NULL, db_index=False)
    at = InstantField()
    waited_seconds = models.IntegerField()
    weight = models.IntegerField()
    explanation = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["conversation", "-id"], name="routing_assignment_newest"),
            models.Index(fields=["case", "-id"], name="routing_assignment_case"),
            models.Index(fields=["at"], name="routing_assignment_at"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(conversation__isnull=False, case=None)
                | Q(conversation=None, case__isnull=False),
                name="routing_assignment_one_thing",
            )
        ]

    def __str__(self) -> str:
        return str(self.conversation_id or self.case_id)
