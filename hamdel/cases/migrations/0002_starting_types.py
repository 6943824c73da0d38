"""The types of cases to start with."""

from django.db import migrations

from hamdel.cases.starting import load_starting_types


def load(apps, schema_editor):
    load_starting_types(type_model=apps.get_model("cases", "CaseType"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
