"""Five hundred questions and answers on procedures."""

from datetime import date

from konia.domains.procedures.models import PostedQuestion
from konia.kernel.registers.copying import copy_lines, line
from konia.lib.vietnamese import fold

from .procedure_book import Book

QUESTIONS = 500


def fill(book: Book) -> None:
    """Five hundred posted questions, some drafts, some taken down, some posted later."""
    asked = ("Hồ sơ {} gồm những giấy tờ gì?", "Thời hạn giải quyết “{}” là bao lâu?", "Nộp hồ sơ {} ở đâu?", "Phí, lệ phí khi {} là bao nhiêu?")  # fmt: skip
    columns = ("id", "unit_id", "folded", "code", "question", "answer", "field", "procedure_id", "posted_on", "taken_down_on", "views")  # fmt: skip
    lines = []
    for place in range(QUESTIONS + 60):
        # Every eightieth is about a procedure that was abolished meanwhile.
        one = book.stay[(place * 3) % len(book.stay)] if place % 80 else book.gone[place // 80]
        question = asked[place % 4].format(one.name[0].lower() + one.name[1:])
        answer = f"Thời hạn {one.time_limit_days} ngày làm việc; nộp tại Bộ phận Một cửa hoặc Cổng Dịch vụ công tỉnh."
        posted: date | None = book.between(date(2020, 6, 1), date(2021, 5, 28))
        down: date | None = None
        if place >= QUESTIONS:
            posted, down = _outside(book, place)
        code = f"CH-{place + 1:04}"
        lines.append(
            line(place + 1, one.unit_id, fold(f"{question} {answer}"), code, question, answer,
                 one.field, one.pk, posted, down, book.dice.randrange(2500) if posted else 0)
        )  # fmt: skip
    copy_lines(PostedQuestion, columns, lines)


def _outside(book: Book, place: int) -> tuple[date | None, date | None]:
    """A question that is not on the portal in June 2021: a draft, posted later, or taken down."""
    if place % 3 == 0:
        return None, None
    if place % 3 == 1:
        return book.between(date(2021, 6, 16), date(2021, 12, 1)), None
    return date(2020, 3, 2), book.between(date(2020, 9, 1), date(2021, 6, 1))
