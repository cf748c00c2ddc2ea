"""Small DOCX and PDF files made for tests."""

import io
import zipfile

import typst

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELS = "application/vnd.openxmlformats-package.relationships+xml"
TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{OPEN}/content-types">'
    f'<Default Extension="rels" ContentType="{RELS}"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def run(text, inner=""):
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*pieces):
    return f"<w:p>{''.join(pieces)}</w:p>"


def table(*rows):
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def word_file(body, *, footnotes="", document=""):
    stream = io.BytesIO()
    xml = document or f"<w:document {W}><w:body>{body}</w:body></w:document>"
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", xml)
        if footnotes:
            package.writestr("word/footnotes.xml", f"<w:footnotes {W}>{footnotes}</w:footnotes>")
    return stream.getvalue()


def pdf_file(body):
    """A PDF typeset from Typst source."""
    return typst.compile(body.encode("utf-8"), format="pdf")
