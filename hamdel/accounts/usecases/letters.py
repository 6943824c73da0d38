"""Mails about signing in: asked for here, written and sent in the background."""

from datetime import datetime, timedelta

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from hamdel.accounts.models import Letter, User
from hamdel.accounts.tokens import ResetTokens
from hamdel.accounts.usecases.guarding import begin_reset
from hamdel.language.emails import parse_email
from hamdel.platform import jobs

LEASE = timedelta(minutes=5)
RESET, CHANGED = "password_reset", "security_changed"


def ask_password_reset(*, email: str, address: str, language: str, now: datetime) -> None:
    """Note that somebody asks for a new password. Known or not, the same is done here."""
    if begin_reset(email=email, address=address, now=now).allowed:
        Letter.objects.create(kind=RESET, email=email[:254], language=language, due_at=now)


def tell_security_changed(*, user: User, deed: str, now: datetime) -> None:
    """Tell a person by mail that something changed in how they sign in."""
    Letter.objects.create(
        kind=CHANGED, email=user.email, deed=deed, language=user.language, due_at=now
    )


def send_letters(*, now: datetime, limit: int = 50) -> int:
    """Write and send what waits; returns how many were sent. Letters to nobody are dropped."""
    sent = 0
    for letter in jobs.claim_due(Letter, now=now, limit=limit, lease=LEASE):
        try:
            sent += _send(letter)
        except OSError as error:
            jobs.fail(letter, error=error, now=now)
        else:
            letter.delete()
    return sent


def invitation_link(token: str) -> str:
    """The address an invitation is answered at."""
    return f"{settings.BASE_URL}{reverse('accounts:accept', args=[token])}"


def send_invitation(*, email: str, name: str, link: str, language: str) -> bool:
    """Mail an invitation now; False where the mail could not be handed over."""
    with translation.override(language):
        context = {"name": name, "link": link}
        subject = render_to_string("accounts/letters/invitation_subject.txt", context).strip()
        text = render_to_string("accounts/letters/invitation.txt", context)
    try:
        return bool(send_mail(subject, text, None, [email]))
    except (OSError, ValueError):
        return False


def _send(letter: Letter) -> int:
    address = parse_email(letter.email.strip())
    user = User.objects.filter(email=address, is_active=True).first() if address else None
    if user is None:
        return 0
    with translation.override(letter.language or user.language or settings.LANGUAGE_CODE):
        context = {"name": user.name, "deed": letter.deed}
        if letter.kind == RESET:
            context["link"] = _reset_link(user)
        kind = f"accounts/letters/{letter.kind}"
        subject = render_to_string(f"{kind}_subject.txt", context).strip()
        return send_mail(subject, render_to_string(f"{kind}.txt", context), None, [user.email])


def _reset_link(user: User) -> str:
    parts = {"uidb36": user_pk_to_url_str(user), "key": ResetTokens().make_token(user)}
    return f"{settings.BASE_URL}{reverse('account_reset_password_from_key', kwargs=parts)}"
