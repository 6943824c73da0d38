"""Load the twenty touchpoints of the start, and the stages."""

from django.db import migrations

from hamdel.touchpoints.starting import load_starting_catalogue


def load(apps, schema_editor):
    load_starting_catalogue(
        stage_model=apps.get_model("touchpoints", "Stage"),
        touchpoint_model=apps.get_model("touchpoints", "Touchpoint"),
    )


class Migration(migrations.Migration):
    dependencies = [("touchpoints", "0002_effort")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
