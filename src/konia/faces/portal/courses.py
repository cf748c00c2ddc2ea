"""Where a dossier is, what happened to it and why that date, in words for its applicant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from konia.domains.dossiers.actions.rules import limit_of
from konia.domains.dossiers.models import Dossier, Event, Letter, Pause, Step
from konia.domains.dossiers.public import names_on, words_of
from konia.domains.dossiers.states import SERVICE, Channel, Delivery, State
from konia.faces.ui.templatetags.konia import date_vi, datetime_vi
from konia.kernel.calendar.clock import ClockLine, Timetable
from konia.kernel.calendar.explain import Move, explain

MOVED = {"reschedule", "calendar_changed"}
OVER = {
    State.DECLINED: ("Hồ sơ không được tiếp nhận", "Lý do ghi trong phiếu trả lời."),
    State.REFUSED: ("Hồ sơ bị từ chối giải quyết", "Lý do ghi trong phiếu trả lời."),
    State.STOPPED: ("Việc giải quyết hồ sơ đã dừng", "Lý do ghi trong phiếu trả lời."),
    State.GIVEN_UP: ("Hồ sơ đã được rút", "Cơ quan không giải quyết hồ sơ này nữa."),
    State.RETURNED: ("Đã trả kết quả", "Hồ sơ đã xong."),
}
MARKS = {
    State.WAITING: "wait", State.PAYING: "wait", State.READY: "done", State.RETURNED: "done",
}  # fmt: skip


@dataclass(frozen=True)
class Course:
    """The story of one dossier. unit: where it is now; step: what is being done with it."""

    dossier: Dossier
    unit: str
    step: str
    events: Sequence[Event]
    names: dict[int, str]
    on: date

    @property
    def is_late(self) -> bool:
        """Whether it is past its due day and not finished."""
        dossier = self.dossier
        return (
            dossier.finished_on is None and dossier.due_on is not None and dossier.due_on < self.on
        )

    def now(self) -> dict[str, str]:
        """What stands in the box at the top: title, words, due, kind."""
        state = State(self.dossier.state)
        title, words = OVER.get(state) or self._open_words(state)
        kind = "late" if self.is_late else MARKS.get(state, "")
        return {"title": title, "words": words, "due": self._due(state), "kind": kind}

    def _open_words(self, state: State) -> tuple[str, str]:
        if state == State.SUBMITTED:
            words = f"{self.unit} trả lời trong 8 giờ làm việc."
            return "Đã nộp, chờ Bộ phận Một cửa kiểm tra", words
        if state == State.WAITING:
            return (
                "Đang chờ bạn bổ sung giấy tờ",
                "Thời gian giải quyết tạm dừng đến khi bạn bổ sung.",
            )
        if state == State.PAYING:
            return "Đang chờ bạn nộp tiền", "Hồ sơ được giải quyết tiếp ngay khi bạn nộp tiền."
        if state == State.READY:
            return "Đã có kết quả", self._way_of_result()
        step = f" Bước đang làm: {self.step.lower()}." if self.step else ""
        verb = "Đã tiếp nhận" if state == State.RECEIVED else "Đang được giải quyết"
        return f"{verb} tại {self.unit}", f"Hồ sơ của bạn đang ở {self.unit}.{step}"

    def _way_of_result(self) -> str:
        return {
            Delivery.ONLINE: "Bạn tải kết quả điện tử ngay trên mạng.",
            Delivery.POST: "Kết quả được gửi qua bưu chính đến địa chỉ bạn đã ghi.",
        }.get(Delivery(self.dossier.delivery or "counter"), f"Mời bạn đến nhận tại {self.unit}.")

    def _due(self, state: State) -> str:
        dossier = self.dossier
        if state in OVER or state == State.READY or dossier.due_on is None:
            return ""
        when = datetime_vi(dossier.due_at) if dossier.due_at else date_vi(dossier.due_on)
        return f"Đã quá hẹn: {when}" if self.is_late else f"Hẹn trả kết quả: {when}"

    def timeline(self, *, is_own: bool) -> list[dict[str, Any]]:
        """What happened, oldest first; reasons only for the applicant. The last line lies ahead."""
        found: list[dict[str, Any]] = [
            {
                "title": words_of(event.act), "at": event.at,
                "by": self.names.get(event.unit_id, ""),
                "text": event.words if is_own else "",
            }
            for event in self.events
        ]  # fmt: skip
        if found:
            found[-1]["current"] = True
        due = self.dossier.due_at
        if due is not None and self.dossier.finished_at is None and not self.is_late:
            found.append({"title": "Hẹn trả kết quả", "at": due, "ahead": True})
        return found


def course_of(dossier: Dossier, *, on: date) -> Course:
    """The story of a dossier up to a day."""
    events = list(Event.objects.of_dossier(dossier.pk).shown_to_all())
    step = Step.objects.of_dossier(dossier.pk).still_open().of_process().order_by("id").last()
    held_at = step.unit_id if step is not None else dossier.unit_id
    names = names_on({held_at, dossier.unit_id, *(event.unit_id for event in events)}, on)
    name = step.name or step.get_role_display() if step is not None else ""
    return Course(dossier, names.get(held_at, ""), name, events, names, on)


def clock_of(dossier: Dossier, *, events: Sequence[Event], now: datetime) -> Sequence[ClockLine]:
    """Why the due moment is what it is; nothing while no clock runs."""
    if dossier.received_at is None or dossier.procedure_id is None or dossier.due_at is None:
        return ()
    timetable = Timetable.of(dossier.unit_id, service=SERVICE[Channel(dossier.channel)])
    received_on = localdate(dossier.received_at)
    due = timetable.due_at(dossier.received_at, limit_of(dossier.procedure_id, received_on))
    waits = Pause.objects.of_dossier(dossier.pk).that_moved_the_clock()
    ends = waits.values_list("began_at", "ended_at")
    return explain(
        due, timetable=timetable, original_due_at=dossier.original_due_at,
        moves=[one for one in map(_move, events) if one is not None],
        pauses=[(began, ended) for began, ended in ends],
        current_due_at=dossier.due_at, now=now if dossier.finished_at is None else None,
    )  # fmt: skip


def _move(event: Event) -> Move | None:
    due_at = event.detail.get("due_at", "")
    if event.act not in MOVED or not due_at:
        return None
    return Move(event.at, datetime.fromisoformat(due_at), event.words)


def asked_items(dossier: Dossier) -> tuple[str, list[str]]:
    """Why a supplement is asked for, and every paper asked for; from the newest letter."""
    letters = Letter.objects.of_dossier(dossier.pk)
    last = next((one for one in reversed(letters) if one.kind == "supplement"), None)
    if last is None:
        return "", []
    return str(last.facts.get("reason", "")), [str(one) for one in last.facts.get("items", ())]


def tracking_url(code: str) -> str:
    """Where anybody may follow a dossier."""
    return reverse("portal:track", args=[code])
