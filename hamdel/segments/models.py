"""Rows of segments: rules, who is in, how many there were."""

from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField


class Segment(models.Model):
    """A live rule over customers. `key` is how programs call it, and stays.

    `revision` counts changes of the rule, `moves` those of its members. `took_ms`: how long the last whole look took.
    `filled_at`: since when its members are known.
    """

    key = models.CharField(max_length=60, unique=True)
    name_fa = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    about_fa = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    rule = models.JSONField()
    revision = models.IntegerField(default=1)
    made_at = InstantField()
    made_by = models.CharField(max_length=150)
    changed_at = InstantField()
    filled_at = InstantField(null=True)
    looked_at = InstantField(null=True)
    took_ms = models.IntegerField(default=0)
    members = models.IntegerField(default=0)
    moves = models.IntegerField(default=0)
    removed_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.key


class Membership(models.Model):
    """That a customer (by the id they had) was in a segment, from when until when.

    `by_rule`: they came in, or went out, because the rule was made or changed.
    """

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, db_index=False)
    customer = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    joined_at = InstantField()
    joined_by_rule = models.BooleanField(default=False)
    left_at = InstantField(null=True)
    left_by_rule = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["segment", "customer"],
                condition=Q(left_at=None),
                name="segments_in_once",
            )
        ]
        indexes = [
            models.Index(fields=["segment", "-joined_at"], name="segments_joined"),
            models.Index(fields=["segment", "-left_at"], name="segments_left"),
        ]

    def __str__(self) -> str:
        return f"{self.segment_id} {self.customer_id}"


class DayCount(models.Model):
    """How many were in a segment at the end of a day of the company's zone (today: so far).

    `reckoned`: from the log as it is now, for a day before the segment was made.
    """

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, db_index=False)
    day = models.DateField()
    members = models.IntegerField()
    reckoned = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["segment", "day"], name="segments_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.segment_id} {self.day}"
