"""The verbs of the `hamdel` command."""
