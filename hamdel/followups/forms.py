"""The form of what is set of follow-ups."""

from typing import Any, Final

from django import forms

from hamdel.platform import options

from .settings import ANSWER_HOURS, CES, CSAT, HOURS, NPS, SENTIMENT, STARS

SET: Final = (NPS, CSAT, CES, STARS, SENTIMENT, HOURS, ANSWER_HOURS)


class FollowUpsForm(forms.Form):
    """Options by their declared names."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        declared = {one.name: one for one in options.declared()}
        for name in SET:
            one = declared[name]
            kind = forms.FloatField if one.type is float else forms.IntegerField
            given: dict[str, Any] = {
                "label": one.label,
                "help_text": one.help,
                "initial": one.get(),
                "min_value": one.least,
                "max_value": one.most,
            }
            self.fields[_key(name)] = kind(**given)

    def option_values(self) -> dict[str, Any]:
        """The options of a valid form."""
        return {name: self.cleaned_data[_key(name)] for name in SET}


def _key(name: str) -> str:
    return name.replace(".", "_")
