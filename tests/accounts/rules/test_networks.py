"""Addresses of one neighborhood count together."""

import pytest

from hamdel.accounts.rules.networks import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("203.0.113.255", "203.0.113.0/24"),
        ("203.0.114.7", "203.0.114.0/24"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:1:2aa::1", "2001:db8:1:200::/56"),
        ("", "unknown"),
        ("not an address", "unknown"),
    ],
)
def test_network_of(address, network):
    assert network_of(address) == network
