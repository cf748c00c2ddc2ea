import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import typst

from konia.kernel.files.models import ScanState
from konia.kernel.files.typeset import pdf, printable, qr

TEMPLATE = """
#import "office.typ": *
#let data = json(bytes(sys.inputs.data))
#show: paper.with(title: "Thử", author: "Nơi thử")
#data.name #data.price #money(data.amount) #data.day #data.at
#if "picture" in data { image("qr.svg", width: 30mm, alt: "mã") }
"""
DATA = {
    "dated": date(2021, 6, 15),
    "name": 'Siu H\'Nghĩa #panic("x") 😀',
    "price": Decimal("1234.5"),
    "amount": 1_250_000,
    "day": date(2021, 7, 6),
    "at": datetime(2021, 6, 15, 1, 5, tzinfo=UTC),
}


@pytest.fixture
def template(tmp_path):
    """A template in a folder of its own, outside the house."""
    path = tmp_path / "thu.typ"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


def _poppler(*command, content):
    run = subprocess.run(command, input=content, capture_output=True, check=True)  # noqa: S603
    return run.stdout.decode()


def test_data_are_printed_the_vietnamese_way_and_never_obeyed(template):
    said = _poppler("pdftotext", "-layout", "-", "-", content=pdf(template, DATA))
    words = " ".join(said.split())
    assert 'Siu H\'Nghĩa #panic("x") □' in words
    assert "1.234,5 1.250.000 đồng 6/7/2021 08 giờ 05 phút, ngày 15/6/2021" in words


def test_the_same_data_give_the_same_archival_bytes_of_their_day(template):
    one, other = pdf(template, DATA), pdf(template, DATA)
    assert one == other
    assert b"pdfaid:part>2<" in one
    assert "Jun 15" in _poppler("pdfinfo", "-", content=one)
    assert pdf(template, {**DATA, "dated": date(2021, 6, 16)}) != one


def test_a_paper_without_a_day_does_not_ask_the_clock(template):
    undated = {key: value for key, value in DATA.items() if key != "dated"}
    assert "1970" in _poppler("pdfinfo", "-", content=pdf(template, undated))


def test_a_picture_is_handed_in_by_name(template):
    address = "https://dichvucong.example.vn/tra-cuu/?ma=000.00.31.H21-210615-0012"
    content = pdf(template, {**DATA, "picture": True}, files={"qr.svg": qr(address)})
    assert len(content) > len(pdf(template, DATA))


def test_a_template_cannot_read_files_of_the_machine(template):
    template.write_text('#read("/etc/passwd")', encoding="utf-8")
    with pytest.raises(typst.TypstError):
        pdf(template, DATA)


@dataclass(frozen=True)
class _Facts:
    name: str
    days: tuple[date, ...]


def test_facts_may_be_dataclasses_choices_and_nested():
    facts = _Facts("  A\u0301 ", (date(2021, 1, 2),))
    assert printable({"a": facts, 3: ScanState.CLEAN, "n": [None, True, 5, 0.5]}) == {
        "a": {"name": "Á", "days": ["2/1/2021"]},
        "3": "sạch",
        "n": [None, True, 5, "0,5"],
    }
