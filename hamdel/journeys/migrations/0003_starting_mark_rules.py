"""Rules of moments to begin with."""

import time

from django.db import migrations

from hamdel.journeys.rules.moment_starting import STARTING
from hamdel.platform.instants import from_micros


def load(apps, schema_editor):
    rule = apps.get_model("journeys", "MarkRule")
    now = from_micros(time.time_ns() // 1_000)
    rule.objects.bulk_create(
        rule(place=place, rule=one, changed_at=now, changed_by="hamdel")
        for place, one in enumerate(STARTING, 1)
    )


class Migration(migrations.Migration):
    dependencies = [("journeys", "0002_mark_rules")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
