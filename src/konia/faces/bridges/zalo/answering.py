"""What is answered to a message: how a dossier stands, an answer of the bank, or whom to call."""

from datetime import date

from konia.domains.dossiers.public import PublicView, code_in, look_up
from konia.domains.procedures.models import PostedQuestion
from konia.domains.procedures.public import Found, best_questions, search, subject_of, terms_on
from konia.faces.bridges.outside import outside
from konia.lib.dates import format_date

LINE = "1022"
MOST_OFFERED = 3
# Longer texts are cut by the provider.
LONGEST = 1900
UNKNOWN = (
    "Chưa tìm thấy câu trả lời cho câu hỏi này. Bạn hãy hỏi lại bằng tên thủ tục, gửi mã hồ sơ để "
    f"tra cứu, hoặc gọi tổng đài {LINE} để được người trực trả lời."
)


def answer_to(text: str, *, on: date) -> str:
    """The answer in words: a dossier code first, then the question bank, then procedures."""
    code = code_in(text)
    if code:
        return _of_dossier(code, on)
    questions = best_questions(text, on=on, most=MOST_OFFERED)
    if questions:
        return _of_bank(questions)
    subject = subject_of(text)
    found = search(subject, on=on, most=MOST_OFFERED) if subject else []
    return _of_procedures(found, on) if found else UNKNOWN


def _of_dossier(code: str, on: date) -> str:
    """Only what anybody may know of a dossier: no name, no reason."""
    seen = look_up(code, on=on)
    if seen is None:
        return f"Không có hồ sơ mang mã {code}. Hãy xem lại mã ghi trên giấy tiếp nhận."
    lines = [f"Hồ sơ {seen.code}: {seen.state}.", *_facts(seen)]
    lines.append(f"Xem từng bước: {_page(f'tra-cuu/{seen.code}/')}")
    return "\n".join(lines)


def _facts(seen: PublicView) -> list[str]:
    lines = [f"Người nộp: {seen.applicant}."] if seen.applicant else []
    lines += [f"Nơi tiếp nhận: {seen.unit}."] if seen.unit else []
    if seen.holder and not seen.is_over:
        lines.append(f"Đang ở: {seen.holder}.")
    if seen.due_on is not None and not seen.is_over:
        late = " (đã quá hẹn)" if seen.is_late else ""
        lines.append(f"Hẹn trả: {format_date(seen.due_on)}{late}.")
    return lines


def _of_bank(questions: list[PostedQuestion]) -> str:
    first, *others = questions
    lines = [f"{first.question}\n{first.answer}"]
    if first.procedure is not None:
        lines.append(f"Thủ tục: {_page(f'thu-tuc/{first.procedure.code}/')}")
    if others:
        lines.append("Câu hỏi gần với câu của bạn:")
        lines += [f"- {one.question}" for one in others]
    lines.append(f"Chưa đúng ý? Hãy gọi tổng đài {LINE}.")
    return "\n".join(lines)[:LONGEST]


def _of_procedures(found: list[Found], on: date) -> str:
    lines = ["Có phải bạn hỏi về thủ tục:"]
    for one in found:
        procedure = one.procedure
        days = terms_on(procedure, on).working_days
        lines.append(f"- {procedure.name} ({days} ngày làm việc): "
                     f"{_page(f'thu-tuc/{procedure.code}/')}")  # fmt: skip
    lines.append(f"Chưa đúng ý? Hãy gọi tổng đài {LINE}.")
    return "\n".join(lines)[:LONGEST]


def _page(path: str) -> str:
    return f"{outside().site_url}/{path}"
