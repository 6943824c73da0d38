"""The two questions on a page of their own: see also scene 3."""

from django.test import Client


def test_an_address_that_is_none_says_so(db: None) -> None:
    answer = Client().get("/r/nothing")
    assert answer.status_code == 404
    assert (
        "form"
        not in answer.content.decode().split("<main")[1].split("</header>")[1].split("<footer")[0]
    )
