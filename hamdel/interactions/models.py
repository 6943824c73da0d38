"""Rows of the log."""

from django.db import models

from hamdel.platform.fields import InstantField


class Interaction(models.Model):
    """One immutable record of one moment between a customer and the company.

    `type`: 1 track, 2 page, 3 screen, 4 identify, 5 alias, 6 group. `kind` is null where the event
    is not a moment of the story (4, 5, 6). `payload` is the event's JSON as it came in.
    """

    message_key = models.BinaryField(max_length=16, unique=True)
    message_id = models.CharField(max_length=200)
    type = models.SmallIntegerField()
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, db_index=False)
    kind = models.ForeignKey(
        "touchpoints.Kind", null=True, on_delete=models.PROTECT, db_index=False
    )
    occurred_at = InstantField()
    received_at = InstantField()
    outcome = models.CharField(max_length=12, null=True)
    sentiment = models.FloatField(null=True)
    emotion = models.CharField(max_length=12, null=True)
    effort = models.FloatField(null=True)
    source_key_id = models.IntegerField(null=True)
    payload = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["profile", "occurred_at"], name="interactions_story"),
            models.Index(fields=["occurred_at"], name="interactions_time"),
        ]

    def __str__(self) -> str:
        return self.message_id


class Signal(models.Model):
    """What an interaction's text tells, by reading it or by a person's word; null where unsure.

    Feelings are those that hold: what the sender told of them, where it did, is here too. `version`
    is that of the reader.
    """

    interaction = models.OneToOneField(Interaction, primary_key=True, on_delete=models.CASCADE)
    language = models.CharField(max_length=8)
    sentiment = models.FloatField(null=True)
    emotion = models.CharField(max_length=12, null=True)
    intent = models.CharField(max_length=40, null=True)
    toxic = models.BooleanField(null=True)
    version = models.IntegerField()

    def __str__(self) -> str:
        return str(self.interaction_id)


class RefusedEvent(models.Model):
    """An event of a readable batch that could not be understood: kept, visible, never lost.

    And some of each key's requests that were refused whole, which the client was told.
    """

    received_at = InstantField(db_index=True)
    source_key_id = models.IntegerField(null=True)
    problem = models.TextField()
    payload = models.TextField()

    def __str__(self) -> str:
        return self.problem


class Presence(models.Model):
    """The newest of a profile: what lists of people are ordered and filtered by.

    Kept by a follower of the log; `sentiment` is that of the newest moment that shows one.
    """

    profile = models.OneToOneField("customers.Profile", primary_key=True, on_delete=models.CASCADE)
    first_at = InstantField()
    last_at = InstantField()
    last_kind = models.ForeignKey("touchpoints.Kind", on_delete=models.PROTECT, db_index=False)
    moments = models.BigIntegerField()
    sentiment = models.FloatField(null=True)
    sentiment_at = InstantField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-last_at", "-profile"], name="interactions_presence_new")]

    def __str__(self) -> str:
        return str(self.profile_id)


class ReasonSaid(models.Model):
    """What a person said of a reason that was foreseen for a customer: it was why, or it was not.

    `standing` is what was foreseen then, as JSON: the features of each cause, and the place of this
    one among them (null: it was none of them, and `kind` is empty).
    """

    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    kind = models.CharField(max_length=20)
    topic = models.CharField(max_length=120)
    touchpoint = models.CharField(max_length=60, blank=True, default="")
    probability = models.FloatField()
    right = models.BooleanField()
    who = models.CharField(max_length=200)
    at = InstantField()
    standing = models.TextField(default="")

    class Meta:
        indexes = [models.Index(fields=["kind", "topic"], name="interactions_reason_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.topic}"


class LearnedWeights(models.Model):
    """Weights of reasons as they were learned from `said` words of people, the last of them `until`.

    The newest that stands is used. `loss` is the mean surprise in nats at the `held_out` newest words,
    which it had not seen; `loss_before` that of the weights that stood until then.
    """

    at = InstantField()
    until = models.BigIntegerField()
    said = models.IntegerField()
    held_out = models.IntegerField()
    loss = models.FloatField()
    loss_before = models.FloatField()
    stands = models.BooleanField()
    weights = models.TextField()

    def __str__(self) -> str:
        return f"{self.said} {self.at:%Y-%m-%d}"
