"""Rows of the ground: keys, options, audit, cursors, leases, answers kept for retries, search."""

from django.db import models

from hamdel.platform.fields import InstantField


class Key(models.Model):
    """An API key: of its secret only the SHA-256 is kept.

    `scopes` and `origins` are parted by spaces. `maker_id` is the person who made it (none: the
    command line).
    """

    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=60)
    origins = models.TextField(blank=True)
    maker_id = models.BigIntegerField(null=True)
    created_at = InstantField()
    last_used_at = InstantField(null=True)
    revoked_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.name


class Option(models.Model):
    """A run-time option that differs from its declared default; `value` is JSON."""

    name = models.CharField(max_length=100, primary_key=True)
    value = models.TextField()

    def __str__(self) -> str:
        return self.name


class Audit(models.Model):
    """Who did what to which subject, before → after (JSON), and why. Never changed."""

    at = InstantField(db_index=True)
    who = models.CharField(max_length=150)
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=100)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    why = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["act", "id"], name="platform_audit_act"),
            models.Index(fields=["subject", "id"], name="platform_audit_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.act} {self.subject}"


class Cursor(models.Model):
    """How far a follower of the log has come, and how it fares.

    `span` is the size of batch while it looks for a poison row (0: its ordinary size), `until`
    the end of the batch that failed.
    """

    name = models.CharField(max_length=60, primary_key=True)
    position = models.BigIntegerField(default=0)
    moved_at = InstantField(null=True)
    failures = models.IntegerField(default=0)
    retry_at = InstantField(null=True)
    error = models.TextField(blank=True)
    span = models.IntegerField(default=0)
    until = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class RestingRow(models.Model):
    """A row that a follower could not digest: laid aside, visible, to be tried again by hand."""

    follower = models.CharField(max_length=60)
    after = models.BigIntegerField()
    position = models.BigIntegerField()
    error = models.TextField()
    at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["follower", "position"], name="platform_restingrow_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.follower} {self.position}"


class DueRow(models.Model):
    """What any row has that must be worked on later (see `jobs.claim_due`)."""

    due_at = InstantField(db_index=True)
    state = models.CharField(max_length=10, default="waiting")
    attempts = models.IntegerField(default=0)
    lease_until = InstantField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        abstract = True


class JobLease(DueRow):
    """A periodic job's next turn: of many workers one takes it."""

    name = models.CharField(max_length=80, unique=True)
    done_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.name


class Idempotency(models.Model):
    """The answer given to a POST with an `Idempotency-Key`; status 0 while it is being worked on."""

    caller = models.CharField(max_length=150)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.IntegerField(default=0)
    answer = models.TextField(blank=True)
    at = InstantField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["caller", "key"], name="platform_idempotency_once")
        ]

    def __str__(self) -> str:
        return self.key


class Bucket(models.Model):
    """How often something was tried in the current window (see `limits`)."""

    name = models.CharField(max_length=200, primary_key=True)
    started_at = InstantField()
    tries = models.IntegerField()

    def __str__(self) -> str:
        return self.name


class Kept(models.Model):
    """A small thing a person keeps for themselves, e.g. a saved filter (see `kept`)."""

    person_id = models.BigIntegerField()
    name = models.CharField(max_length=120)
    value = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "name"], name="platform_kept_once")
        ]

    def __str__(self) -> str:
        return self.name


class SearchIndex(models.Model):
    """How many texts an index holds and how many terms they have together (see `search`).

    `dropped`: texts taken out since the index was tidied.
    """

    name = models.CharField(max_length=60, primary_key=True)
    texts = models.BigIntegerField(default=0)
    terms = models.BigIntegerField(default=0)
    dropped = models.BigIntegerField(default=0, db_default=0)

    def __str__(self) -> str:
        return self.name


class SynonymGroup(models.Model):
    """Words and phrases that mean the same to the company, one a line. Never changed, only dropped."""

    phrases = models.TextField()
    created_at = InstantField()

    def __str__(self) -> str:
        return self.phrases
