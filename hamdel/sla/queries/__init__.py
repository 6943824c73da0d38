"""Questions about policies and clocks."""
