"""Secrets at rest."""

import pytest

from hamdel.accounts.seal import BrokenSeal, seal, unseal


def test_what_is_sealed_is_not_readable_and_comes_back():
    sealed = seal("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert unseal(sealed) == "JBSWY3DPEHPK3PXP"
    assert seal("x") != seal("x")


def test_another_key_opens_nothing(settings):
    sealed = seal("secret")
    settings.SECRET_KEY = "another"
    with pytest.raises(BrokenSeal):
        unseal(sealed)


def test_a_changed_text_opens_nothing():
    sealed = seal("secret")
    with pytest.raises(BrokenSeal):
        unseal(sealed[:-3] + ("AAA" if sealed[-3:] != "AAA" else "BBB"))
