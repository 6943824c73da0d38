"""The readable guide of the API."""

import re

import pytest

from hamdel.platform.api import registry


@pytest.mark.parametrize("language", ["fa", "en"])
def test_anybody_may_read_every_endpoint(stranger, leila, language):
    for reader in (stranger, leila):
        page = reader.get("/api/v1/docs", headers={"Accept-Language": language})
        assert page.status_code == 200
        text = page.content.decode()
        for one in registry.endpoints():
            assert f'id="{one.handler.__name__}"' in text


def test_the_page_asks_no_other_host(stranger):
    text = stranger.get("/api/v1/docs").content.decode()
    assert re.findall(r'(?:src|href|action)="((?:https?:)?//[^"]+)"', text) == []


def test_the_document_is_the_same_in_every_language(stranger):
    said = {
        stranger.get("/api/v1/openapi.json", headers={"Accept-Language": one}).content
        for one in ("fa", "en", "de")
    }
    assert len(said) == 1
