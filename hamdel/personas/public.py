"""The face of personas."""

from .contracts import Measured, NoSuchPersona, PersonaFacts, Refused, ToKeep, Used
from .queries.measures import measures
from .queries.personas import persona, personas
from .usecases.idealizing import save_ideal
from .usecases.keeping import change_persona, erase_personas, make_persona, remove_persona
from .uses import Use, register_uses

__all__ = [
    "Measured",
    "NoSuchPersona",
    "PersonaFacts",
    "Refused",
    "ToKeep",
    "Use",
    "Used",
    "change_persona",
    "erase_personas",
    "make_persona",
    "measures",
    "persona",
    "personas",
    "register_uses",
    "remove_persona",
    "save_ideal",
]
