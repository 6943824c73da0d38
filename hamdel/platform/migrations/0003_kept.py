"""Small things that people keep for themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("platform", "0002_cache")]

    operations = [
        migrations.CreateModel(
            name="Kept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person_id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("value", models.TextField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="kept",
            constraint=models.UniqueConstraint(
                fields=("person_id", "name"), name="platform_kept_once"
            ),
        ),
    ]
