"""How a command says that it can not."""


class CommandFailed(Exception):  # noqa: N818 - reads as what happened
    """The command ends with this one sentence on stderr and exit code 1."""
