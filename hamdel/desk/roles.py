"""Who may see and do what on the desk's screens."""

from typing import Final

EVERYBODY: Final = ("admin", "supervisor", "agent", "analyst")
# Those who serve customers: they may write, merge and correct.
SERVING: Final = ("admin", "supervisor", "agent")
LEADING: Final = ("admin", "supervisor")
