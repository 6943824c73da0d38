"""How many texts an index let go of since it was tidied."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("platform", "0004_search")]

    operations = [
        migrations.AddField(
            model_name="searchindex",
            name="dropped",
            field=models.BigIntegerField(db_default=0, default=0),
        )
    ]
