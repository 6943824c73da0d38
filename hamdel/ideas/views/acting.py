"""What the team does with an idea: its state and answer, showing it, joining, and voices heard."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hamdel.conversations.public import actor_of_request
from hamdel.customers.public import known_customer
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.toasts import say

from ..contracts import Changed, NoSuchIdea, Refused, ToVote
from ..forms import ChangeForm
from ..origins import origin_of
from ..queries.ideas import idea
from ..usecases.changing import change_idea, undo_change
from ..usecases.merging import merge_ideas, part_idea
from ..usecases.voicing import vote
from ..words import told_problem
from .team import work_page


@require_POST
@only_for(*SERVING)
def change(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Change what is known of an idea; done, those who asked are told after a while."""
    form = ChangeForm(request.POST)
    if form.is_valid():
        try:
            done = change_idea(
                idea_id=idea_id, changes=form.changes(), version=form.cleaned_data["version"],
                by=actor_of_request(request), now=timezone.now(),
            )  # fmt: skip
        except NoSuchIdea:
            raise Http404(str(idea_id)) from None
        except Changed:
            form.add_error(None, _("Somebody changed it meanwhile: look at it again."))
        except Refused as refused:
            form.add_error(refused.field or "state", told_problem(str(refused)))
        else:
            say(request, _("Kept."), undo=_undo(done))
            return redirect("ideas:work", idea_id=idea_id)
    found = idea(idea_id)
    if found is None:
        raise Http404(str(idea_id))
    return work_page(request, found, form, status=422)


@require_POST
@only_for(*SERVING)
def show(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Show an idea on the public board, or hide it."""
    shown = "hidden" if request.POST.get("shown") == "hidden" else "shown"

    def do() -> str:
        done = change_idea(
            idea_id=idea_id, changes={"shown": shown}, by=actor_of_request(request),
            now=timezone.now(),
        )  # fmt: skip
        words = _("It stands on the board.") if shown == "shown" else _("It is hidden.")
        say(request, words, undo=_undo(done))
        return ""

    _try(request, do)
    back = request.POST.get("back") == "list"
    return redirect("ideas:team") if back else redirect("ideas:work", idea_id=idea_id)


@require_POST
@only_for(*SERVING)
def add_voice(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Add the voice of whoever said it in a conversation or another place, or of a customer."""
    origin = origin_of(request.POST.get("from") or "")
    customer = known_customer(row_number(request.POST.get("customer") or "") or 0)
    profile = origin.profile_id if origin is not None else customer

    def do() -> str:
        if profile is None:
            return _("Nobody's voice was named.")
        wanted = ToVote(
            idea_id=idea_id, profile_id=profile, how="team",
            way="" if origin is None else origin.channel,
            origin="" if origin is None else origin.ref,
            channel="web" if origin is None else origin.channel,
        )  # fmt: skip
        voted = vote(wanted, by=actor_of_request(request), now=timezone.now())
        return _("Their voice is added.") if voted.new else _("Their voice was there already.")

    _try(request, do)
    return redirect("ideas:work", idea_id=idea_id)


@require_POST
@only_for(*SERVING)
def merge(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Join an idea to another, with all who asked for it."""
    into = row_number(request.POST.get("into") or "") or 0

    def do() -> str:
        done = merge_ideas(
            idea_id=idea_id, into=into, by=actor_of_request(request), now=timezone.now()
        )
        say(request, _("Joined, with all who asked for it."), undo=_undo(done))
        return ""

    return redirect("ideas:work", idea_id=into if _try(request, do) else idea_id)


@require_POST
@only_for(*SERVING)
def part(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Take an idea out of the one it was joined to."""

    def do() -> str:
        part_idea(idea_id=idea_id, by=actor_of_request(request), now=timezone.now())
        return _("Parted, as it was before.")

    _try(request, do)
    return redirect("ideas:work", idea_id=idea_id)


@require_POST
@only_for(*SERVING)
def undo(request: HttpRequest, change_id: int) -> HttpResponse:
    """Take a change back."""
    done = undo_change(change_id=change_id, by=actor_of_request(request), now=timezone.now())
    say(request, _("Taken back.") if done else _("It was changed since: nothing was taken back."))
    return redirect("ideas:team")


def _try(request: HttpRequest, do: Callable[[], str]) -> bool:
    """Do something and say what came of it; False where it was refused. Raises Http404."""
    try:
        said = do()
    except NoSuchIdea as gone:
        raise Http404(str(gone)) from None
    except Refused as refused:
        say(request, told_problem(str(refused)))
        return False
    if said:
        say(request, said)
    return True


def _undo(change_id: int | None) -> str:
    return "" if change_id is None else reverse("ideas:undo", args=[change_id])
