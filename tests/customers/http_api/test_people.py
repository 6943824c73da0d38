"""Customers over HTTP: found by any written form, shown, corrected; merged and undone; privacy."""

import json

import pytest
from django.db import connection

from hamdel.customers.public import (
    Claim,
    CommerceEvent,
    Recognizer,
    customer_of,
    list_customers,
    note_purchases,
    register_holder,
)
from hamdel.customers.usecases import erasing
from hamdel.platform import audit
from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django


class Api:
    """Calls as a program makes them."""

    def __init__(self, client, key):
        self.client = client
        self.headers = {"Authorization": f"Bearer {key}"}

    def __call__(self, method, path, body=None):
        answer = self.client.generic(
            method,
            f"/api/v1{path}",
            "" if body is None else json.dumps(body),
            content_type="application/json",
            headers=self.headers,
        )
        return answer.status_code, (json.loads(answer.content) if answer.content else None)


@pytest.fixture
def api(client, server_key):
    return Api(client, server_key)


@pytest.fixture
def known(db, mina, now):
    """mina, as a server knows her; her customer id."""
    claim = Claim(
        (
            ("user_id", mina.user_id, True),
            ("phone", mina.phone, True),
            ("email", mina.email, True),
        ),
        {"name": mina.name, "city": "شیراز"},
        "server",
        to_micros(now),
    )
    return Recognizer(of_django()).recognize([claim])[0]


def person(user, now, **attributes):
    claim = Claim((("user_id", user, True),), attributes, "server", to_micros(now))
    return Recognizer(of_django()).recognize([claim])[0]


@pytest.mark.parametrize(
    "written", ["09123456789", "%2B98 912 345 6789", "۰۹۱۲۳۴۵۶۷۸۹", "0098-912-345-6789"]
)
def test_any_written_form_finds_her(api, known, written):
    status, answer = api("GET", f"/customers?identifier=phone:{written}")
    assert status == 200
    assert [one["id"] for one in answer["items"]] == [str(known)]
    assert answer["next"] is None
    shown = answer["items"][0]["identifiers"][1]
    assert (shown["kind"], shown["value"], shown["verified"], shown["source"]) == (
        "email",
        "mina.kazemi@example.ir",
        True,
        "server",
    )


def test_an_unknown_identifier_is_an_empty_list(api):
    assert api("GET", "/customers?identifier=phone:09121234567") == (
        200,
        {"items": [], "next": None},
    )
    assert api("GET", "/customers?identifier=email:not-an-address")[1]["items"] == []


@pytest.mark.parametrize("asked", ["shoe:42", "09121234567", ":", "phone"])
def test_what_is_no_identifier_is_refused(api, asked):
    status, answer = api("GET", f"/customers?identifier={asked}")
    assert (status, answer["field"]) == (400, "identifier")


def test_she_is_shown_with_where_things_come_from(api, known, mina):
    status, answer = api("GET", f"/customers/{known}")
    assert status == 200
    assert (answer["name"], answer["merged_into"]) == (mina.name, None)
    assert {(a["name"], a["value"], a["source"]) for a in answer["attributes"]} == {
        ("name", mina.name, "server"),
        ("city", "شیراز", "server"),
    }


@pytest.mark.parametrize("asked", ["0", "999999999", "x", "۱", "99999999999999999999"])
def test_nobody_is_404(api, asked):
    assert api("GET", f"/customers/{asked}")[0] == 404


def test_merge_and_undo(api, known, now):
    other = person("other", now)
    status, done = api(
        "POST", "/customers/merge", {"keep": str(known), "join": str(other), "why": "same"}
    )
    assert (status, done["customer_id"]) == (201, str(known))
    status, joined = api("GET", f"/customers/{other}")
    assert (status, joined["id"], joined["merged_into"]) == (200, str(other), str(known))
    for _ in range(2):
        assert api("POST", f"/merges/{done['id']}/undo") == (200, done)
    assert api("GET", f"/customers/{other}")[1]["merged_into"] is None


@pytest.mark.parametrize(
    ("keep", "join", "status"), [("same", "same", 409), ("same", "0", 404), ("x", "same", 404)]
)
def test_a_merge_that_can_not_be_is_refused(api, known, keep, join, status):
    ids = {"same": str(known)}
    body = {"keep": ids.get(keep, keep), "join": ids.get(join, join), "why": ""}
    assert api("POST", "/customers/merge", body)[0] == status


def test_an_unknown_field_is_refused(api, known):
    body = {"keep": str(known), "join": "1", "why": "", "because": ""}
    assert api("POST", "/customers/merge", body)[0] == 400


def test_consents(api, known):
    body = {"items": [{"purpose": "news", "state": "refused", "channel": "sms"}]}
    status, answer = api("PATCH", f"/customers/{known}/consents", body)
    assert status == 200
    assert api("GET", f"/customers/{known}/consents") == (200, answer)
    shown = answer["items"][0]
    assert (shown["purpose"], shown["channel"], shown["state"]) == ("news", "sms", "refused")
    assert api("PATCH", f"/customers/{known}/consents", {"items": []})[0] == 400


def test_correction(api, known):
    body = {"attributes": {"city": None, "job": "doctor"}}
    status, answer = api("PATCH", f"/customers/{known}", body)
    assert status == 200
    said = {a["name"]: (a["value"], a["source"]) for a in answer["attributes"]}
    assert "city" not in said
    assert said["job"] == ("doctor", "person")


def test_purchases_stand_as_last_said(api, known, now):
    order = {
        "order_id": "o-1",
        "total": "۱٬۲۵۰٬۰۰۰",
        "currency": "irr",
        "products": [{"sku": "1"}],
    }
    later = now.replace(hour=10)
    note_purchases(
        rows=[
            CommerceEvent(
                profile_id=known,
                action="Order Refunded",
                properties=order,
                at=later,
                source="shop",
            ),
            CommerceEvent(
                profile_id=known, action="Order Completed", properties=order, at=now, source="shop"
            ),
        ]
    )
    status, answer = api("GET", f"/customers/{known}/purchases")
    assert status == 200
    (shown,) = answer["items"]
    assert (shown["state"], shown["total"], shown["currency"]) == ("refunded", "1250000", "IRR")
    assert shown["bought_at"] == "2026-11-22T08:30:00.000Z"


@pytest.fixture
def holder(monkeypatch):
    monkeypatch.setattr(erasing, "_holders", {})
    erased: list[int] = []

    def erase(ids):
        erased.extend(ids)
        return 3

    register_holder("story", export=lambda ids: [{"of": len(ids)}], erase=erase)
    return erased


def test_export_holds_everything(api, known, holder, mina):
    status, answer = api("GET", f"/customers/{known}/export")
    assert status == 200
    assert answer["story"] == [{"of": 1}]
    assert answer["customer"]["name"] == mina.name
    assert {i["kind"] for i in answer["customer"]["identifiers"]} == {"user_id", "phone", "email"}


def test_erasing_leaves_no_trace(api, known, holder, mina, now):
    other = person("other", now)
    api("POST", "/customers/merge", {"keep": str(known), "join": str(other), "why": mina.phone})
    body = {"items": [{"purpose": "news", "state": "granted"}]}
    api("PATCH", f"/customers/{known}/consents", body)
    status, answer = api("DELETE", f"/customers/{known}")
    assert status == 200
    assert answer["removed"]["story"] == 3
    assert answer["removed"]["identifiers"] == 4
    assert sorted(holder) == sorted([known, other])
    for one in (known, other):
        assert api("GET", f"/customers/{one}")[0] == 404
    assert api("GET", "/customers?identifier=phone:09123456789")[1]["items"] == []
    assert api("DELETE", f"/customers/{known}")[0] == 404
    assert not found_anywhere(mina.name, "912345678", mina.email, mina.user_id)


def found_anywhere(*words):
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [(table, row) for row in cursor.fetchall() for w in words if w in str(row)]
    return found


def test_the_reason_of_an_erasure_is_in_the_trail(api, known):
    assert api("DELETE", f"/customers/{known}?why=asked%20by%20letter")[0] == 200
    (line,) = audit.entries(act="customer erased")
    assert (line.who, line.why) == ("key: server", "asked by letter")
    assert api("DELETE", f"/customers/{known}?because=x")[0] == 400


def test_who_took_an_export_is_in_the_trail(api, known):
    assert api("GET", f"/customers/{known}/export")[0] == 200
    (line,) = audit.entries(act="customer exported")
    assert (line.who, line.subject) == ("key: server", f"customer:{known}")


def test_a_national_id_finds_and_is_never_shown(api, known):
    item = {
        "identifiers": [{"kind": "national_id", "value": "0499370899"}],
        "attributes": {"nationalId": "0499370899", "city": "یزد"},
    }
    assert api("POST", "/customers/import", {"items": [item]})[1]["accepted"] == 1
    _, found = api("GET", "/customers?identifier=national_id:۰۴۹۹۳۷۰۸۹۹")
    (one,) = found["items"]
    assert [i["value"] for i in one["identifiers"]] == ["•••"]
    assert [a["name"] for a in one["attributes"]] == ["city"]
    assert not found_anywhere("0499370899")


def test_a_purpose_that_is_too_long_is_refused(api, known):
    item = {
        "identifiers": [{"kind": "email", "value": "c@mail.ir"}],
        "consents": {"x" * 41: "granted"},
    }
    assert [r["index"] for r in api("POST", "/customers/import", {"items": [item]})[1]["refused"]]


def test_the_story_of_the_erased_is_nobodys(api, known):
    assert api("GET", f"/customers/{known}/story")[0] == 200
    api("DELETE", f"/customers/{known}")
    for rest in ("story", "purchases", "consents", "export"):
        assert api("GET", f"/customers/{known}/{rest}")[0] == 404


def test_who_comes_back_after_erasing_is_new(api, known, holder, mina, now):
    raw = of_django()
    recognizer = Recognizer(raw)
    claim = Claim((("user_id", mina.user_id, True),), {}, "server", to_micros(now))
    assert recognizer.recognize([claim]) == [known]
    api("DELETE", f"/customers/{known}")
    again = recognizer.recognize([claim])[0]
    assert again != known
    assert customer_of(again) == again


def test_import_judges_each_item(api, known, mina):
    items = [
        {"identifiers": [{"kind": "email", "value": "new@mail.ir"}], "name": "نو"},
        {"identifiers": [{"kind": "phone", "value": "abc"}]},
        {"identifiers": [{"kind": "user_id", "value": mina.user_id}], "name": mina.name},
        {"identifiers": [{"kind": "email", "value": "NEW@mail.ir"}], "name": "نو"},
        {"identifiers": []},
        {"identifiers": [{"kind": "email", "value": "x@mail.ir"}], "surprise": 1},
        {
            "identifiers": [{"kind": "email", "value": "c@mail.ir"}],
            "consents": {"news": "granted"},
        },
    ]
    status, answer = api("POST", "/customers/import", {"items": items})
    assert status == 200
    assert (answer["accepted"], answer["duplicates"]) == (2, 2)
    assert [one["index"] for one in answer["refused"]] == [1, 4, 5]
    assert all(one["problem"] for one in answer["refused"])
    found = api("GET", "/customers?identifier=email:c@mail.ir")[1]["items"][0]
    assert found["consents"][0]["state"] == "granted"
    assert api("POST", "/customers/import", {"items": items})[1]["accepted"] == 0


def test_the_list_pages(api, now):
    people = [person(f"p{n}", now) for n in range(5)]
    status, first = api("GET", "/customers?limit=3")
    assert status == 200
    _, second = api("GET", f"/customers?limit=3&cursor={first['next']}")
    ids = [one["id"] for one in first["items"] + second["items"]]
    assert ids == [str(one) for one in reversed(people)]
    assert second["next"] is None
    assert api("GET", "/customers?cursor=nonsense")[0] == 400


@pytest.mark.parametrize(
    "typed",
    ["مینا", "کاظمي", "كاظم", "mina.kazemi", "mina.kazemi@example.ir", "example.ir", "۶۷۸۹",
     "3456789", "0912345", "+98 912 345 6789", "۰۹۱۲ ۳۴۵", "MINA-1001", "کاظمی مینا", "912345"],
)  # fmt: skip
def test_search_finds_her_as_people_type(api, known, now, typed):
    person("other", now, name="سارا احمدی")
    status, answer = api("GET", f"/customers?q={typed.replace('+', '%2B')}")
    assert status == 200
    assert [one["id"] for one in answer["items"]] == [str(known)]


@pytest.mark.parametrize("typed", ["مینا احمدی", "zzz", "%", "_", "'", "\\"])
def test_search_finds_nobody_else(api, known, now, typed):
    person("other", now, name="سارا احمدی")
    assert api("GET", f"/customers?q={typed.replace('%', '%25')}")[1]["items"] == []


def test_a_list_asks_few_questions(known, now, django_assert_max_num_queries):
    for n in range(30):
        person(f"p{n}", now, name=f"نام {n}")
    with django_assert_max_num_queries(5):
        assert len(list_customers(limit=50).customers) == 31


def test_a_stranger_sees_nothing(client, known):
    for path in (f"/customers/{known}", "/customers", "/merge-suggestions"):
        assert client.get(f"/api/v1{path}").status_code == 401


def test_a_public_key_reads_nothing(client, browser_key, known):
    assert Api(client, browser_key)("GET", "/customers?identifier=phone:09123456789")[0] == 403
