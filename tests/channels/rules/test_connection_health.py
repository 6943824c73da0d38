"""What an account shows of its connections."""

from hamdel.channels.rules.connection_health import health_with


def test_each_part_says_only_of_itself() -> None:
    both = health_with("No such mailbox.", part="Sending", error="Refused.")
    assert both == "No such mailbox.\nSending: Refused."
    assert health_with(both, part="", error="") == "Sending: Refused."
    assert health_with(both, part="", error="Away.") == "Sending: Refused.\nAway."
    assert health_with(both, part="Sending", error="") == "No such mailbox."
    assert health_with(both, part="Sending", error="Away.") == "No such mailbox.\nSending: Away."
    assert health_with("", part="", error="") == ""
