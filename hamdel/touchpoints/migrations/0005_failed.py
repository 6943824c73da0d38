"""How much of a day failed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("touchpoints", "0004_day")]

    operations = [
        migrations.AddField(
            model_name="day",
            name="failed",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
    ]
