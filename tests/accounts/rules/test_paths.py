"""`next` leads to a path of ours and nowhere else."""

import pytest

from hamdel.accounts.rules.paths import is_own_path

ELSEWHERE = [
    "", "foo", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "https://evil.example/", "http:evil.example", "javascript:alert(1)", "/\t/evil.example",
    "/\n/evil.example", "\t//evil.example", " //evil.example", "/ok\\..\\evil", "//evil.example:80/x",
    "https:/evil.example", "data:text/html,x", "/\x00/evil", "//[::1", "/\r\nSet-Cookie: a=b",
    "////evil.example/%2f..", "http://testserver/", "//testserver/", "/\x7f/evil",
]  # fmt: skip


@pytest.mark.parametrize("address", ELSEWHERE)
def test_what_could_lead_elsewhere_is_refused(address):
    assert not is_own_path(address)


@pytest.mark.parametrize(
    "address", ["/", "/settings/people/?q=%D8%B3&role=agent", "/a//b", "/x#y"]
)
def test_paths_of_ours_are_taken(address):
    assert is_own_path(address)
