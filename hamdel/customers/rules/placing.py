"""Which profile an event belongs to, and whom it joins (docs/identity.md tells it in words)."""

from .beside import NAMED, Beside, Limits, Said, home_now, strong_of
from .book import Book
from .identifiers import RANK, Key
from .joining import conflict
from .names import at_odds
from .parting import namesake, part_from_names


class Placing:
    """Places events in a book, one after another."""

    def __init__(self, book: Book, limits: Limits) -> None:
        self.book = book
        self.beside = Beside(book, limits)

    def place(self, said: Said) -> int:
        """The profile of the event's row; joins, marks and new profiles go into the book."""
        said = self._with_alias(said)
        profile = self._vouched(said) if said.vouched else self._claimed(said)
        if said.name:
            self._hear_name(profile, said.name)
        return profile

    def _hear_name(self, profile: int, name: str) -> None:
        facts = self.book.facts.get(profile)
        if facts is not None and name not in facts.names:
            self.book.add_name(profile, name)
            part_from_names(self.book, profile)

    def _with_alias(self, said: Said) -> Said:
        """The earlier id of an alias is a user id where one is known, else a device."""
        alias = said.alias
        if alias is None:
            return said
        if alias in self.book.homes:
            keys = tuple(sorted((*said.keys, alias), key=lambda key: RANK[key[0]]))
            return Said(keys, said.devices, said.vouched, said.name, said.at)
        device: Key = ("anonymous_id", alias[1], False)
        devices = said.devices if device in said.devices else (*said.devices, device)
        return Said(said.keys, devices, said.vouched, said.name, said.at)

    def _vouched(self, said: Said) -> int:
        """Somebody stands behind the event: what it says holds."""
        book = self.book
        named = [key for key in said.keys if key[2]]
        candidates = [*named, *said.devices]
        if not candidates:
            return self._claimed(said)
        anchor = next((k for k in candidates if not book.is_shared(k)), candidates[0])
        profile = self._home(anchor, said)
        if said.name:
            self._hear_name(profile, said.name)
        for key in candidates:
            if key is not anchor:
                self.beside.name_too(profile, key, said, vouched=True)
        for key in said.keys:
            if not key[2]:
                self.beside.keep_claim(profile, key)
        return profile

    def _claimed(self, said: Said) -> int:
        """Only a browser or a form says so: it may join open customers and no others."""
        book = self.book
        if not said.keys:
            return self._devices_alone(said)
        own = [key for key in said.keys if not book.is_shared(key)]
        here, linkable = 0, False
        if said.devices:
            here = self._home(said.devices[0], said)
            linkable = not book.is_shared(said.devices[0])
            cluster = book.cluster(here)
            if linkable and cluster.vouched and not conflict(strong_of(own), cluster.strong):
                # The device is known to be this customer's: what it claims stays with them.
                for key in said.keys:
                    self.beside.keep_claim(here, key)
                return here
            linkable = linkable and not cluster.vouched
            if not own:
                for key in said.keys:
                    book.add_row(key, here, home=False)
                return here
        anchor = (own or said.keys)[0]
        profile = self._home(anchor, said)
        self._speak(profile, said, anchor, here=here, linkable=linkable)
        return profile

    def _speak(self, profile: int, said: Said, anchor: Key, *, here: int, linkable: bool) -> None:
        """Put what a claim says beside its anchor on the anchor's profile."""
        book = self.book
        book.hear(profile, here)
        if said.name:
            self._hear_name(profile, said.name)
        for key in said.keys:
            if key is not anchor:
                home = book.homes.get(key)
                if home is not None and home != profile and not book.is_shared(key):
                    book.hear(home, here)
                self.beside.name_too(profile, key, said, vouched=False)
        for device in said.devices:
            if linkable:
                self.beside.name_too(profile, device, said, vouched=False)
            else:
                book.add_row(device, profile, home=False)

    def _devices_alone(self, said: Said) -> int:
        if not said.devices:
            return self.book.add_profile(at=said.at)
        here = self._home(said.devices[0], said)
        for device in said.devices[1:]:
            self.beside.name_too(here, device, said, vouched=False)
        return here

    def _home(self, key: Key, said: Said) -> int:
        """The profile of events that name this identifier alone; a new one where there is none.

        A name helps where a phone or an e-mail is several people's: theirs who has the name.
        """
        book = self.book
        home = home_now(book, key)
        if said.name and key[0] in NAMED and (home is None or self._other_name(home, key, said)):
            other = namesake(book, book.holders.get(key, ()), (said.name,))
            if other is not None and (said.vouched or not book.cluster(other).vouched):
                return other
            if home is not None and not book.is_shared(key):
                book.share(key, "names")
            if home is not None or book.is_shared(key):
                one = book.add_profile(at=said.at)
                book.add_row(key, one, home=False)
                return one
        if home is None:
            home = book.add_profile(at=said.at)
            book.add_row(key, home, home=True)
        return home

    def _other_name(self, home: int, key: Key, said: Said) -> bool:
        book = self.book
        return book.is_shared(key) or at_odds(book.cluster(home).names, (said.name,))
