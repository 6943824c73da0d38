"""Every address of the program, from its own map."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Address:
    """One entry of the map: its full name and the names of what varies in it."""

    name: str
    parameters: tuple[str, ...]

    def path(self, values: Mapping[str, Callable[[], object]]) -> str:
        """The address with values filled in; raises KeyError for one that nobody gave."""
        given = {name: values[name]() for name in self.parameters}
        try:
            return reverse(self.name, kwargs=given)
        except NoReverseMatch as error:
            raise KeyError(f"{self.name} takes other values than {given}") from error


def addresses() -> list[Address]:
    """All named addresses; one that has no name can not be linked to and is a mistake."""
    found = {address.name: address for address in _walk(get_resolver(), "")}
    return [found[name] for name in sorted(found)]


def _walk(resolver: URLResolver, prefix: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from _walk(entry, inner)
        elif isinstance(entry, URLPattern):
            names = tuple(entry.pattern.regex.groupindex) or tuple(entry.pattern.converters)
            yield Address(f"{prefix}{entry.name}", names)
