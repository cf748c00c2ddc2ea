"""What upper rooms may use: persons, organisations, and on whose behalf somebody acts."""

from konia.kernel.rooms.questions import Question

from .models import Mandate, Organisation, Person
from .numbers import masked
from .parties import Party, check_scope, party_of, person_of
from .states import GivenHow, IdentityLevel, MandateKind, MandateScope, NoticeChannel

__all__ = [
    "GivenHow", "IdentityLevel", "Mandate", "MandateKind", "MandateScope", "NoticeChannel",
    "Organisation", "Party", "Person", "check_scope", "find_person", "masked", "party_of",
    "person_of",
]  # fmt: skip


# The form of the question depends on whether there is a number, so that blank ones are not asked.
_BEARER: Question[Person] = Question(Person.objects.of_number, "a number")


def find_person(identity_no: str) -> Person | None:
    """The person proven to bear an identity number; None when the number is nobody's."""
    return _BEARER.one(Person, identity_no) if identity_no else None
