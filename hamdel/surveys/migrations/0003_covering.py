"""Results are read from the index alone, on SQLite too."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_seasons'),
        ('customers', '0002_purchases'),
        ('surveys', '0002_before'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='response',
            name='surveys_scored',
        ),
        migrations.AddIndex(
            model_name='response',
            index=models.Index(condition=models.Q(('complete', True)), fields=['survey', 'answered_at', 'stage', 'touchpoint', 'team', 'score', 'complete'], name='surveys_scored'),
        ),
    ]
