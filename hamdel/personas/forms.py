"""Forms of personas' screens."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.words import CHANNELS, DEVICES
from hamdel.segments.public import SegmentFacts

from .contracts import PersonaFacts, ToKeep

_LISTS: Final = ("goals", "pains", "words")


def _many(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=7_000,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )


class PersonaForm(forms.Form):
    """What is assumed of a group of customers, a line each."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("A first name and what marks them, such as “Niloufar, city cyclist”."),
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    about = forms.CharField(
        label=_("What they wish, in a sentence of theirs"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    segment = forms.ChoiceField(
        label=_("Whom they stand for"),
        required=False,
        help_text=_("A segment: how many they are, how they fare and feel is measured by it."),
    )
    goals = _many(_("Goals"), _("What they want to reach; one a line."))
    pains = _many(_("Pains"), _("What troubles them on the way; one a line."))
    words = _many(_("Words they use"), _("As they say it, not as we do; one a line."))
    channels = forms.MultipleChoiceField(
        label=_("Channels they use, we assume"),
        required=False,
        choices=list(CHANNELS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    devices = forms.MultipleChoiceField(
        label=_("Devices they use, we assume"),
        required=False,
        choices=[one for one in DEVICES.items() if one[0] != "unknown"],
        widget=forms.CheckboxSelectMultiple,
    )
    ideal = forms.BooleanField(
        label=_("They are ideal customers: we would have more of them"), required=False
    )

    def __init__(
        self,
        *args: Any,
        segments: Sequence[SegmentFacts],
        kept: PersonaFacts | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kept = kept
        persian = screen_language() == "fa"
        field = self.fields["segment"]
        if isinstance(field, forms.ChoiceField):
            named = [(str(one.id), one.name_fa if persian else one.name_en) for one in segments]
            field.choices = [("", "—"), *named]

    def to_keep(self) -> ToKeep:
        """The persona that a valid form says; names that the form does not offer stay."""
        said = self.cleaned_data
        lists: dict[str, Any] = {name: tuple(str(said[name]).splitlines()) for name in _LISTS}
        return ToKeep(
            name=said["name"],
            about=said["about"],
            segment_id=int(said["segment"]) if said["segment"] else None,
            channels=(*said["channels"], *self._others("channels")),
            devices=(*said["devices"], *self._others("devices")),
            ideal=said["ideal"],
            **lists,
        )

    def _others(self, name: str) -> list[str]:
        offered = dict(CHANNELS if name == "channels" else DEVICES)
        return [one for one in getattr(self.kept, name, ()) if one not in offered]


def said_of(one: PersonaFacts) -> dict[str, Any]:
    """What the form holds at first of a persona."""
    return {
        "name": one.name,
        "about": one.about,
        "segment": "" if one.segment_id is None else str(one.segment_id),
        "channels": list(one.channels),
        "devices": list(one.devices),
        "ideal": one.ideal,
        **{name: "\n".join(getattr(one, name)) for name in _LISTS},
    }
