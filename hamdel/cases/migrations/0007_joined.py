"""Who is erased takes no case along that was joined to theirs and is somebody else's."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0006_agreed'),
    ]

    operations = [
        migrations.AlterField(
            model_name='case',
            name='merged_into',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='joined', to='cases.case'),
        ),
    ]
