"""Numbers and symbols of official papers: 751/QĐ-UBND, 34/2016/NĐ-CP, 19-NQ/TW."""

import re
from dataclasses import dataclass

_LETTERS = "A-ZĐÂĂÊÔƠƯa-zđâăêôơư"
_SYMBOL = rf"[A-ZĐÂĂÊÔƠƯ][{_LETTERS}]*(?:[-–&.][A-ZĐÂĂÊÔƠƯ][{_LETTERS}\d]*)*"
PAPER = (
    rf"(?<![\w/])\d+[a-zA-Z]?(?:/(?:19|20)\d{{2}})?/{_SYMBOL}"
    rf"|(?<![\w/])\d+(?:-|–)[A-ZĐ][{_LETTERS}]*/[A-ZĐ][{_LETTERS}]*"
    rf"|(?<![\w/])\d+/(?:19|20)\d{{2}}/QH\d+"
)
_SPLIT = re.compile(r"(?P<number>\d+[a-zA-Z]?)(?:/(?P<year>(?:19|20)\d{2}))?[/–-](?P<symbol>.+)")


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """number: as printed. year: None when the number carries none. symbol: 'QĐ-UBND'."""

    number: str
    year: int | None
    symbol: str

    @property
    def ordinal(self) -> int:
        """The number without a letter behind it."""
        return int(re.sub(r"\D", "", self.number))


def read_paper(text: str) -> PaperNumber | None:
    """Split a paper's number; None when the text is none (two capitals are needed)."""
    match = _SPLIT.fullmatch(text.strip())
    if match is None or sum(letter.isupper() for letter in match["symbol"]) < 2:
        return None
    year = int(match["year"]) if match["year"] else None
    return PaperNumber(match["number"], year, match["symbol"].replace("–", "-"))
