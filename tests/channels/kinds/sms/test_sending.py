"""Text messages over gateways that take them, refuse them, or say nothing."""

from typing import Any

import pytest

from hamdel.channels.contracts import CanNotSend
from hamdel.channels.kinds.sms.sending import try_out
from hamdel.channels.models import Account as AccountRow
from hamdel.channels.usecases.accounts import turn
from hamdel.channels.usecases.delivering import deliver_due
from tests.channels.kinds.sms.conftest import KEY, Account, Send
from tests.ground.cast import NOW
from tests.ground.gateway import Gateway

pytestmark = pytest.mark.django_db
TEXT = 'سلام «مینا»\n"\\{text}&=%\u200c🙏'
GOOD: dict[str, tuple[Any, str]] = {
    "kavenegar": ({"return": {"status": 200}, "entries": [{"messageid": 87}]}, "87"),
    "melipayamak": ({"Value": "87", "RetStatus": 1, "StrRetStatus": "Ok"}, "87"),
    "smsir": ({"status": 1, "data": {"packId": "x", "messageIds": [87]}}, "87"),
    "ghasedak": ({"isSuccess": True, "statusCode": 200, "data": {"messageId": "87"}}, "87"),
}


@pytest.mark.parametrize("preset", GOOD)
def test_a_gateway_of_iran_takes_a_message(
    account: Account, send: Send, gateway: Gateway, preset: str
) -> None:
    gateway.says, number = GOOD[preset]
    row = send(account(preset), TEXT)
    assert (row.state, row.provider_id) == ("sent", number)
    (heard,) = gateway.heard
    said = heard.json if preset in {"smsir", "ghasedak"} else heard.form
    told = {
        "kavenegar": {
            "receptor": "09123456789", "sender": "30001234", "message": TEXT, "localid": str(row.pk),
        },
        "melipayamak": {
            "username": "u", "password": "p&=", "to": "09123456789", "from": "30001234",
            "text": TEXT, "isFlash": "false",
        },
        "smsir": {"lineNumber": 30001234, "messageText": TEXT, "mobiles": ["09123456789"]},
        "ghasedak": {
            "lineNumber": "30001234", "receptor": "09123456789", "message": TEXT,
            "clientReferenceId": f"hamdel-{row.pk}",
        },
    }  # fmt: skip
    assert said == told[preset]
    keys = {"kavenegar": heard.path, "smsir": heard.headers.get("x-api-key", "")}
    keys |= {"ghasedak": heard.headers.get("apikey", "")}
    written = {"kavenegar": "/v1/k3y%2Fof%2Bthe%3Dgateway/sms/send.json"}
    assert keys.get(preset) == (None if preset == "melipayamak" else written.get(preset, KEY))


@pytest.mark.parametrize(
    ("preset", "answer", "expected"),
    [
        (
            "kavenegar", {"return": {"status": 200}, "entries": [{"messageid": 5}]},
            ("/v1/k3y%2Fof%2Bthe%3Dgateway/verify/lookup.json",
            {"receptor": "09123456789", "template": "12", "token": "۷۷", "token2": "پست"}),
        ),
        (
            "melipayamak", {"Value": "5", "RetStatus": 1}, ("/api/SendSMS/BaseServiceNumber",
            {"username": "u", "password": "p&=", "to": "09123456789", "bodyId": "12", "text": "۷۷;پست"}),
        ),
        (
            "smsir", {"status": 1, "data": {"messageId": 5}}, ("/v1/send/verify",
            {"mobile": "09123456789", "templateId": 12, "parameters": [
                {"name": "token", "value": "۷۷"}, {"name": "token2", "value": "پست"}]}),
        ),
        (
            "ghasedak", {"isSuccess": True, "data": {"items": [{"messageId": 5}]}},
            ("/rest/api/v1/WebService/SendOtpSMS",
            {"receptors": [{"mobile": "09123456789", "clientReferenceId": "hamdel-"}],
             "templateName": "12", "inputs": [
                {"param": "token", "value": "۷۷"}, {"param": "token2", "value": "پست"}]}),
        ),
    ],
)  # fmt: skip
def test_a_text_of_a_pattern_s_words_goes_as_the_pattern(
    account: Account, send: Send, gateway: Gateway, preset: str, answer: Any, expected: Any
) -> None:  # fmt: skip
    path, said = expected
    gateway.says = answer
    made = account(preset, patterns="12: سفارش {token} با {token2} رفت")
    row = send(made, "سفارش ۷۷ با پست رفت")
    (heard,) = gateway.heard
    told = heard.json if preset in {"smsir", "ghasedak"} else heard.form
    if preset == "ghasedak":
        said["receptors"][0]["clientReferenceId"] += str(row.pk)
    assert (row.state, row.provider_id, heard.path, told) == ("sent", "5", path, said)


def test_any_gateway_can_be_described(account: Account, send: Send, gateway: Gateway) -> None:
    gateway.says = "OK 991"
    made = account(
        url=f"{gateway.url}/send?u={{user}}", method="GET", shape="form",
        headers="Authorization: Basic {basic}", body="to={to_international}\nmsg={text}",
        success="text != ERROR", id_path="text",
    )  # fmt: skip
    row = send(made)
    (heard,) = gateway.heard
    assert (heard.method, heard.body) == ("GET", b"")
    assert heard.path == "/send?u=u&to=989123456789&msg=%D8%B3%D9%84%D8%A7%D9%85"
    assert heard.headers["authorization"] == "Basic dTpwJj0="
    assert (row.state, row.provider_id) == ("sent", "OK 991")


@pytest.mark.parametrize(
    ("answer", "state", "broken"),
    [
        ((200, {"return": {"status": 418}}), "waiting", "broken"),
        ((403, {"return": {"status": 403}}), "waiting", "broken"),
        ((200, {"return": {"status": 451}}), "waiting", "on"),
        ((429, ""), "waiting", "on"),
        ((200, {"return": {"status": 411, "message": "شماره نادرست"}}), "refused", "on"),
        ((200, "<html>login</html>"), "refused", "on"),
        ((400, ""), "refused", "on"),
        ((301, ""), "refused", "on"),
        ((500, {"return": {"status": 411}}), "refused", "on"),
        ((502, "Bad Gateway"), "unknown", "on"),
        ((0, ""), "unknown", "on"),
    ],
)
def test_an_answer_means_what_the_form_says(
    account: Account, send: Send, gateway: Gateway, answer: Any, state: str, broken: str
) -> None:  # fmt: skip
    gateway.status, gateway.says = answer
    row = send(account("kavenegar"))
    assert (row.state, AccountRow.objects.get().state) == (state, broken)
    if state == "unknown":
        assert "127.0.0.1" in row.problem or "502" in row.problem
        assert deliver_due(now=NOW.replace(year=2027)) == 0


def test_where_one_gateway_fails_the_next_in_order_sends(
    account: Account, send: Send, gateway: Gateway, second_gateway: Gateway
) -> None:
    second_gateway.says = GOOD["smsir"][0]
    spare = account("smsir", at=second_gateway, order="2")
    first = account("kavenegar", order="1")
    gateway.says = {"return": {"status": 418}}
    row = send(first)
    assert (row.state, row.account_id, row.due_at) == ("waiting", spare.id, NOW)
    assert deliver_due(now=NOW) == 1
    row.refresh_from_db()
    assert (row.state, row.account_id, row.refusals) == ("sent", spare.id, 0)
    assert [len(gateway.heard), len(second_gateway.heard)] == [1, 1]


def test_where_all_fail_the_round_begins_again_with_the_first(
    account: Account, send: Send, gateway: Gateway, second_gateway: Gateway
) -> None:
    spare = account("kavenegar", at=second_gateway, order="2")
    first = account("kavenegar", order="1")
    off = account("kavenegar", order="0")
    turn(account_id=off.id, state="off", who="leila", now=NOW)
    gateway.says = second_gateway.says = {"return": {"status": 418}}
    row = send(first)
    assert row.account_id == spare.id
    deliver_due(now=NOW)
    row.refresh_from_db()
    assert (row.state, row.account_id, row.refusals, row.due_at > NOW) == (
        "waiting",
        first.id,
        1,
        True,
    )
    gateway.says = GOOD["kavenegar"][0]
    deliver_due(now=row.due_at)
    row.refresh_from_db()
    assert row.state == "sent"


def test_what_may_have_been_sent_is_never_handed_on(
    account: Account, send: Send, gateway: Gateway, second_gateway: Gateway
) -> None:
    account("kavenegar", at=second_gateway, order="2")
    gateway.status = 0
    assert send(account("kavenegar", order="1")).state == "unknown"
    assert second_gateway.heard == []


@pytest.mark.parametrize("recipient", ["12", "mina", "+98912"])
def test_what_is_no_number_is_not_sent_to(
    account: Account, send: Send, gateway: Gateway, recipient: str
) -> None:
    assert send(account("kavenegar"), recipient=recipient).state == "refused"
    assert gateway.heard == []


@pytest.mark.parametrize(
    "more",
    [
        {"body": "{", "shape": "json"},
        {"url": "https://{user}.example/"},
        {"url": "http://127.0.0.1:1/"},
    ],
)
def test_a_form_filled_in_wrongly_is_the_channel_s_fault(
    account: Account, send: Send, gateway: Gateway, more: dict[str, str]
) -> None:
    row = send(account(**{"url": gateway.url, "body": "a={text}", **more}))
    assert (row.state, AccountRow.objects.get().state) == ("waiting", "broken")
    assert gateway.heard == []


def test_a_test_shows_what_went_out_and_came_back(account: Account, gateway: Gateway) -> None:
    gateway.says = {"RetStatus": 7, "StrRetStatus": "FilteredWord"}
    made = account("melipayamak", password="p&=ss")
    told = try_out(made, "09123456789", "آزمایش")
    assert told.request.startswith(f"POST {gateway.url}/api/SendSMS/SendSMS\n")
    assert "to=09123456789" in told.request
    assert "p%26" not in told.request
    assert "password=⟨password⟩" in told.request
    assert told.answer == '200 {"RetStatus": 7, "StrRetStatus": "FilteredWord"}'
    assert told.problem == "The gateway refuses the message."


def test_the_key_in_the_address_is_not_shown(account: Account, gateway: Gateway) -> None:
    gateway.says = GOOD["kavenegar"][0]
    told = try_out(account("kavenegar"), "09123456789", "آزمایش")
    assert "k3y" not in told.request
    assert (told.problem, told.provider_id) == ("", "87")
    assert try_out(account("kavenegar"), "x", "y").problem == "That is no phone number."


def test_a_gateway_without_an_address_is_said_before_anything_is_written(
    account: Account, send: Send
) -> None:
    with pytest.raises(CanNotSend, match="address is not set"):
        send(account())
