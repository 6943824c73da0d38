"""Neighborhoods of addresses: limits count a whole one, for its owner changes addresses freely."""

import ipaddress

_PREFIX = {4: 24, 6: 56}


def network_of(address: str) -> str:
    """Return the /24 of an IPv4 address or the /56 of an IPv6 one; "unknown" for anything else."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    mapped = getattr(parsed, "ipv4_mapped", None)
    plain = mapped or parsed
    return str(ipaddress.ip_network(f"{plain}/{_PREFIX[plain.version]}", strict=False))
