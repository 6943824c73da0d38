"""Who may do what with readings."""

from typing import Final

EVERYBODY: Final = ("admin", "supervisor", "agent", "analyst")
CORRECTORS: Final = ("admin", "supervisor", "agent")
JUDGES: Final = ("admin", "supervisor", "analyst")
TEACHERS: Final = ("admin",)
