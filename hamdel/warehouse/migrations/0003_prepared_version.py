from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('warehouse', '0002_prepared'),
    ]

    operations = [
        migrations.AddField(
            model_name='prepared',
            name='version',
            field=models.CharField(default='', max_length=16),
        ),
    ]
