"""The forms for machines and browsers, read back: CSV, JSON and HTML."""

import csv
import io
import json
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from konia.domains.reporting.letters import html
from konia.domains.reporting.letters.formats import FORMATS
from konia.domains.reporting.letters.sheet import Sheet

from .sheets import HOSTILE, annex, everywhere, row, sheet


def csv_rows(sheet: Sheet) -> list[dict[str, str]]:
    text = FORMATS["csv"].render(sheet).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


class Page(HTMLParser):
    """The cells and the tags of an HTML page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data):
        if self.cells:
            self.cells[-1] += data


# ---- CSV


def test_csv_opens_with_its_mark_and_keeps_every_row():
    data = FORMATS["csv"].render(annex())
    assert data.startswith(b"\xef\xbb\xbfcode,label,unit,value,part,whole,as_of,figure,records,")
    rows = csv_rows(annex())
    assert [each["code"] for each in rows] == [each.code for each in annex().rows]
    assert [each["label"] for each in rows] == [each.label for each in annex().rows]


def test_csv_numbers_have_a_decimal_point_and_blank_is_empty():
    first, second, third = csv_rows(
        sheet(row(text="1.964"), row(text="98,89"), row(why_blank="chưa có số liệu"))
    )
    assert (first["value"], second["value"], third["value"]) == ("1964", "98.89", "")
    assert (first["as_of"], third["note"]) == ("2021-06-15", "(chưa có số liệu)")


def test_csv_disarms_formulas_and_leaves_numbers_alone():
    for text in HOSTILE[:4]:
        assert csv_rows(sheet(row("1", text)))[0]["label"] == f"'{text}"
    negative = csv_rows(sheet(row(text="-5", printed="-5,5")))[0]
    assert (negative["value"], negative["printed"]) == ("-5", "-5,5")


# ---- JSON


def test_json_has_exactly_the_published_shape():
    known = row(
        "3.4.5", "Tỷ lệ", unit="%", parts=(("province", "Cấp tỉnh", Decimal("58.50")),
        ("commune", "Cấp xã", None)), part=Decimal("1E+2"), records=7, printed="58,5",
        agrees="same",
    )  # fmt: skip
    checks = annex().checks[:1]
    assert json.loads(FORMATS["json"].render(sheet(known, checks=checks))) == {
        "unit": "H21",
        "report": "cchc-2021-h1",
        "first": "2020-12-15",
        "last": "2021-06-14",
        "as_of": "2021-06-15",
        "rows": [
            {
                "code": "3.4.5",
                "code_printed": "",
                "label": "Tỷ lệ",
                "unit": "%",
                "value": None,
                "part": "100",
                "whole": None,
                "as_of": "2021-06-15",
                "figure": "annex.3.4.5@2020-12-15",
                "records": 7,
                "parts": {"province": "58.5", "commune": None},
                "printed": "58,5",
                "agrees": "same",
            }
        ],
        "checks": [
            {
                "id": "one-stop-counts",
                "severity": "error",
                "message": checks[0].message,
                "figures": [
                    {"what": "3.5.2", "value": "540"},
                    {"what": "7.8.1 + 7.8.2", "value": "541"},
                ],
            }
        ],
    }


def test_json_holds_headings_too_with_no_value():
    rows = json.loads(FORMATS["json"].render(annex()))["rows"]
    assert len(rows) == 121
    assert rows[0]["label"] == "Công tác chỉ đạo điều hành CCHC"
    assert rows[0]["value"] is None


# ---- HTML


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_html_lets_no_text_become_a_tag(text):
    known = {"html", "head", "meta", "title", "style", "body", "h1", "p", "table", "thead", "tbody"}
    tags = Page(html.render(everywhere(text), with_checks=True)).tags
    assert set(tags) <= known | {"tr", "th", "td", "em", "sup", "a", "span", "section", "h2"}


def test_html_says_what_the_sheet_says():
    page = Page(html.render(annex())).cells
    assert len(page) == 5 * 121
    assert page[1::5] == [each.label for each in annex().rows]
    assert page[5 * 21 + 3] == "94(28)"


def test_html_leads_from_a_mark_to_its_note():
    page = html.render(annex()).decode()
    assert '<sup><a href="#note-28">(28)</a></sup>' in page
    assert '<p id="note-28">' in page
    assert "href" not in html.render(sheet(row(text="94", footnote=28))).decode()
