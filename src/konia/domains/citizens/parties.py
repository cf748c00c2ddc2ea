"""On whose behalf somebody acts."""

from dataclasses import dataclass
from datetime import date

from konia.kernel.access.models import Account
from konia.kernel.rooms.problems import ForbiddenProblem

from .models import Mandate, Person
from .queries import MandateQuerySet
from .states import MandateState

_WHY = {
    MandateState.WAITING: "Ủy quyền đang chờ cán bộ duyệt.",
    MandateState.NOT_YET: "Ủy quyền chưa đến ngày có hiệu lực.",
    MandateState.EXPIRED: "Ủy quyền đã hết hạn.",
    MandateState.REVOKED: "Ủy quyền đã bị thu hồi.",
    MandateState.REFUSED: "Ủy quyền không được duyệt.",
}


@dataclass(frozen=True)
class Party:
    """Who acts, and for whom. person_id: of who acts; for_…: of who is acted for, or None."""

    account: Account
    person_id: int | None
    for_person_id: int | None
    for_organisation_id: int | None
    mandate_id: int | None

    @property
    def acts_for_another(self) -> bool:
        """Whether somebody else's affairs are at hand."""
        return self.mandate_id is not None

    @property
    def applicant_id(self) -> int | None:
        """The person whose affairs are at hand; None when they are an organisation's."""
        if self.acts_for_another:
            return self.for_person_id
        return self.person_id


def person_of(account: Account) -> Person | None:
    """The person who signs in with an account; None for an official without one."""
    return Person.objects.of_account(account.pk).first()


def held_by(account: Account, person: Person | None) -> MandateQuerySet:
    """The mandates an account, or the person behind it, holds; standing or not."""
    return Mandate.objects.held_by(
        account_id=account.pk,
        person_id=person.pk if person else None,
        identity_no=person.identity_no if person and person.is_proven else "",
    )


def party_of(account: Account, *, on: date, acting_for: str = "") -> Party:
    """On whose behalf an account acts on a day. acting_for: the code of a mandate, or ''.

    Somebody else's mandate is refused in the words of one that does not exist.
    Raises: ForbiddenProblem when it is missing, waiting, revoked or expired.
    """
    person = person_of(account)
    person_id = person.pk if person else None
    if not acting_for:
        return Party(account, person_id, None, None, None)
    mandate = held_by(account, person).of_code(acting_for).first()
    if mandate is None:
        raise _refused("Bạn không có ủy quyền này.")
    state = mandate.state_on(on)
    if state != MandateState.IN_FORCE:
        raise _refused(_WHY[state])
    return Party(
        account, person_id, mandate.grantor_person_id, mandate.grantor_organisation_id, mandate.pk
    )


def check_scope(party: Party, *, procedure: str = "", dossier: str = "") -> None:
    """Raises: ForbiddenProblem when the mandate does not reach to this procedure or dossier."""
    if party.mandate_id is None:
        return
    mandate = Mandate.objects.get(pk=party.mandate_id)
    if not mandate.covers(procedure=procedure, dossier=dossier):
        raise _refused("Ủy quyền không bao gồm việc này.")


def _refused(why: str) -> ForbiddenProblem:
    return ForbiddenProblem(
        "Bạn không được hành động thay người này.",
        why=why,
        todo="Hãy đề nghị người đó ủy quyền lại, hoặc tiếp tục với tư cách của chính bạn.",
    )
