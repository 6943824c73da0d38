"""Skills, agents and their states, rules, and what was given to whom."""

import django.db.models.deletion
import hamdel.platform.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_calendars'),
        ('conversations', '0006_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ground',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weights', models.JSONField()),
                ('head_starts', models.JSONField()),
                ('fairness', models.CharField(max_length=20)),
                ('reserve_after', models.IntegerField()),
                ('warm_minutes', models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Skill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('folded', models.CharField(max_length=100, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Agent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(default='offline', max_length=10)),
                ('state_since', hamdel.platform.fields.InstantField()),
                ('capacity', models.IntegerField(default=100)),
                ('languages', models.CharField(blank=True, default='', max_length=40)),
                ('week', models.JSONField(null=True)),
                ('given_at', hamdel.platform.fields.InstantField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('place', models.IntegerField()),
                ('is_on', models.BooleanField(default=True)),
                ('conditions', models.JSONField(default=list)),
                ('for_team', models.BooleanField(default=False)),
                ('needs', models.JSONField(default=list)),
                ('speaks', models.BooleanField(default=True)),
                ('priority', models.CharField(blank=True, default='', max_length=10)),
                ('overflow_minutes', models.IntegerField(default=0)),
                ('last_agent_hours', models.IntegerField(default=0)),
                ('changed_at', hamdel.platform.fields.InstantField()),
                ('removed_at', hamdel.platform.fields.InstantField(null=True)),
                ('overflow_team', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.team')),
                ('team', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='accounts.team')),
            ],
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', hamdel.platform.fields.InstantField()),
                ('waited_seconds', models.IntegerField()),
                ('weight', models.IntegerField()),
                ('explanation', models.JSONField()),
                ('conversation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='conversations.conversation')),
                ('person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='accounts.team')),
                ('rule', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='routing.rule')),
            ],
        ),
        migrations.CreateModel(
            name='RuleDeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', hamdel.platform.fields.InstantField(db_index=True)),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('undone_at', hamdel.platform.fields.InstantField(null=True)),
                ('person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Ability',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.SmallIntegerField()),
                ('agent', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='routing.agent')),
                ('skill', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='routing.skill')),
            ],
        ),
        migrations.CreateModel(
            name='Stretch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(max_length=10)),
                ('since', hamdel.platform.fields.InstantField()),
                ('until', hamdel.platform.fields.InstantField(null=True)),
                ('agent', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='routing.agent')),
            ],
        ),
        migrations.AddConstraint(
            model_name='agent',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__gte', 0), ('capacity__lte', 1000)), name='routing_agent_capacity'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['conversation', '-id'], name='routing_assignment_newest'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['at'], name='routing_assignment_at'),
        ),
        migrations.AddConstraint(
            model_name='ability',
            constraint=models.UniqueConstraint(fields=('agent', 'skill'), name='routing_ability_once'),
        ),
        migrations.AddConstraint(
            model_name='ability',
            constraint=models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 5)), name='routing_ability_level'),
        ),
        migrations.AddIndex(
            model_name='stretch',
            index=models.Index(fields=['agent', 'since'], name='routing_stretch_agent'),
        ),
        migrations.AddConstraint(
            model_name='stretch',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('agent',), name='routing_stretch_one_open'),
        ),
    ]
