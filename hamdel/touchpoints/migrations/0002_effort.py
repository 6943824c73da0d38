"""What a touchpoint asks of the company."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("touchpoints", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="touchpoint",
            name="effort",
            field=models.SmallIntegerField(blank=True, null=True),
        ),
    ]
