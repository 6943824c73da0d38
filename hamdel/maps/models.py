"""Rows of maps: a map, every change of it, and what is said of it."""

from django.conf import settings
from django.db import models

from hamdel.platform.fields import InstantField


class JourneyMap(models.Model):
    """A map; what is drawn is in its revisions. `name`, `kind`, `persona_id` are those of revision `at`.

    `persona_id` is no foreign key: a persona that goes leaves the maps that were drawn for it.
    """

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8)
    persona_id = models.BigIntegerField(null=True)
    ideal_of = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="ideals"
    )
    at = models.IntegerField(default=1)
    key = models.CharField(max_length=100, null=True, unique=True)
    made_at = InstantField()
    changed_at = InstantField()
    changed_by = models.CharField(max_length=150)
    removed_at = InstantField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-changed_at", "-id"], name="maps_map_newest")]

    def __str__(self) -> str:
        return self.name


class Revision(models.Model):
    """The whole drawing after a change; it never changes. `parent` is the number it was made from.

    Undoing goes to the parent, redoing to the newest child: nothing is lost by either. `label` is a
    version's name: those without one are let go, the oldest first, once there are many.
    """

    map = models.ForeignKey(JourneyMap, on_delete=models.CASCADE, db_index=False)
    number = models.IntegerField()
    parent = models.IntegerField(null=True)
    drawing = models.JSONField()
    deed = models.CharField(max_length=40)
    label = models.CharField(max_length=120, blank=True, default="")
    by = models.CharField(max_length=150)
    at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["map", "number"], name="maps_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.map_id}.{self.number}"


class Comment(models.Model):
    """What a colleague says of a map, or of one step of it."""

    map = models.ForeignKey(JourneyMap, on_delete=models.CASCADE)
    step = models.CharField(max_length=40, blank=True, default="")
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
    settled_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.text[:40]
