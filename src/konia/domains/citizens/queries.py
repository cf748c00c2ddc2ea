"""Questions about persons, organisations and mandates."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q

from konia.kernel.registers.queries import RecordQuerySet
from konia.lib.vietnamese import fold

if TYPE_CHECKING:
    from .models import Mandate, Organisation, Person

WORDS = SearchVector("folded", config="simple")


class PersonQuerySet(RecordQuerySet["Person"]):
    """Persons …"""

    def of_code(self, code: str) -> Self:
        """… with a code: one or none."""
        return self.filter(code=code)

    def of_number(self, identity_no: str) -> Self:
        """… proven to bear an identity number: one or none."""
        return self.filter(identity_no=identity_no) if identity_no else self.none()

    def with_phone(self, phone: str) -> Self:
        """… with a telephone number."""
        return self.filter(phone=phone)

    def named(self, text: str) -> Self:
        """… in whose name every word begins some word; marks may be left out."""
        asked = " & ".join(f"{word}:*" for word in fold(text).split())
        if not asked:
            return self.none()
        query = SearchQuery(asked, search_type="raw", config="simple")
        return self.annotate(words=WORDS).filter(words=query)

    def of_account(self, account_id: int) -> Self:
        """… who sign in with an account: one or none."""
        return self.filter(account_id=account_id)


class OrganisationQuerySet(RecordQuerySet["Organisation"]):
    """Organisations …"""

    def of_tax_number(self, tax_no: str) -> Self:
        """… with a tax number: one or none."""
        return self.filter(tax_no=tax_no) if tax_no else self.none()

    def of_code(self, code: str) -> Self:
        """… with a code: one or none."""
        return self.filter(code=code)

    def named(self, text: str) -> Self:
        """… in whose name every word begins some word; marks may be left out.

        A word of digits must be whole: the tax number stands in the same text, and nobody is to
        find it by its beginning.
        """
        words = fold(text).split()
        found = self.matching(" ".join(words)) if words else self.none()
        for word in words:
            if word.isdigit():
                found = found.filter(folded__regex=rf"(^| ){word}( |$)")
        return found


class MandateQuerySet(RecordQuerySet["Mandate"]):
    """Mandates …"""

    def with_parties(self) -> Self:
        """… with who gave and who holds them."""
        return self.select_related(
            "grantor_person", "grantor_organisation", "holder_person", "holder_account"
        )

    def held_by(self, *, account_id: int, identity_no: str, person_id: int | None) -> Self:
        """… held by an account, or by the person who signs in with it.

        identity_no: the proven number of that person, or ''.
        """
        holds = Q(holder_account_id=account_id)
        if person_id is not None:
            holds |= Q(holder_person_id=person_id)
        if identity_no:
            holds |= Q(holder_no=identity_no)
        return self.filter(holds)

    def of_code(self, code: str) -> Self:
        """… with a code: one or none."""
        return self.filter(code=code)

    def claims(self) -> Self:
        """… that an officer decides about."""
        return self.filter(needs_approval=True)

    def given_by(self, person_id: int) -> Self:
        """… given by a person."""
        return self.filter(grantor_person_id=person_id)

    def of_organisation(self, organisation_id: int) -> Self:
        """… to act for an organisation."""
        return self.filter(grantor_organisation_id=organisation_id)

    def in_force(self, on: date) -> Self:
        """… under which somebody may act on a day."""
        settled = Q(needs_approval=False) | Q(approved_at__isnull=False)
        return self.holding_on(on).filter(settled, revoked_at__isnull=True)

    def waiting(self) -> Self:
        """… that wait for an officer's approval."""
        return self.filter(
            needs_approval=True,
            approved_at__isnull=True,
            refused_at__isnull=True,
            revoked_at__isnull=True,
        )

    def decided(self) -> Self:
        """… that an officer has approved or refused."""
        return self.filter(Q(approved_at__isnull=False) | Q(refused_at__isnull=False))
