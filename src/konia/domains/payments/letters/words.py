"""Sums of money in Vietnamese words, as receipts print them."""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GROUPS = ("", " nghìn", " triệu", " tỷ", " nghìn tỷ", " triệu tỷ")


def in_words(amount: int) -> str:
    """A sum in words: 1205000 -> 'Một triệu hai trăm linh năm nghìn đồng'."""
    if amount == 0:
        return "Không đồng"
    groups = []
    rest = amount
    while rest:
        rest, group = divmod(rest, 1000)
        groups.append(group)
    last = len(groups) - 1
    parts = [
        _three(group, whole=place < last) + GROUPS[place]
        for place, group in reversed(list(enumerate(groups)))
        if group
    ]
    text = " ".join(parts)
    return f"{text[:1].upper()}{text[1:]} đồng"


def _three(group: int, *, whole: bool) -> str:
    """Three digits. whole: also a nought in the hundreds is said."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [f"{DIGITS[hundreds]} trăm"] if hundreds or whole else []
    if tens > 1:
        words.append(f"{DIGITS[tens]} mươi")
    elif tens == 1:
        words.append("mười")
    elif ones and words:
        words.append("linh")
    if ones:
        words.append(_last(tens, ones))
    return " ".join(words)


def _last(tens: int, ones: int) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 5 and tens:
        return "lăm"
    return DIGITS[ones]
