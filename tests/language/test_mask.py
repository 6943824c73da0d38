import pytest

from hamdel.language.mask import mask_card, mask_email, mask_national_id, mask_phone, mask_sheba


@pytest.mark.parametrize(
    ("masked", "shown"),
    [
        (mask_phone("+989133456789"), "0913•••6789"),
        (mask_phone("+442079460958"), "+44•••0958"),
        (mask_phone("+98110"), "•••"),
        (mask_phone(""), "•••"),
        (mask_email("maryam@example.com"), "m•••@example.com"),
        (mask_email("nobody"), "•••"),
        (mask_card("6037991234567893"), "603799•••7893"),
        (mask_sheba("IR062960000000100324200001"), "IR06•••0001"),
        (mask_national_id("0084575948"), "•••948"),
        (mask_national_id("12"), "•••"),
    ],
)
def test_only_the_ends_are_shown(masked, shown):
    assert masked == shown
