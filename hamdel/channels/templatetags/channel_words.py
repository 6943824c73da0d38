"""Words of channels in templates: `{% load channel_words %}`."""

from django import template

from ..words import told

register = template.Library()


@register.filter
def told_problem(problem: str) -> str:
    """Why something did not go out, or was laid aside, in the language of the screen."""
    return told(problem)
