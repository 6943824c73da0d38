"""RFC 9457."""

import msgspec

from hamdel.platform.problems import Problem


def test_a_problem_says_status_title_and_field():
    problem = Problem(400, "Too long.", field="name", detail="At most 5.", headers={"X-A": "b"})
    response = problem.response()
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response["X-A"] == "b"
    assert msgspec.json.decode(response.content) == {
        "title": "Too long.",
        "status": 400,
        "field": "name",
        "detail": "At most 5.",
    }


def test_without_words_the_status_speaks():
    assert msgspec.json.decode(Problem(409).body()) == {"title": "Conflict", "status": 409}


def test_a_problem_may_have_members_of_its_own_but_not_change_ours():
    told = msgspec.json.decode(Problem(409, more={"yours": "a", "status": 200}).body())
    assert told == {"title": "Conflict", "status": 409, "yours": "a"}
