"""Finding somebody at the counter by whatever they can say: a number, a telephone, a name."""

from dataclasses import dataclass

from .models import Organisation, Person
from .numbers import is_phone, plain_number, plain_phone

MOST = 20


@dataclass(frozen=True)
class Found:
    """Who was found. by: number, phone or name; more: whether others fit as well."""

    people: tuple[Person, ...]
    by: str
    more: bool = False


def look_up(text: str) -> Found:
    """The people that fit a text, at most MOST of them: one question, over the whole province.

    A number finds only who is proven to bear it.
    """
    number, phone = plain_number(text), plain_phone(text)
    if is_phone(phone):
        return _cut(Person.objects.with_phone(phone).order_by("id")[: MOST + 1], "phone")
    if number.isdigit():
        return _cut(Person.objects.of_number(number)[:1], "number")
    # Without an order: a common name has a hundred thousand bearers, and more words are needed.
    return _cut(Person.objects.named(text)[: MOST + 1], "name")


@dataclass(frozen=True)
class FoundOrganisations:
    """Which organisations were found. by: number or name; more: whether others fit as well."""

    organisations: tuple[Organisation, ...]
    by: str
    more: bool = False


def look_up_organisations(text: str) -> FoundOrganisations:
    """The organisations of a tax number or of a name, at most MOST of them: one question."""
    number = plain_number(text)
    if number.isdigit():
        return FoundOrganisations(tuple(Organisation.objects.of_tax_number(number)[:1]), "number")
    listed = list(Organisation.objects.named(text)[: MOST + 1])
    found = sorted(listed[:MOST], key=lambda one: (one.folded, one.pk))
    return FoundOrganisations(tuple(found), "name", more=len(listed) > MOST)


def _cut(rows: object, by: str) -> Found:
    listed: list[Person] = list(rows)  # type: ignore[call-overload]
    people = sorted(listed[:MOST], key=lambda one: (one.folded, one.pk))
    return Found(tuple(people), by, more=len(listed) > MOST)
