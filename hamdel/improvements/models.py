"""Rows of improvements: what is to be mended, its checklist, what is said of it, sudden changes."""

from django.conf import settings
from django.db import models

from hamdel.platform.fields import InstantField


class Improvement(models.Model):
    """Something to be mended at a step, with the figures that it had when it was found."""

    title = models.CharField(max_length=200)
    step = models.CharField(max_length=320, blank=True)  # a touchpoint's key, or action:<name>
    problem = models.TextField(blank=True)
    idea = models.TextField(blank=True)
    expected = models.TextField(blank=True)
    expected_share = models.FloatField(null=True)
    cost_irr = models.BigIntegerField(null=True)
    person_days = models.FloatField(null=True)
    people = models.IntegerField(null=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10)
    origin = models.CharField(max_length=80, blank=True)
    # The figures of then; all null where nothing was measured.
    figures_since = InstantField(null=True)
    figures_until = InstantField(null=True)
    seen = models.IntegerField(null=True)
    hurt = models.IntegerField(null=True)
    customers = models.IntegerField(null=True)
    signs = models.JSONField(default=dict)
    made_at = InstantField()
    made_by = models.CharField(max_length=150)
    state_at = InstantField()
    started_at = InstantField(null=True)
    done_at = InstantField(null=True)
    # What it changed when that was last measured: of the share that hurts, with the 95 % interval.
    effect = models.FloatField(null=True)
    effect_low = models.FloatField(null=True)
    effect_high = models.FloatField(null=True)
    version = models.IntegerField(default=1)
    # What keeps a thing that is made by a program from being made twice.
    key = models.CharField(max_length=80, null=True, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "due_on"], name="improvements_due"),
            models.Index(fields=["step"], name="improvements_step"),
        ]

    def __str__(self) -> str:
        return self.title


class Check(models.Model):
    """A line of the checklist."""

    improvement = models.ForeignKey(Improvement, on_delete=models.CASCADE, related_name="checks")
    text = models.CharField(max_length=300)
    done_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.text


class Note(models.Model):
    """What a colleague says of an improvement."""

    improvement = models.ForeignKey(Improvement, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    person_name = models.CharField(max_length=150)
    at = InstantField()

    def __str__(self) -> str:
        return self.text[:40]


class SuddenChange(models.Model):
    """A step that suddenly hurt more than usual: one row a change, also while it goes on."""

    step = models.CharField(max_length=320)
    began_at = InstantField()
    earliest_at = InstantField()
    latest_at = InstantField()
    ended_at = InstantField(null=True)
    seen = models.IntegerField()
    hurt = models.IntegerField()
    usual = models.FloatField()
    strength = models.FloatField()
    found_at = InstantField()
    read_at = InstantField(null=True)
    read_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "began_at"], name="improvements_change_once")
        ]
        indexes = [models.Index(fields=["-began_at"], name="improvements_newest_change")]

    def __str__(self) -> str:
        return f"{self.step} {self.began_at}"
