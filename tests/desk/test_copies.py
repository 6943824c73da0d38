"""What lies beside the log goes when a person is erased, and nobody else's with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hamdel.customers.public import erase_customer, export_customer, what_erasing_removes
from hamdel.desk.uploads import UPLOADS
from hamdel.platform import kept
from hamdel.platform.models import Idempotency
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
HEAD = "نام;موبایل;ایمیل\n"
FILTERS = {
    "by phone": "q=%DB%B0%DB%B9%DB%B1%DB%B2+%DB%B3%DB%B4%DB%B5+%DB%B6%DB%B7%DB%B8%DB%B9",
    "by e-mail": "q=Mina.Kazemi%40example.ir&mood=negative",
    "by name": "q=%D9%85%DB%8C%D9%86%D8%A7+%D9%83%D8%A7%D8%B8%D9%85%DB%8C",
    "mina.kazemi@example.ir": "mood=negative",
    "unhappy": "mood=negative&q=%D9%85%DB%8C%D9%86%D8%A7",
    "others": "q=09350000000",
}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def upload(reza):
    """Chooses a file for an import."""

    def choose(text, encoding):
        file = SimpleUploadedFile("people.csv", f"{HEAD}{text}\n".encode(encoding))
        assert reza.post("/customers/import/", {"file": file}).status_code == 302

    return choose


@pytest.fixture
def known(company, mina):
    """Mina, with all that names her."""
    identifiers = [("phone", mina.phone), ("email", mina.email), ("user_id", mina.user_id)]
    return company.describe(*identifiers, name=mina.name)


def test_saved_filters_that_hold_her_go(known, leila, now):
    for name, value in FILTERS.items():
        kept.keep(person_id=leila.user_id, name=f"customers:{name}", value=value)
    told = what_erasing_removes(known).removed["saved_filters"]
    removed = erase_customer(customer_id=known, who="reza", now=now).removed
    assert told == removed["saved_filters"] == 4
    assert set(kept.kept(person_id=leila.user_id, group="customers")) == {"unhappy", "others"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("row", "goes"),
    [
        ("x;0912 345 6789;", True),
        ("x;(0912) 345-67-89;", True),
        ("x;;MINA.KAZEMI@example.ir", True),
        ("مینا کاظمی;;", True),
        ("مینا;09350000000;mina@example.ir", False),
    ],
)
def test_unfinished_imports_that_speak_of_her_go(
    known, upload, row, goes, encoding, django_capture_on_commit_callbacks
):
    upload(row, encoding)
    upload("لادن;09121112233;l@example.ir", encoding)
    with django_capture_on_commit_callbacks(execute=True):
        removed = erase_customer(customer_id=known, who="reza", now=NOW).removed
    assert removed["unfinished_imports"] == goes
    assert len(list(UPLOADS.each())) == 2 - goes


def test_they_are_exported_row_by_row(known):
    UPLOADS.keep(f"{HEAD}x;09123456789;\ny;09350000000;\n".encode())
    assert export_customer(known)["unfinished_imports"] == [["x", "09123456789", ""]]


def test_answers_that_are_kept_for_asking_twice_go(known, mina, now):
    facts = {"caller": "key:1", "fingerprint": "x", "status": 200, "at": now}
    for key, answer in (("1", f'{{"problem": "{mina.email} is none"}}'), ("2", '{"id": "7"}')):
        Idempotency.objects.create(key=key, answer=answer, **facts)
    erase_customer(customer_id=known, who="reza", now=now)
    assert list(Idempotency.objects.values_list("key", flat=True)) == ["2"]
