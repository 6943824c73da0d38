"""Keys derived from the installation's secret."""

import hashlib
import hmac

from hamdel.platform.derived_keys import derived_key


def test_it_is_hkdf(settings):
    settings.SECRET_KEY = "a secret"
    # RFC 5869, written out: extract with a salt of zeros, then one block of expansion.
    extracted = hmac.new(bytes(32), b"a secret", hashlib.sha256).digest()
    block = hmac.new(extracted, b"hamdel user hash\x01", hashlib.sha256)
    assert derived_key("user hash") == block.hexdigest()


def test_each_purpose_and_each_installation_has_its_own(settings):
    settings.SECRET_KEY = "a secret"
    here = {derived_key("user hash"), derived_key("national ids")}
    settings.SECRET_KEY = "another"
    assert len(here | {derived_key("user hash"), derived_key("national ids")}) == 4
