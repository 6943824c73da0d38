"""Rows of studies: guides, participants and their consent, sessions, notes, quotes and their themes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField


class Guide(models.Model):
    """A guide for further studies. `questions` as `rules.guides` writes them."""

    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=12)
    questions = models.JSONField()
    made_by = models.CharField(max_length=150)
    made_at = InstantField()
    removed_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.name


class Study(models.Model):
    """What is to be understood by talking to people. `kind`: interview or focus_group.

    `questions` are its own: a guide that is changed later changes no study. `consent` is the wording that
    is read to participants from now on; each keeps the one they heard.
    """

    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    goal = models.TextField(blank=True)
    questions = models.JSONField(default=list)
    consent = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    made_by = models.CharField(max_length=150)
    made_at = InstantField()
    finished_at = InstantField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-made_at", "-id"], name="studies_newest")]

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """A customer in a study, known in notes and reports by their number.

    Nothing is noted as theirs unless `consent_at` is set and `withdrawn_at` is not.
    """

    study = models.ForeignKey(Study, on_delete=models.CASCADE, db_index=False)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()
    came_from = models.CharField(max_length=60, blank=True)
    added_at = InstantField()
    consent_at = InstantField(null=True)
    consent_wording = models.TextField(blank=True)
    consent_how = models.CharField(max_length=12, blank=True)
    consent_by = models.CharField(max_length=150, blank=True)
    declined_at = InstantField(null=True)
    withdrawn_at = InstantField(null=True)
    thanks_promised = models.CharField(max_length=200, blank=True)
    thanks_given = models.CharField(max_length=200, blank=True)
    thanks_given_at = InstantField(null=True)
    thanks_given_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "number"], name="studies_number_once"),
            models.UniqueConstraint(fields=["study", "profile"], name="studies_person_once"),
        ]

    def __str__(self) -> str:
        return f"P{self.number}"


class Session(models.Model):
    """One talk. `state`: planned, running, held, canceled."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE)
    title = models.CharField(max_length=200, blank=True)
    planned_at = InstantField()
    minutes = models.IntegerField(default=60)
    way = models.CharField(max_length=20, default="in-person")
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, default="planned")
    started_at = InstantField(null=True)
    ended_at = InstantField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class Attendance(models.Model):
    """That somebody is invited to a session; `attended`: they were there, None while nobody said."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, db_index=False)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE)
    attended = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "participant"], name="studies_there_once")
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.participant_id}"


class Note(models.Model):
    """What one observer wrote down. `kind`: said, seen, thought. `key` is given by who writes.

    `mark`: seconds since the session began. `revision` counts what was saved. `finished_at`: null while
    they still write it. `participant` null: of the room, or the observer's own thought.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE)
    observer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    observer_name = models.CharField(max_length=150)
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE)
    key = models.CharField(max_length=40)
    kind = models.CharField(max_length=8)
    text = models.TextField()
    mark = models.IntegerField(null=True)
    question = models.IntegerField(null=True)
    revision = models.IntegerField(default=1)
    made_at = InstantField()
    finished_at = InstantField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "key"], name="studies_note_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class File(models.Model):
    """A file of a session. `theirs`: it holds what participants said or did (a recording, a picture)."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE)
    participant = models.ForeignKey(Participant, null=True, on_delete=models.CASCADE)
    theirs = models.BooleanField()
    name = models.CharField(max_length=255)
    type = models.CharField(max_length=120)
    size = models.IntegerField()
    stored = models.CharField(max_length=32, unique=True)
    added_by = models.CharField(max_length=150)
    added_at = InstantField()

    def __str__(self) -> str:
        return self.name


class Theme(models.Model):
    """A word of the codebook. `merged_into`: what it became; `removed_at`: nobody chooses it any more."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=400, blank=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, db_index=False)
    removed_at = InstantField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "name"], condition=Q(removed_at=None), name="studies_theme_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Quote(models.Model):
    """A part of a note, word for word. `tone`: "", positive, neutral, negative."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE)
    text = models.TextField()
    touchpoint = models.ForeignKey(
        "touchpoints.Touchpoint", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    tone = models.CharField(max_length=8, blank=True)
    made_by = models.CharField(max_length=150)
    made_at = InstantField()

    def __str__(self) -> str:
        return self.text[:40]


class Coding(models.Model):
    """That one coder judged a quote; with no theme beside it, that none fits.

    `coder_who` as the audit trail names them: two people may have one name.
    """

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, db_index=False)
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        db_index=False,
        related_name="+",
    )
    coder_who = models.CharField(max_length=150)
    coder_name = models.CharField(max_length=150)
    at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["quote", "coder_who"], name="studies_coded_once")
        ]

    def __str__(self) -> str:
        return f"{self.quote_id} {self.coder_name}"


class Coded(models.Model):
    """A theme that a coder found in a quote."""

    coding = models.ForeignKey(Coding, on_delete=models.CASCADE, db_index=False)
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coding", "theme"], name="studies_theme_in_coding")
        ]

    def __str__(self) -> str:
        return f"{self.coding_id} {self.theme_id}"


class Deed(models.Model):
    """A change of the codebook that can be taken back: which pairs (coding, theme) went and came."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE)
    what = models.CharField(max_length=8)
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="+", db_index=False)
    went = models.JSONField()
    came = models.JSONField()
    at = InstantField()
    by = models.CharField(max_length=150)
    undone_at = InstantField(null=True)

    def __str__(self) -> str:
        return f"{self.what} {self.theme_id} {self.other_id}"
