"""A mail as it was understood: what the bounded process tells the program."""

import msgspec


class Enclosed(msgspec.Struct, frozen=True, kw_only=True):
    """A file in a mail; `name` is the sender's and only data, `cid` what its HTML calls it."""

    name: str
    type: str
    content: bytes
    cid: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a mail server says became of a mail of ours: `about` is the mail's id."""

    about: str
    state: str
    problem: str


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """A mail, read. `at`: microseconds since 1970, None where the date is none.

    `sender` is the address of From in an identity's form ("": none, or no plain address), `written`
    as it stands there. `sure` is false where From names several. `results`: Authentication-Results,
    topmost first. `tokens` may be ours or not. `machine`: why no person wrote it; "" for a person's.
    """

    id: str
    digest: str
    at: int | None
    sender: str
    written: str
    name: str
    sure: bool
    recipients: tuple[str, ...]
    subject: str
    text: str
    quoted: str
    html: str
    files: tuple[Enclosed, ...]
    answers: tuple[str, ...]
    tokens: tuple[str, ...]
    results: tuple[str, ...]
    delivered_to: tuple[str, ...]
    machine: str
    report: Report | None = None
