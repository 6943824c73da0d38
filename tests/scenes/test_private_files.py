"""What a running installation keeps is for its user alone: database, journal, files, letters."""

import re
import time
from pathlib import Path

from tests.ground.program import Server


def open_to_others(folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.exists() and path.stat().st_mode & 0o077 and path.name != "program.log"
    )


def has_letter(letters: Path, email: str) -> bool:
    """Whether a letter to somebody is written out: files stand there before their words do."""
    return letters.is_dir() and any(email in one.read_text() for one in letters.iterdir())


def test_nothing_is_open_to_others(server: Server, somebody: str) -> None:
    """The folder and the program's output are the test's own; all else the program makes."""
    email = f"{somebody}@hamdel.example"
    server.person(email=email, role="agent").close()
    page = server.http.get("/password/forgotten/")
    (token,) = set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text))
    sent = server.http.post(
        "/password/forgotten/", data={"email": email, "csrfmiddlewaretoken": token}
    )
    assert sent.status_code == 302
    until = time.monotonic() + 30
    while not has_letter(server.folder / "mail", email) and time.monotonic() < until:
        time.sleep(0.2)
    assert has_letter(server.folder / "mail", email)
    assert (server.folder / "secret.key").exists()
    assert open_to_others(server.folder) == []
