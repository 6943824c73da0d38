"""What rules did, and to what."""

from ..contracts import ApplicationFacts, NoSuchApplication
from ..models import Application, Occasion


def applications(
    *,
    rule_id: int | None = None,
    conversation_id: int | None = None,
    case_id: int | None = None,
    before: int | None = None,
    limit: int = 50,
) -> list[ApplicationFacts]:
    """The newest first; `before` goes on after the last one seen. Empty filters want all."""
    wanted = {"rule_id": rule_id, "conversation_id": conversation_id, "case_id": case_id}
    rows = Application.objects.filter(**{n: v for n, v in wanted.items() if v is not None})
    if before is not None:
        rows = rows.filter(pk__lt=before)
    shown = rows.select_related("rule", "profile").order_by("-pk")[:limit]
    return [application_facts(row) for row in shown]


def application(application_id: int) -> ApplicationFacts:
    """One application. Raises NoSuchApplication."""
    row = Application.objects.select_related("rule", "profile").filter(pk=application_id).first()
    if row is None:
        raise NoSuchApplication(str(application_id))
    return application_facts(row)


def failed_occasions() -> int:
    """How many things happened that rules could not be applied to, after five tries."""
    return Occasion.objects.filter(state="failed").count()


def application_facts(row: Application) -> ApplicationFacts:
    """A row as others see it."""
    return ApplicationFacts(
        id=row.pk,
        rule_id=row.rule_id,
        rule=row.rule.name,
        event=row.event,
        conversation_id=row.conversation_id,
        case_id=row.case_id,
        customer_id=None if row.profile is None else row.profile.customer_id,
        at=row.at,
        state=row.state,
        because=row.because,
        did=row.did,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
    )
