"""Who asked for an approval, so that somebody else agrees."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0004_moment'),
    ]

    operations = [
        migrations.AddField(
            model_name='caseapproval',
            name='asked_by_id',
            field=models.BigIntegerField(null=True),
        ),
    ]
