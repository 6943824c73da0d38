"""`hamdel serve`."""

from typing import Annotated

import typer

from .migrating import migrate_if_needed
from .printing import say
from .serving import must_be_free, serve_until_told
from .verbs import one_verb

app = one_verb()


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    *,
    no_worker: Annotated[
        bool, typer.Option("--no-worker", help="Leave background work to `hamdel work`.")
    ] = False,
) -> None:
    """Migrate if needed, serve, and do background work in the same program."""
    must_be_free(host, port)
    migrate_if_needed()
    say(f"Hamdel is at http://{host}:{port}")
    serve_until_told(host=host, port=port, embedded_worker=not no_worker)
