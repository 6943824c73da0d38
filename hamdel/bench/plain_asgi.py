"""The plain Django view as an application of its own (see plain.py)."""

import os

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamdel.settings")
django.setup()
settings.ROOT_URLCONF = "hamdel.bench.plain"

from hamdel.platform.django_hop import DjangoHop  # noqa: E402 - after Django is ready

app = DjangoHop(pool_size=2)
