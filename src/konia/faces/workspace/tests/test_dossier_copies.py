"""A scan is sealed as an electronic copy; results are shown with what was found of signatures."""

import io

import pytest
from django.utils import timezone
from pypdf import PdfWriter

from konia.domains.dossiers.models import Dossier, Paper, Result
from konia.kernel.audit.models import Entry
from konia.kernel.files.checks import check
from konia.kernel.files.models import ElectronicCopy
from konia.kernel.files.signatures import seal_of, sign
from konia.kernel.files.store import keep, path_of
from konia.kernel.org.tree import Tree
from konia.testing.cast import powers_of

from .stage import CLERK, EXPERT, INTAKE, filled, make_procedure, page, people


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """An installation of its own, with trial seals."""
    settings.KONIA_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.KONIA_SEAL_P12 = settings.KONIA_SEAL_TSA = settings.KONIA_TRUST_ROOTS = ""


def scan():
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(out)
    return keep([out.getvalue()])


@pytest.fixture
def desk(client, units):
    """The clerk at the desk, and a dossier with one paper that was scanned."""
    client.force_login(people()["thu"].account)
    client.post(INTAKE, filled(make_procedure(units)))
    Paper.objects.update(file=scan())
    return client


def address(slug):
    return f"{page(Dossier.objects.get().code)}giay-to/{Paper.objects.get().pk}/{slug}/"


def test_a_scan_is_sealed_once_and_the_copy_opened(desk):
    assert address("ky-ban-sao") in desk.get(page(Dossier.objects.get().code)).content.decode()
    assert "đối chiếu" in desk.get(address("ky-ban-sao")).content.decode()
    assert desk.post(address("ky-ban-sao")).status_code == 422
    for _ in range(2):
        assert desk.post(address("ky-ban-sao"), {"compared": "on"}).status_code == 302
    made = ElectronicCopy.objects.get()
    assert (made.unit.code, made.by) == ("H21.31", "thu")
    assert address("ban-sao") in desk.get(page(Dossier.objects.get().code)).content.decode()
    sent = desk.get(address("ban-sao"))
    assert b"".join(sent.streaming_content) == path_of(made.file).read_bytes()
    assert Entry.objects.filter(act="read_file", detail__copy=Paper.objects.get().pk).exists()


@pytest.mark.parametrize(("unit", "held"), [("H21.31.02", CLERK), ("H21.31", EXPERT)])
def test_nobody_else_seals(client, desk, unit, held):
    client.force_login(powers_of("khac", unit, permissions=held).account)
    assert client.post(address("ky-ban-sao"), {"compared": "on"}).status_code in {403, 404}
    assert not ElectronicCopy.objects.exists()


def test_results_tell_what_was_found_of_their_signatures(desk):
    dossier = Dossier.objects.get()
    body = Tree.at(dossier.received_on).node("H21.31")
    content = sign(path_of(scan()).read_bytes(), seal_of(body), at=timezone.now())
    file = keep([content])
    Result.objects.create(
        dossier=dossier, name="Giấy phép", file=file, signed_by="Dũng", signed_at=timezone.now()
    )
    assert "Đang kiểm tra chữ ký" in desk.get(page(dossier.code)).content.decode()
    check(file, at=timezone.now())
    text = desk.get(page(dossier.code)).content.decode()
    assert "Chữ ký số hợp lệ" in text
    assert "CHỨNG THƯ THỬ, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in text
    changed = bytearray(content)
    changed[60] ^= 1
    bad = keep([bytes(changed)])
    check(bad, at=timezone.now())
    Result.objects.update(file=bad)
    assert "Đã bị sửa sau khi ký" in desk.get(page(dossier.code)).content.decode()
