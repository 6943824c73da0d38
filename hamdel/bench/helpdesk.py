"""django-helpdesk doing the nearest same thing, in an environment that is thrown away."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_SIDE: Final = """
import json, statistics, sys, time
from pathlib import Path
import django
from django.conf import settings

given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
folder = Path(sys.argv[1]).parent
settings.configure(
    SECRET_KEY="bench", DEBUG=False, USE_TZ=True, TIME_ZONE="Asia/Tehran", SITE_ID=1, ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", STATIC_URL="/static/",
    MEDIA_ROOT=str(folder), HELPDESK_TEAMS_MODE_ENABLED=False, EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "helpdesk.sqlite3")}},
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.sites",
        "django.contrib.messages", "django.contrib.humanize", "django.contrib.staticfiles", "django.contrib.admin",
        "bootstrap4form", "rest_framework", "django_cleanup", "helpdesk",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
        "OPTIONS": {"context_processors": [
            "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages", "django.template.context_processors.debug",
        ]},
    }],
)
if not any(Path(one, "bootstrap4form").is_dir() for one in sys.path):
    settings.INSTALLED_APPS.remove("bootstrap4form")
django.setup()
from django.contrib import admin
from django.urls import include, path
urlpatterns = [path("admin/", admin.site.urls), path("", include("helpdesk.urls", namespace="helpdesk"))]
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from helpdesk.models import FollowUp, Queue, Ticket
from helpdesk.query import query_to_base64
from django.utils import timezone

call_command("migrate", verbosity=0)
setup_test_environment()
user = get_user_model().objects.create_user("sara", "sara@example.ir", "x", is_staff=True, is_superuser=True)
queue = Queue.objects.create(title="support", slug="support")
for subject, texts in given["talks"]:
    ticket = Ticket.objects.create(
        title=subject or "x", queue=queue, submitter_email="c@example.ir", description=texts[0], status=1, assigned_to=user
    )
    FollowUp.objects.bulk_create(
        FollowUp(ticket=ticket, date=timezone.now(), title="x", comment=text, public=True) for text in texts[1:]
    )
client = Client()
client.force_login(user)
ids = list(Ticket.objects.values_list("pk", flat=True))[: given["rounds"]]
everything = query_to_base64({
    "filtering": {"status__in": [1, 2]}, "filtering_or": {}, "filtering_null": {}, "sorting": "created",
    "sortreverse": False, "search_string": "",
})


def measured(act):
    took = []
    for number, pk in enumerate([ids[0], *ids]):
        begun = time.perf_counter()
        answer = act(pk)
        assert answer.status_code in (200, 302), (answer.status_code, answer.content[:400])
        if number:
            took.append((time.perf_counter() - begun) * 1000)
    return [statistics.median(took), sorted(took)[int(len(took) * 0.95)]]


rows = {"draw": 1, "start": 0, "length": 40, "search[value]": "", "order[0][column]": 0, "order[0][dir]": "asc"}
print(json.dumps({
    "opening": measured(lambda pk: client.get(f"/tickets/{pk}/")),
    "listing": measured(lambda pk: client.get(f"/datatables_ticket_list/{everything}", rows)),
    "sending": measured(lambda pk: client.post(f"/tickets/{pk}/update/", {"comment": "پیگیری شد", "public": 1, "new_status": 1})),
}))
"""


def measure_helpdesk(
    talks: list[tuple[str, list[str]]], *, rounds: int
) -> Mapping[str, tuple[float, float]] | None:
    """Milliseconds (median, p95) of opening, listing and sending on the same talks; None without it.

    It is installed from PyPI into a folder that is thrown away.
    """
    with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as name:
        folder = Path(name)
        given = folder / "given.json"
        given.write_text(json.dumps({"talks": talks, "rounds": rounds}), encoding="utf-8")
        try:
            _quietly(sys.executable, "-m", "venv", folder / "own")
            own = folder / "own" / "bin" / "python"
            _quietly(own, "-m", "pip", "install", "--quiet", "django-helpdesk>=2.6,<3")
            told = _quietly(own, "-c", _SIDE, given)
        except (subprocess.CalledProcessError, OSError):
            return None
    found = json.loads(told.splitlines()[-1])
    return {what: (float(middle), float(late)) for what, (middle, late) in found.items()}


def _quietly(*command: str | Path) -> str:
    """Run a program to its end; returns what it printed."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
