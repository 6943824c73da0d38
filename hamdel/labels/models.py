"""Rows of labels: what there is, and what they are on."""

from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField


class Label(models.Model):
    """A label; `folded` keeps two spellings of one word from being two labels."""

    name = models.CharField(max_length=60)
    folded = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.name


class Labeling(models.Model):
    """That a label is on a conversation or on a case, since when, and who put it there."""

    label = models.ForeignKey(Label, on_delete=models.CASCADE, db_index=False)
    conversation = models.ForeignKey(
        "conversations.Conversation", null=True, on_delete=models.CASCADE, db_index=False
    )
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.CASCADE, db_index=False)
    at = InstantField()
    by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(conversation__isnull=True) ^ Q(case__isnull=True),
                name="labels_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["conversation", "label"], name="labels_conversation_once"
            ),
            models.UniqueConstraint(fields=["case", "label"], name="labels_case_once"),
        ]
        indexes = [
            models.Index(fields=["label", "conversation"], name="labels_conversations"),
            models.Index(fields=["label", "case"], name="labels_cases"),
        ]

    def __str__(self) -> str:
        return f"{self.label_id} {self.conversation_id or self.case_id}"
