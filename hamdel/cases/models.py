"""Rows of cases: types, cases, what they are linked to."""

from django.conf import settings
from django.db import models

from hamdel.platform.fields import InstantField


class CaseType(models.Model):
    """A type of cases: what is asked, which steps belong to it (`fields`, `checklist`: rules.types)."""

    key = models.CharField(max_length=40, unique=True)
    name_fa = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    topics = models.JSONField(default=list)
    priority = models.CharField(max_length=10, default="normal")
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    fields = models.JSONField(default=list)
    checklist = models.JSONField(default=list)
    approval = models.BooleanField(default=False)
    active = models.BooleanField(default=True)
    position = models.IntegerField(default=100)
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return self.key


class Case(models.Model):
    """What has to be solved for one customer; it points at a profile.

    `state`: new, open, waiting (for the customer), on_hold (for others), solved, closed; `settled_at`
    is since when it is one of the last two. `fields` are values by the keys of its type, `steps_done`
    the steps of its checklist by key. `key`: what a program gave so that opening it again changes
    nothing; `sought` its words as they are looked for; `moment_id` where the log tells that it was opened. `version` counts every change: who changes
    names the one they saw.
    """

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    type = models.ForeignKey(CaseType, on_delete=models.PROTECT, db_index=False)
    priority = models.CharField(max_length=10, default="normal")
    state = models.CharField(max_length=10, default="new")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    channel = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    reason_kind = models.CharField(max_length=20, blank=True)
    reason_topic = models.CharField(max_length=120, blank=True)
    touchpoint = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=12, blank=True)
    resolution = models.TextField(blank=True)
    fields = models.JSONField(default=dict)
    steps_done = models.JSONField(default=dict)
    source = models.CharField(max_length=10, default="person")
    opened_by = models.CharField(max_length=200)
    key = models.CharField(max_length=120, null=True, unique=True)
    rule = models.ForeignKey(
        "CaseRule", null=True, on_delete=models.SET_NULL, db_index=False, related_name="+"
    )
    sought = models.TextField(default="")
    moment_id = models.BigIntegerField(null=True)
    opened_at = InstantField()
    changed_at = InstantField(db_index=True)
    settled_at = InstantField(null=True)
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="children"
    )
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="joined"
    )
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["-opened_at", "-id"], name="cases_newest"),
            models.Index(fields=["state", "-opened_at", "-id"], name="cases_state"),
            models.Index(fields=["owner", "state", "-opened_at"], name="cases_owner"),
            models.Index(fields=["team", "state", "-opened_at"], name="cases_team"),
            models.Index(fields=["type", "-opened_at"], name="cases_type"),
            models.Index(
                fields=["settled_at"], condition=models.Q(state="solved"), name="cases_solved"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CaseConversation(models.Model):
    """That a conversation is about a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="conversations")
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "conversation"], name="cases_conversation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.conversation_id}"


class CaseInteraction(models.Model):
    """That a moment of the log speaks for a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="interactions")
    interaction = models.ForeignKey("interactions.Interaction", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "interaction"], name="cases_interaction_once")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.interaction_id}"


class CaseTask(models.Model):
    """Something that a team or a person has to do for a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=300)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    due_at = InstantField(null=True)
    made_at = InstantField()
    done_at = InstantField(null=True)
    done_by = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "due_at"],
                condition=models.Q(done_at=None),
                name="cases_task_owner",
            ),
            models.Index(
                fields=["team", "due_at"], condition=models.Q(done_at=None), name="cases_task_team"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CaseNote(models.Model):
    """What a colleague wrote down on a case; no customer sees it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    at = InstantField()
    author = models.CharField(max_length=150)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:60]


class CaseApproval(models.Model):
    """What a supervisor is asked to agree to; `answer` is "" until it is given or refused.

    `agreed` are the case's fields as they stood at the answer (null: before that was kept).
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="approvals")
    what = models.CharField(max_length=500)
    asked_by = models.CharField(max_length=200)
    asked_by_id = models.BigIntegerField(null=True)
    asked_at = InstantField()
    answer = models.CharField(max_length=8, blank=True)
    word = models.CharField(max_length=500, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_at = InstantField(null=True)
    agreed = models.JSONField(null=True)

    class Meta:
        constraints = [
            # One question at a time: who asks again waits for the same answer.
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(answer=""), name="cases_one_question"
            )
        ]

    def __str__(self) -> str:
        return self.what


class CaseDeed(models.Model):
    """What somebody did to cases, as it was before, so that it can be taken back.

    `what`: changed, merged, or split. `before` is JSON whose shape follows from it.
    """

    what = models.CharField(max_length=10)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    who = models.CharField(max_length=200)
    at = InstantField(db_index=True)
    before = models.JSONField()
    undone_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.what


class CaseRule(models.Model):
    """A rule that prepares a case before the contact.

    Where `times` events of one of its touchpoints (all of them, where none is named) went wrong for a
    customer within `minutes`, a case is opened; it closes by itself when the same later goes well.
    `whom`: everybody, or known (those somebody vouched for).
    """

    name = models.CharField(max_length=120, unique=True)
    active = models.BooleanField(default=False)
    touchpoints = models.JSONField(default=list)
    times = models.IntegerField(default=1)
    minutes = models.IntegerField(default=60)
    whom = models.CharField(max_length=40, default="everybody")
    type = models.ForeignKey(CaseType, null=True, on_delete=models.PROTECT, db_index=False)
    priority = models.CharField(max_length=10, blank=True)
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.SET_NULL, db_index=False)
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return self.name
