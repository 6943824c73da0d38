"""Who serves the company's customers: teams, what people know, the rules, and how they are just now."""

from datetime import datetime
from typing import Final

from hamdel.accounts.public import add_member, create_team, person_by_email
from hamdel.conversations.public import Actor
from hamdel.routing.public import (
    Condition,
    Need,
    Rule,
    ToServe,
    add_rule,
    add_skill,
    set_state,
    write_agent,
)

WHO: Final = "hamdel demo"
BY: Final = Actor(who=WHO)
SUPPORT, CLUB = "پشتیبانی", "فروش و باشگاه"
_TEAMS: Final = {
    SUPPORT: ("sara@rekab.example", "reza@rekab.example"),
    CLUB: ("reza@rekab.example", "leila@rekab.example"),
}
_SKILLS: Final = ("پرداخت و کیف پول", "سفارش و تحویل", "فروش")
# State, and the level of each skill; whoever is here has their hands full as the day begins.
_PEOPLE: Final = {
    "sara@rekab.example": ("available", (4, 5, 2), ("fa", "en")),
    "reza@rekab.example": ("busy", (5, 3, 3), ("fa", "en")),
    "leila@rekab.example": ("break", (3, 3, 5), ("fa",)),
}
_MONEY: Final = ("refund", "payment_billing")
_ORDERS: Final = (
    "delivery_status", "cancel_order", "return_exchange", "damaged_or_wrong_item",
    "change_order_or_address",
)  # fmt: skip
_BUYING: Final = ("product_info", "discount_code")


def prepare_routing(*, now: datetime) -> None:
    """Make teams and skills, write the rules, and let everybody say where they are."""
    teams = {name: create_team(name=name, who=WHO, now=now).id for name in _TEAMS}
    skills = [add_skill(name=name, by=BY, now=now).id for name in _SKILLS]
    for name, members in _TEAMS.items():
        for email in members:
            found = person_by_email(email)
            if found is not None:
                add_member(team_id=teams[name], person_id=found.id, who=WHO, now=now)
    for email, (state, levels, languages) in _PEOPLE.items():
        found = person_by_email(email)
        if found is not None:
            said = ToServe(languages=languages, skills=dict(zip(skills, levels, strict=True)))
            write_agent(person_id=found.id, said=said, by=BY, now=now)
            set_state(person_id=found.id, state=state, by=BY, now=now)  # type: ignore[arg-type]
    for rule in _rules(teams, [str(one) for one in skills]):
        add_rule(rule, by=BY, now=now)


def _rules(teams: dict[str, int], skills: list[str]) -> list[Rule]:
    money, orders, selling = skills
    support, club = teams[SUPPORT], teams[CLUB]
    return [
        Rule(
            id=0, name="خشمگین و نگران، پیش از همه", team_id=support, priority="urgent",
            conditions=(Condition(field="mood", values=("anger", "fear")),), last_agent_hours=48,
        ),
        Rule(
            id=0, name="پول: به کسی که پرداخت را خوب می‌داند", team_id=support, priority="high",
            conditions=(Condition(field="intent", values=_MONEY),),
            needs=(Need(skill=money, level=4),),
        ),
        Rule(
            id=0, name="سفارش و تحویل", team_id=support,
            conditions=(Condition(field="intent", values=_ORDERS),),
            needs=(Need(skill=orders, level=3),),
        ),
        Rule(
            id=0, name="پرسش پیش از خرید", team_id=club,
            conditions=(Condition(field="intent", values=_BUYING),),
            needs=(Need(skill=selling, level=3),), overflow_minutes=30, overflow_team_id=support,
        ),
        Rule(id=0, name="هر چه ماند", team_id=support, last_agent_hours=24),
    ]  # fmt: skip
