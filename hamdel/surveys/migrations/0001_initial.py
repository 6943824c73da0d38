"""Surveys, who was asked, what they answered."""

import django.db.models.deletion
import hamdel.platform.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0003_seasons'),
        ('customers', '0002_purchases'),
    ]

    operations = [
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=8)),
                ('title', models.CharField(max_length=200)),
                ('state', models.CharField(db_index=True, default='draft', max_length=8)),
                ('stage', models.CharField(blank=True, max_length=60)),
                ('touchpoint', models.CharField(blank=True, max_length=60)),
                ('token', models.CharField(max_length=32, unique=True)),
                ('draft', models.JSONField(default=dict)),
                ('settings', models.JSONField(default=dict)),
                ('key', models.CharField(max_length=120, null=True, unique=True)),
                ('made_by', models.CharField(max_length=200)),
                ('made_at', hamdel.platform.fields.InstantField()),
                ('changed_at', hamdel.platform.fields.InstantField(db_index=True)),
                ('opened_at', hamdel.platform.fields.InstantField(null=True)),
                ('closed_at', hamdel.platform.fields.InstantField(null=True)),
                ('closes_at', hamdel.platform.fields.InstantField(null=True)),
                ('version', models.IntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('salt', models.CharField(max_length=32)),
                ('channel', models.CharField(max_length=40)),
                ('state', models.CharField(default='made', max_length=8)),
                ('key', models.CharField(max_length=120, null=True, unique=True)),
                ('touchpoint', models.CharField(blank=True, max_length=60)),
                ('stage', models.CharField(blank=True, max_length=60)),
                ('language', models.CharField(blank=True, max_length=8)),
                ('why', models.JSONField(default=dict)),
                ('made_at', hamdel.platform.fields.InstantField()),
                ('sent_at', hamdel.platform.fields.InstantField(null=True)),
                ('opened_at', hamdel.platform.fields.InstantField(null=True)),
                ('started_at', hamdel.platform.fields.InstantField(null=True)),
                ('answered_at', hamdel.platform.fields.InstantField(null=True)),
                ('refused_at', hamdel.platform.fields.InstantField(null=True)),
                ('ignored_at', hamdel.platform.fields.InstantField(null=True)),
                ('reminded_at', hamdel.platform.fields.InstantField(null=True)),
                ('expires_at', hamdel.platform.fields.InstantField(null=True)),
                ('profile', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='customers.profile')),
                ('team', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.team')),
                ('survey', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='surveys.survey')),
            ],
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=160, unique=True)),
                ('score', models.IntegerField(null=True)),
                ('comment', models.TextField(blank=True)),
                ('answers', models.JSONField(default=dict)),
                ('channel', models.CharField(max_length=40)),
                ('device', models.CharField(default='unknown', max_length=20)),
                ('touchpoint', models.CharField(blank=True, max_length=60)),
                ('stage', models.CharField(blank=True, max_length=60)),
                ('language', models.CharField(max_length=8)),
                ('started_at', hamdel.platform.fields.InstantField()),
                ('answered_at', hamdel.platform.fields.InstantField()),
                ('received_at', hamdel.platform.fields.InstantField()),
                ('complete', models.BooleanField(default=True)),
                ('interaction_id', models.BigIntegerField(db_index=True, null=True)),
                ('invitation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='response', to='surveys.invitation')),
                ('profile', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to='customers.profile')),
                ('team', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.team')),
                ('survey', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='surveys.survey')),
            ],
        ),
        migrations.CreateModel(
            name='KeptFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('type', models.CharField(max_length=100)),
                ('size', models.IntegerField()),
                ('stored', models.CharField(max_length=32, unique=True)),
                ('response', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='surveys.response')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=40)),
                ('part', models.CharField(blank=True, max_length=40)),
                ('choice', models.CharField(blank=True, max_length=40)),
                ('number', models.FloatField(null=True)),
                ('text', models.TextField(blank=True)),
                ('response', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='surveys.response')),
                ('survey', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='surveys.survey')),
            ],
        ),
        migrations.CreateModel(
            name='SurveyVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.IntegerField()),
                ('definition', models.JSONField()),
                ('made_at', hamdel.platform.fields.InstantField()),
                ('made_by', models.CharField(max_length=200)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='surveys.survey')),
            ],
        ),
        migrations.AddField(
            model_name='survey',
            name='published',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='surveys.surveyversion'),
        ),
        migrations.AddField(
            model_name='response',
            name='version',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='surveys.surveyversion'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['survey', 'state', 'made_at'], name='surveys_invited'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['profile', '-made_at'], name='surveys_invited_who'),
        ),
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(fields=['state', 'sent_at'], name='surveys_invited_state'),
        ),
        migrations.AddIndex(
            model_name='answer',
            index=models.Index(fields=['survey', 'question', 'part', 'choice', 'number'], name='surveys_counted'),
        ),
        migrations.AddConstraint(
            model_name='surveyversion',
            constraint=models.UniqueConstraint(fields=('survey', 'number'), name='surveys_version_once'),
        ),
        migrations.AddIndex(
            model_name='response',
            index=models.Index(fields=['survey', 'complete', '-answered_at', '-id'], name='surveys_answered'),
        ),
        migrations.AddIndex(
            model_name='response',
            index=models.Index(condition=models.Q(('complete', True)), fields=['survey', 'answered_at', 'stage', 'touchpoint', 'team', 'score'], name='surveys_scored'),
        ),
        migrations.AddIndex(
            model_name='response',
            index=models.Index(fields=['answered_at'], name='surveys_answered_at'),
        ),
    ]
