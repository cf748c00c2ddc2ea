"""Papers as rows of a form: what the procedure asks for, ticked, counted, scanned; and others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from konia.domains.dossiers.actions import PaperIn
from konia.domains.dossiers.states import PaperForm
from konia.domains.dossiers.stored import Stored, like
from konia.domains.procedures.public import PaperPart
from konia.kernel.rooms.problems import FieldProblems

from .guard import DeskRequest
from .handed_in import HandedIn, handed_in

FORMS = tuple((one.value, str(one.label)) for one in PaperForm)
SPARE = 2
MOST_OFFERED = 10  # files of one paper; each with a link to open it


@dataclass
class PaperRow:
    """One row. place: its number in the form; note: what the procedure says of this paper.

    asks_scan: a scan is to be there when the paper is; unscanned: why it is not. offers: what the
    applicant's store holds of this paper, the newest; reuse: the choice as sent; stored: what it
    names.
    """

    place: int
    code: str = ""
    name: str = ""
    note: str = ""
    is_asked: bool = False
    ticked: bool = False
    form: str = PaperForm.ORIGINAL
    count: str = "1"
    file: HandedIn | None = None
    asks_scan: bool = False
    unscanned: str = ""
    offers: tuple[Stored, ...] = ()
    reuse: str = ""
    stored: Stored | None = None
    errors: list[str] = field(default_factory=list)

    @property
    def field_id(self) -> str:
        """Where the error summary leads."""
        return f"giay_{self.place}_ten" if not self.is_asked else f"giay_{self.place}_co"


def rows_asked(
    parts: Sequence[PaperPart], *, case: str = "", scans: bool = False, spare: int = SPARE
) -> list[PaperRow]:
    """A fresh form: the papers the procedure asks for in a case, and some empty rows.

    A paper has the same number in every case, so that what was filled in finds its row again.
    scans: whether the desk digitises what it receives.
    """
    asked = [
        PaperRow(
            place, part.code, part.name, _note(part), is_asked=True,
            form=PaperForm.ORIGINAL if part.originals or not part.copies else PaperForm.COPY,
            count=str(part.originals or part.copies or 1), asks_scan=scans and part.required,
        )
        for place, part in enumerate(parts)
        if part.case in {"", case}
    ]  # fmt: skip
    return asked + [PaperRow(len(parts) + n) for n in range(spare)]


def _note(part: PaperPart) -> str:
    counts = ((part.originals, "bản chính"), (part.copies, "bản sao"))
    told = [f"{count} {words}" for count, words in counts if count]
    told += [part.case] if part.case else []
    told += [] if part.required else ["nếu có"]
    told += [f"mẫu {part.form_file}"] if part.form_file else []
    return ", ".join(told)


def fill_rows(request: DeskRequest, rows: Iterable[PaperRow]) -> None:
    """Read what was filled in; what is wrong is told at its row."""
    for row in rows:
        name = f"giay_{row.place}"
        row.ticked = request.POST.get(f"{name}_co") == "1"
        row.form = request.POST.get(f"{name}_loai", row.form)
        row.count = request.POST.get(f"{name}_so", row.count).strip()
        row.unscanned = request.POST.get(f"{name}_vi_sao", "").strip()
        if not row.is_asked:
            row.name = request.POST.get(f"{name}_ten", "").strip()
        try:
            row.file = handed_in(request, f"{name}_tep")
        except FieldProblems as problem:
            row.errors += [words for told in problem.fields.values() for words in told]
        _check(row)


def offer_stored(rows: Iterable[PaperRow], stored: Sequence[Stored], *, procedure: str) -> None:
    """Put to each paper asked for the newest of it in the applicant's store."""
    for row in rows:
        if row.is_asked:
            found = like(stored, code=row.code, name=row.name, procedure=procedure)
            row.offers = found[:MOST_OFFERED]


def take_stored(request: DeskRequest, rows: Iterable[PaperRow]) -> None:
    """Read which kept file is to be used again; a file handed in now counts before it."""
    for row in rows:
        row.reuse = request.POST.get(f"giay_{row.place}_dung_lai", "")
        if row.file is None:
            row.stored = next((one for one in row.offers if one.key == row.reuse), None)
        row.ticked = row.ticked or row.stored is not None


def _check(row: PaperRow) -> None:
    if row.is_asked:
        row.ticked = row.ticked or row.file is not None
    elif row.file is not None and not row.name:
        row.errors.append("Hãy ghi tên giấy tờ của tệp này.")
    if row.form not in PaperForm.values:
        row.errors.append("Hãy chọn loại bản trong danh sách.")
    if not (row.count.isdecimal() and 1 <= int(row.count) <= 99):
        row.errors.append("Số lượng từ 1 đến 99.")


def check_scans(rows: Iterable[PaperRow]) -> None:
    """Tell at its row what has neither scan nor reason, or names a file that was not offered."""
    for row in rows:
        if row.reuse and row.stored is None and row.file is None:
            row.errors.append("Bản số hóa đã chọn không phải của người nộp. Hãy chọn lại.")
        has_scan = row.file is not None or row.stored is not None
        if row.asks_scan and row.ticked and not has_scan and not row.unscanned:
            row.errors.append("Hãy đính kèm bản quét, hoặc ghi lý do chưa quét.")


def is_sound(rows: Iterable[PaperRow]) -> bool:
    """Whether no row has anything wrong."""
    return not any(row.errors for row in rows)


def papers_of(rows: Iterable[PaperRow]) -> tuple[PaperIn, ...]:
    """The papers that were handed in."""
    return tuple(
        _handed_in(row) for row in rows if (row.ticked if row.is_asked else row.name)
    )  # fmt: skip


def _handed_in(row: PaperRow) -> PaperIn:
    paper = PaperIn(row.name[:300], code=row.code, form=row.form, count=int(row.count))
    if row.file is not None:
        return replace(paper, file_id=row.file.file_id, file_name=row.file.name)
    if row.stored is not None:
        kept = row.stored
        return replace(
            paper, form=PaperForm.ELECTRONIC, file_id=kept.file_id, file_name=kept.file_name,
            reused=kept.dossier_code,
        )  # fmt: skip
    return replace(paper, unscanned=row.unscanned)
