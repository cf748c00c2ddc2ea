"""One report printed in four forms, to see that each is read alike.

A text carries footnote marks as [^n]. A part is (kind, content); a footnote's text stands in NOTES
of the report, in the order of its marks.
"""

import html
import re

from .files import paragraph, pdf_file, run, word_file

_MARK = re.compile(r"\[\^(\d+)\]")


def as_markdown(parts, notes):
    lines = []
    for kind, content in parts:
        if kind == "table":
            lines += [" | ".join(("", *row, "")).strip() for row in content]
            lines.insert(len(lines) - len(content) + 1, "|---" * len(content[0]) + "|")
        else:
            lead = {"heading": "## ", "item": "- "}.get(kind, "")
            lines += [lead + _MARK.sub(r"<sup>(\1)</sup>", content)]
            for number in _MARK.findall(content):
                lines += ["", f"<sup>{number}</sup> {notes[number]}"]
        lines.append("")
    return "\n".join(lines).encode()


def as_html(parts, notes):
    body = []
    for kind, content in parts:
        if kind == "table":
            head, *rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in content)
            body.append(
                f"<table><tr>{head.replace('td>', 'th>')}</tr>"
                + "".join(f"<tr>{row}</tr>" for row in rows)
                + "</table>"
            )
        else:
            tag = {"heading": "h2", "item": "li"}.get(kind, "p")
            text = _MARK.sub(r"<sup>(\1)</sup>", html.escape(content))
            body.append(f"<{tag}>{text}</{tag}>")
    body += [f"<p><sup>{number}</sup> {text}</p>" for number, text in notes.items()]
    return f"<!DOCTYPE html><html><body>{''.join(body)}</body></html>".encode()


_STYLES = {
    "heading": '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>',
    "item": '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
}


def as_word(parts, notes):
    body = ""
    for kind, content in parts:
        if kind == "table":
            body += "<w:tbl>" + "".join(_word_row(row) for row in content) + "</w:tbl>"
        else:
            body += paragraph(_STYLES.get(kind, ""), *_word_runs(content))
    told = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(text))}</w:footnote>'
        for number, text in notes.items()
    )
    return word_file(body, footnotes=told)


def _word_row(row):
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in row)
    return f"<w:tr>{cells}</w:tr>"


def _word_runs(text):
    for at, piece in enumerate(_MARK.split(text)):
        if at % 2:
            yield f'<w:r><w:footnoteReference w:id="{piece}"/></w:r>'
        elif piece:
            yield run(html.escape(piece))


def as_pdf(parts, notes):
    """Small pages, so that the table goes on over several of them under a repeated head."""
    body = [
        '#set text(font: "Liberation Serif", size: 11pt)',
        "#set page(width: 17cm, height: 12cm, margin: 1.5cm)",
        "#set par(justify: true)",
    ]
    for kind, content in parts:
        if kind == "table":
            head, *rows = (", ".join(f"[{_typst(cell)}]" for cell in row) for row in content)
            columns = f"(1.2cm, 1fr{', 2.6cm' * (len(content[0]) - 2)})"
            cells = ",\n".join(rows)
            body.append(f"#table(columns: {columns}, table.header({head}), {cells})")
        else:
            text = "".join(
                f"#footnote[{_typst(notes[piece])}]" if at % 2 else _typst(piece)
                for at, piece in enumerate(_MARK.split(content))
            )
            body.append({"heading": "= ", "item": "- "}.get(kind, "") + text)
    return pdf_file("\n\n".join(body))


def _typst(text):
    return re.sub(r"([\\#$*_`<>@\[\]~\"/=+-])", r"\\\1", text)
