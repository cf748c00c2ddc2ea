"""Writing signatures into PDF files: each is added at the end, so earlier ones stay valid."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle

from konia.kernel.rooms.problems import Problem

from .seals import Seal

PATIENCE_SECONDS = 5
BESIDE_CERTIFICATES = 2048  # bytes of a signature and its attributes
LARGEST_TIME_STAMP = 12 * 1024
MARGIN = 14.0  # points between a stamp and the edges of the page

log = logging.getLogger(__name__)


class UnsignableProblem(Problem):
    """The file cannot bear a signature."""


@dataclass(frozen=True)
class Stamp:
    """What is shown of a signature, at the top right of the first page. width, height: points."""

    page: bytes
    width: float
    height: float


class _Writer(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        """Title, author and days describe the document, which signing does not change.

        PDF/A wants them equal in both places they stand, and there they stay equal.
        """


class _Signer(PdfSigner):
    """Signs with the instant that the page shows."""

    at: datetime

    def init_signing_session(self, pdf_out: Any, *args: Any, **kwargs: Any) -> Any:
        """The session of one signature, at our instant."""
        session = super().init_signing_session(pdf_out, *args, **kwargs)
        session.system_time = self.at
        return session


def sign(
    content: bytes, seal: Seal, *, at: datetime, reason: str = "", stamp: Stamp | None = None
) -> bytes:
    """The file with one more signature (PAdES B-B; B-T when a time-stamp server answers).

    Raises: UnsignableProblem.
    """
    if settings.KONIA_SEAL_TSA:
        server = HTTPTimeStamper(settings.KONIA_SEAL_TSA, timeout=PATIENCE_SECONDS)
        try:
            return _signed(content, seal, at, reason, stamp, server)
        except TimestampRequestError as trouble:
            # A paper that is due at the desk does not wait for a server elsewhere.
            log.warning("no time stamp, signed without: %s", trouble)
    return _signed(content, seal, at, reason, stamp, None)


def _signed(
    content: bytes, seal: Seal, at: datetime, reason: str, stamp: Stamp | None,
    server: HTTPTimeStamper | None,
) -> bytes:  # fmt: skip
    try:
        writer = _Writer(io.BytesIO(content), strict=False)
        name = f"konia-{1 + sum(1 for _ in enumerate_sig_fields(writer.prev))}"
        told = PdfSignatureMetadata(
            field_name=name, reason=reason or None, name=seal.holder, md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
        )  # fmt: skip
        box = _top_right(writer, stamp) if stamp else None
        room = _room_for(seal, has_stamp=server is not None)
        with _style(stamp) as style:
            signer = _Signer(
                told, signer=seal.signer, timestamper=server, stamp_style=style,
                new_field_spec=SigFieldSpec(name, on_page=0, box=box),
            )  # fmt: skip
            signer.at = at.replace(microsecond=0)
            out = signer.sign_pdf(writer, bytes_reserved=room)
    except (PdfError, SigningError, ValueError, KeyError, RecursionError) as wrong:
        raise UnsignableProblem(
            "Không ký số được tệp này.",
            why="Tệp PDF hỏng, có mật khẩu, hoặc người ký trước không cho ký thêm.",
            todo="Hãy quét hoặc xuất lại tệp PDF.",
        ) from wrong
    assert isinstance(out, io.BytesIO)
    return out.getvalue()


def _room_for(seal: Seal, *, has_stamp: bool) -> int:
    """Bytes kept free for a signature; it stands there in hexadecimal digits."""
    return 2 * (seal.size + BESIDE_CERTIFICATES + (LARGEST_TIME_STAMP if has_stamp else 0))


@contextmanager
def _style(stamp: Stamp | None) -> Iterator[StaticStampStyle | None]:
    """How the stamp is drawn. The library reads its page from a file, while it signs."""
    if stamp is None:
        yield None
        return
    with NamedTemporaryFile(suffix=".pdf") as page:
        page.write(stamp.page)
        page.flush()
        yield StaticStampStyle.from_pdf_file(page.name, border_width=0, background_opacity=1.0)


def _top_right(writer: IncrementalPdfFileWriter, stamp: Stamp) -> tuple[int, int, int, int]:
    page = writer.prev.find_page_for_modification(0)[0].get_object()
    box = page.get("/CropBox") or page.get("/MediaBox")
    while box is None and "/Parent" in page:
        page = page["/Parent"]
        box = page.get("/MediaBox")
    _, _, right, top = (float(edge) for edge in box or (0, 0, 595, 842))
    return (
        round(right - MARGIN - stamp.width), round(top - MARGIN - stamp.height),
        round(right - MARGIN), round(top - MARGIN),
    )  # fmt: skip
