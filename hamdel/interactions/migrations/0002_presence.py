"""The newest of each profile."""

import django.db.models.deletion
from django.db import migrations, models

import hamdel.platform.fields


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0001_initial"),
        ("interactions", "0001_initial"),
        ("touchpoints", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "profile",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="customers.profile",
                    ),
                ),
                ("first_at", hamdel.platform.fields.InstantField()),
                ("last_at", hamdel.platform.fields.InstantField()),
                ("moments", models.BigIntegerField()),
                ("sentiment", models.FloatField(null=True)),
                ("sentiment_at", hamdel.platform.fields.InstantField(null=True)),
                (
                    "last_kind",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="touchpoints.kind",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["-last_at", "-profile"], name="interactions_presence_new"
                    )
                ],
            },
        ),
    ]
