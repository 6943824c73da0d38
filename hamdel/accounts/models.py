"""Rows of the people who serve customers."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from hamdel.platform.fields import InstantField


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
    """A person who serves customers: signs in by e-mail."""

    email = models.CharField(max_length=254, unique=True)
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.AGENT)
    language = models.CharField(max_length=5, default="", blank=True)
    theme = models.CharField(max_length=10, default="", blank=True)
    is_active = models.BooleanField(default=True)
    created_at = InstantField()

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

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
