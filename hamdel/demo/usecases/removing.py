"""Taking the demo company out of an installation again: by its keys, which nobody else has."""

from contextlib import suppress
from datetime import datetime
from time import monotonic
from typing import Final

from hamdel.customers.public import NoSuchCustomer, customers_of, erase_customer
from hamdel.interactions.public import heard_from_others, profiles_heard_from, remove_heard_from
from hamdel.platform.keys import revoke_key

from ..models import Company
from .drawing import take_personas_back
from .figuring import take_figures_back
from .grouping import take_groups_back
from .improving import take_improvements_back
from .listening import take_overheard_back
from .mapping import take_map_back
from .promising import take_deadlines_back
from .studying import take_studies_back
from .surveying import take_surveys_back
from .talking import take_channels_back
from .wishing import take_wishes_back

_AT_ONCE: Final = 50
_WHY: Final = "demo data"


def begin_removal(*, now: datetime) -> bool:
    """Stop filling and let the worker remove; False where there is no demo company."""
    return bool(Company.objects.filter(removing_at=None).update(removing_at=now))


def remove_some(*, who: str, now: datetime, seconds: float) -> bool:
    """Erase customers of the demo for about so many seconds; False when nothing is left to do.

    Whoever has interactions by the demo's keys is erased, with all that was added to them since.
    """
    company = Company.objects.exclude(removing_at=None).first()
    if company is None:
        return False
    keys = (company.site_key_id, company.server_key_id)
    until = monotonic() + seconds
    while monotonic() < until:
        profiles = profiles_heard_from(keys, limit=_AT_ONCE)
        for customer_id in sorted(set(customers_of(profiles).values())):
            with suppress(NoSuchCustomer):  # erased before, by hand
                erase_customer(customer_id=customer_id, who=who, now=now, why=_WHY)
        remove_heard_from(keys, profile_ids=profiles)
        if not profiles:
            for key in keys:
                revoke_key(key_id=key, who=who, now=now)
            take_channels_back(now=now)
            take_deadlines_back(now=now)
            take_map_back()
            take_figures_back()
            take_improvements_back(now=now)
            take_personas_back(now=now)
            take_groups_back(now=now)
            take_overheard_back()
            take_wishes_back(now=now)
            take_studies_back(now=now)
            take_surveys_back()
            company.delete()
            return False
    return True


def holds_only_demo() -> bool:
    """Whether the demo company is all that this installation's log holds."""
    company = Company.objects.first()
    return company is not None and not heard_from_others(
        (company.site_key_id, company.server_key_id)
    )
