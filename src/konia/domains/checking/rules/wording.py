"""The words that say what a number counts, in one form: abbreviations out, filler out."""

import re

from konia.lib.grammar.words import word_set
from konia.lib.vietnamese import fold

# Folded phrase -> one token. Longest first, so that 'dịch vụ công trực tuyến' is not cut.
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"van ban (quy pham phap luat|qppl)|vb ?qppl", "VBQPPL"),
    (r"don vi (su nghiep cong lap|sncl|su nghiep)|dvsn(cl)?|sncl", "DVSN"),
    (r"cong (dich vu cong|dvc) quoc gia", "CONGQUOCGIA"),
    (r"dich vu cong truc tuyen|dvctt|dvc truc tuyen", "DVCTT"),
    (r"dich vu cong|dvc", "DVC"),
    (r"thu tuc hanh chinh|tthc|thu tuc", "TTHC"),
    (r"phan anh kien nghi|pakn", "PAKN"),
    (r"so ban nganh|so nganh|co quan chuyen mon", "SO"),
    (r"(ubnd )?cap huyen( thi xa thanh pho)?|(ubnd )?cac huyen thi xa thanh pho", "HUYEN"),
    (r"(ubnd )?cap xa( phuong thi tran)?|xa phuong thi tran", "XA"),
    (r"cap tinh", "TINH"),
    (r"cap so", "CAPSO"),
    (r"bai bo|huy bo", "BAIBO"),
    (r"sua doi", "SUADOI"),
    (r"bo sung", "BOSUNG"),
    (r"cong bo|ban hanh", ""),
    (r"muc do (\d) (va )?(muc do )?(\d)|muc do (\d)|muc (\d)", "MUC"),
    (r"can bo cong chuc vien chuc|cbccvc|ccvc", "CBCCVC"),
    (r"tren dia ban( (tinh|huyen|toan tinh|thanh pho))?", ""),
    (r"trong ky( bao cao)?|luy ke den thoi diem bao cao|tai thoi diem bao cao", ""),
    (r"theo quy dinh|thuc hien|hien nay|tinh den|den nay|ket qua", ""),
)
_COMPILED = tuple((re.compile(rf"\b(?:{pattern})\b"), token) for pattern, token in _PHRASES)
_TIER = "MUC"
_FILLER = word_set(
    "so luong tong la cac cua da duoc tai tren theo va ve cho trong co den nay thuoc ubnd gom "
    "len do voi nam tinh hien cong ca nhung mot toan bo hon gan khoang o ra vao thi xa thanh "
    "pho qua nhu tu dau cuoi thang quy ngay ca nuoc them nhan nhu cac moi loai don vi nguoi "
    "ty le dat chiem bang duoc"
) - {"moi"}
_LEVELS = frozenset({"SO", "HUYEN", "XA", "TINH", "CAPSO"})


def words_of(text: str) -> frozenset[str]:
    """The telling words of a label or a clause."""
    folded = fold(text)
    found: list[str] = []
    for pattern, token in _COMPILED:
        folded, found = _taken(pattern, token, folded, found)
    rest = {
        word
        for word in folded.split()
        if word not in _FILLER and not word.isdigit() and len(word) > 1
    }
    return frozenset(found) | rest


def _taken(
    pattern: re.Pattern[str], token: str, folded: str, found: list[str]
) -> tuple[str, list[str]]:
    for match in pattern.finditer(folded):
        digits = "".join(sorted(set(re.findall(r"\d", match[0])))) if token == _TIER else ""
        if token:
            found = [*found, token + digits]
    return pattern.sub(" ", folded), found


def level_free(words: frozenset[str]) -> frozenset[str]:
    """The words without the level of government."""
    return words - _LEVELS


def years_of(text: str) -> frozenset[str]:
    """Years named in a text."""
    return frozenset(re.findall(r"\b(?:19|20)\d{2}\b", text))
