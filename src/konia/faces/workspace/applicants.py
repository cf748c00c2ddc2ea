"""Who applies at the counter: looked up, picked from the registers, and what is kept of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from konia.domains.citizens.look_up import look_up, look_up_organisations
from konia.domains.citizens.models import Organisation, Person
from konia.domains.citizens.numbers import masked, plain_number
from konia.domains.dossiers.states import ApplicantKind
from konia.domains.dossiers.stored import Stored, stored_of_organisation, stored_of_person
from konia.faces.ui.identity import address_of
from konia.kernel.access.turns import take_turn
from konia.kernel.audit.register import record as write_act

from .citizens import LOOKS, SEE
from .guard import DeskRequest

Known: TypeAlias = Person | Organisation
Said: TypeAlias = Callable[[str], str]
PERSONS, ORGANISATIONS = "citizens.persons", "citizens.organisations"
REACHED = ("identity_no", "phone", "email", "address")
PICK_PERSON, PICK_ORGANISATION = "chon", "chon_to_chuc"


@dataclass(frozen=True)
class Line:
    """Somebody found. pick: the button that picks them; facts: what tells namesakes apart."""

    pick: str
    code: str
    name: str
    facts: str


@dataclass(frozen=True)
class FoundLines:
    """Who was found, people first; more: whether others fit as well."""

    lines: tuple[Line, ...]
    more: bool


def looked_up(request: DeskRequest, text: str, *, unit_code: str) -> FoundLines:
    """The people and organisations that fit a text; each look is written down."""
    take_turn("look_up", about=request.user.username, address=address_of(request), limit=LOOKS)
    people, firms = look_up(text), look_up_organisations(text)
    for subject, by, count in (
        (PERSONS, people.by, len(people.people)),
        (ORGANISATIONS, firms.by, len(firms.organisations)),
    ):
        write_act(
            "look_up", by=request.user.username, subject=subject, unit_code=unit_code,
            detail={"by": by, "found": count},
        )  # fmt: skip
    return FoundLines(
        (*_lines(PICK_PERSON, people.people), *_lines(PICK_ORGANISATION, firms.organisations)),
        people.more or firms.more,
    )


def _lines(pick: str, found: Sequence[Known]) -> Iterator[Line]:
    for one in found:
        yield Line(pick, one.code, str(one), ", ".join(_facts(one)))


def _facts(one: Known) -> Iterator[str]:
    """What tells those of one name apart, and no more."""
    if isinstance(one, Organisation):
        yield f"tổ chức, mã số thuế {masked(one.tax_no)}"
        if one.checked_at is None:  # somebody online wrote this name; no officer looked yet
            yield "chưa đối chiếu"
    elif one.birth_on:
        yield f"sinh năm {one.birth_on.year}"
    if isinstance(one, Person) and one.identity_no:
        yield f"số định danh {masked(one.identity_no)}"
    if one.phone:
        yield f"điện thoại {masked(one.phone)}"


def number_of(one: Known) -> str:
    """The identity number, or the tax number."""
    return one.tax_no if isinstance(one, Organisation) else one.number


def with_picked(request: DeskRequest) -> Any:
    """What was sent, with the name of who was picked from the list; the view is written down."""
    data = request.POST.copy()
    one = _picked(request)
    if one is None:
        return data
    is_person = isinstance(one, Person)
    data["person"], data["organisation"] = (one.code, "") if is_person else ("", one.code)
    data["name"], data["kind"] = str(one), str((kind_of(one)).value)
    sees = SEE in request.powers.permissions
    told = (number_of(one), one.phone, one.email, one.address) if sees else ("",) * len(REACHED)
    for name, value in zip(REACHED, told, strict=True):
        data[name] = value
    subject = PERSONS if is_person else ORGANISATIONS
    write_act("view", by=request.user.username, subject=subject, subject_id=one.pk)
    return data


def _picked(request: DeskRequest) -> Known | None:
    code = request.POST.get(PICK_PERSON, "")
    if code:
        return Person.objects.of_code(code).first()
    code = request.POST.get(PICK_ORGANISATION, "")
    return Organisation.objects.of_code(code).first() if code else None


def kind_of(one: Known) -> ApplicantKind:
    """Which kind of applicant they are."""
    return ApplicantKind.PERSON if isinstance(one, Person) else ApplicantKind.ORGANISATION


def known_applicant(said: Said) -> Known | None:
    """Who was picked from the registers; None once another name or kind stands in the form.

    Of an organisation also another tax number: branches bear the name of the whole.
    """
    one = _named(said)
    if one is None or str(one) != said("name").strip() or said("kind") != str(kind_of(one).value):
        return None
    typed = plain_number(said("identity_no"))
    is_other = isinstance(one, Organisation) and typed not in {"", one.tax_no}
    return None if is_other else one


def _named(said: Said) -> Known | None:
    if code := said("person"):
        return Person.objects.of_code(code).first()
    code = said("organisation")
    return Organisation.objects.of_code(code).first() if code else None


def store_of(one: Known) -> tuple[Stored, ...]:
    """What is kept of somebody; whoever shows it writes the view down."""
    if isinstance(one, Organisation):
        return stored_of_organisation(one.pk)
    return stored_of_person(one.pk)


def note_papers(request: DeskRequest, one: Known, **detail: object) -> None:
    """Write down that kept papers of somebody were shown at the counter, and for what."""
    is_person = isinstance(one, Person)
    write_act(
        "view", by=request.user.username, subject_id=one.pk,
        subject="dossiers.papers" if is_person else "dossiers.papers_of_organisation",
        detail={"purpose": "intake", **detail},
    )  # fmt: skip
