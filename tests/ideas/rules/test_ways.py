from hamdel.ideas.rules.ways import Asker, Way, verdict

WAYS = [
    Way(kind="sms", account_id=1, recipient="+989121234567"),
    Way(kind="telegram", account_id=2, recipient="77"),
    Way(kind="email", account_id=3, recipient="a@example.ir"),
]


def kinds(asker: Asker) -> tuple[str, list[str]]:
    why, ways = verdict(asker, WAYS)
    return why, [one.kind for one in ways]


def test_their_word_first_then_the_way_they_came() -> None:
    assert kinds(Asker(wants=True)) == ("", ["email", "telegram", "sms"])
    assert kinds(Asker(wants=True, came="sms")) == ("", ["sms", "email", "telegram"])
    assert kinds(Asker(wants=True, said="telegram", came="sms"))[1][0] == "telegram"
    assert kinds(Asker(wants=True, said="pigeon", came="sms"))[1][0] == "sms"


def test_who_refused_is_not_chased_elsewhere() -> None:
    assert kinds(Asker(wants=False)) == ("untold", [])
    assert kinds(Asker(wants=True, consents={"*": "refused"})) == ("opted_out", [])
    assert kinds(Asker(wants=True, came="sms", consents={"sms": "refused"})) == ("opted_out", [])
    other = Asker(wants=True, came="sms", consents={"*": "granted", "email": "refused"})
    assert kinds(other) == ("", ["sms", "telegram"])
    assert verdict(Asker(wants=True), []) == ("no_way", [])
