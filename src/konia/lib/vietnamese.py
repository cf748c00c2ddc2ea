"""Vietnamese text: one normal form, a search form without marks, and dictionary order."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^0-9a-z]+")
# Order of the Vietnamese alphabet; the tone mark counts only when the letters are the same.
_LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_RANK = {letter: chr(0x100 + place) for place, letter in enumerate(_LETTERS)}
_TONE_RANK = {mark: str(place + 1) for place, mark in enumerate(_TONES)}


def nfc(text: str) -> str:
    """The composed form in which all text is stored, with outer blanks cut off."""
    return unicodedata.normalize("NFC", text).strip()


def fold(text: str) -> str:
    """The text as it is searched: small letters, no marks, single blanks between words.

    'Đăk Pơ' and 'dak po' fold to the same.
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", kept).strip()


def sort_key(text: str) -> str:
    """A string whose plain byte order is the order of a Vietnamese dictionary.

    Needed because the database may have no Vietnamese collation.
    """
    letters, tones = [], []
    for letter in unicodedata.normalize("NFC", text.lower()):
        base, tone = _without_tone(letter)
        if base in _RANK:
            letters.append(_RANK[base])
            tones.append(tone)
        elif letters and letters[-1] != " ":
            letters.append(" ")
    return "".join(letters).strip() + "\u0001" + "".join(tones)


def near(text: str, names: "dict[str, str]", *, at_most: int = 3) -> list[str]:
    """The names most like a text that was not found, best first.

    names: what may be meant, folded form -> name as shown.
    """
    from difflib import SequenceMatcher

    wanted = fold(text)
    scored = [
        (SequenceMatcher(None, wanted, folded).ratio(), name) for folded, name in names.items()
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    unique = dict.fromkeys(name for score, name in scored if score >= 0.6)
    return list(unique)[:at_most]


def _without_tone(letter: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in _TONE_RANK), "")
    base = unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks)
    return base, _TONE_RANK.get(tone, "0")
