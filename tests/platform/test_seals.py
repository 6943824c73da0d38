import pytest

from hamdel.platform.seals import BrokenSeal, seal, unseal


def test_a_seal_opens_for_its_own_purpose_alone() -> None:
    sealed = seal("راز", purpose=b"one")
    assert "راز" not in sealed
    assert unseal(sealed, purpose=b"one") == "راز"
    with pytest.raises(BrokenSeal):
        unseal(sealed, purpose=b"two")
    with pytest.raises(BrokenSeal):
        unseal(sealed[:-4], purpose=b"one")
