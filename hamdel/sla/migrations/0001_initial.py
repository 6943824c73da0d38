"""Policies, what has clocks, clocks, and by what they were measured."""

import django.db.models.deletion
import hamdel.platform.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_calendars'),
        ('conversations', '0005_guarded'),
        ('customers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Basis',
            fields=[
                ('name', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('towards', models.CharField(blank=True, max_length=64)),
                ('position', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Policy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('place', models.IntegerField()),
                ('active', models.BooleanField(default=True)),
                ('condition', models.JSONField(default=dict)),
                ('minutes', models.JSONField()),
                ('pauses', models.JSONField(default=list)),
                ('steps', models.JSONField(default=list)),
                ('version', models.IntegerField(default=1)),
                ('made_at', hamdel.platform.fields.InstantField()),
                ('changed_at', hamdel.platform.fields.InstantField()),
                ('removed_at', hamdel.platform.fields.InstantField(null=True)),
                ('calendar', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='accounts.calendar')),
            ],
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('priority', models.CharField(max_length=10)),
                ('channel', models.CharField(blank=True, max_length=40)),
                ('course', models.JSONField(default=list)),
                ('seen_at', hamdel.platform.fields.InstantField()),
                ('open', models.BooleanField(default=True)),
                ('breaks_at', hamdel.platform.fields.InstantField(null=True)),
                ('near_at', hamdel.platform.fields.InstantField(null=True)),
                ('raised_from', models.CharField(blank=True, default='', max_length=10)),
                ('raised_to', models.CharField(blank=True, default='', max_length=10)),
                ('conversation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='matter', to='conversations.conversation')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='customers.profile')),
                ('team', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='accounts.team')),
                ('policy', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='sla.policy')),
            ],
        ),
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(default='waiting', max_length=10)),
                ('attempts', models.IntegerField(default=0)),
                ('lease_until', hamdel.platform.fields.InstantField(null=True)),
                ('error', models.TextField(blank=True)),
                ('target', models.CharField(max_length=12)),
                ('started_at', hamdel.platform.fields.InstantField()),
                ('ended_at', hamdel.platform.fields.InstantField(null=True)),
                ('verdict', models.CharField(blank=True, default='', max_length=8)),
                ('minutes', models.IntegerField()),
                ('breaks_at', hamdel.platform.fields.InstantField(null=True)),
                ('near_at', hamdel.platform.fields.InstantField(null=True)),
                ('paused_since', hamdel.platform.fields.InstantField(null=True)),
                ('judged_at', hamdel.platform.fields.InstantField(null=True)),
                ('steps_done', models.JSONField(default=list)),
                ('due_at', hamdel.platform.fields.InstantField()),
                ('calendar', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='accounts.calendar')),
                ('matter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='sla.matter')),
                ('policy', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='sla.policy')),
            ],
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('open', True)), fields=['id'], name='sla_matter_open'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('near_at__isnull', False)), fields=['near_at'], name='sla_matter_near'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('breaks_at__isnull', False)), fields=['breaks_at', 'id'], name='sla_matter_breaks'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(fields=['state', 'due_at'], name='sla_clock_due'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(fields=['judged_at'], name='sla_clock_judged'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.UniqueConstraint(fields=('matter', 'target', 'started_at'), name='sla_clock_once'),
        ),
    ]
