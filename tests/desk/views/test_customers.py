import csv
import io

import pytest

from hamdel.platform import audit
from hamdel.platform.kept import kept
from hamdel.platform.tables import plain_cell, safe_cell
from hamdel.segments.public import SegmentDraft, make_segment

pytestmark = pytest.mark.django_db
FORMULAS = ["=1+1", "'=1+1", "|calc", "%x", "\uff1d1+1", "\u200b=1+1", "-2", "@x", "مینا"]


@pytest.fixture
def people(company, mina_id):
    kaveh = company.describe(("email", "kaveh@example.ir"), name="کاوه پی‌گیر")
    company.meet(("email", "kaveh@example.ir"), channel="chat", ago=30, sentiment=0.5)
    visitor = company.meet(("anonymous_id", "v-1"), ago=60 * 24 * 20)
    return {"mina": mina_id, "kaveh": kaveh, "visitor": visitor}


def ids(answer):
    return [row.id for row in answer.context["page"].rows]


def test_last_met_first(sara, people):
    found = ids(sara.get("/customers/"))
    assert found == [people["mina"], people["kaveh"], people["visitor"]]


def test_newly_known_first(sara, people, company):
    quiet = company.describe(("phone", "09121110099"), name="بی‌صدا")
    assert quiet not in ids(sara.get("/customers/"))
    assert ids(sara.get("/customers/?order=known"))[0] == quiet


@pytest.mark.parametrize(
    "typed", ["مینا", "مينا كاظمي", "0912 345", "۶۷۸۹", "mina.kazemi@example.ir", "ldkh"]
)
def test_search_as_people_type(sara, people, typed):
    assert ids(sara.get("/customers/", {"q": typed})) == [people["mina"]]


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ("channel=chat", ["kaveh"]),
        ("mood=negative", ["mina"]),
        ("stage=awareness", ["mina", "kaveh", "visitor"]),
        ("since=7", ["mina", "kaveh"]),
        ("state=anonymous", ["visitor"]),
        ("q=کاوه&mood=negative", []),
        ("q=کاوه&channel=chat", ["kaveh"]),
        ("mood=furious", ["mina", "kaveh", "visitor"]),
    ],
)
def test_filters(sara, people, query, who, monkeypatch, now):
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    assert ids(sara.get(f"/customers/?{query}")) == [people[one] for one in who]


def test_those_of_a_segment(sara, people, now):
    rule = {"rule": "moments", "channel": "chat", "at_least": 1}
    draft = SegmentDraft(name_fa="گپ", name_en="Chatters", rule=rule)
    made = make_segment(draft, who="reza", now=now)
    assert ids(sara.get(f"/customers/?segment={made.id}")) == [people["kaveh"]]
    assert ids(sara.get(f"/customers/?segment={made.id}&q=مینا")) == []
    assert len(ids(sara.get("/customers/?segment=x"))) == 3


def test_nobody_fits_says_so(sara, people):
    page = sara.get("/customers/?q=zzzzz").content.decode()
    assert "کسی پیدا نشد" in page


def test_pages_go_on(sara, company):
    for n in range(55):
        company.meet(("user_id", f"u{n}"), ago=n)
    first = sara.get("/customers/")
    assert len(ids(first)) == 50
    rest = sara.get(first.context["next_url"])
    assert len(ids(rest)) == 5
    assert "<html" not in rest.content.decode()


def test_the_list_asks_few_questions(sara, people, django_assert_max_num_queries):
    sara.get("/customers/")
    for query in ("", "?q=مینا", "?channel=app", "?order=known"):
        with django_assert_max_num_queries(13):
            assert sara.get(f"/customers/{query}").status_code == 200


def test_the_palette_finds_people(sara, stranger, people):
    found = sara.get("/search", {"q": "کاظمی"}).content.decode()
    assert f'href="/customers/{people["mina"]}/"' in found
    assert sara.get("/search?q=").content == b""
    assert stranger.get("/search?q=x").status_code == 302


def test_a_list_of_ones_own(sara, reza, people):
    sara.post("/customers/saved", {"name": "ناراضی‌ها", "query": "mood=negative&evil=1"})
    assert kept(person_id=sara.user_id, group="customers") == {"ناراضی‌ها": "mood=negative"}
    assert "ناراضی‌ها" in sara.get("/customers/").content.decode()
    assert "ناراضی‌ها" not in reza.get("/customers/").content.decode()
    sara.post("/customers/saved", {"name": "ناراضی‌ها", "forget": "1"})
    assert kept(person_id=sara.user_id, group="customers") == {}


def test_the_list_as_a_file(reza, sara, company, people):
    company.describe(("phone", "09121110011"), name="=cmd|calc")
    company.meet(("phone", "09121110011"))
    assert sara.get("/customers/export.csv").status_code == 403
    answer = reza.get("/customers/export.csv?channel=web")
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeffid,name")
    assert ",مینا کاظمی," in text
    assert ",=cmd" not in text


def test_every_cell_of_the_file_is_inert_and_comes_back(reza, company):
    for number, text in enumerate(FORMULAS):
        company.describe(("phone", f"0912111{number:04}"), name=text, city=text)
        company.meet(("phone", f"0912111{number:04}"))
    answer = reza.get("/customers/export.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    for row in rows:
        assert all(safe_cell(plain_cell(cell)) == cell for cell in row.values()), row
    assert {plain_cell(row["name"]) for row in rows} == {one.strip() for one in FORMULAS}


def test_taking_the_list_is_in_the_trail_without_what_was_searched(reza, people):
    reza.get("/customers/export.csv?channel=web&q=مینا")
    (entry,) = audit.entries(act="customers exported")
    assert entry.who == reza.email
    assert entry.after == {"format": "csv", "channel": "web", "search": True}


def test_a_mood_is_a_chip_beside_neutral_words(sara, company, people):
    company.meet(("email", "kaveh@example.ir"), action="Air Quality", sentiment=None)
    rows = {row.id: row for row in sara.get("/customers/").context["page"].rows}
    assert (rows[people["kaveh"]].seen.tone, rows[people["visitor"]].seen.tone) == ("positive", "")
    page = sara.get("/customers/").content.decode()
    assert page.count('class="mood positive tag"') == 1
    assert page.count('class="mood negative tag"') == 1
    assert 'class="cut negative"' not in page
