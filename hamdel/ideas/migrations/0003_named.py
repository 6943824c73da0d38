"""A profile's voices have a name that is none of its columns."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('customers', '0002_purchases'),
        ('ideas', '0002_words'),
    ]

    operations = [
        migrations.AlterField(
            model_name='voice',
            name='profile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='idea_voices', to='customers.profile'),
        ),
    ]
