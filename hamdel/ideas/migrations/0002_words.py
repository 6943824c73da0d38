"""Ideas are found by their words."""

from django.db import migrations

from hamdel.platform.search import create_index, drop_index


def make(_apps: object, _schema: object) -> None:
    create_index("ideas")


def take_away(_apps: object, _schema: object) -> None:
    drop_index("ideas")


class Migration(migrations.Migration):
    dependencies = [("ideas", "0001_ideas"), ("platform", "0005_dropped")]

    operations = [migrations.RunPython(make, take_away)]
