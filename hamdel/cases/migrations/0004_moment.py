"""Where the log tells that a case was opened."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_work'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='moment_id',
            field=models.BigIntegerField(null=True),
        ),
    ]
