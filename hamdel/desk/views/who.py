"""Who acts, as the audit trail names them."""

from django.http import HttpRequest


def who_of(request: HttpRequest) -> str:
    """The e-mail of the signed-in person."""
    return str(getattr(request.user, "email", ""))
