"""`hamdel channel create` and `hamdel channel list`."""

from typing import Annotated

import typer

from hamdel.channels.public import (
    AccountError,
    AccountFacts,
    WrongSetting,
    accounts,
    create_account,
    kind_of,
    kinds,
)
from hamdel.platform.instants import system_now

from .failing import CommandFailed
from .migrating import migrate_if_needed
from .printing import say
from .verbs import verb_with_parts

app = verb_with_parts()


@app.command()
def create(
    kind: Annotated[str, typer.Argument(help="phone, form, note …")],
    name: Annotated[str, typer.Option(help="What the channel is called.")] = "",
    set_: Annotated[
        list[str] | None, typer.Option("--set", help="A setting, NAME=VALUE; repeat for several.")
    ] = None,
) -> None:
    """Make a channel and print the path of its hook (nothing for a kind that has none)."""
    migrate_if_needed()
    try:
        made = create_account(
            kind=kind, name=name, settings=_settings(set_ or ()), who="hamdel", now=system_now()
        )
    except AccountError:
        known = ", ".join(one.key for one in kinds())
        raise CommandFailed(
            f"There is no channel of the kind {kind}; there are {known}."
        ) from None
    except WrongSetting as wrong:
        raise CommandFailed(_told(wrong, kind)) from None
    if _has_hook(made):
        say(made.hook_path)


@app.command("list")
def list_all() -> None:
    """Print every channel: id, kind, state, path of its hook, and name, parted by tabs."""
    migrate_if_needed()
    for one in accounts():
        path = one.hook_path if _has_hook(one) else ""
        say("\t".join((str(one.id), one.kind, one.state, path, one.name)))


def _has_hook(account: AccountFacts) -> bool:
    kind = kind_of(account.kind)
    return kind is not None and kind.has_hook


def _settings(given: list[str] | tuple[()]) -> dict[str, str]:
    found = {}
    for one in given:
        name, between, value = one.partition("=")
        if not between or not name:
            raise CommandFailed(f"Write a setting as NAME=VALUE, not {one}.")
        found[name] = value
    return found


def _told(wrong: WrongSetting, kind: str) -> str:
    declared = next(one for one in kinds() if one.key == kind).settings
    if wrong.reason == "unknown":
        known = ", ".join(one.name for one in declared) or "none"
        return f"{kind} has no setting {wrong.name}; it has {known}."
    if wrong.reason == "needed":
        return f"{kind} needs the setting {wrong.name}: --set {wrong.name}=…"
    choices = next(one.choices for one in declared if one.name == wrong.name)
    named = ", ".join(value for value, _ in choices)
    return f"{wrong.name} is one of {named}." if named else f"{wrong.name} is a whole number."
