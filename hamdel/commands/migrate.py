"""`hamdel migrate`."""

from .migrating import migrate_if_needed
from .printing import say
from .verbs import one_verb

app = one_verb()


@app.command()
def migrate() -> None:
    """Bring the database up to date."""
    done = migrate_if_needed()
    say(f"{done} migrations applied." if done else "The database is up to date.")
