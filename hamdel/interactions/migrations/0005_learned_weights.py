"""What stood when somebody judged a reason, and weights learned from it."""

import hamdel.platform.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('interactions', '0004_reason_said'),
    ]

    operations = [
        migrations.CreateModel(
            name='LearnedWeights',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', hamdel.platform.fields.InstantField()),
                ('until', models.BigIntegerField()),
                ('said', models.IntegerField()),
                ('held_out', models.IntegerField()),
                ('loss', models.FloatField()),
                ('loss_before', models.FloatField()),
                ('stands', models.BooleanField()),
                ('weights', models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name='reasonsaid',
            name='standing',
            field=models.TextField(default=''),
        ),
    ]
