"""Segments: customers grouped by live rules over what is known of them and what they did."""
