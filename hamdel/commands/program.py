"""The verbs of `hamdel`: each lives in a module of its own, and only the one asked for is loaded."""

import os
import sqlite3
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import Final, NoReturn

import django
import psycopg
import typer
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from hamdel import __version__
from hamdel.platform.traces import where_it_failed

from .failing import CommandFailed
from .printing import complain, say


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: the module that holds its `app`, and what it does in a few words."""

    module: str
    help: str
    data: str = ""  # the data folder where the environment names none
    umask: int = (
        0o077  # databases, letters, files of customers: what it makes is this user's alone
    )


VERBS: Final = {
    "demo": Verb("demo", "A living demo company in its own data folder, then serve", "data/demo"),
    "serve": Verb("serve", "Migrate if needed, serve, and do background work in the same program"),
    "work": Verb("work", "Background work alone: as many of these as you like"),
    "migrate": Verb("migrate", "Bring the database up to date"),
    "check": Verb("check", "Say what is wrong with this installation, with the mend"),
    "user": Verb("user", "People who serve customers: `hamdel user create`"),
    "key": Verb("key", "API keys: `hamdel key create`"),
    "channel": Verb("channel", "Ways in for customers: `hamdel channel create`, `list`"),
    "draw": Verb("draw", "A published prize draw, run again: `hamdel draw verify FILE`"),
    "mail": Verb("mail", "Raw mails from a mail server or files: `hamdel mail take`"),
    "import": Verb("importing", "Read interactions or customers from a file"),
    "export": Verb("exporting", "Write interactions or customers to a file"),
    "backup": Verb("backup", "Everything into one file, consistent, while running"),
    "restore": Verb("restore", "A backup into an empty installation"),
    "bench": Verb(
        "bench", "The project's own benchmarks", umask=0o022
    ),  # starts servers of others
}


def main() -> NoReturn:
    """Run the verb that the command line names; the process ends with its code."""
    given = sys.argv[1:]
    if not given or given[0] in {"--help", "-h", "help"}:
        say(_overview())
        sys.exit(0 if given else 2)
    if given[0] == "--version":
        say(f"hamdel {__version__}")
        sys.exit(0)
    verb = VERBS.get(given[0])
    if verb is None:
        complain(f"There is no command {given[0]}; `hamdel --help` lists them.")
        sys.exit(2)
    os.umask(verb.umask)
    sys.exit(_run(verb, given))


def _run(verb: Verb, given: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamdel.settings")
    if verb.data:
        os.environ.setdefault("HAMDEL_DATA", verb.data)
    try:
        django.setup()
        app: typer.Typer = import_module(f"hamdel.commands.{verb.module}").app
        app(args=given[1:], prog_name=f"hamdel {given[0]}")
    except (CommandFailed, ImproperlyConfigured, ValueError) as error:
        complain(str(error))
    except (DatabaseError, sqlite3.Error, psycopg.Error) as error:
        complain(
            f"The database does not answer as it should: {_first_line(error)} Try `hamdel check`."
        )
    except OSError as error:
        complain(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": "))
    except KeyboardInterrupt:
        return 130
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except Exception as error:  # noqa: BLE001 - the last net: nobody who types gets a traceback
        complain(f"{where_it_failed(error)}. This is a fault of Hamdel; please tell its makers.")
    return 1


def _first_line(error: Exception) -> str:
    line = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return line if line.endswith(".") else f"{line}."


def _overview() -> str:
    widest = max(map(len, VERBS))
    lines = [f"  {name:<{widest}}  {verb.help}" for name, verb in VERBS.items()]
    return "\n".join(
        ("Usage: hamdel COMMAND …", "", *lines, "", "`hamdel COMMAND --help` tells more of one.")
    )
