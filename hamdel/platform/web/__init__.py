"""What every screen stands on: navigation, formats of the active language, the parts page."""
