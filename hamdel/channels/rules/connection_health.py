"""What an account shows of its connections: a line each for those that fail."""


def health_with(said: str, *, part: str, error: str) -> str:
    """What is said of an account once one part of it says its own: `error`, "" where it works.

    The unnamed part has the lines that begin with no name and a colon.
    """
    mark = f"{part}: " if part else ""
    others = [line for line in said.splitlines() if not _is_of(line, mark)]
    return "\n".join([*others, f"{mark}{error}"] if error else others)


def _is_of(line: str, mark: str) -> bool:
    return line.startswith(mark) if mark else not line.startswith("Sending: ")
