"""Lines to copy with which a company's server signs a user id. Pure."""

from .snippets import Snippet

_PYTHON = """import hashlib
import hmac

user_hash = hmac.new(b"{key}", user_id.encode(), hashlib.sha256).hexdigest()"""

_NODE = """import {{ createHmac }} from "node:crypto";

const userHash = createHmac("sha256", "{key}").update(userId).digest("hex");"""

_PHP = """$userHash = hash_hmac('sha256', $userId, '{key}');"""

_PAGE = """hamdel.push(["identify", userId, {{}}, {{ userHash: userHash }}]);"""


def signing_snippets(*, key: str, page: str) -> tuple[Snippet, ...]:
    """The snippets for a key; `page` is the name of the one that goes into the page."""
    told = (
        ("sign-python", "Python", _PYTHON),
        ("sign-node", "Node.js", _NODE),
        ("sign-php", "PHP", _PHP),
        ("sign-page", page, _PAGE),
    )
    return tuple(
        Snippet(id=i, name=name, where="", code=code.format(key=key)) for i, name, code in told
    )
