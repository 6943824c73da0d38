"""The face of personas."""

from .contracts import Measured, NoSuchPersona, PersonaFacts, Refused, ToKeep, Used
from .queries.personas import persona, personas
from .usecases.keeping import change_persona, erase_personas, make_persona, remove_persona

__all__ = [
    "Measured",
    "NoSuchPersona",
    "PersonaFacts",
    "Refused",
    "ToKeep",
    "Used",
    "change_persona",
    "erase_personas",
    "make_persona",
    "persona",
    "personas",
    "remove_persona",
]
