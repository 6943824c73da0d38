"""Which accounts have something due is asked four times a second, however much waits on one of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("channels", "0007_answers")]

    operations = [
        migrations.AddIndex(
            "delivery",
            models.Index(fields=["account", "state", "due_at"], name="channels_delivery_account"),
        ),
    ]
