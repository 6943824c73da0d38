"""The cache's table on every database: limits must count across processes."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    call_command(
        "createcachetable", "platform_cache", database=schema_editor.connection.alias, verbosity=0
    )


def remove(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS platform_cache")


class Migration(migrations.Migration):
    dependencies = [("platform", "0001_initial")]
    operations = [migrations.RunPython(create, remove)]
