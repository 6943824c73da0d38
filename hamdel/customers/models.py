"""Rows of who: profiles, what identifies them, the links between them."""

from django.db import models

from hamdel.platform.fields import InstantField


class Profile(models.Model):
    """One known trace of a person; every row elsewhere points here. Never changes, never moves.

    Profiles of one `customer_id` are one customer; that column is the stored result of replaying
    the links, and only the joining of `customers` writes it. `voice`: see `rules.joining.Facts`.
    """

    customer_id = models.BigIntegerField(db_index=True)
    voice = models.BigIntegerField(null=True)
    created_at = InstantField()
    # Everything personal is gone; the bare row stays so that counts of moments stay.
    erased_at = InstantField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class Identifier(models.Model):
    """A canonical value by which a profile is known. `home`: events of it alone belong there."""

    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=320)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    verified = models.BooleanField()
    home = models.BooleanField()
    source = models.CharField(max_length=100)
    first_seen_at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["value", "kind", "profile", "verified"], name="customers_identifier_once"
            ),
            models.UniqueConstraint(
                fields=["value", "kind", "verified"],
                condition=models.Q(home=True),
                name="customers_identifier_home",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"


class SharedIdentifier(models.Model):
    """An identifier that is several people's («شمارهٔ مشترک»): it joins nobody by itself."""

    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=320)
    verified = models.BooleanField()
    why = models.CharField(max_length=20)
    at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["value", "kind", "verified"], name="customers_shared_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"


class Link(models.Model):
    """An edge: two profiles are one person, said by whom, why, and whether it still stands.

    `source`: "event" (somebody vouches), "claim" (a browser says so), "person".
    `apart`: a person has undone it, so the two are never joined by themselves again.
    """

    keep = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, related_name="+")
    join = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, blank=True)
    value = models.CharField(max_length=320, blank=True)
    verified = models.BooleanField(default=True)
    why = models.TextField(blank=True)
    who = models.CharField(max_length=150, blank=True)
    at = InstantField()
    undone_at = InstantField(null=True, blank=True)
    undone_by = models.CharField(max_length=150, blank=True)
    apart = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(apart=True), name="customers_link_apart"
            )
        ]

    def __str__(self) -> str:
        return f"{self.keep_id} ← {self.join_id}"


class Attribute(models.Model):
    """One thing known of a profile, with where it came from. The latest of a name holds."""

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, db_index=False)
    name = models.CharField(max_length=100)
    value = models.TextField()  # JSON
    source = models.CharField(max_length=100)
    verified = models.BooleanField(default=True)
    at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "name"], name="customers_attribute_once")
        ]

    def __str__(self) -> str:
        return self.name


class Consent(models.Model):
    """What a person agreed to or refused: a purpose on a channel ("*": on every one)."""

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, db_index=False)
    purpose = models.CharField(max_length=40)
    channel = models.CharField(max_length=40)
    state = models.CharField(max_length=10)  # granted, refused
    source = models.CharField(max_length=100)
    who = models.CharField(max_length=150, blank=True)
    at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "purpose", "channel"], name="customers_consent_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose}/{self.channel}: {self.state}"


class Purchase(models.Model):
    """An order, a bill or a renewal of a profile, as the shop's events tell it.

    `said_at`: JSON, when each of its facts was said last, so that late events change nothing newer.
    """

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, db_index=False)
    order_id = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)  # order, bill, renewal
    state = models.CharField(max_length=20)  # see rules.purchases
    total = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    currency = models.CharField(max_length=10, blank=True)
    items = models.TextField(default="[]")  # JSON
    due_on = models.DateField(null=True)
    said_at = models.TextField(default="{}")
    bought_at = InstantField()
    changed_at = InstantField()
    source = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "kind", "order_id"], name="customers_purchase_once"
            )
        ]

    def __str__(self) -> str:
        return self.order_id


class Term(models.Model):
    """A word by which a profile is found: of its name, e-mail, phone or user id."""

    pk = models.CompositePrimaryKey("term", "profile_id")
    term = models.CharField(max_length=80)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)

    class Meta:
        indexes = [
            models.Index(
                fields=["term", "profile"],
                name="customers_term_prefix",
                opclasses=["varchar_pattern_ops", "int8_ops"],
            )
        ]

    def __str__(self) -> str:
        return str(self.term)


class Suggestion(models.Model):
    """Two profiles that may be one person's, for a person to decide.

    `why`: what kept the joining from doing it by itself ("claimed", "names" …) or "score".
    `evidence`: JSON, field by field what agreed and disagreed.
    """

    low = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, related_name="+")
    high = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=20)
    score = models.FloatField(null=True)
    evidence = models.TextField(default="[]")
    at = InstantField()
    dismissed_at = InstantField(null=True, blank=True)
    dismissed_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="customers_suggestion_once")
        ]
        indexes = [models.Index(fields=["-score", "id"], name="customers_suggestion_best")]

    def __str__(self) -> str:
        return f"{self.low_id} ? {self.high_id}"


class Change(models.Model):
    """What caches of other processes must forget: one identifier, or all (kind is empty)."""

    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=320)

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"
