"""WhatsApp, over its Cloud API."""
