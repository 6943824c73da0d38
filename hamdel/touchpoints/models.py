"""Rows of the catalogue: stages, touchpoints, and the kinds of interaction met so far."""

from django.db import models

from hamdel.platform.fields import InstantField


class Stage(models.Model):
    """One stretch of the customer's way with the company."""

    key = models.CharField(max_length=40, unique=True)
    name_fa = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    position = models.SmallIntegerField()

    def __str__(self) -> str:
        return self.key


class Touchpoint(models.Model):
    """A kind of interaction that the company knows by name: device + channel + action, in a stage."""

    key = models.CharField(max_length=80, unique=True)
    name_fa = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    stage = models.ForeignKey("touchpoints.Stage", on_delete=models.PROTECT)
    usual_channel = models.CharField(max_length=40, blank=True)
    usual_device = models.CharField(max_length=20, blank=True)
    measure_fa = models.TextField(blank=True)
    measure_en = models.TextField(blank=True)
    friction_fa = models.TextField(blank=True)
    friction_en = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    owner = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL)
    # What it asks of the company: 1 light, 2 moderate, 3 heavy; and rial a month.
    effort = models.SmallIntegerField(null=True, blank=True)
    cost_irr = models.BigIntegerField(null=True, blank=True)
    # [{"channel": "email"|"*", "device": "*", "action": "Newsletter *"}], first that fits wins
    rules = models.JSONField(default=list)
    position = models.SmallIntegerField(default=0)
    archived_at = InstantField(null=True, blank=True)

    def __str__(self) -> str:
        return self.key


class Kind(models.Model):
    """A distinct device + channel + action met in the log, placed on a touchpoint or not yet."""

    channel = models.CharField(max_length=60)
    device = models.CharField(max_length=20)
    action = models.CharField(max_length=300)
    touchpoint = models.ForeignKey(
        "touchpoints.Touchpoint", null=True, blank=True, on_delete=models.SET_NULL
    )
    placed_by_hand = models.BooleanField(default=False)
    seen = models.BigIntegerField(default=0)
    first_seen_at = InstantField()
    last_seen_at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "channel", "device"], name="touchpoints_kind_once"
            )
        ]
        indexes = [models.Index(fields=["touchpoint", "-seen"], name="touchpoints_kind_unplaced")]

    def __str__(self) -> str:
        return f"{self.device} {self.channel} {self.action}"


class Day(models.Model):
    """How often a kind was met on one day (of the company's zone, by when it happened).

    `failed`: how many of those failed or were given up.
    """

    kind = models.ForeignKey("touchpoints.Kind", on_delete=models.CASCADE, db_index=False)
    day = models.DateField()
    seen = models.BigIntegerField()
    failed = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "kind"], name="touchpoints_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.kind_id}"
