"""A person's own choices of the look."""

from hamdel.accounts.models import User


def keep_preferences(*, user_id: int, language: str, theme: str) -> None:
    """Keep language and theme with the person; "" leaves what was."""
    chosen = {name: value for name, value in (("language", language), ("theme", theme)) if value}
    if chosen:
        User.objects.filter(pk=user_id).update(**chosen)


def follow_installation(*, user_id: int) -> None:
    """Forget the chosen language: the browser's, else the installation's, holds again."""
    User.objects.filter(pk=user_id).update(language="")
