"""`hamdel draw verify`: a published prize draw is run again; needs no installation of its own."""

from pathlib import Path
from typing import Annotated

import typer

from hamdel.asking.public import verify_draw

from .verbs import verb_with_parts

app = verb_with_parts()


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="The draw as a file, from its public page.")],
    earlier: Annotated[
        Path | None, typer.Option(help="The same draw as you kept it before.")
    ] = None,
    ticket: Annotated[str, typer.Option(help='"ENTRY SALT" of your own ticket.')] = "",
) -> None:
    """Run a draw again; exit code 0 where everything holds, 1 with a sentence for what does not."""
    said = [str(file), *(["--earlier", str(earlier)] if earlier else []), "--ticket", ticket]
    raise typer.Exit(verify_draw(said))
