"""`hamdel check`."""

import typer

from hamdel.platform.checks import look
from hamdel.platform.instants import system_now

from .printing import say
from .verbs import one_verb

app = one_verb()


@app.command()
def check() -> None:
    """Say what is wrong with this installation, in words, with the mend; exit 1 if anything is."""
    found = look(now=system_now())
    for finding in found:
        say(f"{finding.level}: {finding.what}\n  {finding.mend}")
    if not found:
        say("All is well.")
    raise typer.Exit(int(any(finding.level == "wrong" for finding in found)))
