"""Rows of the people who serve customers."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from hamdel.language.fold import fold
from hamdel.platform.fields import InstantField
from hamdel.platform.models import DueRow


class Role(models.TextChoices):
    """What a person may do; the order of `roles` in docs/accounts.md."""

    ADMIN = "admin"
    SUPERVISOR = "supervisor"
    AGENT = "agent"
    ANALYST = "analyst"


class UserManager(BaseUserManager["User"]):
    """Makes people; the e-mail is the login."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person of an e-mail, letter case aside (ASCII only)."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A person who serves customers: signs in by e-mail.

    `sought` is what search reads: name and e-mail, folded. `needs_second_factor` is the rule of the
    person's role, kept here so that no page has to ask for the rule.
    """

    email = models.CharField(max_length=254, unique=True)
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.AGENT)
    language = models.CharField(max_length=5, default="", blank=True)
    theme = models.CharField(max_length=10, default="", blank=True)
    is_active = models.BooleanField(default=True)
    needs_second_factor = models.BooleanField(default=False)
    sought = models.CharField(max_length=500, default="", blank=True, db_index=True)
    created_at = InstantField()

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Keep `sought` in step with name and e-mail."""
        self.sought = f"{fold(self.name)} {self.email}"[:500]
        if update_fields is not None and {"name", "email"} & set(update_fields):
            update_fields = {*update_fields, "sought"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def get_full_name(self) -> str:
        """The name, as forms of the libraries ask for it."""
        return self.name

    @property
    def is_staff(self) -> bool:
        """Whether Django's own tools let the person in."""
        return self.role == Role.ADMIN

    def has_perm(self, _perm: str, _obj: Any = None) -> bool:
        """Permissions come from the role alone (`accounts.public.role_required`)."""
        return self.role == Role.ADMIN


class Calendar(models.Model):
    """When work is done: `week` is JSON, for each day from Saturday on a list of [from, to] minutes.

    `is_company`: the one that holds where no team says another.
    """

    name = models.CharField(max_length=100)
    zone = models.CharField(max_length=60)
    week = models.TextField()
    is_company = models.BooleanField(default=False)
    created_at = InstantField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_company"],
                condition=models.Q(is_company=True),
                name="accounts_calendar_one_company",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Holiday(models.Model):
    """A day off of a calendar.

    `estimated`: it follows the moon and may be a day off; `moved`: by how many days it was corrected.
    """

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, db_index=False)
    day = models.DateField()
    name = models.CharField(max_length=150)
    estimated = models.BooleanField(default=False)
    moved = models.SmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["calendar", "day"], name="accounts_holiday_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class Season(models.Model):
    """Days from the first to the last on which a calendar has other hours; `week` as the calendar's."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE)
    name = models.CharField(max_length=100)
    first_on = models.DateField()
    last_on = models.DateField()
    week = models.TextField()

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """People who work on the same things; `folded` keeps two writings of a name from being two teams.

    `calendar`: when they work, where that is not as the company does.
    """

    name = models.CharField(max_length=100)
    folded = models.CharField(max_length=120, unique=True)
    members = models.ManyToManyField(User, through="Membership", related_name="teams")
    calendar = models.ForeignKey(Calendar, null=True, on_delete=models.SET_NULL)
    created_at = InstantField()

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """That a person is in a team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE)
    person = models.ForeignKey(User, on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "person"], name="accounts_membership_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.team_id}"


class Invitation(models.Model):
    """Somebody who is asked to join. Of the token only the SHA-256 is kept; it is good for this e-mail alone."""

    email = models.CharField(max_length=254)
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=20, choices=Role.choices)
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL)
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL)
    created_at = InstantField()
    expires_at = InstantField(db_index=True)
    accepted_at = InstantField(null=True)
    cancelled_at = InstantField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=models.Q(accepted_at__isnull=True, cancelled_at__isnull=True),
                name="accounts_invitation_one_open",
            )
        ]

    def __str__(self) -> str:
        return self.email


class Letter(DueRow):
    """A mail about signing in that is to be sent: it waits here so that no page waits for it.

    `email` is as somebody typed it when they asked for a new password: whether we know it is
    looked up when the letter is written, so the page answers alike in the same time.
    """

    kind = models.CharField(max_length=30)
    email = models.CharField(max_length=254)
    deed = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=5, blank=True)

    def __str__(self) -> str:
        return self.kind
