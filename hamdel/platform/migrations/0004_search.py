"""What indexes hold, and words that mean the same to the company."""

from django.db import migrations, models

import hamdel.platform.fields


class Migration(migrations.Migration):
    dependencies = [("platform", "0003_kept")]

    operations = [
        migrations.CreateModel(
            name="SearchIndex",
            fields=[
                ("name", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("texts", models.BigIntegerField(default=0)),
                ("terms", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="SynonymGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("phrases", models.TextField()),
                ("created_at", hamdel.platform.fields.InstantField()),
            ],
        ),
    ]
