"""The reader that comes with the program is the first version, and reads until another does."""

from datetime import UTC, datetime

from django.db import migrations


def ship(apps, _schema_editor):
    apps.get_model("reading", "Version").objects.create(
        state="active", made_by="shipped", made_at=datetime.now(UTC)
    )


class Migration(migrations.Migration):
    dependencies = [("reading", "0001_initial")]

    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
