"""Signing and verifying: what a seal vouches for, and what Debian's reader says of it."""

import io
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pypdf import PdfReader, PdfWriter

from konia.kernel.files import typeset
from konia.kernel.files.checks import check, check_new, checks_of, report_of
from konia.kernel.files.signatures import seal_of, sign, verify
from konia.kernel.files.signing import certificates, trial, writing
from konia.kernel.files.signing.reports import Report
from konia.kernel.files.signing.seals import NoSealProblem
from konia.kernel.files.signing.verifying import verify as look
from konia.kernel.files.signing.writing import UnsignableProblem
from konia.kernel.files.store import keep
from konia.kernel.files.uploads import keep_upload

from .made import Sent
from .made import pdf as bare_pdf

USAGE = x509.KeyUsage(
    digital_signature=True, content_commitment=True, key_cert_sign=True, crl_sign=True,
    key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False,
    decipher_only=False,
)  # fmt: skip
EMAIL = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.4")
AT = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
PLEIKU = SimpleNamespace(code="H21.31", name="UBND thành phố Pleiku")
PROVINCE = SimpleNamespace(code="H21", name="UBND tỉnh Gia Lai")


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """An installation of its own, with no seals yet."""
    settings.KONIA_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.KONIA_SEAL_P12 = settings.KONIA_SEAL_PASSWORD = settings.KONIA_SEAL_TSA = ""
    settings.KONIA_TRUST_ROOTS = ""


@pytest.fixture
def page(tmp_path):
    """An archival PDF as letters are."""
    template = tmp_path / "page.typ"
    template.write_text('#set document(title: "Giấy", author: "UBND")\n= Giấy tiếp nhận\nMột hai.')
    return typeset.pdf(template, {"dated": AT})


@pytest.fixture
def signed(page):
    """The page with one trial seal."""
    return sign(page, seal_of(PLEIKU), at=AT, reason="Tiếp nhận hồ sơ")


def found(content) -> Report:
    """What looking finds, in this process."""
    return look(content, certificates.roots())


def test_a_sealed_page_is_valid_and_tells_who_and_when(signed):
    report = found(signed)
    (one,) = report.signatures
    assert (report.verdict, one.verdict, one.reasons) == ("valid", "valid", ())
    assert (one.holder, one.at) == ("UBND thành phố Pleiku", "2026-03-02T08:15:00+00:00")
    assert one.intact
    assert one.whole
    assert one.trusted


def test_a_trial_seal_says_in_its_certificate_that_it_has_no_legal_value(signed):
    (one,) = found(signed).signatures
    assert one.is_trial
    assert one.organisation == "CHỨNG THƯ THỬ, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


def test_signing_adds_to_the_file_and_changes_none_of_its_bytes(page, signed):
    assert signed.startswith(page)


def test_a_signed_page_is_still_archival_and_about_the_same(page, signed):
    before, after = PdfReader(io.BytesIO(page)), PdfReader(io.BytesIO(signed))
    assert after.metadata == before.metadata
    assert signed.count(b"pdfaid:part") == page.count(b"pdfaid:part")
    widget = after.pages[0]["/Annots"][0].get_object()
    assert widget["/F"] & 4, "PDF/A wants every annotation to be printed"
    assert list(widget["/Rect"]) == [0, 0, 0, 0], "nothing to see needs no appearance"


def test_several_seals_stand_one_after_another_and_all_are_valid(signed):
    twice = sign(signed, seal_of(PROVINCE), at=AT + timedelta(hours=1))
    report = found(twice)
    assert [one.holder for one in report.signatures] == [PLEIKU.name, PROVINCE.name]
    assert [one.verdict for one in report.signatures] == ["valid", "valid"]
    assert twice.startswith(signed)


@pytest.mark.works("S50.3")
@pytest.mark.parametrize("at", [120, 900])
def test_one_changed_bit_is_noticed(signed, at):
    changed = bytearray(signed)
    changed[at] ^= 1
    (one,) = found(bytes(changed)).signatures
    assert one.verdict == "changed"
    assert one.reasons == ("Nội dung đã bị sửa sau khi ký, hoặc chữ ký bị hỏng.",)


def test_a_page_added_after_signing_is_told(signed, tmp_path):
    (tmp_path / "signed.pdf").write_bytes(signed)
    writer = PdfWriter(tmp_path / "signed.pdf", incremental=True)
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "longer.pdf")
    report = found((tmp_path / "longer.pdf").read_bytes())
    (one,) = report.signatures
    assert report.verdict == "changed"
    assert one.intact
    assert not one.whole
    assert one.reasons == ("Tệp bị thêm hoặc sửa nội dung sau chữ ký này.",)


def test_a_seal_of_an_unknown_authority_is_not_trusted(signed, settings, tmp_path):
    settings.KONIA_HOME = tmp_path / "elsewhere"  # an installation with another trial authority
    seal_of(PLEIKU)
    report = found(signed)
    (one,) = report.signatures
    assert report.verdict == "unknown"
    assert one.intact
    assert one.whole
    assert not one.trusted
    assert "Không rõ cơ quan cấp chứng thư" in one.reasons[0]


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"xin chao", "Tệp này không phải PDF."),
        (b"%PDF-1.7\nhong", "Tệp PDF hỏng hoặc không trọn vẹn."),
        (b"", "Tệp này không phải PDF."),
    ],
)
def test_what_is_no_whole_pdf_is_told_in_words(content, trouble):
    assert found(content) == Report("unreadable", (), trouble)


def test_a_locked_file_is_told_in_words(page, tmp_path):
    (tmp_path / "page.pdf").write_bytes(page)
    writer = PdfWriter(tmp_path / "page.pdf")
    writer.encrypt("mat-khau")
    writer.write(tmp_path / "locked.pdf")
    locked = (tmp_path / "locked.pdf").read_bytes()
    assert found(locked).trouble == "Tệp PDF có mật khẩu hoặc bị khóa."
    with pytest.raises(UnsignableProblem, match="mật khẩu"):
        sign(locked, seal_of(PLEIKU), at=AT)


def test_a_page_without_signatures_is_told(page):
    assert found(page) == Report("unsigned")


def test_a_broken_file_is_not_signed():
    with pytest.raises(UnsignableProblem):
        sign(b"%PDF-1.7\nhong", seal_of(PLEIKU), at=AT)


# ---- Seals of one's own.


def real_seal(folder, *, name="SỞ TƯ PHÁP", days=30, began=0, purpose=""):
    """A seal as an authority hands it out: its PKCS#12 file and the authority's certificate."""
    now = datetime.now(UTC) + timedelta(days=began)
    keys = [generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2)]
    root = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Root CA")])
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])

    def made(whose, key, *, is_authority):
        purposes = [x509.ObjectIdentifier(purpose)] if purpose else [EMAIL]
        return (
            x509.CertificateBuilder().subject_name(whose).issuer_name(root)
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .add_extension(USAGE, critical=True)
            .add_extension(x509.ExtendedKeyUsage(purposes), critical=bool(purpose))
            .sign(keys[0], hashes.SHA256())
        )  # fmt: skip

    authority = made(root, keys[0], is_authority=True)
    own = made(subject, keys[1], is_authority=False)
    locked = BestAvailableEncryption(b"mat-khau")
    folder.mkdir(exist_ok=True)
    (folder / "seal.p12").write_bytes(
        pkcs12.serialize_key_and_certificates(b"seal", keys[1], own, [authority], locked)
    )
    (folder / "roots").mkdir(exist_ok=True)
    (folder / "roots" / "root.crt").write_bytes(authority.public_bytes(Encoding.PEM))
    return folder / "seal.p12"


def test_a_seal_that_was_given_signs_and_its_root_is_trusted(page, settings, tmp_path):
    settings.KONIA_SEAL_P12 = str(real_seal(tmp_path / "given"))
    settings.KONIA_SEAL_PASSWORD = "mat-khau"
    content = sign(page, seal_of(PLEIKU), at=AT)
    assert found(content).verdict == "unknown", "nobody vouches for its authority yet"
    settings.KONIA_TRUST_ROOTS = str(tmp_path / "given" / "roots")
    (one,) = found(content).signatures
    assert (one.holder, one.verdict, one.is_trial) == ("SỞ TƯ PHÁP", "valid", False)
    assert trial.root() is None, "no trial authority is made beside real seals"


def test_a_body_uses_its_own_seal_and_the_others_the_provinces(page, settings, tmp_path):
    folder = tmp_path / "given"
    real_seal(folder, name="UBND TỈNH").rename(folder / "tinh.p12")
    real_seal(folder, name="UBND THÀNH PHỐ").rename(folder / "H21.31.p12")
    settings.KONIA_SEAL_P12, settings.KONIA_SEAL_PASSWORD = str(folder), "mat-khau"
    assert seal_of(PLEIKU).holder == "UBND THÀNH PHỐ"
    assert seal_of(PROVINCE).holder == "UBND TỈNH"


def test_a_wrong_password_or_a_missing_file_is_told_to_the_administrator(settings, tmp_path):
    settings.KONIA_SEAL_P12 = str(real_seal(tmp_path / "given"))
    settings.KONIA_SEAL_PASSWORD = "sai"
    with pytest.raises(NoSealProblem, match="sai mật khẩu"):
        seal_of(PLEIKU)
    settings.KONIA_SEAL_P12 = str(tmp_path / "gone.p12")
    with pytest.raises(NoSealProblem, match="không có tệp này"):
        seal_of(PLEIKU)


def test_an_expired_certificate_without_a_time_stamp_proves_nothing(page, settings, tmp_path):
    settings.KONIA_SEAL_P12 = str(real_seal(tmp_path / "given", days=30, began=-60))
    settings.KONIA_SEAL_PASSWORD = "mat-khau"
    settings.KONIA_TRUST_ROOTS = str(tmp_path / "given" / "roots")
    (one,) = found(sign(page, seal_of(PLEIKU), at=AT)).signatures
    assert one.verdict == "unknown"
    assert "hết hạn" in one.reasons[0]


def clock(folder, **more):
    """A time-stamp server within the test. Its root becomes trusted."""
    real_seal(folder / "tsa", name="TSA", purpose="1.3.6.1.5.5.7.3.8", **more)
    (folder / "tsa" / "roots" / "root.crt").rename(folder / "given" / "roots" / "tsa.crt")
    own = SimpleSigner.load_pkcs12(folder / "tsa" / "seal.p12", passphrase=b"mat-khau")
    return lambda *_, **__: DummyTimeStamper(
        own.signing_cert, own.signing_key, certs_to_embed=own.cert_registry,
        fixed_dt=datetime.now(UTC) - timedelta(days=40),
    )  # fmt: skip


def test_a_time_stamp_outlives_the_certificate(page, settings, tmp_path, monkeypatch):
    settings.KONIA_SEAL_P12 = str(real_seal(tmp_path / "given", days=30, began=-60))
    settings.KONIA_SEAL_PASSWORD = "mat-khau"
    settings.KONIA_TRUST_ROOTS = str(tmp_path / "given" / "roots")
    settings.KONIA_SEAL_TSA = "http://tsa.example.vn"
    monkeypatch.setattr(writing, "HTTPTimeStamper", clock(tmp_path, days=400, began=-100))
    (one,) = found(sign(page, seal_of(PLEIKU), at=AT)).signatures
    assert one.stamped_at
    assert (one.verdict, one.reasons) == ("valid", ())


def test_a_time_stamp_server_that_does_not_answer_delays_no_letter(page, settings):
    settings.KONIA_SEAL_TSA = "http://127.0.0.1:1/tsa"
    (one,) = found(sign(page, seal_of(PLEIKU), at=AT)).signatures
    assert (one.verdict, one.stamped_at) == ("valid", "")


def test_two_processes_that_need_the_trial_seal_at_once_make_one():
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _: trial.seal_of("H21.31", "UBND"), range(4)))
    (path,) = made
    authority = x509.load_pem_x509_certificate(trial.authority().read_bytes())
    seal = x509.load_pem_x509_certificate(path.read_bytes())
    seal.verify_directly_issued_by(authority)
    assert path.stat().st_mode & 0o077 == 0


# ---- Looking apart, and remembering.


def test_files_of_strangers_are_read_in_a_program_apart(signed):
    assert verify(signed) == found(signed)
    assert verify(b"xin chao").trouble == "Tệp này không phải PDF."


def test_what_was_found_is_kept_with_the_file_and_the_last_look_counts(signed, db, settings):
    file = keep([signed])
    check_new([file.pk], at=AT)
    check_new([file.pk], at=AT)
    assert file.signature_checks.count() == 1, "looked at once"
    assert checks_of([file.pk, None])[file.pk].verdict == "valid"
    settings.KONIA_HOME = settings.KONIA_HOME / "elsewhere"
    check(file, at=AT + timedelta(days=1))
    last = checks_of([file.pk])[file.pk]
    assert last.verdict == "unknown"
    assert report_of(last).signatures[0].holder == PLEIKU.name


def test_only_pdf_files_are_looked_at(db):
    file = keep([b"xin chao"])
    check_new([file.pk], at=AT)
    assert checks_of([file.pk]) == {}


def test_a_sealed_file_may_be_handed_in_again(signed, db):
    assert keep_upload(Sent(signed)).size == len(signed)


def test_an_odd_small_pdf_is_no_reason_to_fail(db):
    assert found(bare_pdf()).verdict in {"unsigned", "unreadable"}


# ---- Somebody else's reader agrees.


def pdfsig(content, folder):
    """What Debian's poppler says about the signatures of a file."""
    program = shutil.which("pdfsig")
    assert program, "poppler-utils is one of tools/system_packages.sh"
    path = folder / "asked.pdf"
    path.write_bytes(content)
    told = subprocess.run([program, "-nocert", path], capture_output=True, text=True, check=False)  # noqa: S603
    return [line.split(": ")[1] for line in told.stdout.splitlines() if "ture Validation" in line]


def test_poppler_finds_every_seal_valid(signed, tmp_path):
    twice = sign(signed, seal_of(PROVINCE), at=AT)
    assert pdfsig(twice, tmp_path) == ["Signature is Valid."] * 2


def test_poppler_finds_a_changed_bit(signed, tmp_path):
    changed = bytearray(signed)
    changed[900] ^= 1
    assert pdfsig(bytes(changed), tmp_path) == ["Digest Mismatch."]
