"""What a person newly wrote in an e-mail reply, apart from what they quote and sign with."""

from .reading import newly_written, newly_written_html
from .reply import Reply

__all__ = ["Reply", "newly_written", "newly_written_html"]
