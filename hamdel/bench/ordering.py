"""Messages for the rig that kills senders: ordered by a process of their own, as any part does it."""

from datetime import UTC, datetime
from typing import Final

from hamdel.channels.public import accounts, send_message

# More than sockets hold (Linux: 4 MB to send), so that who sends it waits in the middle of it.
LONG: Final = "سلام مینا، سفارش شما رسید. " * 60_000


def order(name: str, *, long_on: str) -> None:
    """Have one message sent on each account of mail, in this process, where Django is set up.

    On the account `long_on` it is so long that it can not be handed over in one go.
    """
    for account in accounts(kind="email"):
        send_message(
            account_id=account.id,
            key=f"{name}:{account.id}",
            recipient="mina@example.ir",
            profile_id=None,
            subject=name,
            text=LONG if account.name == long_on else name,
            now=datetime.now(UTC),
        )
