"""What four gateways of Iran are told and say, as their public documentation has it.

A setting of the account that is not empty goes before the preset's.
"""

from collections.abc import Mapping
from typing import Final

Preset = Mapping[str, str]

_KAVENEGAR: Final[Preset] = {
    # kavenegar.com/rest.html: the status within the answer counts, not HTTP's.
    "url": "https://api.kavenegar.com/v1/{key}/sms/send.json",
    "method": "POST",
    "shape": "form",
    "body": "receptor={to}\nsender={sender}\nmessage={text}\nlocalid={id}",
    "success": "return.status = 200",
    "trouble": "return.status = 401|403|407|412|418",
    "again": "return.status = 409|451",
    "id_path": "entries.0.messageid",
    "pattern_url": "https://api.kavenegar.com/v1/{key}/verify/lookup.json",
    "pattern_body": "receptor={to}\ntemplate={pattern}\n{parameter}={value}",
    "report_id": "messageid",
    "report_state": "status",
    "report_map": "10 = delivered\n6 = failed\n11 = failed\n13 = failed\n14 = failed",
    "in_from": "from",
    "in_to": "to",
    "in_text": "message",
    "in_id": "messageid",
}
_MELIPAYAMAK: Final[Preset] = {
    # rest.payamak-panel.com: Value is the message's id where RetStatus is 1.
    "url": "https://rest.payamak-panel.com/api/SendSMS/SendSMS",
    "method": "POST",
    "shape": "form",
    "body": "username={user}\npassword={password}\nto={to}\nfrom={sender}\ntext={text}\nisFlash=false",
    "success": "RetStatus = 1",
    "trouble": "RetStatus = 0|2|5|10|12",
    "again": "RetStatus = 3|4|6",
    "id_path": "Value",
    "pattern_url": "https://rest.payamak-panel.com/api/SendSMS/BaseServiceNumber",
    "pattern_body": "username={user}\npassword={password}\nto={to}\nbodyId={pattern}\ntext={values}",
    "report_id": "recId",
    "report_state": "status",
    "report_map": "1 = delivered\n2 = failed\n3 = failed\n16 = failed\n35 = failed\n300 = failed",
    "in_from": "from",
    "in_to": "to",
    "in_text": "text",
    "in_id": "msgId",
}
_SMSIR: Final[Preset] = {
    # api.sms.ir/v1: the key is a header, the line a number.
    "url": "https://api.sms.ir/v1/send/bulk",
    "method": "POST",
    "headers": "X-API-KEY: {key}\nAccept: application/json",
    "shape": "json",
    "body": '{"lineNumber": "{sender_number}", "messageText": "{text}", "mobiles": ["{to}"]}',
    "success": "status = 1",
    "trouble": "status = 10|11|12|13|14|101|102",
    "again": "status = 0|20",
    "id_path": "data.messageIds.0",
    "pattern_url": "https://api.sms.ir/v1/send/verify",
    "pattern_body": (
        '{"mobile": "{to}", "templateId": "{pattern_number}",'
        ' "parameters": [{"name": "{parameter}", "value": "{value}"}]}'
    ),
    "pattern_id_path": "data.messageId",
    "report_id": "messageId",
    "report_state": "deliveryState",
    "report_map": "1 = delivered\n2 = failed\n4 = failed\n6 = failed\n7 = failed",
    "in_from": "mobile",
    "in_to": "number",
    "in_text": "messageText",
    "in_id": "messageId",
}
_GHASEDAK: Final[Preset] = {
    # gateway.ghasedak.me/rest/api/v1/WebService
    "url": "https://gateway.ghasedak.me/rest/api/v1/WebService/SendSingleSMS",
    "method": "POST",
    "headers": "ApiKey: {key}\nAccept: application/json",
    "shape": "json",
    "body": (
        '{"lineNumber": "{sender}", "receptor": "{to}", "message": "{text}",'
        ' "clientReferenceId": "hamdel-{id}"}'
    ),
    "success": "isSuccess = true",
    "trouble": "statusCode = 401|403",
    "again": "statusCode = 429",
    "id_path": "data.messageId",
    "pattern_url": "https://gateway.ghasedak.me/rest/api/v1/WebService/SendOtpSMS",
    "pattern_body": (
        '{"receptors": [{"mobile": "{to}", "clientReferenceId": "hamdel-{id}"}],'
        ' "templateName": "{pattern}", "inputs": [{"param": "{parameter}", "value": "{value}"}]}'
    ),
    "pattern_id_path": "data.items.0.messageId",
    "report_id": "messageId",
    "report_state": "status",
    "report_map": "1 = delivered\n2 = failed\n3 = failed\ndelivered = delivered\nfailed = failed",
    "in_from": "sender",
    "in_to": "lineNumber",
    "in_text": "message",
    "in_id": "messageId",
}
CHOSEN: Final = frozenset({"method", "shape"})  # chosen from a list: they have no room for a hint
PRESETS: Final[Mapping[str, Preset]] = {
    "own": {},
    "kavenegar": _KAVENEGAR,
    "melipayamak": _MELIPAYAMAK,
    "smsir": _SMSIR,
    "ghasedak": _GHASEDAK,
}


def hints(settings: Mapping[str, str]) -> dict[str, str]:
    """What holds where a setting is empty: the preset's."""
    preset = PRESETS.get(settings.get("preset", "own"), {})
    return {name: text for name, text in preset.items() if name not in CHOSEN}


def settings_with_preset(settings: Mapping[str, str]) -> dict[str, str]:
    """An account's settings with the preset's where they are empty."""
    preset = PRESETS.get(settings.get("preset", "own"), {})
    return {**settings, **{name: text for name, text in preset.items() if not settings.get(name)}}
