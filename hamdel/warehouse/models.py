"""Rows about files of columns."""

from django.db import models

from hamdel.platform.fields import InstantField


class Segment(models.Model):
    """A file that holds the log's moments from one id to another, both included, by columns.

    Files never change: one that is merged into another, or written anew, is retired, and removed
    once nobody can be reading it any more. What lives covers each id once.
    """

    stored = models.CharField(max_length=32, unique=True)
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    first_at = InstantField()
    last_at = InstantField()
    rows = models.BigIntegerField()
    bytes = models.BigIntegerField()
    made_at = InstantField()
    retired_at = InstantField(null=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["first_id"],
                condition=models.Q(retired_at=None),
                name="warehouse_segment_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_id}…{self.last_id}"


class Prepared(models.Model):
    """A file of what a question gave of the log up to an id, made beforehand for other questions.

    `name`: of the question, `version`: which text of it; `table`: the relation that the file is a part of. What lives of a name was
    made together, is retired together, and tells of the same `upto_id`.
    """

    name = models.CharField(max_length=40)
    version = models.CharField(max_length=16, default="")
    table = models.CharField(max_length=40)
    stored = models.CharField(max_length=32, unique=True)
    upto_id = models.BigIntegerField()
    first_at = InstantField()
    last_at = InstantField()
    rows = models.BigIntegerField()
    bytes = models.BigIntegerField()
    made_at = InstantField()
    retired_at = InstantField(null=True, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["name", "retired_at"], name="warehouse_prepared_live")]

    def __str__(self) -> str:
        return f"{self.name}.{self.table} …{self.upto_id}"


class Emptied(models.Model):
    """A profile of whom only bare moments are to be left; no answer tells more from now on."""

    profile_id = models.BigIntegerField(unique=True)
    at = InstantField()

    def __str__(self) -> str:
        return str(self.profile_id)
