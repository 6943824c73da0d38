"""Messages are found by their words; what is there already is taken in by the follower."""

from django.db import migrations, models
from django.db.models import Q

import hamdel.platform.fields
from hamdel.platform.search import create_index, drop_index


def make(_apps: object, _schema: object) -> None:
    create_index("messages")


def take_away(_apps: object, _schema: object) -> None:
    drop_index("messages")


class Migration(migrations.Migration):
    dependencies = [("conversations", "0005_guarded"), ("platform", "0005_dropped")]

    operations = [
        migrations.AddField(
            model_name="message",
            name="indexed_at",
            field=hamdel.platform.fields.InstantField(null=True),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                fields=["-id"], condition=Q(indexed_at=None), name="conversations_not_indexed"
            ),
        ),
        migrations.RunPython(make, take_away),
    ]
