"""How a command says that it can not."""


class CommandFailed(Exception):
    """The command ends with this one sentence on stderr and exit code 1."""
