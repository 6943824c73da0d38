"""Rows of reading: versions of the reader, what each message was read as, what people said of it."""

from django.db import models

from hamdel.platform.fields import InstantField


class Version(models.Model):
    """A version of the reader. The shipped one has no weights of its own (`weights` null).

    `state`: waiting and learning while it is being made; failed where that ended badly (`note` says
    why); active (one at a time); retired; refused (measured worse than the active one).
    `measured`: JSON {head: [rows, right of this one, right of the one before]} on the company's
    held-out messages.
    """

    state = models.CharField(max_length=10)
    made_at = InstantField()
    made_by = models.CharField(max_length=254)
    rows = models.IntegerField(default=0)
    held_out = models.IntegerField(default=0)
    note = models.TextField(default="")
    measured = models.TextField(default="{}")
    weights = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="active"), name="reading_one_active"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Message(models.Model):
    """What the reader said of an interaction's text, and how sure it was.

    `unsure` names the heads that abstained, parted by spaces. `entities` is JSON.
    """

    interaction = models.OneToOneField(
        "interactions.Interaction", primary_key=True, on_delete=models.CASCADE
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, db_index=False)
    read_at = InstantField()
    language = models.CharField(max_length=8)
    sentiment = models.CharField(max_length=3)
    sentiment_score = models.FloatField()
    sentiment_sure = models.FloatField()
    emotion = models.CharField(max_length=12)
    emotion_sure = models.FloatField()
    intent = models.CharField(max_length=40)
    intent_sure = models.FloatField()
    toxic = models.BooleanField()
    toxic_sure = models.FloatField()
    unsure = models.CharField(max_length=60, default="")
    entities = models.TextField(default="[]")

    class Meta:
        indexes = [models.Index(fields=["read_at"], name="reading_message_time")]

    def __str__(self) -> str:
        return str(self.interaction_id)


class Annotation(models.Model):
    """What a person said that a head's label is: a correction, or that it was right.

    `said` and `sure` are the reader's at that time. One living annotation an interaction and head.
    """

    interaction = models.ForeignKey("interactions.Interaction", on_delete=models.CASCADE)
    head = models.CharField(max_length=10)
    label = models.CharField(max_length=40)
    said = models.CharField(max_length=40)
    sure = models.FloatField()
    version = models.ForeignKey(Version, on_delete=models.PROTECT, db_index=False)
    who = models.CharField(max_length=254)
    at = InstantField(db_index=True)
    taken_back_at = InstantField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interaction", "head"],
                condition=models.Q(taken_back_at=None),
                name="reading_one_annotation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.interaction_id} {self.head}"


class Intent(models.Model):
    """An intent of the company's own, beside the shipped ones."""

    key = models.CharField(max_length=40, unique=True)
    name_fa = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    made_at = InstantField()

    def __str__(self) -> str:
        return self.key


class ProviderCall(models.Model):
    """A question to an outside model: who asked, what for, how much. Never what was said."""

    at = InstantField(db_index=True)
    who = models.CharField(max_length=254)
    purpose = models.CharField(max_length=40)
    characters = models.IntegerField()
    tokens = models.IntegerField(default=0)
    outcome = models.CharField(max_length=200, default="")

    def __str__(self) -> str:
        return self.purpose
