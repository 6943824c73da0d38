"""Where surveys are answered."""

import io
from urllib.parse import quote

import qrcode
from django.conf import settings
from qrcode.image.svg import SvgPathImage


def public_address(token: str) -> str:
    """The whole address of a survey's page, for its link, its mails and its QR code."""
    return f"{settings.BASE_URL}/s/{token}"


def picture_of(address: str) -> str:
    """An address as a QR code: a data address of an SVG, four quiet modules around (ISO/IEC 18004)."""
    drawn = qrcode.make(address, image_factory=SvgPathImage, border=4)
    file = io.BytesIO()
    drawn.save(file)
    return f"data:image/svg+xml,{quote(file.getvalue().decode())}"
