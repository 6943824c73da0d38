"""Rows of journeys: figures that no moment tells."""

from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField


class Figure(models.Model):
    """A figure of a touchpoint on a day that somebody typed or a program sent: a rank, views elsewhere.

    `metric` is one of rules.reach; shares are 0…1, times seconds. Typed again for the same day it
    takes the place of the one before, which stays as removed.
    """

    touchpoint = models.ForeignKey(
        "touchpoints.Touchpoint", on_delete=models.CASCADE, db_index=False, related_name="+"
    )
    metric = models.CharField(max_length=20)
    day = models.DateField()
    value = models.FloatField()
    note = models.CharField(max_length=200, blank=True)
    told_by = models.CharField(max_length=200)
    told_at = InstantField()
    removed_at = InstantField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["touchpoint", "metric", "day"],
                condition=Q(removed_at=None),
                name="journeys_figure_once",
            )
        ]
        indexes = [models.Index(fields=["touchpoint", "-day"], name="journeys_figures")]

    def __str__(self) -> str:
        return f"{self.metric} {self.day}"


class MarkRule(models.Model):
    """A rule that marks moments; `rule` as rules.moments writes it, lower places are asked first."""

    place = models.IntegerField()
    rule = models.JSONField()
    on = models.BooleanField(default=True)
    changed_at = InstantField()
    changed_by = models.CharField(max_length=150)
    removed_at = InstantField(null=True)

    def __str__(self) -> str:
        return str(self.rule)
