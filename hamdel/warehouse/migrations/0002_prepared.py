import hamdel.platform.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('warehouse', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Prepared',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('table', models.CharField(max_length=40)),
                ('stored', models.CharField(max_length=32, unique=True)),
                ('upto_id', models.BigIntegerField()),
                ('first_at', hamdel.platform.fields.InstantField()),
                ('last_at', hamdel.platform.fields.InstantField()),
                ('rows', models.BigIntegerField()),
                ('bytes', models.BigIntegerField()),
                ('made_at', hamdel.platform.fields.InstantField()),
                ('retired_at', hamdel.platform.fields.InstantField(db_index=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['name', 'retired_at'], name='warehouse_prepared_live')],
            },
        ),
    ]
