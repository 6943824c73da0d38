"""The address that is served is the one that letters and samples name."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from hamdel.commands.serving import be_known_at
from tests.ground.program import Server


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1", "http://127.0.0.1:9000"),
        ("0.0.0.0", "http://127.0.0.1:9000"),
        ("::", "http://[::1]:9000"),
        ("::1", "http://[::1]:9000"),
        ("10.0.0.7", "http://10.0.0.7:9000"),
    ],
)
def test_where_it_is_served_it_is_known(
    settings: Any, monkeypatch: pytest.MonkeyPatch, host: str, known: str
) -> None:
    monkeypatch.delenv("HAMDEL_BASE_URL", raising=False)
    settings.BASE_URL = "http://127.0.0.1:8000"
    be_known_at(host, 9000)
    assert known == settings.BASE_URL


def test_what_is_set_holds(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HAMDEL_BASE_URL", "https://cx.company.ir")
    settings.BASE_URL = "https://cx.company.ir"
    be_known_at("127.0.0.1", 9000)
    assert settings.BASE_URL == "https://cx.company.ir"


def test_a_program_on_another_port_says_so(tmp_path: Path) -> None:
    program = Server(tmp_path / "data", database_url="")
    del program.env["HAMDEL_BASE_URL"]
    program.start()
    try:
        said = httpx.get(f"{program.base}/api/v1/openapi.json", trust_env=False).json()
    finally:
        program.http.close()
        program.stop()
    assert said["servers"] == [{"url": f"{program.base}/api/v1"}]
