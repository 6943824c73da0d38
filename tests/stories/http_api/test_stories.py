"""Stories over the API."""

from hamdel.platform.keys import create_key
from hamdel.stories.contracts import Section
from hamdel.stories.usecases.composing import compose_vision
from tests.ground.cast import NOW, Player
from tests.ground.programs import Ask
from tests.stories.conftest import actor


def test_a_story_is_told_listed_and_added_to(ask: Ask, profile: int) -> None:
    body = {"title": "مینا آمد", "happened": "پرسید", "customer_id": str(profile)}
    status, story = ask("POST", "/stories", body)
    assert (status, story["customer_id"], story["views"]) == (201, str(profile), 0)
    assert ask("GET", f"/stories?customer_id={profile}")[1]["items"] == [story]
    assert ask("GET", "/stories?touchpoint=nowhere")[1]["items"] == []
    status, whole = ask("POST", f"/stories/{story['id']}/views", {"text": "من هم"})
    assert (status, [one["text"] for one in whole["all_views"]]) == (201, ["من هم"])
    assert ask("GET", f"/stories/{story['id']}")[1] == whole
    for wrong, field in (
        ({**body, "customer_id": "999999"}, "customer_id"),
        ({**body, "touchpoint": "nowhere"}, "touchpoint"),
        ({**body, "more": 1}, "more"),
    ):
        status, problem = ask("POST", "/stories", wrong)
        assert (status, problem["field"]) == (400, field)
    assert ask("GET", "/stories/999999")[0] == 404


def test_a_key_sees_names_as_its_maker_does(
    ask: Ask, nima: Player, reza: Player, told: int
) -> None:
    assert ask("GET", "/vision")[1]["version"] == 0
    compose_vision(
        opening="", sections=[Section("گوش", "مینا", (told,))], base=0, by=actor(reza), now=NOW
    )
    assert ask("GET", "/vision")[1]["parts"] == [
        {"heading": "گوش", "text": "مینا", "story_ids": [str(told)]}
    ]
    own = create_key(name="nima", scopes=("read",), now=NOW, who=nima.email, maker_id=nima.user_id)
    hidden = ask("GET", f"/stories/{told}", key=own[1])[1]
    assert hidden["customer_id"] is None
    assert "مینا" not in hidden["title"]
    assert ask("GET", "/vision", key=own[1])[1]["parts"][0]["text"] != "مینا"
