"""What was refused is shown as it came, whatever it holds."""

import pytest

from hamdel.desk.refusals import LONGEST, pretty

HUGE = "9" * 5_000


def test_json_stands_over_several_lines():
    assert pretty('{"event":"خرید","n":[1]}') == '{\n  "event": "خرید",\n  "n": [\n    1\n  ]\n}'


@pytest.mark.parametrize(
    ("payload", "shown"),
    [
        ('{"q":"خرید \\ud83d"}', '{\n  "q": "خرید \ufffd"\n}'),
        ('{"\\ud83d":1}', '{\n  "\ufffd": 1\n}'),
        ('{"n":1e400}', '{\n  "n": "1e400"\n}'),
        ("not JSON \ud83d", "not JSON \ufffd"),
        ('{"a":' * 1_000, '{"a":' * 800 + "\n…"),
        (f"[{HUGE}]", f'[\n  "{HUGE}'[:LONGEST] + "\n…"),
    ],
)
def test_whatever_was_sent_can_be_shown(payload, shown):
    assert pretty(payload) == shown
    pretty(payload).encode()
