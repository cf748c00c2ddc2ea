"""A stage for the citizen's pages: a birth registration filed online, and files to attach."""

import zlib
from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from konia.domains.citizens.tests.factories import BINH, CitizenAccountFactory, PersonFactory
from konia.domains.dossiers.tests.stage import make_procedure
from konia.domains.payments.gateways import Opened, Outcome, Told
from konia.domains.procedures.models import FormRevision
from konia.domains.procedures.tests.contents import make_version
from konia.domains.procedures.tests.factories import QuestionFactory, ServiceFactory

SCHEMA = {
    "type": "object",
    "title": "Tờ khai đăng ký khai sinh",
    "required": ["ho_ten", "ten_tre", "ngay_sinh_tre", "quan_he", "quan_he_khac"],
    "properties": {
        "ho_ten": {"type": "string", "title": "Họ và tên của bạn", "x-autofill": "full_name"},
        "dien_thoai": {
            "type": "string", "title": "Số điện thoại", "format": "phone", "x-autofill": "phone",
        },
        "ten_tre": {"type": "string", "title": "Tên của trẻ", "maxLength": 120},
        "ngay_sinh_tre": {"type": "string", "title": "Ngày sinh của trẻ", "format": "date"},
        "quan_he": {
            "type": "string", "title": "Bạn là gì của trẻ?",
            "oneOf": [{"const": "cha_me", "title": "Cha, mẹ"}, {"const": "khac", "title": "Khác"}],
        },
        "quan_he_khac": {
            "type": "string", "title": "Quan hệ cụ thể", "x-show-if": {"quan_he": "khac"},
        },
        "ban_sao": {"type": "integer", "title": "Số bản sao", "minimum": 0, "maximum": 20},
    },
    "x-pages": [
        {"id": "ban", "title": "Bạn là ai?", "fields": ["ho_ten", "dien_thoai"]},
        {"id": "tre", "title": "Trẻ", "fields": ["ten_tre", "ngay_sinh_tre"]},
        {"id": "quan-he", "title": "Quan hệ", "fields": ["quan_he", "quan_he_khac"]},
    ],
}  # fmt: skip
LINES = {
    "sequence": [{"words": "Nộp hồ sơ."}, {"words": "Nhận kết quả."}],
    "channels": [{"kind": "direct"}, {"kind": "online"}],
    "papers": [
        {"code": "TOKHAI", "name": "Tờ khai", "originals": 1, "form_file": "TP/HT-2020-TKKS"},
        {"code": "CHUNGSINH", "name": "Giấy chứng sinh", "originals": 1},
        {"code": "KHAC", "name": "Giấy tờ khác", "copies": 1, "required": False},
        {"code": "BIENBAN", "name": "Biên bản trẻ bị bỏ rơi", "originals": 1,
         "case": "Trẻ bị bỏ rơi"},
    ],
    "fees": [{"code": "LP", "name": "Lệ phí hộ tịch", "amount_vnd": 8_000, "kind": "charge"}],
    "bases": [{"number": "60/2014/QH13", "title": "Luật Hộ tịch"}],
}  # fmt: skip
ANSWERS = {
    "ban": {"ho_ten": "Nguyễn Văn Bình", "dien_thoai": "0905000101"},
    "tre": {"ten_tre": "Nguyễn Thị Mai", "ngay_sinh_tre": "1/6/2021"},
    "quan-he": {"quan_he": "cha_me"},
}


def birth_registration(units, *, level=4, **more):
    """Registration of a birth at communes: content, form, process, online service, a question."""
    procedure = make_procedure(
        units, level="commune", field="civil_status", name="Đăng ký khai sinh",
        keywords="giấy khai sinh, hộ tịch", time_limit_days=3, fee_vnd=8_000, **more,
    )  # fmt: skip
    make_version(
        procedure, first_on=date(2020, 1, 1), lines=LINES, agency="UBND cấp xã",
        working_days=Decimal(3), result="Giấy khai sinh",
    )  # fmt: skip
    FormRevision.objects.create(
        unit=units["H21"], procedure=procedure, revision=1, schema=SCHEMA, first_on=date(2020, 1, 1)
    )
    ServiceFactory(procedure=procedure, unit=units["H21"], level=level, first_on=date(2020, 6, 1))
    QuestionFactory(procedure=procedure, question="Ai được đi khai?", answer="Cha, mẹ, ông, bà.")
    return procedure


def make_person(units, name="Nguyễn Văn Bình", number=BINH, **more):
    """Somebody with an account and a proven number."""
    account = CitizenAccountFactory(full_name=name)
    return PersonFactory(
        unit=units["H21"], full_name=name, identity_no=number, account=account,
        phone="0905000101", address="Phường Hoa Lư, thành phố Pleiku", **more,
    )  # fmt: skip


def browser_of(person):
    """A browser in which somebody has signed in."""
    browser = Client()
    browser.force_login(person.account)
    return browser


def photo(name="giay.png"):
    """A picture of one point."""
    head = b"\x89PNG\r\n\x1a\n" + _piece(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\2\0\0\0")
    content = head + _piece(b"IDAT", zlib.compress(b"\0\xff\xff\xff")) + _piece(b"IEND", b"")
    return SimpleUploadedFile(name, content, "image/png")


def _piece(kind, content):
    check = zlib.crc32(kind + content)
    return len(content).to_bytes(4) + kind + content + check.to_bytes(4)


def begin(browser, procedure):
    """Open a draft; give the address it is filled in under."""
    answer = browser.post(f"/nop-ho-so/{procedure.code}/", {"cho": "toi"})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def fill(browser, draft, units, *, delivery="online"):
    """Answer every page of a draft up to the check page."""
    browser.post(f"{draft}truong-hop/", {"case": ""})
    browser.post(f"{draft}noi-nop/", {"unit": units["H21.31.02"].pk})
    for page, answers in ANSWERS.items():
        answer = browser.post(f"{draft}cau-hoi-{page}/", answers)
        assert answer.status_code == 302, answer.content.decode()
    browser.post(f"{draft}cau-hoi-ban_sao/", {"ban_sao": "2"})
    answer = browser.post(f"{draft}giay-to-1/", {"tep": photo()})
    assert answer.status_code == 302, answer.content.decode()
    browser.post(f"{draft}giay-to-2/", {})
    browser.post(f"{draft}nhan-ket-qua/", {"delivery": delivery})


def check_page(browser, draft):
    """The check page, and what its form sends when the box is ticked."""
    answer = browser.get(f"{draft}kiem-tra/")
    assert answer.status_code == 200, answer.headers
    return answer, {"seen": answer.context["walk"].seen, "cam_doan": "1"}


def send(browser, units, procedure, **more):
    """File a whole application; give its code."""
    draft = begin(browser, procedure)
    fill(browser, draft, units, **more)
    _, data = check_page(browser, draft)
    answer = browser.post(f"{draft}kiem-tra/", data)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"].split("/")[2]


class Till:
    """A gateway that opens every order, and says of each what the test has told it."""

    name, title = "thu-nghiem", "Cổng thử nghiệm"

    def __init__(self):
        self.opened, self.outcome = [], Outcome.PENDING

    def open(self, order):
        self.opened.append(order)
        return Opened(f"https://cong.example/{order.order}", f"GD{len(self.opened)}")

    def ask(self, order):
        return self.told(order)

    def told(self, order, outcome=None):
        place = [one.order for one in self.opened].index(order)
        amount = self.opened[place].amount_vnd
        return Told(order, f"GD{place + 1}", amount, outcome or self.outcome)

    def refund(self, order, **rest):
        raise AssertionError

    def day_file(self, on):
        return []
