"""The catalogue of 1,964 procedures with its decisions, reviews, online services and questions."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from konia.domains.procedures.duties import recount
from konia.domains.procedures.models import (
    OnlineService,
    OnlineTarget,
    PriorityItem,
    Procedure,
    ProcedureChange,
    PublicationDecision,
    ReviewItem,
    ReviewPlan,
)  # fmt: skip

from . import procedures_contents, procedures_questions, procedures_used
from .procedure_book import Book, made, store
from .world import AS_OF, FIRST, LAST, ROOT, World, day_between

# Levels of: those that stay, the new ones, those abolished in the period, earlier, later new.
STAY = {"province": 1434, "district": 282, "commune": 166}
NEW = {"province": 60, "district": 15, "commune": 7}
GONE = {"province": 72, "district": 15, "commune": 9}
GONE_EARLIER = {"province": 84, "district": 17, "commune": 9}
LATER = {"province": 20, "district": 3, "commune": 1}
# The annex asked over 1/1-14/6/2021: seven new and seven abolished were decided before New Year.
IN_DECEMBER, NEW_YEAR = 7, date(2021, 1, 1)
AMENDED = 53
SAME_LEVEL, CROSS_LEVEL = 133, 102
DISCLOSED, NEW_UNDISCLOSED = 1850, 30
LEVEL_3, LEVEL_4, RAISED, RAISED_LATER = 191, 349, 180, 45
INTEGRATED = 214
FOCUSED = 13
LINKED_SINCE = date(2020, 1, 15)
SERVICES_UNTIL = date(2021, 5, 28)


def fill(world: World) -> None:
    """The catalogue first, then what decisions did to it, then services and the rest."""
    book = Book(world, world.dice("procedures"))
    book.stay, book.new = list(made(book, STAY)), list(made(book, NEW))
    book.gone, book.gone_earlier = list(made(book, GONE)), list(made(book, GONE_EARLIER))
    book.later = list(made(book, LATER))
    _older(book)
    _of_the_period(book)
    _afterwards(book)
    _interlinks(book)
    _processes_and_portals(book)
    given = procedures_used.read()
    used = procedures_used.take_places(book, given["procedure"])
    store([*book.in_force, *book.gone, *book.gone_earlier, *book.later])
    procedures_contents.fill(book, used)
    store(book.changes)
    _services(book, used)
    _priorities(book)
    procedures_used.fill(book, given)
    _reviews(book)
    procedures_questions.fill(book)
    recount(on=AS_OF)


def _older(book: Book) -> None:
    """Most are older than the register of decisions; every fifth was published in 2019-2020."""
    recent = book.stay[::5]
    for one in book.stay + book.gone + book.gone_earlier:
        one.in_force_from = day_between(book.dice, date(2016, 1, 4), date(2018, 12, 28))
    decisions = _decisions(book, 72, date(2019, 1, 7), date(2020, 12, 11))
    for place, one in enumerate(recent):
        decision = decisions[place % len(decisions)]
        one.in_force_from = decision.decided_on
        _change(book, decision, one, "new")
    for place, one in enumerate(book.gone_earlier):
        decision = decisions[(place * 7) % len(decisions)]
        one.abolished_on = decision.decided_on
        if place % 6 == 0:
            _change(book, decision, one, "replaced", replacement=book.stay[place])
        else:
            _change(book, decision, one, "abolished")


def _of_the_period(book: Book) -> None:
    """Forty decisions: 82 new, 53 amended, 96 abolished; seven and seven of them in December."""
    early = _decisions(book, 4, FIRST, date(2020, 12, 31))
    since = _decisions(book, 36, date(2021, 1, 5), date(2021, 6, 11))
    old = [one for one in book.stay[1::5] if one.level == "province"]
    amended = old[:: len(old) // AMENDED][:AMENDED]
    for place, one in enumerate(_mixed(book.new)):
        decision = early[place % 4] if place < IN_DECEMBER else since[place % 36]
        one.in_force_from = book.a_while_after(decision.decided_on, 5, last=LAST)
        _change(book, decision, one, "new", effective_on=one.in_force_from)
    for place, one in enumerate(_mixed(book.gone)):
        decision = early[place % 4] if place < IN_DECEMBER else since[(place * 5) % 36]
        one.abolished_on = book.a_while_after(decision.decided_on, 5, last=LAST)
        _change(book, decision, one, "abolished", effective_on=one.abolished_on)
    for place, one in enumerate(amended):
        _change(book, since[(place * 11) % 36], one, "amended", **_shorter(one))
    assert all(change.decision_id is not None for change in book.changes)


def _mixed(rows: list[Procedure]) -> list[Procedure]:
    """The same rows in an order that does not follow the levels."""
    return sorted(rows, key=lambda one: one.code[4:])


def _shorter(one: Procedure) -> dict[str, int]:
    before = one.time_limit_days
    one.time_limit_days = max(1, before - max(1, before // 3))
    return {"time_limit_before": before, "time_limit_after": one.time_limit_days}


def _afterwards(book: Book) -> None:
    """The second half of 2021, which no figure of the period may count."""
    decisions = _decisions(book, 18, date(2021, 6, 21), date(2021, 12, 20))
    for place, one in enumerate(book.later):
        decision = decisions[place % 18]
        one.in_force_from = decision.decided_on
        _change(book, decision, one, "new")
    for place, one in enumerate(book.stay[2::50]):
        decision = decisions[place % 18]
        one.abolished_on = decision.decided_on
        if place % 7 == 0:
            _change(book, decision, one, "replaced", replacement=book.later[place // 7])
        else:
            _change(book, decision, one, "abolished")
    for place, one in enumerate(book.stay[3::90]):
        _change(book, decisions[place % 18], one, "amended", **_shorter(one))


def _decisions(book: Book, count: int, first: date, last: date) -> list[PublicationDecision]:
    """Decisions spread over a time. ASSUMPTION: the forty are not numbered in the report."""
    root = book.world.units[ROOT]
    span = (last - first).days
    made = []
    for place in range(count):
        day = first + timedelta(days=span * place // max(1, count - 1))
        day -= timedelta(days=max(0, day.weekday() - 4))
        day = max(day, first)
        number = f"{day.timetuple().tm_yday * 3 + 900 + place % 3}/QĐ-UBND"
        made.append(
            PublicationDecision(
                unit_id=root, code=f"{number} ngày {day:%d/%m/%Y} ({place + 1})", number=number,
                decided_on=day, carried_out_on=day, text_effective_on=_text_effect(day, place),
                abstract=f"Công bố danh mục thủ tục hành chính đợt {place + 1}",
            )
        )  # fmt: skip
    store(made)
    return made


def _text_effect(day: date, place: int) -> date:
    """ASSUMPTION: the texts behind the decisions are not printed; every ninth came too soon."""
    return day + timedelta(days=2 if place % 9 == 4 else 14)


def _change(
    book: Book, decision: PublicationDecision, one: Procedure, kind: str, **rest: object
) -> None:
    book.changes.append(
        ProcedureChange(
            unit_id=one.unit_id, decision=decision, procedure=one, kind=kind,
            decided_on=decision.decided_on, **{"effective_on": decision.decided_on} | rest,
        )
    )  # fmt: skip


def _interlinks(book: Book) -> None:
    """133 and 102 of those in force, and some of the abolished ones."""
    chosen = book.dice.sample(book.in_force, SAME_LEVEL + CROSS_LEVEL)
    for place, one in enumerate(chosen + book.gone[::6]):
        one.interlink = "same_level" if place < SAME_LEVEL else "cross_level"


def _processes_and_portals(book: Book) -> None:
    """When each was given a process, listed on the portal, disclosed nationally."""
    for one in book.stay + book.gone + book.gone_earlier:
        begun = max(one.in_force_from or FIRST, date(2018, 7, 2))
        one.process_approved_on = book.a_while_after(begun, 400, last=date(2020, 12, 10))
        one.process_electronic_on = book.a_while_after(
            one.process_approved_on, 120, last=date(2021, 5, 28)
        )
        one.portal_listed_on = book.a_while_after(one.in_force_from, 30, last=date(2020, 12, 14))
        disclosed = max(one.in_force_from or FIRST, date(2019, 12, 9))
        one.national_disclosed_on = book.a_while_after(disclosed, 300, last=date(2021, 6, 1))
    for one in book.new + book.later:
        last = LAST if one in book.new else date(2021, 12, 30)
        one.process_approved_on = book.a_while_after(one.in_force_from, 6, last=last)
        one.process_electronic_on = book.a_while_after(one.process_approved_on, 6, last=last)
        one.portal_listed_on = book.a_while_after(one.in_force_from, 3, last=last)
        one.national_disclosed_on = book.a_while_after(one.in_force_from, 7, last=last)
    missing = len(book.in_force) - DISCLOSED - NEW_UNDISCLOSED
    hidden = book.dice.sample(book.new, NEW_UNDISCLOSED) + book.dice.sample(book.stay, missing)
    for place, one in enumerate(hidden):
        late = book.between(date(2021, 6, 21), date(2021, 12, 17))
        one.national_disclosed_on = late if place % 2 else None


def _services(book: Book, used: dict[str, dict[str, Any]]) -> None:
    """540 services at level 3 or 4 in June 2021, with the levels they had before and after."""
    lasting = [one for one in book.stay if one.abolished_on is None]
    chosen = book.dice.sample(lasting, LEVEL_3 + LEVEL_4)
    chosen = procedures_used.placed(chosen, used, LEVEL_4)
    rows: list[OnlineService] = []
    for place, one in enumerate(chosen):
        begun = max(one.portal_listed_on or FIRST, date(2018, 3, 1))
        start = book.a_while_after(begun, 500, last=date(2020, 12, 31))
        if place < LEVEL_4:
            rows += _at_level_four(book, one, start, raised=place < RAISED)
        else:
            rows += _at_level_three(book, one, start, raised=place < LEVEL_4 + RAISED_LATER)
    for place, row in enumerate(
        book.dice.sample([r for r in rows if r.national_linked_on], INTEGRATED)
    ):
        row.national_integrated_on = book.a_while_after(
            row.national_linked_on, 40 + place % 3, last=date(2021, 6, 4)
        )
    ended = [one for one in book.gone if (one.abolished_on or LAST) < SERVICES_UNTIL]
    for one in ended[::4]:
        start = max(one.portal_listed_on or FIRST, date(2018, 3, 1))
        end = (one.abolished_on or LAST) - timedelta(days=1)
        rows.append(
            _service(
                one,
                3 + len(rows) % 2,
                start,
                last_on=end,
                national_linked_on=max(start, LINKED_SINCE),
            )
        )
    _later_levels(rows)
    store(rows)


def _service(one: Procedure, level: int, start: date, **rest: object) -> OnlineService:
    return OnlineService(unit_id=one.unit_id, procedure=one, level=level, first_on=start, **rest)


def _at_level_four(
    book: Book, one: Procedure, start: date, *, raised: bool
) -> Iterator[OnlineService]:
    if raised:
        risen = book.a_while_after(start + timedelta(days=90), 400, last=SERVICES_UNTIL)
        yield _service(one, 3, start, last_on=risen - timedelta(days=1))
        start = risen
    linked = book.a_while_after(max(start, LINKED_SINCE), 200, last=date(2021, 5, 31))
    paid = book.a_while_after(max(start, date(2020, 3, 13)), 200, last=date(2021, 5, 31))
    yield _service(one, 4, start, national_linked_on=linked, payment_enabled_on=paid)


def _at_level_three(
    book: Book, one: Procedure, start: date, *, raised: bool
) -> Iterator[OnlineService]:
    linked = book.a_while_after(max(start, LINKED_SINCE), 200, last=date(2021, 5, 31))
    end = book.between(date(2021, 7, 1), date(2021, 11, 30)) if raised else None
    yield _service(one, 3, start, last_on=end, national_linked_on=linked)


def _later_levels(rows: list[OnlineService]) -> None:
    """What was raised after the period goes on at level 4, linked and integrated as it was."""
    for row in [r for r in rows if r.last_on is not None and r.last_on > AS_OF]:
        start = (row.last_on or AS_OF) + timedelta(days=1)
        rows.append(
            _service(
                row.procedure, 4, start, national_linked_on=row.national_linked_on,
                national_integrated_on=row.national_integrated_on, payment_enabled_on=start,
            )
        )  # fmt: skip


def _priorities(book: Book) -> None:
    """The list of decision 421/QĐ-UBND: all that is eligible shall be at level 4 by the year's end."""
    target = OnlineTarget(
        unit_id=book.world.units[ROOT],
        code="421/QĐ-UBND ngày 14/05/2021",
        decided_on=date(2021, 5, 14),
        year=2021,
        share_percent=100,
    )
    target.save()
    at_four = set(
        OnlineService.objects.filter(level=4)
        .holding_on(AS_OF)
        .values_list("procedure_id", flat=True)
    )
    lasting = [one for one in book.stay if one.abolished_on is None]
    done = [one for one in lasting if one.pk in at_four][::5][:70]
    waiting = [one for one in lasting if one.pk not in at_four][::30][:50]
    store(
        [
            PriorityItem(unit_id=one.unit_id, target=target, procedure=one, is_eligible=place < 110)
            for place, one in enumerate(done + waiting)
        ]
    )


def _reviews(book: Book) -> None:
    """Thirteen procedures of 29/QĐ-UBND, all still under review in June, and the plan before."""
    root, dice = book.world.units[ROOT], book.dice
    before = ReviewPlan(
        unit_id=root,
        code="KH-RS-2020",
        decision="(chưa rõ số)",
        decided_on=date(2020, 1, 20),
        year=2020,
    )
    plan = ReviewPlan(
        unit_id=root,
        code="KH-RS-2021",
        decision="29/QĐ-UBND",
        decided_on=date(2021, 1, 22),
        year=2021,
    )
    before.save()
    plan.save()
    rows = []
    for place, one in enumerate(dice.sample(book.stay[1::7], FOCUSED + 11)):
        late = place < FOCUSED
        proposed = book.between(
            *(
                (date(2021, 7, 5), date(2021, 9, 10))
                if late
                else (date(2020, 5, 4), date(2020, 9, 25))
            )
        )
        rows.append(
            ReviewItem(
                unit_id=one.unit_id, plan=plan if late else before, procedure=one, proposal="amend",
                due_on=date(2021 if late else 2020, 9, 15), begun_on=date(2021 if late else 2020, 3, 1),
                proposed_on=proposed, time_limit_before=one.time_limit_days, fee_before=one.fee_vnd,
                time_limit_after=max(1, one.time_limit_days * 2 // 3), fee_after=one.fee_vnd,
                words="Rút ngắn thời hạn, bỏ giấy tờ trùng lặp", saving_vnd=1_000_000 * dice.randrange(5, 90),
                approved_on=None if late else proposed + timedelta(days=30),
            )
        )  # fmt: skip
    store(rows)
