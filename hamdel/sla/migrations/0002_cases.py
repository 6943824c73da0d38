"""Cases have clocks too."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('cases', '0001_initial'), ('sla', '0001_initial')]

    operations = [
        migrations.AddField(
            model_name='matter',
            name='case',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='matter', to='cases.case'),
        ),
        migrations.AlterField(
            model_name='matter',
            name='conversation',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='matter', to='conversations.conversation'),
        ),
        migrations.AddConstraint(
            model_name='matter',
            constraint=models.CheckConstraint(condition=models.Q(('conversation__isnull', True), ('case__isnull', True), _connector='XOR'), name='sla_matter_of_one_thing'),
        ),
    ]
