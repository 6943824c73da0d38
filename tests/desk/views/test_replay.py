from hamdel.interactions.public import Given, draft_of_given, record_interactions
from tests.ground.cast import NOW


def test_a_journey_is_read_gone_through_and_printed(leila):
    drafts = [
        draft_of_given(
            Given(
                id=f"r-{n}", occurred_at=NOW, identifiers=(("user_id", "r"),), channel="web",
                device="mobile", action=action, text=text,
            ),
            source="shop",
        )
        for n, (action, text) in enumerate((("Product Viewed", ""), ("Chat Started", "کجاست؟")))
    ]  # fmt: skip
    customer = record_interactions(drafts, now=NOW)[0].profile_id
    page = leila.get(f"/customers/{customer}/journey").content.decode()
    assert page.count('id="moment-') == 2
    assert "کجاست؟" in page
    first = leila.get(f"/customers/{customer}/journey?at=1").content.decode()
    assert first.count('id="moment-') == 1
    assert "?at=2" in first
    assert leila.get("/customers/999999/journey").status_code == 404
    assert leila.get(f"/customers/{customer}/journey?cursor=nonsense").status_code == 404
