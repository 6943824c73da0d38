"""Empty tables at once, for benchmarks that need no rows of those that migrations bring."""

from django.apps import apps
from django.conf import settings
from django.core.management import call_command


def make_tables() -> None:
    """Make the tables of all models as they are now: a tenth of the time that migrations take."""
    settings.MIGRATION_MODULES = {one.label: None for one in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
