"""Files made for tests: good ones as programs write them, and bad ones as attackers do."""

import io
import struct
import zipfile
import zlib

from konia.kernel.files.receiving import CutFile

__all__ = ["CutFile"]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


class Sent:
    """A file as a form hands it over. size of its pieces: whatever is asked for."""

    def __init__(self, content, name="giay-to.pdf", piece=64 * 1024):
        self.content, self.name, self.piece = content, name, piece
        self.given = 0

    def chunks(self):
        for at in range(0, len(self.content), self.piece):
            self.given += 1
            yield self.content[at : at + self.piece]


def pdf(*bodies, end=b"%%EOF\n", catalog=b"<< /Type /Catalog /Pages 2 0 R >>"):
    """A small PDF with these objects after its first two."""
    out = [
        b"%PDF-1.7\n1 0 obj\n",
        catalog,
        b"\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>",
    ]
    out += [b"\nendobj\n%d 0 obj\n%s" % (at, body) for at, body in enumerate(bodies, start=3)]
    return b"".join([*out, b"\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n", end])


def stream(content, more=b""):
    """A packed stream object."""
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (
        len(packed), more, packed,
    )  # fmt: skip


def objects(content, more=b""):
    """A packed stream of objects, as PDF 1.5 writes them."""
    return stream(content, b"/Type /ObjStm /N 1 /First 5 " + more)


def png(width=640, height=480, *, after=b"", inside=b""):
    """A PNG of one colour; its rows are not all there, as nobody unpacks them here."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", head) + inside + _chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + chunks + _chunk(b"IEND", b"") + after


def _chunk(kind, content):
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def jpeg(width=640, height=480, *, after=b"", comment=b""):
    """The segments of a JPEG."""
    parts = [b"\xff\xd8", b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"]
    if comment:
        parts.append(b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment)
    parts.append(b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00")
    parts.append(b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x55" * 40 + b"\xff\xd9")
    return b"".join(parts) + after


def webp(width=640, height=480):
    """A WEBP of the extended form."""
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0"
    body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body)) + body


def package(parts, *, types=WORD, comment=b"", packing=zipfile.ZIP_DEFLATED):
    """A ZIP package; types: what its main part is, '' leaves the list of types out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as book:
        if types:
            book.writestr(
                "[Content_Types].xml", f'<Types><Override ContentType="{types}"/></Types>'
            )
        for name, content in parts.items():
            book.writestr(name, content)
        book.comment = comment
    return out.getvalue()


def docx(more=None, **how):
    """A Word file, with more parts."""
    return package({"word/document.xml": "<w:document/>", **(more or {})}, **how)


def odt(kind="text", more=None):
    """An OpenDocument file."""
    parts = {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>"}
    return package({**parts, **(more or {})}, types="")


def links(kind, *, where="http://x.vn/t.dotm"):
    """Relationships of a part, one of them to elsewhere."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        f'<Relationships><Relationship Id="r" Type="{base}/{kind}" Target="{where}" '
        'TargetMode="External"/></Relationships>'
    )
