"""Survey answers, mentions, quotes of interviews and moments of a story as places that ideas come from."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from hamdel.customers.public import customer_names, known_customer
from hamdel.interactions.public import moment_by_id
from hamdel.listening.public import mention
from hamdel.studies.public import NoSuch, participants, quote, study_of_quote
from hamdel.surveys.public import response, survey

from .contracts import Origin

_LONGEST: Final = 1_000


def of_answer(response_id: int) -> Origin | None:
    """An answer to a survey: its comment, and who answered."""
    found = response(response_id)
    about = None if found is None else survey(found.survey_id)
    if found is None or about is None:
        return None
    return Origin(
        ref=f"answer:{found.id}",
        label=about.title,
        url=reverse("surveys:survey", args=[about.id]),
        profile_id=found.profile_id,
        text=found.comment[:_LONGEST],
        channel=found.channel,
    )


def of_mention(mention_id: int) -> Origin | None:
    """A mention: what was written, and whose it is once that is sure."""
    found = mention(mention_id)
    if found is None:
        return None
    return Origin(
        ref=f"mention:{found.id}",
        label=found.title or found.network,
        url=reverse("listening:one", args=[found.id]),
        profile_id=found.profile_id,
        text=found.text[:_LONGEST],
        channel=found.network,
    )


def of_quote(quote_id: int) -> Origin | None:
    """A quote of an interview; it leads to all quotes of the study: reports do not name who said which."""
    try:
        found, study_id = quote(quote_id), study_of_quote(quote_id)
    except NoSuch:
        return None
    people = {one.id: one.profile_id for one in participants(study_id)}
    return Origin(
        ref=f"quote:{found.id}",
        label=_("an interview"),
        url=reverse("studies:coding", args=[study_id]),
        profile_id=people.get(found.participant_id or 0),
        text=found.text[:_LONGEST],
        channel="interview",
    )


def of_moment(interaction_id: int) -> Origin | None:
    """A moment of somebody's story with words in it."""
    found = moment_by_id(interaction_id)
    customer = None if found is None else known_customer(found[0].profile_id)
    if found is None or customer is None:
        return None
    moment = found[0]
    return Origin(
        ref=f"moment:{moment.id}",
        label=moment.summary or moment.action,
        url=reverse("desk:customer", args=[customer]),
        profile_id=moment.profile_id,
        text=moment.text[:_LONGEST],
        channel=moment.channel,
    )


def of_customer(customer_id: int) -> Origin | None:
    """A customer, wherever they said it."""
    customer = known_customer(customer_id)
    if customer is None:
        return None
    return Origin(
        ref=f"customer:{customer}",
        label=customer_names([customer]).get(customer, "") or _("a customer"),
        url=reverse("desk:customer", args=[customer]),
        profile_id=customer,
    )
