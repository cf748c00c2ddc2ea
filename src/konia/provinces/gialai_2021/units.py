"""The organisation register: 17 districts, 220 communes, the departments, and 1,000 public units
of 2015, of which 861 were left in June 2021."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from konia.kernel.org.models import Alias, Reorganisation, Spell, Tier, Unit, UnitKind
from konia.kernel.registers.copying import copy_lines, line
from konia.lib.vietnamese import fold, sort_key

from .world import ROOT, World, day_between, read_data

OPENED = date(2004, 1, 1)
PUBLIC_OPENED = date(2010, 1, 1)
TIERS = (("province", "Cấp tỉnh"), ("department", "Sở, ban, ngành"), ("district", "Cấp huyện"), ("commune", "Cấp xã"))  # fmt: skip
KINDS = (
    ("province_pc", "UBND tỉnh", "province"),
    ("department", "Cơ quan chuyên môn cấp tỉnh", "department"),
    ("management_board", "Ban quản lý trực thuộc UBND tỉnh", "department"),
    ("interagency", "Tổ chức liên ngành", None),
    ("branch", "Chi cục và tương đương", None),
    ("division", "Phòng thuộc UBND cấp huyện", None),
    ("central", "Cơ quan Trung ương đóng tại tỉnh", None),
    ("government", "Cơ quan Trung ương", None),
    ("public_unit", "Đơn vị sự nghiệp công lập", None),
    ("district_pc", "UBND cấp huyện", "district"),
    ("commune_pc", "UBND cấp xã", "commune"),
)
# code, name, short name in the data files. The first nineteen are the specialised agencies; Sở
# Công Thương is not named in the report and the board's name is not printed (ASSUMPTION).
DEPARTMENTS = (
    ("vpub", "Văn phòng UBND tỉnh"), ("snv", "Sở Nội vụ"), ("stp", "Sở Tư pháp"),
    ("skhdt", "Sở Kế hoạch và Đầu tư"), ("stc", "Sở Tài chính"), ("sct", "Sở Công Thương"),
    ("snnptnt", "Sở Nông nghiệp và Phát triển nông thôn"), ("sgtvt", "Sở Giao thông Vận tải"),
    ("sxd", "Sở Xây dựng"), ("stnmt", "Sở Tài nguyên và Môi trường"),
    ("stttt", "Sở Thông tin và Truyền thông"), ("sldtbxh", "Sở Lao động-Thương binh và Xã hội"),
    ("svhttdl", "Sở Văn hóa, Thể thao và Du lịch"), ("skhcn", "Sở Khoa học và Công nghệ"),
    ("sgddt", "Sở Giáo dục và Đào tạo"), ("syt", "Sở Y tế"), ("sngoaivu", "Sở Ngoại vụ"),
    ("thanhtra", "Thanh tra tỉnh"), ("bandantoc", "Ban Dân tộc"),
)  # fmt: skip
BRANCHES = (
    ("cc_ttbvtv", "Chi cục Trồng trọt và Bảo vệ thực vật", "snnptnt"),
    ("cc_ds", "Chi cục Dân số - Kế hoạch hóa gia đình", "syt"),
    ("cc_kl", "Chi cục Kiểm lâm", "snnptnt"),
    ("cc_ptnt", "Chi cục Phát triển nông thôn", "snnptnt"),
    ("cc_tl", "Chi cục Thủy lợi", "snnptnt"),
    ("cc_cnty", "Chi cục Chăn nuôi và Thú y", "snnptnt"),
    ("cc_attp", "Chi cục An toàn vệ sinh thực phẩm", "syt"),
    ("cc_qlcl", "Chi cục Quản lý chất lượng Nông lâm sản và Thủy sản", "snnptnt"),
    ("cc_tdc", "Chi cục Tiêu chuẩn Đo lường Chất lượng", "skhcn"),
    ("cc_bvmt", "Chi cục Bảo vệ môi trường", "stnmt"),
    ("ban_tg", "Ban Tôn giáo", "snv"),
    # ASSUMPTION: nine more bodies under departments, so that 40 provincial bodies keep accounts.
    ("cc_vtlt", "Chi cục Văn thư - Lưu trữ", "snv"), ("ban_tdkt", "Ban Thi đua - Khen thưởng", "snv"),
    ("cc_qldd", "Chi cục Quản lý đất đai", "stnmt"), ("cc_gdxd", "Chi cục Giám định xây dựng", "sxd"),
    ("cc_tcnn", "Thanh tra Sở Nông nghiệp và Phát triển nông thôn", "snnptnt"),
    ("tt_sgtvt", "Thanh tra Sở Giao thông Vận tải", "sgtvt"), ("tt_sxd", "Thanh tra Sở Xây dựng", "sxd"),
    ("tt_syt", "Thanh tra Sở Y tế", "syt"), ("tt_sgddt", "Thanh tra Sở Giáo dục và Đào tạo", "sgddt"),
)  # fmt: skip
CENTRAL = (
    ("ct_qltt", "Cục Quản lý thị trường tỉnh Gia Lai"), ("ct_hq", "Cục Hải quan Gia Lai - Kon Tum"),
    ("ct_thue", "Cục Thuế tỉnh Gia Lai"), ("bhxh_tinh", "Bảo hiểm xã hội tỉnh Gia Lai"),
    ("ct_tk", "Cục Thống kê tỉnh Gia Lai"), ("ca_tinh", "Công an tỉnh Gia Lai"),
    ("nhnn", "Ngân hàng Nhà nước - Chi nhánh tỉnh Gia Lai"),
    ("kbnn", "Kho bạc Nhà nước tỉnh Gia Lai"), ("bchqs", "Bộ Chỉ huy quân sự tỉnh Gia Lai"),
)  # fmt: skip
GOVERNMENT = (("cp", "Chính phủ"), ("ttcp", "Thủ tướng Chính phủ"), ("bnv", "Bộ Nội vụ"), ("btp", "Bộ Tư pháp"), ("vpcp", "Văn phòng Chính phủ"))  # fmt: skip
DIVISIONS = (
    "Văn phòng HĐND và UBND", "Phòng Nội vụ", "Phòng Tư pháp", "Phòng Tài chính - Kế hoạch",
    "Phòng Tài nguyên và Môi trường", "Phòng Lao động - Thương binh và Xã hội",
    "Phòng Văn hóa và Thông tin", "Phòng Giáo dục và Đào tạo", "Phòng Y tế", "Thanh tra",
    "Phòng Nông nghiệp và Phát triển nông thôn", "Phòng Kinh tế và Hạ tầng", "Phòng Dân tộc",
)  # fmt: skip
# The district as the report writes it (Kbang, Đak Pơ) against the official list (KBang, Đăk Pơ).
SPELT = {"Đăk Pơ": "Đak Pơ", "Đăk Đoa": "Đak Đoa", "KBang": "Kbang"}
KEYS = {
    "Pleiku": "pleiku", "An Khê": "an_khe", "Ayun Pa": "ayun_pa", "Kbang": "kbang",
    "Đak Đoa": "dak_doa", "Chư Păh": "chu_pah", "Ia Grai": "ia_grai", "Mang Yang": "mang_yang",
    "Kông Chro": "kong_chro", "Đức Cơ": "duc_co", "Chư Prông": "chu_prong", "Chư Sê": "chu_se",
    "Đak Pơ": "dak_po", "Ia Pa": "ia_pa", "Krông Pa": "krong_pa", "Phú Thiện": "phu_thien",
    "Chư Pưh": "chu_puh",
}  # fmt: skip
MORE_ALIASES = {
    "dak_po": ("Đăk Pơ",), "dak_doa": ("Đăk Đoa",), "chu_puh": ("Chư Puh",), "duc_co": ("Đúc Cơ",),
    "kong_chro": ("Kong Chro",), "ayun_pa": ("AYunPa", "TX. Ayun Pa"), "kbang": ("KBang",),
    "vpub": ("VP UBND tỉnh",), "snnptnt": ("Sở NN&PTNT",), "stttt": ("Sở TT&TT",),
    "sldtbxh": ("Sở LĐ-TB&XH",), "skhdt": ("Sở KH&ĐT",), "stnmt": ("Sở TN&MT",),
    "sgtvt": ("Sở GTVT",), "svhttdl": ("Sở VH,TT&DL",), "skhcn": ("Sở KH&CN",),
    "sgddt": ("Sở GD&ĐT",),
}  # fmt: skip
# Public units now under the province, departments, districts: 4, 128, 729. Of the 139 closed since
# 2015, 5 and 44 closed in 2020-2021 and their autonomy decisions were not ended yet.
UNDER_DEPARTMENTS, UNDER_DISTRICTS = 128, 729
CLOSED_LATE = {"department": 5, "district": 44}
CLOSED_EARLY = {"department": 12, "district": 78}


@dataclass(frozen=True)
class Made:
    """One unit to be made."""

    code: str
    name: str
    short: str
    kind: str
    parent: str | None
    opened: date = OPENED
    closed: date | None = None


def fill(world: World) -> None:
    """Make all units with their names, places, aliases and the decisions that closed some."""
    Tier.objects.bulk_create(
        Tier(code=code, name=name, rank=rank, since=OPENED)
        for rank, (code, name) in enumerate(TIERS)
    )
    UnitKind.objects.bulk_create(
        UnitKind(code=code, name=name, tier_id=tier, rank=rank)
        for rank, (code, name, tier) in enumerate(KINDS)
    )
    made = [*_province(world), *_districts(world), *_public(world)]
    _store(world, made)
    _aliases(world)
    _closings(world, made)


def _note(world: World, key: str, code: str) -> str:
    world.alias[key] = code
    return code


def _province(world: World) -> Iterator[Made]:
    yield Made(ROOT, "UBND tỉnh Gia Lai", "UBND tỉnh", "province_pc", None)
    for number, (key, name) in enumerate(DEPARTMENTS, 1):
        yield Made(_note(world, key, f"{ROOT}.{number:02}"), name, name, "department", ROOT)
    board = _note(world, "bql_kkt", f"{ROOT}.20")
    yield Made(board, "Ban Quản lý Khu kinh tế tỉnh", "", "management_board", ROOT)
    team = _note(world, "to_lien_nganh", f"{ROOT}.21")
    yield Made(team, "Ban Chỉ đạo 389 tỉnh", "", "interagency", ROOT)
    for number, (key, name, above) in enumerate(BRANCHES, 1):
        code = _note(world, key, f"{world.alias[above]}.{number + 50}")
        yield Made(code, name, name, "branch", world.alias[above])
    for number, (key, name) in enumerate(CENTRAL, 61):
        yield Made(_note(world, key, f"{ROOT}.{number}"), name, name, "central", ROOT)
    for number, (key, name) in enumerate(GOVERNMENT, 1):
        yield Made(_note(world, key, f"TW.{number:02}"), name, name, "government", None)


def _districts(world: World) -> Iterator[Made]:
    seen: dict[str, str] = {}
    counts: dict[str, int] = {}
    for row in read_data("communes.csv"):
        lead, bare = _split(row["district"])
        if bare not in seen:
            seen[bare] = code = _note(world, KEYS[bare], f"{ROOT}.{len(seen) + 31}")
            yield Made(code, f"UBND {lead.lower()} {bare}", f"{lead} {bare}", "district_pc", ROOT)
            for number, name in enumerate(DIVISIONS, 1):
                full = f"{name} {lead.lower()} {bare}"
                yield Made(f"{code}.P{number:02}", full, name, "division", code)
        code = seen[bare]
        counts[code] = counts.get(code, 0) + 1
        short = row["commune"]
        commune = f"{code}.{counts[code]:02}"
        world.alias[f"{KEYS[bare]}/{short}"] = commune
        full = f"UBND {short[0].lower()}{short[1:]}"
        yield Made(commune, full, short, "commune_pc", code)


def _split(district: str) -> tuple[str, str]:
    for lead in ("Thành phố", "Thị xã", "Huyện"):
        if district.startswith(lead):
            bare = district.removeprefix(lead).strip()
            return lead, SPELT.get(bare, bare)
    raise ValueError(district)


def _public(world: World) -> Iterator[Made]:
    dice = world.dice("public units")
    named = (
        ("ttphhcc", "Trung tâm Phục vụ hành chính công tỉnh"),
        ("dai_ptth", "Đài Phát thanh và Truyền hình tỉnh"),
        ("bqlda", "Ban Quản lý các dự án Đầu tư xây dựng tỉnh"),
        ("cd_sp", "Trường Cao đẳng Gia Lai"),
    )
    for number, (key, name) in enumerate(named, 1):
        code = _note(world, key, f"{ROOT}.S{number:02}")
        yield Made(code, name, name, "public_unit", ROOT, PUBLIC_OPENED)
    under_departments = _named_under_departments(world) + _schools_and_hospitals(world)
    total = UNDER_DEPARTMENTS + CLOSED_LATE["department"] + CLOSED_EARLY["department"]
    yield from _some_closed(world, dice, under_departments[:total], "department")
    total = UNDER_DISTRICTS + CLOSED_LATE["district"] + CLOSED_EARLY["district"]
    yield from _some_closed(world, dice, _under_districts(total), "district")


def _named_under_departments(world: World) -> list[tuple[str, str]]:
    named = (
        ("ttcntttt", "Trung tâm Công nghệ thông tin và Truyền thông", "stttt"),
        ("ttudkhcn", "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ", "skhcn"),
        ("tttcdl", "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng", "skhcn"),
        ("vpdkdd", "Văn phòng Đăng ký đất đai tỉnh", "stnmt"),
    )
    for number, (key, _, above) in enumerate(named, 1):
        world.alias[key] = f"{world.alias[above]}.S{number:03}"
    return [(name, world.alias[above]) for _, name, above in named]


def _schools_and_hospitals(world: World) -> list[tuple[str, str]]:
    places = sorted(KEYS, key=sort_key)
    health, school = world.alias["syt"], world.alias["sgddt"]
    found = [(f"Trung tâm Y tế {place}", health) for place in places]
    found += [(f"Trường THPT số {n} {place}", school) for place in places for n in (1, 2, 3)]
    found += [(f"Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên {place}", school) for place in places]  # fmt: skip
    kinds = ("Trung tâm Tư vấn", "Trung tâm Dịch vụ", "Trung tâm Thông tin", "Ban Quản lý dự án")
    above = [world.alias[key] for key, _ in DEPARTMENTS if key not in {"sngoaivu", "thanhtra", "bandantoc", "vpub"}]  # fmt: skip
    names = dict(
        zip((world.alias[k] for k, _ in DEPARTMENTS), (n for _, n in DEPARTMENTS), strict=True)
    )
    found += [(f"{kind} - {names[code]}", code) for kind in kinds for code in above]
    return found


def _under_districts(total: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    codes: dict[str, str] = {}
    for row in read_data("communes.csv"):
        lead, bare = _split(row["district"])
        code = codes.setdefault(bare, f"{ROOT}.{len(codes) + 31}")
        place = f"{row['commune']}, {lead.lower()} {bare}"
        kinds = ("Trường Mầm non", "Trường Tiểu học", "Trường Trung học cơ sở")
        found += [(f"{kind} {place}", code) for kind in kinds]
    offices = (
        "Trung tâm Văn hóa, Thông tin và Thể thao", "Trung tâm Dịch vụ nông nghiệp",
        "Ban Quản lý dự án đầu tư xây dựng", "Trung tâm Phát triển quỹ đất",
        "Ban Quản lý chợ", "Đội Công trình đô thị", "Trường Phổ thông Dân tộc nội trú",
        "Nhà Thiếu nhi", "Thư viện", "Trạm Khuyến nông", "Bến xe", "Trường Mẫu giáo số 1",
    )  # fmt: skip
    found += [(f"{name} {bare}", code) for name in offices for bare, code in codes.items()]
    return found[:total]


def _some_closed(
    world: World, dice: "object", found: list[tuple[str, str]], level: str
) -> Iterator[Made]:
    """Public units of one level; the last ones in the list were closed, early or late."""
    from random import Random

    assert isinstance(dice, Random)
    late, early = CLOSED_LATE[level], CLOSED_EARLY[level]
    kept = len(found) - late - early
    counts: dict[str, int] = {}
    for number, (name, above) in enumerate(found):
        counts[above] = counts.get(above, 0) + 1
        closed = None
        if number >= kept + early:
            closed = day_between(dice, date(2020, 9, 1), date(2021, 4, 30))
        elif number >= kept:
            closed = day_between(dice, date(2016, 3, 1), date(2020, 6, 30))
        code = f"{above}.S{counts[above]:03}"
        yield Made(code, name, name, "public_unit", above, PUBLIC_OPENED, closed)


def _store(world: World, made: list[Made]) -> None:
    for number, one in enumerate(made, 1):
        world.units[one.code] = number
        world._kinds.setdefault(one.kind, []).append(one.code)  # noqa: SLF001 - filled here only
        world.names[one.code] = one.name
        if one.parent:
            world.parents[one.code] = one.parent
    copy_lines(
        Unit, ("id", "code", "code_qcvn", "code_qd20", "opened_on", "closed_on", "established_by"),
        (line(world.units[m.code], m.code, _qcvn(m.code), m.code, m.opened, m.closed, _by(m)) for m in made),
    )  # fmt: skip
    copy_lines(
        Spell,
        ("id", "unit_id", "first_on", "last_on", "name", "short_name", "sort_name", "kind_id", "parent_id", "decision"),
        (
            line(world.units[m.code], world.units[m.code], m.opened, None, m.name, m.short,
                 sort_key(m.name), m.kind, world.units[m.parent] if m.parent else None, "")
            for m in made
        ),
    )  # fmt: skip


def _by(made: Made) -> str:
    return "province" if made.kind == "interagency" else ""


def _qcvn(code: str) -> str:
    """The older code form, read from the right: '000.01.31.H21'. ASSUMPTION: below level one."""
    parts = code.split(".")
    levels = [part[-2:].rjust(2, "0") for part in parts[1:3]] + ["00", "00"]
    last = parts[3][-3:].rjust(3, "0") if len(parts) > 3 else "000"
    return f"{last}.{levels[1]}.{levels[0]}.{parts[0]}"


def _aliases(world: World) -> None:
    rows = [(KEYS[bare], bare) for bare in KEYS]
    rows += [(key, text) for key, texts in MORE_ALIASES.items() for text in texts]
    Alias.objects.bulk_create(
        [Alias(unit_id=world.unit(key), text=text, folded=fold(text)) for key, text in rows],
        ignore_conflicts=True,
    )
    for bare, key in KEYS.items():
        world.alias[bare] = world.alias[key]
    for key, name in DEPARTMENTS:
        world.alias[name] = world.alias[key]


def _closings(world: World, made: list[Made]) -> None:
    for one in made:
        if one.closed is None:
            continue
        kept = Reorganisation.objects.create(
            kind="dissolve", on=one.closed, decided_on=one.closed,
            decision=f"Quyết định sắp xếp đơn vị sự nghiệp {one.closed.year}",
        )  # fmt: skip
        kept.from_units.set([world.units[one.code]])
