"""`newly_written` for plain text and for HTML."""

from .line import lines_of
from .markup import lines_of_html
from .parting import part
from .reply import Reply


def newly_written(text: str) -> Reply:
    """Part a plain-text message into what the person newly wrote, what is quoted, and the signature.

    Takes the text as it came, with any line ends. Every line is in one of the three parts, as it
    came. Where the person answers in between, their answers stay among the lines they answer to;
    a forwarded message is content and stays; where no own words are left the text is whole.
    Never raises; time is linear in the text.
    """
    return part(lines_of(text))


def newly_written_html(html: str) -> Reply:
    """Part an HTML message as `newly_written` does; the parts are plain text.

    What the markup shows as a quotation has «> » before its lines. Scripts, styles and what is
    hidden are left out.
    """
    return part(lines_of_html(html))
