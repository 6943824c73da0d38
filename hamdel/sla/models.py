"""Rows of promises: policies, what has clocks, the clocks, and how far they were measured anew."""

from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField
from hamdel.platform.models import DueRow

from .contracts import Kind


class Policy(models.Model):
    """What is promised to whom (contracts.PolicyFacts). `removed_at`: kept for its clocks' sake alone."""

    name = models.CharField(max_length=100)
    place = models.IntegerField()
    active = models.BooleanField(default=True)
    condition = models.JSONField(default=dict)
    minutes = models.JSONField()
    calendar = models.ForeignKey(
        "accounts.Calendar", null=True, on_delete=models.SET_NULL, db_index=False
    )
    pauses = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    version = models.IntegerField(default=1)
    made_at = InstantField()
    changed_at = InstantField()
    removed_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.name


class Matter(models.Model):
    """A conversation or a case that has clocks, as they saw it last.

    `course` is its timeline, JSON: [micros, state, whether somebody has it]. `breaks_at`: when the first of
    its open promises breaks; `near_at`: from when one is near. `seen_at`: its `changed_at` as seen last.
    `raised_to`: the priority a clock raised it to; it is promised what `raised_from` was promised.
    """

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    conversation = models.OneToOneField(
        "conversations.Conversation", null=True, on_delete=models.CASCADE, related_name="matter"
    )
    case = models.OneToOneField(
        "cases.Case", null=True, on_delete=models.CASCADE, related_name="matter"
    )
    policy = models.ForeignKey(Policy, null=True, on_delete=models.SET_NULL)
    priority = models.CharField(max_length=10)
    channel = models.CharField(max_length=40, blank=True)
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    course = models.JSONField(default=list)
    seen_at = InstantField()
    open = models.BooleanField(default=True)
    breaks_at = InstantField(null=True)
    near_at = InstantField(null=True)
    raised_from = models.CharField(max_length=10, blank=True, default="")
    raised_to = models.CharField(max_length=10, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(conversation__isnull=True) ^ Q(case__isnull=True),
                name="sla_matter_of_one_thing",
            )
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(open=True), name="sla_matter_open"),
            models.Index(
                fields=["near_at"], condition=Q(near_at__isnull=False), name="sla_matter_near"
            ),
            models.Index(
                fields=["breaks_at", "id"],
                condition=Q(breaks_at__isnull=False),
                name="sla_matter_breaks",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"

    @property
    def kind(self) -> Kind:
        """What kind of thing it is."""
        return "conversation" if self.case_id is None else "case"

    @property
    def subject_id(self) -> int:
        """The thing's id."""
        found: int | None = self.conversation_id if self.case_id is None else self.case_id
        return found or 0


class Clock(DueRow):
    """One promise about a matter: it began at `started_at` and is kept for `minutes` of working time.

    `breaks_at`: when they have passed; None while it stands still (`paused_since`) or never. `ended_at`
    and `verdict`: how it ended (met, broken, dropped). The due row is its next step: `due_at` when, and
    `state` waiting, running, held (nothing to do now) or done; `steps_done` are those that were taken, by
    percent. `judged_at`: when it was met, else when it breaks.
    """

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, db_index=False)
    target = models.CharField(max_length=12)
    started_at = InstantField()
    ended_at = InstantField(null=True)
    verdict = models.CharField(max_length=8, blank=True, default="")
    minutes = models.IntegerField()
    policy = models.ForeignKey(Policy, null=True, on_delete=models.SET_NULL, db_index=False)
    calendar = models.ForeignKey("accounts.Calendar", null=True, on_delete=models.SET_NULL)
    breaks_at = InstantField(null=True)
    near_at = InstantField(null=True)
    paused_since = InstantField(null=True)
    judged_at = InstantField(null=True)
    steps_done = models.JSONField(default=list)
    due_at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "target", "started_at"], name="sla_clock_once"
            )
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="sla_clock_due"),
            models.Index(fields=["judged_at"], name="sla_clock_judged"),
            models.Index(
                fields=["lease_until"],
                condition=Q(lease_until__isnull=False),
                name="sla_clock_leased",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.target}"


class Basis(models.Model):
    """By what clocks were measured: a digest of some hours, of the policies, or how far a sweep came.

    Where the digest is another, open matters are measured anew in order of their ids: `position` is the
    last that was, `towards` the digest that holds when all were.
    """

    name = models.CharField(max_length=60, primary_key=True)
    digest = models.CharField(max_length=64, blank=True)
    towards = models.CharField(max_length=64, blank=True)
    position = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name
