"""`hamdel demo`."""

from typing import Annotated

import typer

from hamdel.demo.public import PASSWORD, SIGN_INS, SMALL, WHOLE, NotEmpty, make_company, progress
from hamdel.platform import followers
from hamdel.platform.instants import system_now

from .failing import CommandFailed
from .migrating import migrate_if_needed
from .printing import say
from .removing import remove_demo_data
from .serving import must_be_free, serve_until_told
from .verbs import one_verb

app = one_verb()


@app.command()
def demo(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    *,
    small: Annotated[bool, typer.Option("--small", help="400 people instead of 5,000.")] = False,
    make_only: Annotated[
        bool, typer.Option("--make-only", help="Make the company's beginning, do not serve.")
    ] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="Remove the demo company without trace.")
    ] = False,
) -> None:
    """A living demo company in its own data folder (HAMDEL_DATA, ./data/demo), then serve."""
    if remove:
        say(remove_demo_data())
        return
    if not make_only:
        must_be_free(host, port)
    migrate_if_needed()
    if progress() is None:
        say("Making the company «رکاب»: its people, three months of what they did …")
        _make(small=small)
    if make_only:
        return
    say(_welcome(host, port))
    serve_until_told(host=host, port=port, embedded_worker=True)


def _make(*, small: bool) -> None:
    try:
        make_company(people=SMALL if small else WHOLE, now=system_now())
    except NotEmpty:
        raise CommandFailed(
            "This installation holds other data; set HAMDEL_DATA to a folder of the demo's own."
        ) from None
    while followers.run_once():  # so that the first page counts what is there
        pass


def _welcome(host: str, port: int) -> str:
    widest = max(len(one.email) for one in SIGN_INS)
    people = [f"  {one.email:<{widest}}  {one.role:<10}  {one.name}" for one in SIGN_INS]
    found = progress()
    rest = "" if found is None or found.finished else "\nThe rest of its customers come in behind."
    return "\n".join(
        (
            "",
            f"Hamdel is at http://{host}:{port}",
            "",
            f"Sign in as (password of all: {PASSWORD})",
            *people,
            rest,
        )
    )
