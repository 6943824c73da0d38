"""Where surveys are answered."""

from django.conf import settings


def public_address(token: str) -> str:
    """The whole address of a survey's page, for its link, its mails and its QR code."""
    return f"{settings.BASE_URL}/s/{token}"
