"""Running official Vietnamese cut into words, numbers, shares, days and names of papers.

A number that only names something (Điều 10, mức độ 4, năm 2021, ISO 9001) is marked as a name,
so that nobody counts with it.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from .days import NUMERIC_DAY, SPELT_DAY
from .numerals import NUMERAL, Numeral, Style, read_numeral
from .papers import PAPER, read_paper
from .words import NUMBER_WORDS, NotNumberWordsError, read_words, word_set


class Sort(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"  # something counted or measured
    NAME = "name"  # a number that names: Điều 10, năm 2021
    SPAN = "span"  # a length of time: 6 tháng
    SHARE = "share"  # 98,5%
    POINTS = "points"  # 2,3 điểm phần trăm
    DAY = "day"
    PAPER = "paper"
    MARK = "mark"  # (1) before an item
    LINK = "link"
    SIGN = "sign"  # punctuation


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text. near: printed as 'hơn', 'gần', 'khoảng'; low: small letters."""

    sort: Sort
    text: str
    start: int
    end: int
    numeral: Numeral | None = None
    near: bool = False

    @property
    def low(self) -> str:
        """The text in small letters."""
        return self.text.lower()


_PERCENT = r"(?:%|phần\s+trăm|‰)"
_SCANNER = re.compile(
    "|".join(
        (
            r"(?P<link>https?://\S+|www\.\S+|[\w.]+@[\w.]+)",
            rf"(?P<day>{SPELT_DAY}|{NUMERIC_DAY})",
            rf"(?P<paper>{PAPER})",
            r"(?P<years>(?<![\d.,])(?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d{2}(?![\d.,]\d))",
            r"(?P<month>(?<![\d.,/])(?:0?[1-9]|1[0-2])\s?/\s?(?:19|20)\d{2}(?![\d/]|[.,]\d))",
            (
                r"(?P<month_day>(?<=[Nn]gày\s)\d{1,2}\s?/\s?\d{1,2}(?![\d/])"
                r"|(?:(?<=đến\s)|(?<=hết\s)|(?<=trước\s))(?:[0-3]?\d)/(?:0?[1-9]|1[0-2])"
                r"(?![\d/]|[.,]\d|\s*(?:đơn|cơ|hồ|nhiệm|sở|huyện|xã|phường|người|chỉ|dự|trường|thôn"
                r"|hộ|vụ|tiêu|văn|lớp|phòng|ngành|địa)\b))"
            ),
            (
                r"(?P<standard>(?:TCVN|ISO|QCVN|IEC)(?:\s*/?\s*(?:ISO|IEC))*\s*[\d][\d:.\-\s]*\d"
                r"|[Cc][Oo][Vv][Ii][Dd]\s*[-–]?\s*19)"
            ),
            (
                r"(?P<hours>(?<![\d.,/])(?:24\s?/\s?(?:24|7)|\d{1,2}\s?(?:giờ\b(?:\s?\d+\s?phút\b)?"
                r"|[hg]\d{2}\b)))"
            ),
            r"(?P<mark>(?:(?<=^)|(?<=[;:,.]\s)|(?<=[;:,.])|(?<=và\s))\(\d{1,2}\)(?=\s*[^\W\d]))",
            rf"(?P<points>[-+]?(?:{NUMERAL})\s*điểm\s*{_PERCENT})",
            rf"(?P<share>(?:{NUMERAL})\s*{_PERCENT})",
            rf"(?P<scaled>(?:{NUMERAL})\s*(?:nghìn|ngàn|triệu|tỷ|tỉ)\b)",
            rf"(?P<number>{NUMERAL})",
            r"(?P<word>[^\W\d_]+(?:[-][^\W\d_]+)*)",
            r"(?P<sign>\S)",
        )
    )
)
_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")  # dòng 2.4: no decimal, those take a comma
_NAMING = word_set(
    "điều khoản mục chương dòng cột   biểu mẫu bảng hình độ lần đợt khóa khoá  hạng nhóm "
    "mũi trang đường quận tiểu thửa tờ ngạch mã năm tháng quý ngày câu bước nhiệm-kỳ vị-trí "
    " file version v chữ tài-khoản"
)
_PAIRS = frozenset({"phụ lục", "phiên bản", "vị trí", "xếp thứ", "đứng thứ", "cấp độ", "mức độ"})
_PAPERS = frozenset({"nghị định", "quyết định", "thông tư", "chỉ thị", "kết luận", "nghị quyết"})
_LENGTHS = word_set("tháng năm ngày giờ phút tuần quý tuổi")
_NEAR = word_set("hơn gần khoảng dưới xấp-xỉ xỉ ước chừng trên tròm trèm")
_ALONE = word_set("hai ba bốn sáu bảy tám chín mười")
_COUNTED = word_set(
    "đơn cơ hồ thủ tthc nhiệm văn sở huyện xã phường người cán công viên phiếu lớp cuộc dịch "
    "vụ ý phản kiến quyết nghị kế báo chỉ tiêu lượt địa phòng trường trung doanh hộ dự tài "
    "chi bộ đề thông cụm thôn tổ tin bài phóng chuyên hội biên vbqppl cbcc cbccvc vb hs ubnd "
    "trường ban cấp học thí đoàn chức đồng mô sáng giải nội ngành tổng"
)


def scan(text: str) -> list[Token]:
    """All tokens of the text, in order, with their places."""
    tokens = [_token(match) for match in _SCANNER.finditer(text)]
    tokens = _join_scales(_join_words(tokens))
    for place in range(len(tokens)):
        tokens[place] = _settle(tokens, place)
    return tokens


def _token(match: re.Match[str]) -> Token:
    name, text = str(match.lastgroup), match[0]
    start, end = match.span()
    if name == "paper" and read_paper(text) is None:
        name = "month"  # looked like a paper, is not counted with either
    simple = {
        "link": Sort.LINK, "day": Sort.DAY, "paper": Sort.PAPER, "years": Sort.NAME,
        "month": Sort.NAME, "month_day": Sort.NAME, "standard": Sort.NAME,
        "hours": Sort.SPAN, "mark": Sort.MARK,
        "word": Sort.WORD, "sign": Sort.SIGN,
    }.get(name)  # fmt: skip
    if simple is not None:
        return Token(simple, text, start, end)
    return Token(
        {"points": Sort.POINTS, "share": Sort.SHARE}.get(name, Sort.NUMBER),
        text, start, end, _numeral(name, text),
    )  # fmt: skip


def _numeral(name: str, text: str) -> Numeral:
    match = re.search(NUMERAL, text)
    assert match is not None
    if name == "scaled":
        return read_numeral(match[0]).scaled(text[match.end() :].strip())
    return read_numeral(match[0], share=name in {"share", "points"})


def _join_words(tokens: list[Token]) -> list[Token]:
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        last = place
        while last < len(tokens) and _may_count(tokens, last, first=place):
            last += 1
        spoken = _spoken(tokens[place:last], tokens[last : last + 1])
        if spoken is None:
            joined.append(tokens[place])
            place += 1
        else:
            joined.append(spoken)
            place = last
    return joined


def _join_scales(tokens: list[Token]) -> list[Token]:
    """'186 tỷ 412 triệu' as one number."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(before, token):
            joined[-1] = _added(before, token)
        else:
            joined.append(token)
    return joined


def _goes_on(before: Token, token: Token) -> bool:
    one, other = before.numeral, token.numeral
    if one is None or other is None or before.end + 1 != token.start:
        return False
    return one.power > other.power > 0 and other.value < Decimal(1).scaleb(one.power)


def _added(before: Token, token: Token) -> Token:
    one, other = before.numeral, token.numeral
    assert one is not None
    assert other is not None
    text = f"{before.text} {token.text}"
    numeral = Numeral(text, one.value + other.value, (), other.decimals, other.power)
    return replace(before, text=text, end=token.end, numeral=numeral)


def _may_count(tokens: list[Token], place: int, *, first: int) -> bool:
    token = tokens[place]
    if token.sort is not Sort.WORD or token.text not in NUMBER_WORDS:
        return False
    return place == first or tokens[place - 1].end + 1 == token.start


def _spoken(words: list[Token], after: list[Token]) -> Token | None:
    """The words as one number, when they are surely one."""
    if not words:
        return None
    text = " ".join(word.text for word in words)
    try:
        value = read_words(text)
    except NotNumberWordsError:
        return None
    if len(words) == 1 and not _lone_counts(words[0], after):
        return None
    numeral = replace(read_numeral(str(value)), text=text)
    return Token(Sort.NUMBER, text, words[0].start, words[-1].end, numeral)


def _lone_counts(word: Token, after: list[Token]) -> bool:
    # "một", "năm" and "tư" are as often other words; "cấp" after them is a storey of government.
    if word.text not in _ALONE or not after:
        return False
    return after[0].low in _COUNTED and after[0].low not in {"cấp", "bộ", "chi", "tổ"}


def _settle(tokens: list[Token], place: int) -> Token:
    token = tokens[place]
    if token.sort is Sort.NUMBER:
        if _before(tokens, place) == "cả" and not token.text[0].isdigit():
            return replace(token, sort=Sort.NAME)  # 'cả hai nội dung'
        if _repeats(tokens, place) or _is_name(tokens, place):
            return replace(token, sort=Sort.NAME)
        if _is_length(tokens, place):
            return replace(token, sort=Sort.SPAN)
    if token.numeral is not None and _is_near(tokens, place):
        return replace(token, near=True)
    return token


def _repeats(tokens: list[Token], place: int) -> bool:
    """The words of '7 (bảy)' only repeat the digits."""
    return (
        2 <= place < len(tokens) - 1
        and not tokens[place].text[0].isdigit()
        and tokens[place - 1].text == "("
        and tokens[place + 1].text == ")"
        and tokens[place - 2].sort is Sort.NUMBER
    )


def _before(tokens: list[Token], place: int, back: int = 1) -> str:
    return tokens[place - back].low if place >= back else ""


def _after(tokens: list[Token], place: int, ahead: int = 1) -> str:
    return tokens[place + ahead].low if place + ahead < len(tokens) else ""


def _is_name(tokens: list[Token], place: int) -> bool:
    token, before = tokens[place], _before(tokens, place)
    if _names_again(tokens, place) or _is_glued(tokens, place) or _is_model(tokens, place):
        return True
    if before == "số":
        return _is_numbered(tokens, place)
    if before in {"mức", "quý"} or _is_month(token, before) or _is_led_by_pair(tokens, place):
        return True
    if before in _NAMING and before != "năm":
        whole = token.text.isdigit() and _names_after(tokens, place)
        return whole or bool(_CODE.fullmatch(token.text))
    return _is_year(token) and (before == "năm" or _after(tokens, place) not in _COUNTED)


def _is_month(token: Token, before: str) -> bool:
    return before == "tháng" and token.text.isdigit() and int(token.text) <= 12


def _is_led_by_pair(tokens: list[Token], place: int) -> bool:
    """'mức độ 4', 'Nghị định 68'; not '5 nghị quyết 12 kế hoạch'."""
    pair = f"{_before(tokens, place, 2)} {_before(tokens, place)}"
    counted = place > 2 and tokens[place - 3].sort is Sort.NUMBER
    paper = pair in _PAPERS and tokens[place].text.isdigit() and not counted
    return pair in _PAIRS or (paper and _names_after(tokens, place))


def _is_numbered(tokens: list[Token], place: int) -> bool:
    """'Quyết định số 25' names; 'tổng số 25', 'ký số 45.600/48.000' count."""
    if _before(tokens, place, 2) in {"tổng", "trong", "là", "có", "gồm"}:
        return False
    return tokens[place].text.isdigit() and _after(tokens, place) not in {"/", *_COUNTED}


def _is_glued(tokens: list[Token], place: int) -> bool:
    """Glued to letters: CB1, mục3."""
    before = tokens[place - 1] if place else None
    return before is not None and before.end == tokens[place].start and before.sort is Sort.WORD


def _is_model(tokens: list[Token], place: int) -> bool:
    """4G, 1A: a capital right behind the digits."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        after is not None
        and after.start == tokens[place].end
        and after.sort is Sort.WORD
        and len(after.text) == 1
        and after.text.isupper()
    )


def _names_again(tokens: list[Token], place: int) -> bool:
    """The 4 of 'mức độ 3, 4' and 'mức độ 3 và 4'."""
    if place < 2 or tokens[place - 2].sort is not Sort.NAME or len(tokens[place].text) > 1:
        return False
    if not tokens[place - 2].text.isdigit() or len(tokens[place - 2].text) > 1:
        return False
    return tokens[place - 1].low in {",", "và", "-", "/", "hoặc"} and _names_after(tokens, place)


def _names_after(tokens: list[Token], place: int) -> bool:
    """'Điều 10', 'lần 2' name; 'mẫu 12 phiếu' would count."""
    return _after(tokens, place) not in _COUNTED


def _is_year(token: Token) -> bool:
    numeral = token.numeral
    if numeral is None or numeral.style is not Style.PLAIN:
        return False
    return len(token.text) == 4 and 1945 <= numeral.value <= 2049


def _is_length(tokens: list[Token], place: int) -> bool:
    if _after(tokens, place) == "năm" and _after(tokens, place, 2) in {"nay", "trước"}:
        return False
    numeral = tokens[place].numeral
    counted = numeral is not None and numeral.value > 400  # hours and days saved are counted
    return _after(tokens, place) in _LENGTHS and not counted


def _is_near(tokens: list[Token], place: int) -> bool:
    before = _before(tokens, place)
    if before in {"trên", "dưới"} and _before(tokens, place, 2) == "cấp":
        return False  # 'ngân sách cấp trên 7.412 tỷ đồng'
    if before == "trên":
        # "11 trên 38" is a share; "đạt trên 95%" is about.
        return place < 2 or tokens[place - 2].numeral is None
    if _after(tokens, place) == "trở" and _after(tokens, place, 2) in {"lên", "xuống"}:
        return True
    return before in _NEAR or (before == "đến" and _before(tokens, place, 2) == "gần")
