import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hamdel.customers.public import customer_facts, find_by_identifier
from hamdel.platform import audit

pytestmark = pytest.mark.django_db

FILE = "نام;موبایل;ایمیل;رنگ\nلادن رضایی;۰۹۱۲۱۱۱۲۲۳۳;ladan@example.ir;آبی\nبی‌شماره;۱۲;;\n"


def upload(client, content=FILE, name="people.csv"):
    return client.post("/customers/import/", {"file": SimpleUploadedFile(name, content.encode())})


def test_from_file_to_customers(reza):
    address = upload(reza).url
    mapped = reza.get(address)
    targets = [column["target"] for column in mapped.context["columns"]]
    assert targets[1:] == ["phone", "email", ""]
    judged = reza.post(address, {"target": targets})
    assert judged.context["judged"].accepted == 1
    assert judged.context["refused"][0][0] == 3
    assert find_by_identifier("phone", "09121112233") == []
    done = reza.post(f"{address}/run", {"target": targets})
    assert (done.context["accepted"], done.context["refused"], done.context["finished"]) == (
        1,
        1,
        True,
    )
    (one,) = find_by_identifier("phone", "09121112233")
    facts = customer_facts(one)
    assert facts is not None
    assert "رنگ" not in {fact.name for fact in facts.attributes}
    assert reza.get(address).status_code == 404


def test_what_is_refused_is_named_at_the_end(reza):
    address = upload(reza).url
    targets = ["name", "phone", "email", ""]
    page = reza.post(f"{address}/run", {"target": targets}).content.decode()
    assert "ردیف ۳" in page
    assert "«\u2068۱۲\u2069» را نمی‌شود این‌گونه خواند: تلفن" in page
    assert "همهٔ ردیف‌ها وارد شدند" not in page


def test_later_steps_add_their_refused_rows(reza, monkeypatch):
    monkeypatch.setattr("hamdel.desk.views.importing.STEP", 1)
    address = upload(reza).url
    page = reza.post(
        f"{address}/run",
        {"target": ["name", "phone"], "start": 1, "accepted": 1},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert 'hx-swap-oob="beforeend:#refused-rows"' in page
    assert "ردیف ۳" in page


def test_the_preview_tells_new_people_from_known_ones(reza, company):
    company.describe(("phone", "09121112233"), name="لادن")
    address = upload(reza, FILE + "نو;09121112244;;\n").url
    judged = reza.post(address, {"target": ["name", "phone", "email", ""]}).context["judged"]
    assert (judged.accepted, judged.met) == (2, 1)


def test_each_step_is_in_the_trail(reza):
    address = upload(reza).url
    reza.post(f"{address}/run", {"target": ["name", "phone"]})
    (entry,) = audit.entries(act="customers imported")
    assert (entry.who, entry.subject) == (reza.email, "customers")
    assert entry.after == {
        "rows": "1–2", "columns": ["name", "phone"], "accepted": 1, "duplicates": 0, "refused": 1
    }  # fmt: skip


@pytest.mark.parametrize("content", ["", "only a header", "\x00\x01"])
def test_what_is_no_table_is_refused(reza, content):
    assert upload(reza, content).status_code == 422


def test_only_those_who_lead(sara, stranger):
    assert sara.get("/customers/import/").status_code == 403
    assert stranger.get("/customers/import/").status_code == 302


def test_a_token_leads_nowhere_else(reza):
    assert reza.get("/customers/import/..%2F..%2Fsecret.key").status_code == 404
    assert reza.get(f"/customers/import/{'a' * 22}").status_code == 404
