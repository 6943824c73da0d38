from typing import Any

import pytest
from django.conf import LazySettings

from tests.reading.provider.fake_service import fake_service


def test_without_a_service_the_page_offers_nothing(sara: Any, mina_id: int) -> None:
    assert "خلاصه کردن داستان" not in sara.get(f"/customers/{mina_id}/").content.decode()
    answer = sara.post(f"/customers/{mina_id}/summary")
    assert "اکنون خلاصه‌ای نیست" in answer.content.decode()


def test_a_story_is_summed_up_on_demand(sara: Any, mina_id: int, settings: LazySettings) -> None:
    with fake_service() as service:
        settings.PROVIDER_URL = service.url
        assert "خلاصه کردن داستان" in sara.get(f"/customers/{mina_id}/").content.decode()
        assert service.asked == []
        answer = sara.post(f"/customers/{mina_id}/summary")
        assert "خلاصه:" in answer.content.decode()
        assert len(service.last_text.split("\n")) == 3


@pytest.mark.parametrize("role", ["nima", "stranger"])
def test_who_may_not_is_refused(role: str, request: pytest.FixtureRequest, mina_id: int) -> None:
    client = request.getfixturevalue(role)
    assert client.post(f"/customers/{mina_id}/summary").status_code in {302, 403}
