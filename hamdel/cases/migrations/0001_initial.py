"""Cases, their types, what they are linked to."""

import django.db.models.deletion
import hamdel.platform.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_calendars'),
        ('conversations', '0005_guarded'),
        ('customers', '0002_purchases'),
        ('interactions', '0004_reason_said'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40, unique=True)),
                ('name_fa', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('topics', models.JSONField(default=list)),
                ('priority', models.CharField(default='normal', max_length=10)),
                ('fields', models.JSONField(default=list)),
                ('checklist', models.JSONField(default=list)),
                ('approval', models.BooleanField(default=False)),
                ('active', models.BooleanField(default=True)),
                ('position', models.IntegerField(default=100)),
                ('version', models.IntegerField(default=1)),
                ('team', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='accounts.team')),
            ],
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300)),
                ('description', models.TextField(blank=True)),
                ('priority', models.CharField(default='normal', max_length=10)),
                ('state', models.CharField(default='new', max_length=10)),
                ('channel', models.CharField(blank=True, max_length=40)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('reason_kind', models.CharField(blank=True, max_length=20)),
                ('reason_topic', models.CharField(blank=True, max_length=120)),
                ('touchpoint', models.CharField(blank=True, max_length=60)),
                ('outcome', models.CharField(blank=True, max_length=12)),
                ('resolution', models.TextField(blank=True)),
                ('fields', models.JSONField(default=dict)),
                ('steps_done', models.JSONField(default=dict)),
                ('source', models.CharField(default='person', max_length=10)),
                ('opened_by', models.CharField(max_length=200)),
                ('key', models.CharField(max_length=120, null=True, unique=True)),
                ('opened_at', hamdel.platform.fields.InstantField()),
                ('changed_at', hamdel.platform.fields.InstantField(db_index=True)),
                ('settled_at', hamdel.platform.fields.InstantField(null=True)),
                ('version', models.IntegerField(default=1)),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='joined', to='cases.case')),
                ('owner', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='children', to='cases.case')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='customers.profile')),
                ('team', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='accounts.team')),
                ('type', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='cases.casetype')),
            ],
        ),
        migrations.CreateModel(
            name='CaseConversation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conversations', to='cases.case')),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='conversations.conversation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'conversation'), name='cases_conversation_once')],
            },
        ),
        migrations.CreateModel(
            name='CaseInteraction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interactions', to='cases.case')),
                ('interaction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='interactions.interaction')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'interaction'), name='cases_interaction_once')],
            },
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['-opened_at', '-id'], name='cases_newest'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['state', '-opened_at', '-id'], name='cases_state'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['owner', 'state', '-opened_at'], name='cases_owner'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['team', 'state', '-opened_at'], name='cases_team'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['type', '-opened_at'], name='cases_type'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('state', 'solved')), fields=['settled_at'], name='cases_solved'),
        ),
    ]
