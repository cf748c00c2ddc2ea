"""Number words: 'một nghìn hai trăm linh năm' and back."""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS = {word: place for place, word in enumerate(DIGITS)} | {
    "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7,
}  # fmt: skip
SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_ZERO_TENS = frozenset({"linh", "lẻ"})
NUMBER_WORDS = frozenset(_UNITS) | frozenset(SCALES) | _ZERO_TENS | {"mười", "mươi", "trăm"}


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set, for word lists that are read like prose."""
    return frozenset(text.split())


class NotNumberWordsError(ValueError):
    """The words do not say a number."""


def spell(number: int, *, thousand: str = "nghìn", zero_tens: str = "linh") -> str:
    """The number in words, as money is written out: 21 -> 'hai mươi mốt'.

    number: from 0 to 999 thousand million.
    """
    if number == 0:
        return DIGITS[0]
    words: list[str] = []
    for power, name in ((9, "tỷ"), (6, "triệu"), (3, thousand), (0, "")):
        group = number // 10**power % 1000
        if group:
            words += _spell_group(group, full=bool(words), zero_tens=zero_tens)
            words += [name] if name else []
    return " ".join(words)


def _spell_group(group: int, *, full: bool, zero_tens: str) -> list[str]:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens > 1:
        words += [DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif ones and words:
        words.append(zero_tens)
    if ones:
        words.append(_ones(ones, tens=tens))
    return words


def _ones(ones: int, *, tens: int) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 5 and tens > 0:
        return "lăm"
    return DIGITS[ones]


def read_words(text: str) -> int:
    """The number that the words say: 'hai mươi mốt' -> 21, 'mười hai' -> 12.

    Raises: NotNumberWordsError, also for words that only look like a number ('mươi').
    """
    words = text.lower().split()
    if not words or any(word not in NUMBER_WORDS for word in words):
        raise NotNumberWordsError(text)
    total, group, last = 0, [], 10
    for word in words:
        if word not in SCALES:
            group.append(word)
            continue
        if SCALES[word] >= last:
            raise NotNumberWordsError(text)
        last = SCALES[word]
        total += _read_group(group) * 10**last
        group = []
    return total + (_read_group(group) if group else 0)


def _read_group(words: list[str]) -> int:
    if not words:
        raise NotNumberWordsError("")
    if "trăm" in words:
        place = words.index("trăm")
        if place != 1:
            raise NotNumberWordsError(" ".join(words))
        rest = words[2:]
        rest = rest[1:] if rest and rest[0] in _ZERO_TENS else rest
        return _one(words[0]) * 100 + (_read_tens(rest) if rest else 0)
    return _read_tens(words)


def _read_tens(words: list[str]) -> int:
    if words[0] == "mười" and len(words) <= 2:
        return 10 + (_one(words[1]) if len(words) == 2 else 0)
    if len(words) in (2, 3) and words[1] == "mươi":
        return _one(words[0]) * 10 + (_one(words[2]) if len(words) == 3 else 0)
    if len(words) == 2 and words[1] in {"mốt", "lăm", "tư"}:
        return _one(words[0]) * 10 + _one(words[1])  # hai mốt = 21
    if len(words) == 1:
        return _one(words[0])
    raise NotNumberWordsError(" ".join(words))


def _one(word: str) -> int:
    if word not in _UNITS:
        raise NotNumberWordsError(word)
    return _UNITS[word]
