"""Sites of all departments and districts with pages of communes, articles, and the Zalo channel."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

from konia.domains.publishing.models import (
    Article,
    Broadcast,
    FollowerCount,
    RequiredColumn,
    Site,
    SiteColumn,
)  # fmt: skip
from konia.domains.publishing.states import Channel
from konia.kernel.registers.models import Record
from konia.lib.vietnamese import fold

from .people import full_name
from .world import ROOT, World, day_between

# ASSUMPTION: names of required columns; the report says "relatively complete information".
REQUIRED = ("Giới thiệu", "Tin tức", "Văn bản", "Cải cách hành chính", "Công khai ngân sách", "Hỏi đáp")  # fmt: skip
# Two counts before the report's moment, one after; the printed one stands between.
FOLLOWERS = (
    (date(2020, 12, 15), 31_870), (date(2021, 3, 31), 42_106), (date(2021, 6, 10), 50_334),
    (date(2021, 6, 30), 51_227), (date(2021, 9, 30), 63_015),
)  # fmt: skip
TITLES = (
    "Kết quả giải quyết thủ tục hành chính trong tháng", "Tuyên truyền nộp hồ sơ trực tuyến",
    "Công bố danh mục thủ tục hành chính", "Hướng dẫn cài đặt VssID",
    "Phòng, chống dịch Covid-19 tại bộ phận một cửa", "Lịch tiếp công dân",
)  # fmt: skip
NOTICES = ("Thông báo phòng, chống dịch", "Hướng dẫn tra cứu hồ sơ qua Zalo", "Đường dây 1022 hoạt động 24/7")  # fmt: skip


def fill(world: World) -> None:
    """Sites, columns, articles, followers and notices."""
    dice = world.dice("publishing")
    mains = {code: _site(world, dice, code) for code in _publishers(world)}
    _keep(Site, mains.values())
    _keep(Site, _pages(world, dice, mains))
    _keep(RequiredColumn, _required(world))
    columns = list(_columns(mains))
    _keep(SiteColumn, columns)
    _keep(Article, _articles(world, dice, columns))
    _keep(FollowerCount, _followers(world))
    _keep(Broadcast, _notices(world, dice))


def _keep(model: type[Record], rows: Iterable[Record]) -> None:
    made = list(rows)
    for row in made:
        row.compose()
    model.objects.bulk_create(made, batch_size=2000)


def _publishers(world: World) -> list[str]:
    return [
        code
        for kind in ("department", "management_board", "district_pc")
        for code in world.of_kind(kind)
    ]


def _site(world: World, dice: Random, code: str) -> Site:
    name = world.names[code]
    host = fold(name).replace(" ", "")[:40]
    return Site(
        unit_id=world.units[code], code=f"TR-{code}", name=f"Trang thông tin điện tử {name}",
        address=f"https://{host}.gialai.gov.vn",
        first_on=day_between(dice, date(2012, 1, 1), date(2019, 12, 31)),
    )  # fmt: skip


def _pages(world: World, dice: Random, mains: dict[str, Site]) -> Iterator[Site]:
    """A page of each commune under its district's site, and a site given up in 2019."""
    for code in world.of_kind("commune_pc"):
        main = mains[world.parents[code]]
        slug = fold(world.names[code]).replace(" ", "-")
        yield Site(
            unit_id=world.units[code], code=f"TR-{code}", name=f"Trang {world.names[code]}",
            address=f"{main.address}/{slug}", parent=main,
            first_on=day_between(dice, date(2020, 1, 1), date(2020, 12, 31)),
        )  # fmt: skip
    yield Site(
        unit_id=world.units[ROOT], code="TR-CU", name="Trang thông tin điện tử cũ",
        address="https://cu.gialai.gov.vn", first_on=date(2008, 1, 1), last_on=date(2019, 6, 30),
    )  # fmt: skip


def _required(world: World) -> Iterator[RequiredColumn]:
    for number, name in enumerate(REQUIRED, 1):
        yield RequiredColumn(
            unit_id=world.units[ROOT], code=f"BB-{number}", name=name, first_on=date(2018, 1, 1)
        )


def _columns(mains: dict[str, Site]) -> Iterator[SiteColumn]:
    """All required columns on every site, but for two sites that lack one each."""
    for place, (code, site) in enumerate(mains.items()):
        for number, name in enumerate(REQUIRED, 1):
            if (place, number) in {(7, 5), (25, 6)}:
                continue
            yield SiteColumn(
                unit_id=site.unit_id, code=f"CM-{code}-{number}", site=site, name=name,
                first_on=site.first_on,
            )  # fmt: skip


def _articles(world: World, dice: Random, columns: list[SiteColumn]) -> Iterator[Article]:
    """Two years of articles: published, a few taken down, approved only, or still drafts."""
    for number in range(world.scaled(5200)):
        column = columns[number % len(columns)]
        written = day_between(dice, date(2020, 1, 2), date(2021, 9, 30))
        author, approver = full_name(dice)[0], full_name(dice)[0]
        approved = written + timedelta(days=dice.randrange(3)) if number % 12 else None
        if approver == author:
            approved = None
        published = (
            approved + timedelta(days=dice.randrange(2)) if approved and number % 17 else None
        )
        gone = published + timedelta(days=90) if published and number % 50 == 1 else None
        title = dice.choice(TITLES)
        yield Article(
            unit_id=column.unit_id, code=f"BV-{number + 1:05}", column=column, title=title,
            text=f"{title}. Thông tin ngày {written:%d/%m/%Y}.", author=author, written_on=written,
            approved_on=approved, approved_by=approver if approved else "",
            published_on=published, taken_down_on=gone,
        )  # fmt: skip


def _followers(world: World) -> Iterator[FollowerCount]:
    owner = world.unit("stttt")
    for day, count in FOLLOWERS:
        yield FollowerCount(unit_id=owner, channel=Channel.ZALO, counted_on=day, followers=count)


def _notices(world: World, dice: Random) -> Iterator[Broadcast]:
    owner = world.unit("stttt")
    for number in range(60):
        day = date(2020, 10, 5) + timedelta(days=number * 5)
        title = NOTICES[number % len(NOTICES)]
        yield Broadcast(
            unit_id=owner, code=f"ZL-{number + 1:03}", channel=Channel.ZALO, title=title,
            text=f"{title} (ngày {day:%d/%m/%Y}).",
            sent_at=datetime(day.year, day.month, day.day, 2, tzinfo=UTC),
            reach=28_000 + number * 400 + dice.randrange(200),
        )  # fmt: skip
    yield Broadcast(
        unit_id=owner, code="ZL-NHAP", channel=Channel.ZALO, title="Bản thảo", text="Chưa gửi."
    )
