"""Rows of asking: rules, who was asked or passed over and why, codes and draws."""

from django.db import models

from hamdel.platform.fields import InstantField


class Rule(models.Model):
    """When a survey is asked by itself. `trigger`: JSON, read by `rules.firing` and `rules.page_rules`.

    `enabled_at`: what happened before it was turned on asks nobody. `way`: a kind of channel, best or web.
    """

    name = models.CharField(max_length=120)
    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE)
    when = models.CharField(max_length=24)
    trigger = models.JSONField(default=dict)
    segment = models.ForeignKey(
        "segments.Segment", null=True, on_delete=models.SET_NULL, db_index=False, related_name="+"
    )
    way = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    remind_after_days = models.IntegerField(default=3)
    enabled = models.BooleanField(default=True)
    enabled_at = InstantField()
    made_at = InstantField()
    made_by = models.CharField(max_length=200)
    changed_at = InstantField()
    removed_at = InstantField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["when"],
                condition=models.Q(enabled=True, removed_at=None),
                name="asking_rule_on",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Ask(models.Model):
    """A question that was to be put to somebody, and what was decided: nothing is asked without one.

    `state`: waiting (to be decided at `due_at`), asked or skipped; `reason` and `detail` say why not.
    `asked_at` is when it reaches them: the guard counts it. `way` is wanted, `channel` what it became.
    `invitation`: how it went on is told there. `remind_at`: when it is to be asked once more.
    """

    key = models.CharField(max_length=150, unique=True)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE, db_index=False)
    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, db_index=False)
    rule = models.ForeignKey(Rule, null=True, on_delete=models.SET_NULL, db_index=False)
    invitation = models.OneToOneField(
        "surveys.Invitation", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    cause = models.JSONField(default=dict)
    way = models.CharField(max_length=20)
    channel = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=8, default="waiting")
    reason = models.CharField(max_length=12, blank=True)
    detail = models.CharField(max_length=40, blank=True)
    until = InstantField(null=True)
    by = models.CharField(max_length=200)
    tries = models.IntegerField(default=0)
    made_at = InstantField()
    due_at = InstantField()
    decided_at = InstantField(null=True)
    asked_at = InstantField(null=True)
    remind_at = InstantField(null=True)
    reminded_at = InstantField(null=True)
    delivery_id = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(state="waiting"), name="asking_due"
            ),
            models.Index(
                fields=["remind_at"],
                condition=models.Q(remind_at__isnull=False),
                name="asking_remind",
            ),
            models.Index(fields=["profile", "-asked_at"], name="asking_of_profile"),
            models.Index(fields=["survey", "state", "-id"], name="asking_of_survey"),
            models.Index(fields=["state", "-id"], name="asking_by_state"),
            models.Index(fields=["rule", "-id"], name="asking_of_rule"),
        ]

    def __str__(self) -> str:
        return self.key


class Incentive(models.Model):
    """What is given for an answer to a survey: a discount code each (`codes`), or a place in a draw.

    `text` is what they read beside it. `only_invited`: nothing for who found the survey by its public
    link, which anybody may open again and again.
    """

    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, db_index=False)
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    enabled = models.BooleanField(default=True)
    only_invited = models.BooleanField(default=True)
    ends_at = InstantField(null=True)
    made_at = InstantField()
    made_by = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["survey", "id"], name="asking_incentive_of")]

    def __str__(self) -> str:
        return self.name


class Code(models.Model):
    """A discount code. Given once, to one answer; whose it is goes with the person, the code does not."""

    incentive = models.ForeignKey(Incentive, on_delete=models.CASCADE, db_index=False)
    code = models.CharField(max_length=60, unique=True)
    response = models.ForeignKey(
        "surveys.Response", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    profile = models.ForeignKey("customers.Profile", null=True, on_delete=models.SET_NULL)
    given_at = InstantField(null=True)
    sent = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incentive", "response"], name="asking_code_one_an_answer"
            ),
        ]
        indexes = [
            models.Index(
                fields=["incentive", "id"],
                condition=models.Q(given_at=None),
                name="asking_code_left",
            )
        ]

    def __str__(self) -> str:
        return self.code


class Draw(models.Model):
    """A prize draw of an incentive. `seed` is sealed until it is drawn; `commitment` is public from the start.

    `state`: open (entries come in), closed (`entrants_digest` is published), drawn (`seed` is).
    `tell_at`: when the winners are to be told, until then it can be taken back; `told_at`: they were.
    """

    incentive = models.OneToOneField(Incentive, on_delete=models.CASCADE, related_name="draw")
    token = models.CharField(max_length=32, unique=True)
    prize = models.CharField(max_length=200)
    winners = models.IntegerField(default=1)
    sealed_seed = models.TextField()
    commitment = models.CharField(max_length=64)
    public_value_is = models.CharField(max_length=300, blank=True)
    public_value = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, default="open")
    entrants_digest = models.CharField(max_length=64, blank=True)
    made_at = InstantField()
    closes_at = InstantField(null=True)
    closed_at = InstantField(null=True)
    drawn_at = InstantField(null=True)
    tell_at = InstantField(null=True)
    told_at = InstantField(null=True)

    def __str__(self) -> str:
        return self.prize


class Entry(models.Model):
    """A person's place in a draw. `entry` and `salt` are theirs to prove it with; `hash` is public.

    Who is erased leaves the hash alone. `place`: from 1, once it is drawn. `told`: by which kind of
    channel a winner was told, or why not.
    """

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, db_index=False)
    hash = models.CharField(max_length=64)
    entry = models.CharField(max_length=360, blank=True)
    salt = models.CharField(max_length=40, blank=True)
    profile = models.ForeignKey("customers.Profile", null=True, on_delete=models.SET_NULL)
    response = models.ForeignKey(
        "surveys.Response", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = InstantField()
    place = models.IntegerField(null=True)
    told = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draw", "hash"], name="asking_entry_hash"),
            models.UniqueConstraint(fields=["draw", "response"], name="asking_entry_once"),
        ]
        indexes = [
            models.Index(fields=["draw", "place"], name="asking_entry_place"),
            models.Index(fields=["draw", "profile"], name="asking_entry_of"),
        ]

    def __str__(self) -> str:
        return self.hash
