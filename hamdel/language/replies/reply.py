"""What `newly_written` gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """One message in three parts that together hold every line of it, in order within each part.

    `text` is what the person newly wrote, `quoted` what they answer to with the lines that
    introduce it, `signature` what stands under the words of every message of theirs.
    """

    text: str
    quoted: str = ""
    signature: str = ""
