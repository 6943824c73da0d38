"""Conversations: what a customer and the company say to each other, over any channel."""
