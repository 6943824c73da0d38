"""What messages are for."""

from hamdel.channels.rules.purposes import ANY_CHANNEL, SERVICE


def test_no_channel_is_called_any() -> None:
    assert (SERVICE.isalpha(), ANY_CHANNEL.isalpha()) == (True, False)
