"""A step of editing can be taken back."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('surveys', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='survey',
            name='before',
            field=models.JSONField(null=True),
        ),
    ]
