"""Lines to copy that send a first event, for each kind of client. Pure."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_BROWSER = """<script async src="{base}/collect.js" data-key="{key}" data-auto="page"></script>
<script>
  window.hamdel = window.hamdel || [];
  hamdel.push(["track", "Newsletter Signed Up", {{ plan: "weekly" }}]);
</script>"""

_PYTHON = """# pip install segment-analytics-python
import segment.analytics as analytics

analytics.write_key = "{key}"
analytics.host = "{base}"
analytics.track("mina-1001", "Newsletter Signed Up", {{"plan": "weekly"}})
analytics.flush()"""

_NODE = """// npm install @segment/analytics-node
import {{ Analytics }} from "@segment/analytics-node";

const analytics = new Analytics({{ writeKey: "{key}", host: "{base}" }});
analytics.track({{ userId: "mina-1001", event: "Newsletter Signed Up", properties: {{ plan: "weekly" }} }});
await analytics.closeAndFlush();"""

_CURL = """curl {base}/v1/track \\
  -u {key}: \\
  -H 'Content-Type: application/json' \\
  -d '{{"userId": "mina-1001", "event": "Newsletter Signed Up", "properties": {{"plan": "weekly"}}}}'"""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One way to send: where it goes, and its lines."""

    id: str
    name: str | Promise
    where: str | Promise
    code: str


def snippets(*, base: str, key: str) -> tuple[Snippet, ...]:
    """The snippets for an installation at `base` (no slash at its end) and a key's secret."""
    told = (
        ("browser", _("Web page"), _("Before the end of the page's head."), _BROWSER),
        ("python", "Python", _("Any client of the Segment protocol works unchanged."), _PYTHON),
        ("node", "Node.js", _("Any client of the Segment protocol works unchanged."), _NODE),
        (
            "curl",
            "curl",
            _("In a terminal; the key is the user name, the password is empty."),
            _CURL,
        ),
    )
    return tuple(
        Snippet(id=i, name=name, where=where, code=code.format(base=base, key=key))
        for i, name, where, code in told
    )
