"""Rows of ideas: what was suggested, whose voices it has, and who was told."""

from django.conf import settings
from django.db import models

from hamdel.platform.fields import InstantField
from hamdel.platform.models import DueRow


class Idea(models.Model):
    """What somebody would like to have; its askers are `Voice` rows.

    `state`: see `rules.states`. `shown`: shown, waiting (for a look), hidden. `merged_into` is the edge
    of a joining and all that is written of it; `root` is the stored result: the idea that speaks for it,
    itself where it was joined to none. `author`: whose words `text` are; `worded_by_team`: the title is not theirs. `answer` is what the company says publicly; `note`, `effort` and
    `impact` (1…3) stay with the team. `key`: the same again is the same. `version` counts changes.
    """

    title = models.CharField(max_length=200)
    text = models.TextField(blank=True, default="")
    state = models.CharField(max_length=12, default="new")
    reason = models.CharField(max_length=1_000, blank=True, default="")
    answer = models.TextField(blank=True, default="")
    answered_at = InstantField(null=True)
    answered_by = models.CharField(max_length=150, blank=True, default="")
    shown = models.CharField(max_length=8, default="shown")
    why_waiting = models.CharField(max_length=10, blank=True, default="")
    effort = models.SmallIntegerField(null=True)
    impact = models.SmallIntegerField(null=True)
    note = models.CharField(max_length=2_000, blank=True, default="")
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="joined", db_index=False
    )
    root = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="members")
    author = models.ForeignKey("customers.Profile", null=True, on_delete=models.SET_NULL)
    worded_by_team = models.BooleanField(default=False)
    source = models.CharField(max_length=150)
    made_at = InstantField()
    state_at = InstantField()
    done_at = InstantField(null=True)
    key = models.CharField(max_length=100, null=True, unique=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["state", "made_at", "id"], name="ideas_idea_state"),
            models.Index(fields=["shown", "made_at", "id"], name="ideas_idea_shown"),
        ]

    def __str__(self) -> str:
        return self.title


class Voice(models.Model):
    """Somebody wants an idea; it points at a profile, so joining and parting people counts right.

    `how`: suggested, voted (both proved by themselves), team (a colleague heard it), api. `origin` is
    where it was said, as `kind:id`. `way` is the kind of channel by which they came. A vote taken back
    keeps its row, so that who was told is not told again. `telling`: by which they were told.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE)
    # Not `voice`: a profile has a column of that name.
    profile = models.ForeignKey(
        "customers.Profile", on_delete=models.CASCADE, related_name="idea_voices"
    )
    how = models.CharField(max_length=10)
    origin = models.CharField(max_length=60, blank=True, default="")
    way = models.CharField(max_length=20, blank=True, default="")
    language = models.CharField(max_length=2, default="fa")
    wants_news = models.BooleanField(default=True)
    at = InstantField()
    by = models.CharField(max_length=150, blank=True, default="")
    taken_back_at = InstantField(null=True)
    telling = models.ForeignKey(
        "Telling", null=True, on_delete=models.SET_NULL, related_name="voices"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["idea", "profile"], name="ideas_voice_once")
        ]

    def __str__(self) -> str:
        return f"{self.idea_id} {self.profile_id}"


class Telling(DueRow):
    """That somebody is to be told that an idea is done, or was: one message to one person, once.

    `outcome`: "" while it waits; passed (handed to the channel), sent, failed, unknown, or why not:
    opted_out, no_way, held_long. `kind` and `recipient` are the way that was taken, `tried` the kinds
    that certainly failed before, `delivery_id` the channel's row, `problem` what is wrong with it.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    made_at = InstantField()
    outcome = models.CharField(max_length=10, blank=True, default="")
    kind = models.CharField(max_length=20, blank=True, default="")
    recipient = models.CharField(max_length=320, blank=True, default="")
    tried = models.CharField(max_length=200, blank=True, default="")
    delivery_id = models.BigIntegerField(null=True, unique=True)
    told_at = InstantField(null=True)
    problem = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["idea", "profile"], name="ideas_telling_once")
        ]

    def __str__(self) -> str:
        return f"{self.idea_id} {self.profile_id} {self.outcome}"


class Proof(models.Model):
    """An address that a visitor says is theirs, until the code sent to it proves that, or it is old.

    `token` stands in the address of the page where the code is typed. `deed` is what they were about to
    do, done as soon as it is proved. Nothing is known of anybody from it, and it soon goes.
    """

    token = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=8)
    value = models.CharField(max_length=320)
    digest = models.BinaryField()
    sent_at = InstantField(db_index=True)
    tries = models.IntegerField(default=0)
    deed = models.JSONField(default=dict)
    used_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.kind


class Visitor(models.Model):
    """A browser that proved who uses it, known by the digest of a secret that only it has."""

    secret_key = models.BinaryField(unique=True)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)
    way = models.CharField(max_length=20, blank=True, default="")
    made_at = InstantField(db_index=True)

    def __str__(self) -> str:
        return str(self.profile_id)


class Change(models.Model):
    """How an idea was before somebody changed or joined it: by this it is taken back."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, db_index=False
    )
    what = models.CharField(max_length=10)
    at = InstantField()
    before = models.JSONField()
    after = models.JSONField()
    undone_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.what
