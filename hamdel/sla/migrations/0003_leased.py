"""Clocks whose worker died are found by their lease."""


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('sla', '0002_cases')]

    operations = [
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('lease_until__isnull', False)), fields=['lease_until'], name='sla_clock_leased'),
        ),
    ]
