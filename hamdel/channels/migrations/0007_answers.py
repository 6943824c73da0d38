"""Automatic answers say how the one who is answered stands with us: each standing is counted apart."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("channels", "0006_delivery_door")]

    operations = [
        migrations.AddField(
            "delivery", "standing", models.CharField(blank=True, default="", max_length=10)
        ),
        migrations.AddIndex(
            "delivery",
            models.Index(
                fields=["standing", "made_at"],
                condition=~models.Q(("standing", "")),
                name="channels_delivery_answers",
            ),
        ),
    ]
