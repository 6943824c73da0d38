"""Deliveries say that no person wrote them, and how often they were refused in good order."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("channels", "0005_webchat")]

    operations = [
        migrations.AddField("delivery", "automatic", models.BooleanField(default=False)),
        migrations.AddField("delivery", "refusals", models.IntegerField(default=0)),
        migrations.AddIndex(
            "delivery",
            models.Index(
                fields=["recipient", "-made_at"],
                condition=models.Q(("automatic", True)),
                name="channels_delivery_auto",
            ),
        ),
        migrations.AddIndex(
            "delivery", models.Index(fields=["state", "due_at"], name="channels_delivery_due")
        ),
    ]
