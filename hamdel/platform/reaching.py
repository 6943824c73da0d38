"""Which addresses the program may go out to: public ones, and those that its operator names. Pure."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

import idna

Address = IPv4Address | IPv6Address

PORTS: Final = {"http": 80, "https": 443}
MAIL_PORTS: Final = {"smtp": (25, 465, 587, 2525), "imap": (143, 993)}
LONGEST: Final = 4_000
_HOST: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9-]{2,63}")
_NUMBER: Final = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
# Where a name of IPv4 hides in IPv6: what it hides is what counts.
_NAT64: Final = IPv6Network("64:ff9b::/96")
_GLOBAL: Final = IPv6Network("2000::/3")
_NEVER: Final = tuple(
    map(ip_network, ("192.88.99.0/24", "2001::/32", "2002::/16", "2001:db8::/32", "3fff::/20"))
)


class MayNotReach(ValueError):
    """An address that the program does not go to; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: `host` in ASCII, lower case, an IPv6 one without brackets."""

    scheme: str
    host: str
    port: int

    @property
    def name(self) -> str:
        """Host and port as an operator names them."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def place_of(url: str, *, named: Iterable[str] = ()) -> Place:
    """Where an http(s) address leads. Raises MayNotReach.

    Written strictly: no user name, no odd letters, numbers of hosts in four parts. Other ports than
    80 and 443 only at places of `named` (`host:port`, `host:*`).
    """
    if len(url) > LONGEST or any(map(_is_odd, url)):
        raise MayNotReach("The address is not written like https://host/path.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise MayNotReach("The address is not written like https://host/path.") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise MayNotReach("The address is not written like https://host/path.")
    if "@" in parts.netloc:
        raise MayNotReach("An address with a user name is not gone to.")
    if port is None:
        port = PORTS[parts.scheme]
    place = Place(parts.scheme, _host(parts.hostname), port)
    _check_port(place, PORTS.values(), named)
    return place


def mail_place(host: str, port: int, *, scheme: str, named: Iterable[str] = ()) -> Place:
    """Where a mail server is; `scheme` is smtp or imap. Raises MayNotReach.

    Other ports than those of mail only at places of `named`.
    """
    if not host or any(map(_is_odd, host)):
        raise MayNotReach("The host is none.")
    place = Place(scheme, _host(host.removeprefix("[").removesuffix("]")), port)
    _check_port(place, MAIL_PORTS[scheme], named)
    return place


def is_named(place: Place, named: Iterable[str]) -> bool:
    """Whether an operator named a place: itself, or all ports of its host (`host:*`)."""
    known = set(named)
    return place.name in known or f"{place.name.rpartition(':')[0]}:*" in known


def checked(found: Iterable[str], *, place: Place, named: Iterable[str] = ()) -> list[Address]:
    """The addresses that a place's name stands for, in order. Raises MayNotReach.

    All of them must be public, unless the operator named the place: a name that stands for a public
    and a private one is a trick.
    """
    addresses = [ip_address(one.partition("%")[0]) for one in found]
    if not addresses:
        raise MayNotReach(f"Nobody knows the host {place.host}.")
    if not is_named(place, named) and not all(map(is_public, addresses)):
        raise MayNotReach(
            f"{place.host} is inside a private network, unless HAMDEL_REACH names {place.name}."
        )
    return addresses


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet."""
    if isinstance(address, IPv6Address):
        hidden = address.ipv4_mapped
        if hidden is None and address in _NAT64:
            hidden = IPv4Address(int(address) & 0xFFFFFFFF)
        if hidden is not None:
            return is_public(hidden)
        if address not in _GLOBAL:
            return False
    if any(address.version == net.version and address in net for net in _NEVER):
        return False
    odd = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not odd


def named_places(said: str) -> frozenset[str]:
    """What an operator named, e.g. `127.0.0.1:8081, mail.lan:*`: places, parted by commas."""
    return frozenset(one.strip().lower() for one in said.split(",") if one.strip())


def _check_port(place: Place, usual: Collection[int], named: Iterable[str]) -> None:
    if place.port not in usual and not is_named(place, named):
        raise MayNotReach(
            f"Port {place.port} is not gone to, unless HAMDEL_REACH names {place.name}."
        )


def _is_odd(letter: str) -> bool:
    return letter == "\\" or letter.isspace() or not letter.isprintable()


def _host(raw: str) -> str:
    host = raw.lower()
    if ":" in host:
        try:
            return str(IPv6Address(host.replace("%", "-")))  # no zone of this machine
        except ValueError:
            raise MayNotReach("The host is none.") from None
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=False).decode()
        except (idna.IDNAError, UnicodeError):
            raise MayNotReach("The host is none.") from None
    try:
        return str(IPv4Address(host))
    except ValueError:
        pass
    last = host.rpartition(".")[2]
    if not _HOST.fullmatch(host) or len(host) > 253 or _NUMBER.fullmatch(last):  # noqa: PLR2004 - DNS
        raise MayNotReach("The host is none.")
    return host
