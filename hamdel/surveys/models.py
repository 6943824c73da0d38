"""Rows of surveys: what is asked, who was, what they answered."""

from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField


class Survey(models.Model):
    """A survey.

    `state`: draft, open, closed. `draft` is the document as it is edited (shapes.py), `before` as it
    was before the last step; `published` is the version that is asked. `settings` are of packages
    above, by their names. `version` counts every change: who changes names the one they saw.
    """

    kind = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=8, default="draft", db_index=True)
    stage = models.CharField(max_length=60, blank=True)
    touchpoint = models.CharField(max_length=60, blank=True)
    token = models.CharField(max_length=32, unique=True)
    draft = models.JSONField(default=dict)
    before = models.JSONField(null=True)
    published = models.ForeignKey(
        "SurveyVersion", null=True, on_delete=models.SET_NULL, db_index=False, related_name="+"
    )
    settings = models.JSONField(default=dict)
    key = models.CharField(max_length=120, null=True, unique=True)
    made_by = models.CharField(max_length=200)
    made_at = InstantField()
    changed_at = InstantField(db_index=True)
    opened_at = InstantField(null=True)
    closed_at = InstantField(null=True)
    closes_at = InstantField(null=True)
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return self.title


class SurveyVersion(models.Model):
    """What a survey asked from one publication to the next; answers point at it, so it never changes."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="versions")
    number = models.IntegerField()
    definition = models.JSONField()
    made_at = InstantField()
    made_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="surveys_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} v{self.number}"


class Invitation(models.Model):
    """One person asked once. `digest` is of the secret in the link, which follows from `salt`.

    `state`: made, sent, opened, started, answered, refused, ignored, failed; each with its time.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, db_index=False)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, db_index=False)
    digest = models.CharField(max_length=64, unique=True)
    salt = models.CharField(max_length=32)
    channel = models.CharField(max_length=40)
    state = models.CharField(max_length=8, default="made")
    key = models.CharField(max_length=120, null=True, unique=True)
    touchpoint = models.CharField(max_length=60, blank=True)
    stage = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=8, blank=True)
    team = models.ForeignKey(
        "accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False, related_name="+"
    )
    why = models.JSONField(default=dict)
    made_at = InstantField()
    sent_at = InstantField(null=True)
    opened_at = InstantField(null=True)
    started_at = InstantField(null=True)
    answered_at = InstantField(null=True)
    refused_at = InstantField(null=True)
    ignored_at = InstantField(null=True)
    reminded_at = InstantField(null=True)
    expires_at = InstantField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["survey", "state", "made_at"], name="surveys_invited"),
            models.Index(fields=["profile", "-made_at"], name="surveys_invited_who"),
            models.Index(fields=["state", "sent_at"], name="surveys_invited_state"),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.profile_id}"


class Response(models.Model):
    """One answer, whole or begun (`complete`). `profile` null: nobody knows whose.

    `answers` are the values by the questions' keys, null where one was asked and left empty; the rows
    of `Answer` are the same, to be counted. `score` is as it was given; what CES says of effort
    is in the log. `key`: of the try, so that sending it again changes nothing.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, db_index=False)
    version = models.ForeignKey(SurveyVersion, on_delete=models.PROTECT, db_index=False)
    profile = models.ForeignKey("customers.Profile", null=True, on_delete=models.CASCADE)
    invitation = models.OneToOneField(
        Invitation, null=True, on_delete=models.SET_NULL, related_name="response"
    )
    key = models.CharField(max_length=160, unique=True)
    score = models.IntegerField(null=True)
    comment = models.TextField(blank=True)
    answers = models.JSONField(default=dict)
    channel = models.CharField(max_length=40)
    device = models.CharField(max_length=20, default="unknown")
    touchpoint = models.CharField(max_length=60, blank=True)
    stage = models.CharField(max_length=60, blank=True)
    team = models.ForeignKey(
        "accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False, related_name="+"
    )
    language = models.CharField(max_length=8)
    started_at = InstantField()
    answered_at = InstantField()
    received_at = InstantField()
    complete = models.BooleanField(default=True)
    interaction_id = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["survey", "complete", "-answered_at", "-id"], name="surveys_answered"
            ),
            # Results over many answers are read from the index alone; SQLite needs `complete` in it for that.
            models.Index(
                fields=[
                    "survey",
                    "answered_at",
                    "stage",
                    "touchpoint",
                    "team",
                    "score",
                    "complete",
                ],
                condition=Q(complete=True),
                name="surveys_scored",
            ),
            models.Index(fields=["answered_at"], name="surveys_answered_at"),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.pk}"


class Answer(models.Model):
    """One value of an answer, to be counted. `part`: a row of a matrix. `choice`: an option's key.

    Several of a multiple choice are several rows; a ranking has a row an option with its place in
    `number`, as ratings and numbers have theirs. Texts, dates (ISO) and names of files are in `text`.
    """

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="rows")
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, db_index=False)
    question = models.CharField(max_length=40)
    part = models.CharField(max_length=40, blank=True)
    choice = models.CharField(max_length=40, blank=True)
    number = models.FloatField(null=True)
    text = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["survey", "question", "part", "choice", "number"], name="surveys_counted"
            )
        ]

    def __str__(self) -> str:
        return f"{self.response_id} {self.question}"


class KeptFile(models.Model):
    """A file that somebody gave as an answer; `name` is what they called it, `stored` where it lies."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="files")
    question = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    type = models.CharField(max_length=100)
    size = models.IntegerField()
    stored = models.CharField(max_length=32, unique=True)

    def __str__(self) -> str:
        return self.name
