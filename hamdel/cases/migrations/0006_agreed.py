"""What a supervisor agreed to, as it stood then."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_asked_by'),
    ]

    operations = [
        migrations.AddField(
            model_name='caseapproval',
            name='agreed',
            field=models.JSONField(null=True),
        ),
    ]
