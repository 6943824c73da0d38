"""Rows of channels: accounts, what came in, what goes out."""

from django.db import models

from hamdel.platform.fields import InstantField
from hamdel.platform.models import DueRow


class Account(models.Model):
    """One connection of a kind. `state`: on, off, rehearsal, or broken (then `error` says why).

    `settings`: JSON of texts; secrets are sealed. `token` stands in the address of its hook.
    """

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=100)
    token = models.CharField(max_length=64, unique=True)
    settings = models.TextField(default="{}")
    state = models.CharField(max_length=10, default="on")
    made_at = InstantField()
    last_in_at = InstantField(null=True)
    last_out_at = InstantField(null=True)
    error = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Incoming(DueRow):
    """What came in, byte for byte, kept before it is read.

    `state`: waiting, running, done, or resting: laid aside, and `problem` says why. `body` holds
    the bytes, or `body_file` the name of the file that does. `provider_key` is a digest of the id
    that the provider gives the whole of it. `kept`: JSON, what the kind noted of the request.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False)
    provider_key = models.BinaryField(max_length=16, null=True)
    received_at = InstantField()
    content_type = models.CharField(max_length=200, blank=True)
    kept = models.TextField(default="{}")
    vouched = models.BooleanField(default=False)
    size = models.BigIntegerField()
    body = models.BinaryField(null=True)
    body_file = models.CharField(max_length=40, blank=True)
    problem = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "provider_key"], name="channels_incoming_once"
            )
        ]
        indexes = [models.Index(fields=["state", "-id"], name="channels_incoming_state")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.pk}"


class Heard(models.Model):
    """That a thing of a provider's id was taken in: it is not, a second time. `key` is a digest."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False)
    key = models.BinaryField(max_length=16)
    incoming = models.ForeignKey(Incoming, on_delete=models.CASCADE)
    profile = models.ForeignKey("customers.Profile", null=True, on_delete=models.SET_NULL)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="channels_heard_once")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.incoming_id}"


class About(models.Model):
    """That something which came in is about a person: what is erased with them."""

    incoming = models.ForeignKey(Incoming, on_delete=models.CASCADE, db_index=False)
    profile = models.ForeignKey("customers.Profile", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incoming", "profile"], name="channels_about_once")
        ]

    def __str__(self) -> str:
        return f"{self.incoming_id} {self.profile_id}"


class Delivery(DueRow):
    """A message on its way out. `key` is unique: whatever asks twice sends once.

    `state`: waiting, running (claimed, nothing said yet), sending (the provider may have it), sent,
    refused, unknown (it may be there; nobody repeats it by itself), cancelled. `message_id` is the same
    on every try, `ref` what answers refer to. `payload`: JSON. `answer` is the provider's own, `receipt`
    what it said later: delivered, read, failed. `automatic`: no person wrote it; where it answers what
    somebody did just now, `standing` is theirs (rules.answering). `refusals` counts the
    tries that ended in good order, `attempts` those in a row whose worker died.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    key = models.CharField(max_length=100, unique=True)
    profile = models.ForeignKey("customers.Profile", null=True, on_delete=models.CASCADE)
    purpose = models.CharField(max_length=40)
    recipient = models.CharField(max_length=320)
    message_id = models.CharField(max_length=200)
    payload = models.TextField()
    made_at = InstantField()
    sent_at = InstantField(null=True)
    ref = models.CharField(max_length=200, blank=True, default="")
    provider_id = models.CharField(max_length=200, blank=True, default="", db_index=True)
    receipt = models.CharField(max_length=10, blank=True, default="")
    answer = models.TextField(blank=True, default="")
    problem = models.TextField(blank=True, default="")
    automatic = models.BooleanField(default=False)
    standing = models.CharField(max_length=10, blank=True, default="")
    refusals = models.IntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["recipient", "-made_at"],
                condition=models.Q(automatic=True),
                name="channels_delivery_auto",
            ),
            models.Index(fields=["state", "due_at"], name="channels_delivery_due"),
            models.Index(fields=["account", "state", "due_at"], name="channels_delivery_account"),
            models.Index(
                fields=["standing", "made_at"],
                condition=~models.Q(standing=""),
                name="channels_delivery_answers",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Fetcher(models.Model):
    """How far an account has come that asks its provider, and who is at it.

    `place` is the kind's own note. Who asks holds `lease_until`; after a failure it waits until
    `due_at`.
    """

    account = models.OneToOneField(Account, on_delete=models.CASCADE, primary_key=True)
    place = models.TextField(blank=True, default="")
    due_at = InstantField()
    lease_until = InstantField(null=True)
    failures = models.IntegerField(default=0)

    def __str__(self) -> str:
        return str(self.account_id)


class Visitor(models.Model):
    """A browser that chats on an account: known by `name`, and by the digest of what it alone has.

    `lines`: how many there are; `read`: up to which one the visitor read; `read_by_us`: up to which
    one the team did. `known`: what they said of themselves, names parted by commas. `person_key`: a
    digest of the verified user id it belongs to. `contact`: where answers go when the page is closed.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    name = models.CharField(max_length=32, unique=True)
    secret_key = models.BinaryField(max_length=32, unique=True)
    made_at = InstantField()
    lines = models.IntegerField(default=0)
    read = models.IntegerField(default=0)
    read_by_us = models.IntegerField(default=0)
    known = models.CharField(max_length=40, blank=True, default="")
    person_key = models.BinaryField(max_length=16, null=True)
    contact_kind = models.CharField(max_length=10, blank=True, default="")
    contact = models.CharField(max_length=320, blank=True, default="")

    def __str__(self) -> str:
        return self.name


class ChatLine(models.Model):
    """What a visitor sees as one line: something that came in, or something that was sent.

    It holds no words of its own: they are in what came in or in the delivery, and go with them.
    """

    visitor = models.ForeignKey(Visitor, on_delete=models.CASCADE, db_index=False)
    seq = models.IntegerField()
    at = InstantField(db_index=True)
    client_id = models.CharField(max_length=64, null=True)
    incoming = models.ForeignKey(Incoming, null=True, on_delete=models.CASCADE)
    delivery = models.OneToOneField(Delivery, null=True, on_delete=models.CASCADE)
    forwarded_at = InstantField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visitor", "seq"], name="channels_line_order"),
            models.UniqueConstraint(fields=["visitor", "client_id"], name="channels_line_once"),
        ]

    def __str__(self) -> str:
        return f"{self.visitor_id} {self.seq}"
