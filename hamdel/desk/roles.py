"""Who may see and do what on the desk's screens."""

from hamdel.platform.roles import EVERYBODY, EXPORTING, LEADING, SERVING

__all__ = ["EVERYBODY", "EXPORTING", "LEADING", "SERVING"]
