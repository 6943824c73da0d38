"""Programs that ask the API with a key."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

Ask = Callable[..., Any]


@pytest.fixture
def ask(server_key: str) -> Ask:
    """Ask the API as a program: method, path, a body to be JSON; returns (status, answer)."""

    def request(method: str, path: str, body: Any = None, *, key: str = server_key) -> Any:
        answer = Client().generic(
            method,
            f"/api/v1{path}",
            b"" if body is None else json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {key}"},
        )
        return answer.status_code, json.loads(answer.content or "null")

    return request
