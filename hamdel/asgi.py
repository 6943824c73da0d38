"""The ASGI root: `/v1` and `/live` are answered here, all else by Django behind one thread hop."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamdel.settings")
django.setup()

from hamdel.program import app  # noqa: E402 - after Django is ready

__all__ = ["app"]
