"""Rows of listening: sources, what was heard, rules of words, authors, spikes, what we post."""

from django.db import models
from django.db.models import Q

from hamdel.platform.fields import InstantField
from hamdel.platform.models import DueRow


class Source(DueRow):
    """Where we listen; a due row. `kind`: feed, mastodon, files (whatever people bring).

    `says`: what is said there (post, comment, review …). `token` is sealed. `place` is how far it was
    read, as JSON. `only_meant`: what no rule means is not kept. `on` False: it is asked no more.
    """

    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=120)
    network = models.CharField(max_length=40)
    says = models.CharField(max_length=10, default="post")
    url = models.CharField(max_length=2_000, blank=True, default="")
    token = models.TextField(blank=True, default="")
    account = models.CharField(max_length=300, blank=True, default="")
    hashtags = models.JSONField(default=list)
    touchpoint = models.CharField(max_length=60, blank=True, default="")
    every_minutes = models.IntegerField(default=15)
    only_meant = models.BooleanField(default=False)
    on = models.BooleanField(default=True)
    place = models.TextField(blank=True, default="")
    failures = models.IntegerField(default=0)
    asked_at = InstantField(null=True)
    heard_at = InstantField(null=True)
    made_at = InstantField()

    def __str__(self) -> str:
        return self.name


class Author(models.Model):
    """Whoever speaks under a name of a network, once it is known whose it is.

    `profile` is the author's own; `merge_id` joined it to the customer whom a person confirmed.
    """

    network = models.CharField(max_length=40)
    handle = models.CharField(max_length=300)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    merge_id = models.BigIntegerField(null=True)
    evidence = models.JSONField(default=list)
    who = models.CharField(max_length=150)
    at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "handle"], name="listening_author_once")
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.handle}"


class NotThem(models.Model):
    """That somebody of a network is not the customer whom the evidence names: never suggested again."""

    network = models.CharField(max_length=40)
    handle = models.CharField(max_length=300)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    who = models.CharField(max_length=150)
    at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "handle", "profile"], name="listening_notthem_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.handle} {self.profile_id}"


class Mention(models.Model):
    """Something that was said of us. `key`: the same again is the same. `same_as`: nearly the same text.

    `state`: new, replied, handed_over, closed; `answer` is what was said back. It points at a profile
    once it is sure whose it is: `matched_by` says how (identifier, person, author). Of an `erased` one
    only the key is left, so that it is not heard anew.
    """

    source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL)
    key = models.CharField(max_length=32, unique=True)
    network = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    ref = models.CharField(max_length=300, blank=True, default="")
    answers = models.CharField(max_length=300, blank=True, default="")
    url = models.CharField(max_length=2_000, blank=True, default="")
    title = models.CharField(max_length=300, blank=True, default="")
    text = models.TextField(blank=True, default="")
    folded = models.TextField(blank=True, default="")
    author = models.CharField(max_length=300, blank=True, default="")
    handle = models.CharField(max_length=300, blank=True, default="")
    author_url = models.CharField(max_length=2_000, blank=True, default="")
    reach = models.BigIntegerField(null=True)
    rating = models.FloatField(null=True)
    facts = models.JSONField(default=dict)
    posted_at = InstantField()
    taken_at = InstantField()
    language = models.CharField(max_length=10, blank=True, default="")
    sentiment = models.FloatField(null=True)
    emotion = models.CharField(max_length=10, blank=True, default="")
    intent = models.CharField(max_length=60, blank=True, default="")
    touchpoint = models.CharField(max_length=60, blank=True, default="")
    state = models.CharField(max_length=12, default="new")
    state_at = InstantField()
    state_by = models.CharField(max_length=150, blank=True, default="")
    answer = models.TextField(blank=True, default="")
    profile = models.ForeignKey("customers.Profile", null=True, on_delete=models.SET_NULL)
    matched_by = models.CharField(max_length=10, blank=True, default="")
    interaction_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True)
    conversation_id = models.BigIntegerField(null=True)
    same_as = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)
    erased = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["state", "posted_at", "id"], name="listening_mention_state"),
            models.Index(fields=["posted_at", "id"], name="listening_mention_posted"),
            models.Index(fields=["network", "handle"], name="listening_mention_author"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Band(models.Model):
    """By what the first of some texts meets those that are nearly the same (`rules.sameness`)."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE)
    value = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return str(self.value)


class WordRule(models.Model):
    """Which words mean us (`ours`), a competitor (`theirs`), or a topic; lists of words and phrases."""

    name = models.CharField(max_length=80, unique=True)
    side = models.CharField(max_length=6)
    any = models.JSONField(default=list)
    every = models.JSONField(default=list)
    without = models.JSONField(default=list)
    on = models.BooleanField(default=True)
    made_at = InstantField()

    def __str__(self) -> str:
        return self.name


class Hit(models.Model):
    """That a rule means a mention."""

    rule = models.ForeignKey(WordRule, on_delete=models.CASCADE)
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "mention"], name="listening_hit_once")
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.mention_id}"


class Spike(models.Model):
    """A day on which a rule was said more than usual. `what`: all, negative."""

    rule = models.ForeignKey(WordRule, on_delete=models.CASCADE)
    day = models.DateField()
    what = models.CharField(max_length=8)
    count = models.IntegerField()
    expected = models.FloatField()
    threshold = models.FloatField()
    noticed_at = InstantField()
    seen_by = models.CharField(max_length=150, blank=True, default="")
    seen_at = InstantField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "day", "what"], name="listening_spike_once")
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.day}"


class Post(DueRow):
    """Something of ours for a network; a due row, as a message is one on the channels.

    `state`: waiting, running (a worker has it), sending (the network may have it), sent, unknown,
    refused, cancelled. `key` goes along as Idempotency-Key, also where a person has it sent again.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE)
    mention = models.ForeignKey(Mention, null=True, on_delete=models.SET_NULL)
    key = models.CharField(max_length=100, unique=True)
    text = models.TextField()
    answers = models.CharField(max_length=300, blank=True, default="")
    made_at = InstantField()
    made_by = models.CharField(max_length=150)
    sent_at = InstantField(null=True)
    refusals = models.IntegerField(default=0)
    ref = models.CharField(max_length=300, blank=True, default="")
    url = models.CharField(max_length=2_000, blank=True, default="")
    problem = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(
                fields=["source", "due_at"],
                condition=Q(state__in=("waiting", "sending", "unknown")),
                name="listening_post_coming",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
