"""Ways in which officials cut a total: by level, by deadline, by state, by rank, by unit."""

import re

from konia.lib.vietnamese import fold

# The words of one cut exclude each other. Folded, matched from a word's beginning.
_CUTS: dict[str, str] = {
    "level": r"cap (tinh|huyen|xa|sox|thanh pho|trung uong|bo|co so)|trung uong"
    r"|chi cuc|truc thuoc|(sox|ban) nganh|\bsox\b"
    r"|(ubnd|xa|phuong|thi tran|huyen|thanh pho|thi xa)\b|tinh\b|dia phuong|\d+ xa",
    "deadline": r"(truoc|dung|qua|tre|som|cham|trong|chua den|sap den|con) (va (dung|truoc) )?han"
    r"|cham muon|con trong han|truoc thoi han",
    "state": r"(da|dang|chua|cho|con) (duoc )?(giai quyet|xu ly|hoan thanh|thuc hien|tra|trien khai"
    r"|ban hanh|kiem tra|bo nhiem|den han|qua han|nghiem thu)|hoan thanh\b|ton\b|ton dong|rut ho so"
    r"|tu choi|tra lai|khong thuoc tham quyen|thuoc tham quyen",
    "rank": r"xuat sac|\btot\b|\bkha\b|trung binh|\byeu\b|hoan thanh (xuat sac|tot)?"
    r"|khong hoan thanh|\bkem\b|\bgioi\b|xep loai",
    "mode": r"truc tuyen|truc tiep|buu chinh|bcci|toan trinh|mot phan|qua mang|ban giay|dien tu",
    "liking": r"(rat |khong |chua |kha )?hai long|binh thuong|it hai long",
    "sex": r"\bnam\b|\bnu\b",
    "degree": r"tien si|thac si|tren dai hoc|sau dai hoc|dai hoc|cao dang|trung cap|so cap",
    "change": r"(ban hanh |cong bo |bo sung )?moi|sua doi|bo sung|thay the|bai bo|huy bo",
    "paper": r"nghi quyet|quyet dinh|chi thi|ke hoach|cong van|bao cao|thong bao|to trinh|thong tu"
    r"|nghi dinh|van ban (chi dao|qppl|ca biet|quy pham)",
    "unit": r"^(sox|huyen|thanh pho|tp|thi xa|tx|phuong|xa|thi tran|ban|van phong|vp|cong an"
    r"|chi cuc|truong|phong|ubnd|thanh tra|cuc|bo chi huy|quan|doan|ngan hang|bao hiem|kho bac"
    r"|trung tam)\b",
    "tier": r"muc (do )?\d|cap do \d|hang (i|1|2|3)|nhom (i|1|2|3|4)|loai (i|1|2|3|a|b|c|d)\b",
    "staff": r"cong chuc|vien chuc|can bo|hop dong|nguoi lao dong|\bccvc?\b|\bcbccvc?\b",
    "arrival": r"\bcu\b|\bton\b|chuyen (sang|qua|tiep)|(ky|nam) truoc"
    r"|\bmoi\b|phat sinh|trong ky",
    "owner": r"cong lap|tu thuc|dan lap|nha nuoc|tu nhan|fdi|co phan",
    "discipline": r"khien trach|canh cao|cach chuc|khai tru|buoc thoi viec|giang chuc|ha bac",
    "school": r"mam non|mau giao|nha tre|tieu hoc|thcs|trung hoc|thpt|pho thong|gdtx|lien cap",
    "origin": r"quoc te|noi dia|trong nuoc|nuoc ngoai|ngoai nuoc",
    "court": r"hinh su|dan su|hanh chinh|hon nhan|kinh doanh|lao dong",
    "posts": r"can bo quan ly|giao vien|nhan vien|lanh dao|chuyen vien|can bo (phu trach|tiep)",
    "autonomy": r"(tu (bao|dam) dam|tu chu|nha nuoc (bao )?dam|ngan sach (nha nuoc )?(bao )?dam)",
    "plan": r"theo ke hoach|dot xuat|thuong xuyen|chuyen de|dinh ky",
    "fund": r"(ngan sach|von|nguon) (trung uong|tinh|huyen|xa|dia phuong|nha nuoc|so|huy dong"
    r"|doi ung|vay|khac|xa hoi|su nghiep|dau tu)|xa hoi hoa",
    "kind": r"khieu nai|to cao|kien nghi|phan anh",
}
_COMPILED = {name: re.compile(pattern) for name, pattern in _CUTS.items()}
# Qualities that one person or thing may have together with another.
_OVERLAPPING = re.compile(
    r"\bnu\b|dang vien|dan toc|ton giao|can bo tre|nguoi tre|tre tuoi"
    r"|duoi \d+ tuoi|lanh dao|quan ly|ly luan|ngoai ngu"
    r"|tin hoc|boi duong|tap huan|tren dia ban|khoang (?!san)|\bnhu\b|lien thong"
)
_OPEN = re.compile(
    r"\bmot so\b|chu yeu|nhieu nhat|tieu bieu|dien hinh|dang chu y|tap trung|\bhon \d"
    r"|ngoai ra|ca biet co|nhu\b|uu tien|noi bat|dac biet"
)
# Another time or a plan is no part.
_COMPARES = re.compile(r"cung ky|nam (truoc|ngoai)|ke hoach (nam|giao)|du toan|\bso voi\b")
_ASIDE = re.compile(r"(?:^|[,;.:(]\s*)(?:trong đó\s+)?riêng\b", re.IGNORECASE)
# Words with which many unlike things begin.
_SHORT_LEADS = frozenset({"so", "co", "da", "ve", "su", "linh", "ho", "don", "thu", "van", "cong"})
_REST = re.compile(r"\bcon lai\b|\bkhac\b")
# The kinds of a closed cut; sở and huyện alone may leave out the communes.
_STOREYS = ("cap tinh|trung uong|cap sox|sox nganh", "cap huyen|cap xa|huyen|xa")
_COMPLETE = (
    {"deadline": ("qua|tre|cham", "dung|truoc|som|trong")},
    {"liking": ("khong|chua", "rat")},
    {"state": (r"(?<!khong )thuoc tham quyen", "khong thuoc tham quyen")},
    {
        "state": (
            "da (duoc )?(giai quyet|xu ly|hoan thanh)",
            "(dang|chua|cho) (duoc )?(giai quyet|xu ly)",
        )
    },
    {"arrival": (r"cu|ton|chuyen (sang|qua|tiep)|ky truoc|nam truoc", "moi|phat sinh|trong ky")},
    {"plan": ("theo ke hoach", "dot xuat")},
    {"rank": ("xuat sac", "khong hoan thanh|yeu|kem")},
)


_DEPARTMENT = re.compile(r"\bsở\b", re.IGNORECASE)


def _folded(label: str) -> str:
    """The folded label, in which 'sở' is not 'số'."""
    return fold(_DEPARTMENT.sub("sox", label))


def cuts(label: str) -> set[str]:
    """The ways of cutting that a part's label belongs to."""
    folded = _folded(label).lstrip("0123456789 ")
    return {name for name, pattern in _COMPILED.items() if pattern.search(folded)}


def common_cut(labels: list[str]) -> str:
    """The one way in which all the labels cut; '' when there is none."""
    if len({fold(label) for label in labels}) < len(labels):
        return ""
    labels = [label for label in labels if not _REST.search(fold(label))]
    common = set.intersection(*(cuts(label) for label in labels)) if labels else set()
    common.discard("sex" if len(labels) < 2 else "")
    for name in sorted(common):
        if _distinct(name, labels):
            return name
    return ""


def _distinct(name: str, labels: list[str]) -> bool:
    """The labels fall into different values of the cut."""
    pattern = _COMPILED[name]
    if name in {"unit", "paper", "staff", "autonomy", "level"}:
        return True
    values = [" ".join(match[0] for match in pattern.finditer(_folded(label))) for label in labels]
    return len(set(values)) == len(values)


def same_lead(labels: list[str]) -> bool:
    """All parts are named by one head word: sự nghiệp y tế, sự nghiệp văn hóa; khối Đảng, khối…"""
    leads = {word for label in labels if (word := _lead_word(label))}
    return len(labels) > 2 and len(leads) == 1


def _lead_word(label: str) -> str:
    words = [word for word in fold(label).split() if not word.isdigit()]
    return " ".join(words[: 2 if words and words[0] in _SHORT_LEADS else 1])


def names_the_rest(label: str) -> bool:
    """'còn lại', 'sự nghiệp khác': nothing is left out."""
    return bool(_REST.search(fold(label)))


def is_complete(name: str, labels: list[str]) -> bool:
    """Both ends of a closed cut are named, so nothing can be left out."""
    text = " | ".join(_folded(label) for label in labels)
    for closed in _COMPLETE:
        for cut, ends in closed.items():
            if cut == name and all(re.search(rf"\b({end})\b", text) for end in ends):
                return True
    if name == "sex":
        return bool(re.search(r"\bnam\b", text) and re.search(r"\bnu\b", text))
    if name == "level":
        return all(re.search(rf"\b({end})\b", text) for end in _STOREYS)
    return False


def overlaps(labels: list[str]) -> bool:
    """A part may be counted in another part too."""
    return any(_OVERLAPPING.search(fold(label)) for label in labels)


def compares(labels: list[str]) -> bool:
    """A part is of another time: '120 hồ sơ (cùng kỳ 98 hồ sơ, kế hoạch 150)'."""
    return any(_COMPARES.search(fold(label)) for label in labels)


def is_open(text: str) -> bool:
    """The words say that only some parts are named."""
    return bool(_OPEN.search(fold(text)) or _ASIDE.search(text)) or "..." in text or "…" in text
