"""`hamdel user create`."""

import sys
from enum import StrEnum
from typing import Annotated, Final

import typer

from hamdel.accounts.public import JoiningError, create_user
from hamdel.platform.instants import system_now

from .failing import CommandFailed
from .migrating import migrate_if_needed
from .printing import say
from .verbs import verb_with_parts

app = verb_with_parts()
_WHY: Final = {
    "email": "That is not an e-mail address.",
    "taken": "Somebody has this e-mail already.",
    "name": "The name can not be used.",
}


class RoleName(StrEnum):
    """What a person may do."""

    ADMIN = "admin"
    SUPERVISOR = "supervisor"
    AGENT = "agent"
    ANALYST = "analyst"


@app.command()
def create(
    email: Annotated[str, typer.Option(help="The login.")],
    role: Annotated[RoleName, typer.Option(help="What the person may do.")],
    name: Annotated[str, typer.Option(help="By default the e-mail's first part.")] = "",
    *,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
) -> None:
    """Make a person who serves customers; the password is asked for, or read from stdin."""
    migrate_if_needed()
    password = _password(from_stdin=password_stdin)
    try:
        made = create_user(
            email=email,
            role=role.value,
            name=name,
            password=password,
            who="hamdel",
            now=system_now(),
        )
    except JoiningError as error:
        raise CommandFailed(_WHY.get(error.reason, f"That can not be: {error.reason}.")) from error
    say(f"{made.email} is {made.role} now.")


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        found = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        found = str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    else:
        raise CommandFailed("Give the password with --password-stdin.")
    if not found:
        raise CommandFailed("The password is empty.")
    return found
