"""Removing the demo company: its folder, or in a shared database its rows."""

from datetime import datetime


def remove_demo_data(*, now: datetime) -> str:
    raise NotImplementedError
