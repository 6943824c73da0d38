"""The key of user hashes."""

import hashlib
import hmac

from django.conf import settings

from hamdel.interactions.user_hash import user_hash_key


def test_it_is_not_the_installations_secret():
    key = user_hash_key()
    assert key.isascii()
    assert len(key) == 64
    assert settings.SECRET_KEY not in key
    assert key != hmac.new(settings.SECRET_KEY.encode(), b"", hashlib.sha256).hexdigest()
