from hamdel.reading.models import Version
from hamdel.reading.public import correct_reading
from hamdel.reading.queries.versions import versions, waiting_to_be_learned
from hamdel.reading.readers import active_version

from ..conftest import NOW, Tell


def test_the_shipped_version_is_told_as_such() -> None:
    active_version()
    (one,) = versions()
    assert (one.shipped, one.state, one.right) == (True, "active", {})


def test_what_was_said_since_waits_to_be_learned(tell: Tell) -> None:
    one = tell()
    Version.objects.update(made_at=NOW)
    later = NOW.replace(hour=20)
    correct_reading(interaction_id=one, head="intent", label="refund", who="s", now=later)
    assert waiting_to_be_learned() == 1
    Version.objects.update(made_at=later)
    assert waiting_to_be_learned() == 0
