"""Rows of who: profiles, what identifies them, the links between them."""

from django.db import models

from hamdel.platform.fields import InstantField


class Profile(models.Model):
    """One known trace of a person; every row elsewhere points here. Never changes, never moves.

    Profiles of one `customer_id` are one customer; that column is the stored result of replaying
    the links, and only the joining of `customers` writes it.
    """

    customer_id = models.BigIntegerField(db_index=True)
    created_at = InstantField()

    def __str__(self) -> str:
        return str(self.pk)


class Identifier(models.Model):
    """A canonical value by which a profile is known."""

    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=320)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    verified = models.BooleanField()
    source = models.CharField(max_length=40)
    first_seen_at = InstantField()
    last_seen_at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["value", "kind", "profile"], name="customers_identifier_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"


class Link(models.Model):
    """An edge: two profiles are one person, said by whom, why, and whether it still stands."""

    keep = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, related_name="+")
    join = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, blank=True)
    value = models.CharField(max_length=320, blank=True)
    why = models.TextField(blank=True)
    who = models.CharField(max_length=150, blank=True)
    at = InstantField()
    undone_at = InstantField(null=True, blank=True)
    undone_by = models.CharField(max_length=150, blank=True)

    def __str__(self) -> str:
        return f"{self.keep_id} ← {self.join_id}"


class Attribute(models.Model):
    """One thing known of a profile, with where it came from. The latest of a name holds."""

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    name = models.CharField(max_length=100)
    value = models.TextField()  # JSON
    source = models.CharField(max_length=40)
    at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "name"], name="customers_attribute_once")
        ]

    def __str__(self) -> str:
        return self.name
