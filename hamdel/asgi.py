"""The ASGI root: `/v1` and `/live` are answered here, all else by Django behind one thread hop."""
