"""Winners of a draw are told; when, and by what."""

import hamdel.platform.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('asking', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='draw',
            name='tell_at',
            field=hamdel.platform.fields.InstantField(null=True),
        ),
        migrations.AddField(
            model_name='draw',
            name='told_at',
            field=hamdel.platform.fields.InstantField(null=True),
        ),
        migrations.AddField(
            model_name='entry',
            name='told',
            field=models.CharField(blank=True, default='', max_length=20),
        ),
    ]
