import json
from typing import Any

import pytest

from hamdel.channels.contracts import Raw, Unreadable
from hamdel.channels.kinds.note.kind import read
from hamdel.channels.queries.accounts import account
from hamdel.channels.usecases.accounts import create_account
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def noted(**said: Any) -> Any:
    made = create_account(kind="note", name="شعبهٔ ونک", who="leila", now=NOW)
    facts = account(made.id)
    assert facts is not None
    body = json.dumps({"id": "n-1", "text": "تعویض کالا", **said}).encode()
    raw = Raw(id=1, body=body, content_type="application/json", received_at=NOW, kept={})
    return read(raw, facts)[0]


def test_a_note_is_what_somebody_said_at_a_place() -> None:
    one = noted(
        identifiers=[{"kind": "phone", "value": "۰۹۱۲ ۳۴۵ ۶۷۸۹"}], name="مینا", author="سارا"
    )
    assert (one.channel, one.text, one.name, one.at) == ("in-person", "تعویض کالا", "مینا", NOW)
    assert one.identifiers == (("phone", "۰۹۱۲ ۳۴۵ ۶۷۸۹", True),)
    assert one.sender == "phone:+989123456789"
    assert one.attributes == {"place": "شعبهٔ ونک", "noted_by": "سارا"}
    assert noted(place="letter", at="2026-11-20T10:00:00Z").channel == "letter"


@pytest.mark.parametrize("said", [{"text": ""}, {"place": "moon"}, {"color": "red"}, {"id": 3}])
def test_what_is_no_note_is_unreadable(said: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        noted(**said)
