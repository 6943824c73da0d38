"""Rows of stories: what was told, what others add, versions of the vision."""

from django.conf import settings
from django.db import models

from hamdel.platform.fields import InstantField


class Story(models.Model):
    """A short story told by somebody of the company; of a customer, where one is meant."""

    title = models.CharField(max_length=200)
    happened = models.TextField()
    teaches = models.TextField(blank=True)
    profile = models.ForeignKey(
        "customers.Profile", null=True, on_delete=models.CASCADE, related_name="+"
    )
    touchpoint = models.ForeignKey(
        "touchpoints.Touchpoint", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    teller = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    teller_name = models.CharField(max_length=150)
    told_at = InstantField()
    changed_at = InstantField(null=True)
    removed_at = InstantField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-told_at", "-id"], name="stories_newest")]

    def __str__(self) -> str:
        return self.title


class View(models.Model):
    """What a colleague adds to a story."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE)
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


class Version(models.Model):
    """The vision as it was composed once; the newest is shown. `sections` as `rules.vision` writes them."""

    number = models.IntegerField(unique=True)
    opening = models.TextField(blank=True)
    sections = models.JSONField()
    why = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=150)
    at = InstantField()

    def __str__(self) -> str:
        return str(self.number)
