"""`hamdel key create`, `hamdel key user-hash`."""

from typing import Annotated

import typer

from hamdel.interactions.public import user_hash_key
from hamdel.platform.instants import system_now
from hamdel.platform.keys import KeyRefused, create_key

from .failing import CommandFailed
from .migrating import migrate_if_needed
from .printing import say
from .verbs import verb_with_parts

app = verb_with_parts()


@app.command()
def create(
    name: Annotated[str, typer.Option(help="What the key is for.")],
    scope: Annotated[str, typer.Option(help="ingest, read, write, admin; several with commas.")],
    origin: Annotated[
        list[str] | None, typer.Option(help="A web origin that may use it; repeat for several.")
    ] = None,
) -> None:
    """Make an API key and print it; it can not be seen again."""
    migrate_if_needed()
    scopes = [part.strip() for part in scope.split(",") if part.strip()]
    try:
        _, secret = create_key(
            name=name, scopes=scopes, origins=origin or (), now=system_now(), who="hamdel"
        )
    except KeyRefused as error:
        raise CommandFailed(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
    say(secret)


@app.command("user-hash")
def user_hash() -> None:
    """Print the key with which your servers sign the user ids that your pages name."""
    say(user_hash_key())
