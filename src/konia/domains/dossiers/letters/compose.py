"""A letter of the desk: the form of the day, checked for its facts, typeset, with its digest."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from konia.kernel.files import typeset
from konia.kernel.rooms.problems import FieldProblems, Problem

from .facts import LetterFacts, LetterKind, SealFacts

HERE = Path(__file__).parent


class NoFormProblem(Problem):
    """No form for this letter was in force on that day."""


@dataclass(frozen=True)
class Form:
    """A prescribed form. needs: facts it must have; 'a|b' means one of them."""

    code: str
    kind: LetterKind
    number: str
    title: str
    source: str
    circular: str
    first_on: date
    last_on: date | None
    template: str
    needs: tuple[str, ...]

    def is_in_force(self, on: date) -> bool:
        """Whether the form is the one to use on a day."""
        return self.first_on <= on and (self.last_on is None or on <= self.last_on)


@dataclass(frozen=True)
class Letter:
    """A typeset letter. content: PDF/A-2b; number: of its form ("Mẫu số 01")."""

    content: bytes
    number: str
    form_code: str
    title: str
    sha256: str


def letter(
    kind: LetterKind, facts: LetterFacts, *, on: date, seal: SealFacts | None = None
) -> Letter:
    """The letter of a day on the form in force then; the same facts always give the same bytes.

    seal: the signature the page is going to bear, which it tells at its end.

    Raises: NoFormProblem, FieldProblems naming every fact that is missing.
    """
    form = form_on(kind, on)
    _require(form, facts)
    content = typeset.pdf(
        HERE / form.template, _data(form, facts, on, seal), files=_pictures(facts)
    )
    return Letter(content, form.number, form.code, form.title, hashlib.sha256(content).hexdigest())


def has_form(kind: LetterKind, on: date) -> bool:
    """Whether a form for a kind of letter was in force on a day."""
    return any(form.kind is kind and form.is_in_force(on) for form in forms())


def form_on(kind: LetterKind, on: date) -> Form:
    """The form for a kind of letter on a day. Raises: NoFormProblem."""
    for form in forms():
        if form.kind is kind and form.is_in_force(on):
            return form
    raise NoFormProblem(
        f"Không có mẫu “{TITLES[kind]}” áp dụng vào ngày {on:%d/%m/%Y}.",
        todo="Hãy kiểm tra ngày lập, hoặc danh mục mẫu của phòng Hồ sơ.",
    )


@cache
def forms() -> tuple[Form, ...]:
    """Every form ever in force, as forms.toml lists them."""
    said = tomllib.loads((HERE / "forms.toml").read_text(encoding="utf-8"))["form"]
    return tuple(_form(each) for each in said)


def _form(said: dict[str, Any]) -> Form:
    told: dict[str, Any] = {"last_on": None} | said
    return Form(**(told | {"kind": LetterKind(said["kind"]), "needs": tuple(said["needs"])}))


TITLES: Mapping[LetterKind, str] = {
    LetterKind.RECEIPT: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    LetterKind.SUPPLEMENT: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    LetterKind.REFUSAL: "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
    LetterKind.APOLOGY: "Phiếu xin lỗi và hẹn lại ngày trả kết quả",
    LetterKind.STOP: "Thông báo dừng giải quyết hồ sơ",
    LetterKind.CONTROL: "Phiếu kiểm soát quá trình giải quyết hồ sơ",
    LetterKind.REGISTER: "Sổ theo dõi hồ sơ",
}
_WORDS = {
    "code": "mã hồ sơ",
    "number": "số của phiếu",
    "applicant.name": "tên người nộp",
    "applicant.identity_no|applicant.tax_no": "số định danh cá nhân hoặc mã số thuế",
    "procedure": "tên thủ tục",
    "content": "nội dung yêu cầu giải quyết",
    "papers": "danh sách giấy tờ",
    "limit": "thời gian giải quyết",
    "received_at": "thời điểm tiếp nhận",
    "due_at": "thời điểm hẹn trả",
    "new_due_at": "thời điểm hẹn lại",
    "extension": "thời gian đề nghị gia hạn",
    "return_at": "nơi trả kết quả",
    "receiver": "người tiếp nhận",
    "reason": "lý do",
    "contact.name": "cán bộ hướng dẫn",
    "signer.name": "người ký",
    "hops": "các lần giao nhận",
    "period_first": "ngày đầu của sổ",
    "period_last": "ngày cuối của sổ",
}


def _require(form: Form, facts: LetterFacts) -> None:
    missing = {need for need in form.needs if not any(_has(facts, one) for one in need.split("|"))}
    if missing:
        raise FieldProblems(
            {
                need: [f"{form.title} thiếu {_WORDS[need]}. Hãy bổ sung rồi in lại."]
                for need in form.needs
                if need in missing
            }
        )


def _has(facts: object, path: str) -> bool:
    found: object = facts
    for part in path.split("."):
        found = getattr(found, part, None)
    return bool(found.strip() if isinstance(found, str) else found)


def _data(form: Form, facts: LetterFacts, on: date, seal: SealFacts | None) -> dict[str, Any]:
    return {
        "dated": on,
        "form": asdict(form),
        "has_qr": bool(facts.tracking_url),
        "day": [on.day, on.month, on.year],
        "facts": asdict(facts),
        "seal": asdict(seal) if seal is not None else None,
    }


def _pictures(facts: LetterFacts) -> dict[str, bytes]:
    return {"qr.svg": typeset.qr(facts.tracking_url)} if facts.tracking_url else {}
