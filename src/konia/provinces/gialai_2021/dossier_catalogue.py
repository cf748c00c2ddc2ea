"""Which procedure of the catalogue a made-up code of the dossiers' plan stands for."""

from datetime import date

from konia.domains.dossiers.states import FIELD_OF
from konia.domains.procedures.models import OnlineService, Procedure

KNOWN_FROM, KNOWN_TO = date(2020, 7, 1), date(2021, 10, 31)
OFFLINE = 2
NOT_LISTED = "2.009001"  # identity cards belong to the police, not to the province's catalogue


class Catalogue:
    """Gives each code of the plan a procedure of its own: same level, same level of service.

    The same field when one is left. Codes differ where they differed, so no count changes.
    """

    def __init__(self) -> None:
        levels = dict(
            OnlineService.objects.filter(last_on__isnull=True).values_list("procedure_id", "level")
        )
        rows = Procedure.objects.filter(in_force_from__lte=KNOWN_FROM).exclude(
            abolished_on__lte=KNOWN_TO
        )
        self._free: dict[tuple[str, int], list[tuple[str, int, str]]] = {}
        self._by_code: dict[str, int] = {}
        for pk, code, level, field in rows.order_by("code").values_list(
            "id", "code", "level", "field"
        ):
            key = (level, levels.get(pk, OFFLINE))
            self._free.setdefault(key, []).append((code, pk, FIELD_OF.get(field, "other")))
            self._by_code[code] = pk
        self._given: dict[tuple[str, str], tuple[str, str]] = {}

    def procedure(self, code: str, level: str, service: int, work: str) -> tuple[str, str]:
        """The catalogue's code and id (as COPY writes it) for a code of the plan."""
        key = (level, code)
        if key not in self._given:
            self._given[key] = self._give(code, level, service, work)
        return self._given[key]

    def _give(self, code: str, level: str, service: int, work: str) -> tuple[str, str]:
        if code == NOT_LISTED:
            return code, "\\N"
        free = self._free.get((level, service), [])
        real = next((one for one in free if one[0] == f"{code}.H21"), None)
        same = next((one for one in free if one[2] == work), None)
        chosen = real or same or (free[0] if free else None)
        if chosen is None:
            return code, "\\N"
        free.remove(chosen)
        return chosen[0], str(chosen[1])
