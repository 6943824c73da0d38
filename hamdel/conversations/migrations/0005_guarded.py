"""Ways that are only expected; who did a deed, person or key."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conversations", "0004_standing")]

    operations = [
        migrations.AddField(
            model_name="way",
            name="expected",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="deed",
            name="who",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
    ]
