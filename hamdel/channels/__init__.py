"""Channels: accounts of every kind, what comes in kept byte for byte, and the one door out."""
