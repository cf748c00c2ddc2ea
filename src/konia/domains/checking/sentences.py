"""Sentences of a block, cut into tokens, with the numbers a reader would count with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from konia.lib.grammar.tokens import Sort, Token, scan
from konia.lib.grammar.words import word_set
from konia.lib.vietnamese import fold

from .document import Block, Place

_END = re.compile(
    r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“(]?[A-ZĐÂĂÊÔƠƯÁÀẢÃẠÉÈẺẼẸÍÌỈĨỊÓÒỎÕỌÚÙỦŨỤÝỲỶỸỴẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ\d])"
)
_SHORT = re.compile(
    r"(?:\b(?:TP|TX|Tp|Tx|TT|Q|P|H|Ths|ThS|TS|PGS|GS|st|No|St|Đ|CT|PCT)\.|^\s*(?:\d+|[a-zđ]|[IVX]+)\.)$"
)

_GOES_ON = re.compile(r"(?:Trong đó|Bao gồm|Gồm)\b")


# No official writes a sentence this long; a hostile file may.
LONGEST = 6000
_COUNTS = re.compile(r"\d|mươi|mười|trăm|\b(?:hai|ba|bốn|sáu|bảy|tám|chín) ")


@dataclass
class Sentence:
    """One sentence; offsets of its tokens are counted from its own start."""

    block: Block
    start: int
    text: str

    @cached_property
    def tokens(self) -> list[Token]:
        """Its words, numbers and signs; none when nothing is counted in it."""
        return scan(self.text) if _COUNTS.search(self.text) else []

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.block.place_at(self.start)

    def place_of(self, token: Token) -> Place:
        """Where one token stands."""
        return self.block.place_at(self.start + token.start)

    def quote(self, first: Token, last: Token, *, around: int = 0) -> str:
        """The printed words from one token to another."""
        start = max(0, first.start - around)
        return " ".join(self.text[start : last.end + around].split())

    @property
    def folded(self) -> str:
        """The words without marks."""
        return fold(self.text)


def sentences(block: Block) -> Iterator[Sentence]:
    """The sentences of one block."""
    start = 0
    for match in _END.finditer(block.text):
        if _SHORT.search(block.text[max(start, match.start() - 12) : match.start()]):
            continue
        if _GOES_ON.match(block.text, match.end()):
            continue
        yield from _cut(block, start, match.start())
        start = match.end()
    if block.text[start:].strip():
        yield from _cut(block, start, len(block.text))


def _cut(block: Block, start: int, end: int) -> Iterator[Sentence]:
    """The sentence, in pieces when it is longer than any real one."""
    while end - start > LONGEST:
        turn = block.text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        turn = turn if turn > start else start + LONGEST
        yield Sentence(block, start, block.text[start:turn])
        start = turn
    yield Sentence(block, start, block.text[start:end])


def is_number(token: Token) -> bool:
    """A number that counts something."""
    return token.sort is Sort.NUMBER


_CHANGES = word_set("tăng giảm thêm bớt vượt hụt")
_ABOUT = word_set("được là hơn gần khoảng thêm")


def is_change(tokens: list[Token], place: int) -> bool:
    """'tăng 131 đơn', '(+12)', 'giảm được 31 phòng': how far two counts are apart."""
    at = place - 1
    while at > 0 and tokens[at].low in _ABOUT - _CHANGES:
        at -= 1
    if at < 0:
        return False
    if tokens[at].text in {"+", "-", "–"}:
        return at == place - 1 and bool(at) and tokens[at - 1].text == "("
    return tokens[at].low in _CHANGES


def is_turn(tokens: list[Token], place: int) -> bool:
    """One end of 'từ 17.990 hộ xuống còn 14.872 hộ'."""
    words = [token.low for token in tokens[max(0, place - 3) : place]]
    words = [word for word in words if word not in _ABOUT | {"đến"}]
    last = words[-1:]
    return last in (["từ"], ["lên"], ["xuống"]) or words[-2:] == ["xuống", "còn"]


def depths(tokens: list[Token]) -> list[int]:
    """How many brackets are open at each token; a bracket counts as inside."""
    found, depth = [], 0
    for token in tokens:
        if token.text in "([{" and token.sort is Sort.SIGN:
            depth += 1
        found.append(depth)
        if token.text in ")]}" and token.sort is Sort.SIGN:
            depth = max(0, depth - 1)
    return found


_UNIT_STOPS = word_set(
    "đạt chiếm trong gồm và được đã đang chưa của do là tại có với bằng tăng giảm so trên "
    "thuộc từ để cho theo còn qua về vào đến bao cụ tương tỷ tỉ xuống lên phải nên khi"
)


def unit_words(tokens: list[Token], place: int, *, most: int = 4) -> list[str]:
    """The words behind a number that say what it counts: ['hồ', 'sơ']."""
    words = []
    for token in tokens[place + 1 : place + 1 + most]:
        if token.sort is not Sort.WORD or token.low in _UNIT_STOPS:
            break
        words.append(token.low)
    return words


_SYNONYMS = {
    "tthc": "thủ tục", "thủ tục hành chính": "thủ tục", "vb": "văn bản", "vbqppl": "văn bản",
    "hs": "hồ sơ", "đv": "đơn vị", "dvc": "dịch vụ", "dvctt": "dịch vụ",
}  # fmt: skip


_SHORT_UNITS = word_set(
    "phiếu người xã huyện sở lớp hộ lượt cuộc vụ việc đơn tin bài tỷ triệu đồng trường đoàn "
    "tổ thôn phường ban ngành học mô điểm máy km ha cụm kỳ buổi hội dự đề phòng ca mũi liều "
    "giấy tấn con cây nhà cầu tàu xe mẫu chuyến đợt bản chi"
) - {"đơn", "học", "mô", "dự", "đề", "hội", "chi"}


_TURNS = frozenset({"người", "khách", "tiếp", "xe", "tổ"})


def unit_key(words: list[str]) -> str:
    """The unit in one form, so that 'TTHC' and 'thủ tục hành chính' are the same."""
    if not words:
        return ""
    if words[0] == "lượt" and len(words) > 1 and words[1] not in _TURNS:
        return unit_key(words[1:])  # 'lượt ý kiến'
    if words[0] in _SYNONYMS:
        return _SYNONYMS[words[0]]
    if words[0] in _SHORT_UNITS or (words[0] == "đơn" and words[1:2] != ["vị"]):
        return words[0]
    return " ".join(words[:2])
