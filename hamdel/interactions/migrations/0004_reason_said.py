"""What people said of foreseen reasons."""

import django.db.models.deletion
from django.db import migrations, models

import hamdel.platform.fields


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0001_initial"),
        ("interactions", "0003_signal"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReasonSaid",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("topic", models.CharField(max_length=120)),
                ("touchpoint", models.CharField(blank=True, default="", max_length=60)),
                ("probability", models.FloatField()),
                ("right", models.BooleanField()),
                ("who", models.CharField(max_length=200)),
                ("at", hamdel.platform.fields.InstantField()),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="customers.profile"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "topic"], name="interactions_reason_kind")
                ],
            },
        ),
    ]
