"""Tasks, notes, approvals, deeds, rules; the words a case is looked for by."""

import django.db.models.deletion
import hamdel.platform.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_calendars'),
        ('cases', '0002_starting_types'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='sought',
            field=models.TextField(default=''),
        ),
        migrations.CreateModel(
            name='CaseDeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=10)),
                ('who', models.CharField(max_length=200)),
                ('at', hamdel.platform.fields.InstantField(db_index=True)),
                ('before', models.JSONField()),
                ('undone_at', hamdel.platform.fields.InstantField(null=True)),
                ('person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='CaseNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', hamdel.platform.fields.InstantField()),
                ('author', models.CharField(max_length=150)),
                ('text', models.TextField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='cases.case')),
                ('person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='CaseRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True)),
                ('active', models.BooleanField(default=False)),
                ('touchpoints', models.JSONField(default=list)),
                ('times', models.IntegerField(default=1)),
                ('minutes', models.IntegerField(default=60)),
                ('whom', models.CharField(default='everybody', max_length=40)),
                ('priority', models.CharField(blank=True, max_length=10)),
                ('version', models.IntegerField(default=1)),
                ('team', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='accounts.team')),
                ('type', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='cases.casetype')),
            ],
        ),
        migrations.AddField(
            model_name='case',
            name='rule',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cases.caserule'),
        ),
        migrations.CreateModel(
            name='CaseApproval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=500)),
                ('asked_by', models.CharField(max_length=200)),
                ('asked_at', hamdel.platform.fields.InstantField()),
                ('answer', models.CharField(blank=True, max_length=8)),
                ('word', models.CharField(blank=True, max_length=500)),
                ('answered_by', models.CharField(blank=True, max_length=200)),
                ('answered_at', hamdel.platform.fields.InstantField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='cases.case')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('answer', '')), fields=('case',), name='cases_one_question')],
            },
        ),
        migrations.CreateModel(
            name='CaseTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300)),
                ('due_at', hamdel.platform.fields.InstantField(null=True)),
                ('made_at', hamdel.platform.fields.InstantField()),
                ('done_at', hamdel.platform.fields.InstantField(null=True)),
                ('done_by', models.CharField(blank=True, max_length=200)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='cases.case')),
                ('owner', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='accounts.team')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['owner', 'due_at'], name='cases_task_owner'), models.Index(condition=models.Q(('done_at', None)), fields=['team', 'due_at'], name='cases_task_team')],
            },
        ),
    ]
