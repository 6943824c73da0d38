"""What of an exchange with a gateway is shown."""

import json

from hamdel.channels.kinds.sms.veiling import veiled, without_secrets

KEY = "Ab/9+ک=x"
SETTINGS = {"key": KEY, "password": "p&=", "user": "u"}


def test_a_secret_is_told_in_none_of_its_forms() -> None:
    forms = (
        KEY, "Ab%2F9%2B%DA%A9%3Dx", "Ab%2f9%2b%da%a9%3dx", json.dumps(KEY), json.dumps(KEY).replace("/", "\\/"),
        KEY.lower(), "dTpwJj0=",
    )  # fmt: skip
    for written in forms:
        shown = without_secrets(f"[{written}]", SETTINGS)
        assert shown.strip('[]"') in {"⟨key⟩", "⟨basic⟩"}, written


def test_one_too_short_to_be_told_is_left() -> None:
    assert without_secrets("p&= is p&=", SETTINGS) == "p&= is p&="
    assert without_secrets("abc", {"key": "", "password": "", "user": ""}) == "abc"


def test_people_s_numbers_are_masked_and_others_are_not() -> None:
    said = '{"to": "989123456789", "id": 4412987766, "status": 200, "mail": "mina@example.ir"}'
    assert veiled(said, SETTINGS) == (
        '{"to": "0912•••6789", "id": 4412987766, "status": 200, "mail": "m•••@example.ir"}'
    )
