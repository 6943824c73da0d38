import pytest

pytestmark = pytest.mark.django_db


def test_what_was_done_is_told_and_taken_back(stranger, admin_key, writes, rule, work) -> None:
    headers = {"authorization": f"Bearer {admin_key}"}
    rule({"do": "priority", "priority": "urgent"}, {"do": "note", "text": "یک"})
    one = writes("شکایت دارم")
    work()
    path = f"/api/v1/automation-applications?conversation_id={one}"
    (told,) = stranger.get(path, headers=headers).json()["items"]
    assert [did["do"] for did in told["did"]] == ["priority", "note"]
    undo = f"/api/v1/automation-applications/{told['id']}/undo"
    done = stranger.post(undo, headers=headers).json()
    assert done["stays"] == ["note"]
    assert stranger.get(path, headers=headers).json()["items"][0]["undone_by"] == "key: admin"
    wrong = stranger.get("/api/v1/automation-applications?case_id=x", headers=headers)
    assert (wrong.status_code, wrong.json()["field"]) == (400, "case_id")
    assert stranger.post(undo.replace(told["id"], "999"), headers=headers).status_code == 404
