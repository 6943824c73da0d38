"""The one row of the demo company: what it is made from, and how far it has come."""

from django.db import models

from hamdel.platform.fields import InstantField


class Company(models.Model):
    """The demo company in this installation; there is one or none."""

    seed = models.BigIntegerField()
    made_at = InstantField()
    people = models.IntegerField()
    intensity = models.FloatField()
    site_key_id = models.IntegerField()
    server_key_id = models.IntegerField()
    people_done = models.IntegerField(default=0)
    events = models.IntegerField(default=0)
    finished_at = InstantField(null=True)
    removing_at = InstantField(null=True)

    def __str__(self) -> str:
        return f"{self.people_done}/{self.people}"
