"""How each verb's typer application is made: plain text, no decorations, no tracebacks."""

import typer


def one_verb() -> typer.Typer:
    """Make the application of one verb."""
    return typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def verb_with_parts() -> typer.Typer:
    """Make the application of a verb that has verbs of its own, e.g. `user create`."""
    app = one_verb()
    app.callback()(lambda: None)
    return app
