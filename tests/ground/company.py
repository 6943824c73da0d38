"""A small living company, and the values that its addresses take."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from hamdel.accounts.models import Holiday, Team
from hamdel.accounts.public import create_calendar
from hamdel.automations.public import RuleDraft, make_rule
from hamdel.cases.public import ToOpen, open_case
from hamdel.channels.public import account as channel
from hamdel.channels.public import create_account, take_in
from hamdel.conversations.models import CannedReply, Macro
from hamdel.conversations.public import Actor, messages_of, take_note
from hamdel.conversations.public import Said as CounterSaid
from hamdel.demo.public import SIGN_INS, make_company
from hamdel.followups.public import ToAsk, ask_expert
from hamdel.followups.usecases.by_hand import follow_up_by_hand
from hamdel.ideas.public import ToSuggest, suggest_idea
from hamdel.improvements.public import ToImprove, make_improvement
from hamdel.interactions.models import Interaction
from hamdel.interactions.public import Said, texts_after
from hamdel.journeys.queries.marks import kept_rules
from hamdel.listening.public import Heard, take_mentions
from hamdel.maps.public import Drawing, Stage, Step, draw_map
from hamdel.personas.public import personas
from hamdel.platform import keys
from hamdel.reading.models import Version
from hamdel.reading.public import read_messages
from hamdel.segments.public import SegmentDraft, make_segment
from hamdel.sla.public import ToPromise, save_policy
from hamdel.stories.public import list_stories
from hamdel.studies.public import list_studies, notes, participants, quotes, sessions, themes
from hamdel.surveys.public import ToSave, save_survey
from hamdel.touchpoints.models import Kind, Touchpoint
from hamdel.trust.contracts import ToPromise as Promised
from hamdel.trust.contracts import ToRecover
from hamdel.trust.usecases.promising import make_promise
from hamdel.trust.usecases.recovering import start_recovery
from tests.ground.cast import NOW

PEOPLE = 40
LEILA = Actor(who="leila@rekab.example", name="لیلا شریفی")
Values = dict[str, Callable[[], object]]


class Company:
    """The company's people as clients, by role."""

    def __init__(self) -> None:
        users = get_user_model().objects
        self.clients: dict[str, Client] = {}
        for one in SIGN_INS:
            client = Client()
            client.force_login(users.get(email=one.email))
            self.clients[one.role] = client


@pytest.fixture
def company(db: None) -> Company:
    """A company of forty customers with three months of moments, and its four people."""
    make_company(people=PEOPLE, now=NOW)
    Team.objects.create(name="پشتیبانی", created_at=NOW)
    keys.create_key(name="سایت", scopes=("ingest",), now=NOW)
    return Company()


@pytest.fixture
def values(company: Company) -> Values:
    """For each name that varies in an address, a value that exists (or, where all are consumed, 1)."""
    nothing_yet = dict.fromkeys(
        (
            "invitation_id",
            "incentive_id",
            "ask_id",
            "response_id",
            "session_id",
            "search_id",
            "suggestion_id",
            "merge_id",
            "resting_id",
            "undo_id",
            "annotation_id",
            "judgment_id",
            "group_id",
            "seq",
            "place",
            "way_id",
            "pk",
            "deed_id",
            "view_id",
            "check_id",
            "seen_change",
            "call_id",
            "approval_id",
            "task_id",
            "rule_id",
            "skill_id",
            "season_id",
            "change_id",
        ),
        lambda: 1,
    )
    return {
        **nothing_yet,
        "conversation_id": a_conversation,
        "case_id": a_case,
        "type_key": lambda: "refund",
        "message_id": lambda: messages_of(a_conversation())[0].id,
        "reply_id": a_reply,
        "macro_id": a_macro,
        "segment_id": a_segment,
        "automation_id": an_automation,
        "application_id": lambda: 1,
        "mention_id": a_mention,
        "source_id": lambda: 1,
        "spike_id": lambda: 1,
        "post_id": lambda: 1,
        "state": lambda: "new",
        "to": lambda: "on",
        "promise_id": a_promise,
        "idea_id": an_idea,
        "recovery_id": a_recovery,
        "followup_id": a_followup,
        "question_id": a_question,
        "survey_id": a_survey,
        "study_id": lambda: list_studies()[-1].id,
        "talk_id": lambda: sessions(list_studies()[-1].id)[0].id,
        "participant_id": lambda: participants(list_studies()[-1].id)[0].id,
        "theme_id": lambda: themes(list_studies()[-1].id)[0].id,
        "note_id": lambda: notes(study_id=list_studies()[-1].id)[0].id,
        "quote_id": lambda: quotes(list_studies()[-1].id)[0].id,
        "file_id": lambda: 1,
        "figure_id": lambda: 1,
        "guide_id": lambda: 1,
        "mark_id": lambda: kept_rules()[0].id,
        "persona_id": lambda: personas()[0].id,
        "story_id": lambda: list_stories()[0].id,
        "improvement_id": an_improvement,
        "version_number": lambda: 1,
        "map_id": a_map,
        "step_key": lambda: "s1",
        "comment_id": lambda: 1,
        "stored": lambda: "0" * 32,
        "start": lambda: 0,
        "name": lambda: "fix",
        "channel": lambda: "phone",
        "customer_id": lambda: a_moment().profile.customer_id,
        "profile_id": lambda: a_moment().profile_id,
        "moment_id": lambda: a_moment().pk,
        "interaction_id": lambda: a_read_message().interaction_id,
        "version_id": lambda: Version.objects.latest("pk").pk,
        "kind_id": lambda: Kind.objects.earliest("pk").pk,
        "key": lambda: Touchpoint.objects.earliest("pk").key,
        "key_id": lambda: keys.all_keys()[0].id,
        "person_id": lambda: get_user_model().objects.earliest("pk").pk,
        "team_id": lambda: Team.objects.earliest("pk").pk,
        "calendar_id": a_calendar,
        "policy_id": a_policy,
        "holiday_id": lambda: Holiday.objects.earliest("pk").pk,
        "token": lambda: "no-such-token",
        "uidb36": lambda: "1",
        "path": lambda: "customers",
        "kind": lambda: "phone",
        "attachment_id": lambda: 1,
        "account_id": a_channel,
        "incoming_id": something_laid_aside,
    }


def a_survey() -> int:
    """A survey that is open."""
    return save_survey(
        ToSave(kind="nps", title="پس از تحویل"), by="leila", now=NOW, state="open", key="a survey"
    )


def a_read_message() -> Said:
    """Something that somebody wrote, read."""
    found: list[Said] = []
    position, reached = -1, 0
    while not found and position != reached:
        position = reached
        found, reached = texts_after(position, 500)
    read_messages(found[:1], now=NOW)
    return found[0]


def a_case() -> int:
    """A case of somebody who is known, opened once."""
    customer = a_moment().profile.customer_id
    return open_case(
        ToOpen(title="گلدان شکسته", customer_id=customer, key="ground"), by=LEILA, now=NOW
    )


def a_conversation() -> int:
    """What somebody said at the counter."""
    said = CounterSaid(
        text="گلدان شکسته را آورد", identifiers=(("phone", "09120000000"),), name="مینا کاظمی"
    )
    return take_note(said, by=LEILA, now=NOW)


def a_map() -> int:
    """A journey map of one step."""
    step = Step(key="s1", touchpoint="website", emotion=1.0)
    stages = (Stage(key="awareness", name="آگاهی", steps=(step,)),)
    return draw_map(Drawing(name="نگاه", stages=stages), key="ground", by=LEILA, now=NOW)


def a_reply() -> int:
    """A canned reply."""
    values = {"title": "خوش‌آمد", "text": "سلام {name}", "changed_at": NOW}
    return CannedReply.objects.get_or_create(shortcut="سلام", defaults=values)[0].pk


def a_macro() -> int:
    """A macro that closes."""
    values = {"steps": [{"do": "close"}], "changed_at": NOW}
    return Macro.objects.get_or_create(name="بستن", defaults=values)[0].pk


def a_segment() -> int:
    """Everybody who ever did anything."""
    rule = {"rule": "moments", "at_least": 1}
    draft = SegmentDraft(name_fa="همه", name_en="Everybody", rule=rule)
    return make_segment(draft, who="leila", now=NOW).id


def an_improvement() -> int:
    """A task made of a step that hurts."""
    return make_improvement(ToImprove(title="پیامک ارسال"), by=LEILA, now=NOW, key="ground")


def an_automation() -> int:
    """A rule that is off."""
    draft = RuleDraft(
        name="شکایت‌ها",
        event="message.received",
        conditions={"rule": "words", "any": ["شکایت"]},
        actions=[{"do": "priority", "priority": "urgent"}],
    )
    return make_rule(draft, who="leila", now=NOW).id


def a_calendar() -> int:
    """Working hours in Iran."""
    return create_calendar(name="شرکت", preset="iran", who="leila", now=NOW)


def a_policy() -> int:
    """Somebody is answered within an hour."""
    return save_policy(
        ToPromise(name="همه", minutes={"first_reply": {"normal": 60}}), by=LEILA, now=NOW
    )


def a_channel() -> int:
    """A telephone exchange."""
    return create_account(kind="phone", who="leila", now=NOW).id


def something_laid_aside() -> int:
    """Something that a telephone exchange sent and nobody can read."""
    found = channel(a_channel())
    assert found is not None
    return take_in(account=found, body=b"?", now=NOW).id


def a_moment() -> Interaction:
    """The newest moment of a story."""
    return Interaction.objects.filter(kind__isnull=False).latest("occurred_at")


def a_promise() -> int:
    """A promise that stands."""
    given = Promised(
        profile_id=a_moment().profile_id, what="تماس برگشتی", due_at=NOW + timedelta(days=900)
    )
    return make_promise(given, key="company", by=Actor(who="leila"), now=NOW)


def an_idea() -> int:
    """An idea that somebody wants, kept once."""
    given = ToSuggest(
        title="تحویل در روز تعطیل", profile_id=a_moment().profile_id, key="company", how="api"
    )
    return suggest_idea(given, by=LEILA, now=NOW)


def a_mention() -> int:
    """Something that was said of the company."""
    heard = Heard(network="mastodon", ref="ground", text="گلدان شکسته رسید", author="مینا کاظمی")
    taken = take_mentions([heard], who="leila", now=NOW)
    return (*taken.ids, *taken.known)[0]


def a_recovery() -> int:
    """Something that is being mended."""
    wanted = ToRecover(
        profile_id=a_moment().profile_id,
        cause="hand",
        title="بی‌احترامی",
        caused_at=NOW,
        key="company",
    )
    return start_recovery(wanted, by=Actor(who="leila"), now=NOW)


def a_followup() -> int:
    """The id of a trouble that is followed up."""
    return follow_up_by_hand(interaction_id=a_read_message().interaction_id, by=LEILA, now=NOW)


def a_question() -> int:
    """The id of words that were passed on."""
    expert = get_user_model().objects.earliest("pk").pk
    return ask_expert(ToAsk(expert_id=expert, words="چرا دیر رسید؟", key="a"), by=LEILA, now=NOW)
