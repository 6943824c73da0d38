"""Rows of personas: how they are drawn, what was measured of them, who is ideal."""

from django.db import models

from hamdel.platform.fields import InstantField


class Persona(models.Model):
    """A group of customers drawn as one person. Lists are of texts, in the order in which they are read."""

    name = models.CharField(max_length=120)
    about = models.CharField(max_length=500, blank=True)
    segment = models.ForeignKey(
        "segments.Segment", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    goals = models.JSONField(default=list)
    pains = models.JSONField(default=list)
    words = models.JSONField(default=list)
    channels = models.JSONField(default=list)
    devices = models.JSONField(default=list)
    ideal = models.BooleanField(default=False)
    hue = models.IntegerField(default=1)
    made_at = InstantField()
    made_by = models.CharField(max_length=150)
    changed_at = InstantField()
    removed_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.name


class Measure(models.Model):
    """What was measured of a persona last: counts alone. `segment_id` is the segment that was meant."""

    persona = models.OneToOneField(Persona, on_delete=models.CASCADE, primary_key=True)
    at = InstantField()
    measured_segment = models.BigIntegerField()
    people = models.IntegerField()
    people_before = models.IntegerField(null=True)
    now = models.JSONField()
    before = models.JSONField()

    def __str__(self) -> str:
        return f"{self.persona_id} {self.at}"


class Ideal(models.Model):
    """The ideal customer profile, one row: a segment's rule says the criteria, `why` says the reason."""

    segment = models.ForeignKey(
        "segments.Segment", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.TextField(blank=True)
    changed_at = InstantField()
    changed_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return self.why[:40]


class Search(models.Model):
    """A look for groups by behavior: how far it is, and what was found, in numbers alone.

    `done` of `parts` parts of all customers were read. `found` as `rules.suggesting` writes it.
    """

    state = models.CharField(max_length=12, default="waiting")  # waiting, running, done, failed
    asked_at = InstantField()
    asked_by = models.CharField(max_length=150)
    ended_at = InstantField(null=True)
    done = models.IntegerField(default=0)
    parts = models.IntegerField(default=0)
    customers = models.IntegerField(default=0)
    found = models.JSONField(default=dict)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(state__in=["waiting", "running"]),
                name="personas_one_search",
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.asked_at}"
