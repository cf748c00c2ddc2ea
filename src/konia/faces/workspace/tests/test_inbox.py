"""The inbox, the list, the overdue list, the board: who sees what, in which order, how cheaply."""

from datetime import date, timedelta

import pytest

from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Dossier, Step
from konia.domains.dossiers.tests.factories import DossierFactory
from konia.domains.dossiers.tests.stage import intake, make_procedure, moment
from konia.kernel.audit.models import Entry

from .stage import people

INBOX = "/lam-viec/viec-can-lam/"
LIST = "/lam-viec/ho-so/"
BOARD = "/lam-viec/dieu-hanh/"


@pytest.fixture
def cast(units):
    return people()


@pytest.fixture
def procedure(units):
    return make_procedure(units, time_limit_days=5)


@pytest.fixture
def three(cast, procedure):
    """Three dossiers with the expert: one late, one due today, one with time."""
    made = []
    for at in (moment(1, month=6), moment(11, month=6), moment(15, 8, month=6)):
        kept = actions.receive(intake(procedure), at=at, by=cast["thu"])
        actions.pass_on(kept.code, at=at + timedelta(minutes=5), by=cast["thu"])
        made.append(kept)
    Step.objects.filter(dossier=made[1], done_on=None).update(due_on=date(2021, 6, 15), due_at=None)
    return made


def _sit(client, powers):
    client.force_login(powers.account)
    return client


def test_the_inbox_shows_what_i_may_do_the_most_urgent_first(client, cast, three):
    context = _sit(client, cast["lan"]).get(INBOX).context
    assert [row.code for row in context["rows"]] == [one.code for one in three]
    assert [row.state for row in context["rows"]] == ["late", "due_soon", "due_soon"]
    counts = context["counts"]
    assert (counts["mine"], counts["unit"], counts["late"], counts["today"]) == (0, 3, 1, 1)
    assert _sit(client, cast["thu"]).get(INBOX).context["counts"]["unit"] == 0


def test_several_are_taken_at_once_and_what_a_colleague_took_is_named(client, cast, three):
    steps = list(Step.objects.still_open().order_by("id"))
    actions.take(steps[0].pk, at=moment(15, month=6), by=cast["dung"])
    chosen = {"buoc": [one.pk for one in steps]}
    answer = _sit(client, cast["lan"]).post(f"{INBOX}nhan/", chosen, follow=True)
    told = [str(message) for message in answer.context["messages"]]
    assert told == ["Đã nhận xử lý 2 việc.", "Bước này đã do Dung nhận xử lý."]
    assert answer.context["counts"]["mine"] == 2


def test_what_waits_for_the_applicant_and_for_collection_stands_apart(client, cast, three):
    code = three[0].code
    at = moment(15, month=6)
    actions.ask_supplement(code, reason="Thiếu", items=["A"], at=at, by=cast["lan"])
    actions.pass_on(three[1].code, at=moment(15, month=6), by=cast["lan"])
    result = actions.ResultIn("Giấy phép")
    actions.decide(three[1].code, results=[result], at=moment(15, month=6), by=cast["dung"])
    client = _sit(client, cast["lan"])
    waiting = client.get(INBOX, {"the": "cho-nguoi-nop"}).context
    assert [row.code for row in waiting["rows"]] == [code]
    assert waiting["rows"][0].state == "waiting"
    desk = _sit(client, cast["thu"]).get(INBOX, {"the": "cho-tra"}).context
    assert [row.code for row in desk["rows"]] == [three[1].code]


def test_the_inbox_is_filtered(client, cast, three, procedure):
    client = _sit(client, cast["lan"])
    assert client.get(INBOX, {"tt": procedure.code}).context["counts"]["unit"] == 3
    assert client.get(INBOX, {"tt": "9.9"}).context["counts"]["unit"] == 0
    assert client.get(INBOX, {"buoc": "6"}).context["counts"]["unit"] == 0
    assert client.get(INBOX, {"linh_vuc": three[0].field}).context["counts"]["unit"] == 3


def test_the_inbox_takes_the_same_few_questions_for_one_row_and_for_twenty(
    client, cast, procedure, three, django_assert_max_num_queries
):
    client = _sit(client, cast["lan"])
    client.get(INBOX)
    for n in range(20):
        kept = actions.receive(intake(procedure), at=moment(15, 9, n, month=6), by=cast["thu"])
        actions.pass_on(kept.code, at=moment(15, 9, n, month=6), by=cast["thu"])
    with django_assert_max_num_queries(6):
        assert len(client.get(INBOX).context["rows"]) == 20


def test_the_pages_of_the_inbox_follow_one_another_and_none_lies_beyond_the_last(
    client, cast, procedure, three
):
    for n in range(20):
        kept = actions.receive(intake(procedure), at=moment(15, 9, n, month=6), by=cast["thu"])
        actions.pass_on(kept.code, at=moment(15, 9, n, month=6), by=cast["thu"])
    client = _sit(client, cast["lan"])
    pages = [client.get(INBOX, {"page": n}).context for n in (1, 2, 7)]
    codes = [[row.code for row in page["rows"]] for page in pages]
    wanted = [one.dossier.code for one in Step.objects.still_open().by_urgency()]
    assert codes[0] + codes[1] == wanted
    assert (len(codes[1]), codes[2], pages[2]["page"].number) == (3, codes[1], 2)


def test_an_ended_or_withdrawn_dossier_waits_on_nobody(client, cast, three):
    actions.refuse(three[0].code, reason="Thiếu", at=moment(15, month=6), by=cast["dung"])
    Dossier.objects.filter(pk=three[1].pk).update(withdrawn_at=moment(15, month=6))
    context = _sit(client, cast["lan"]).get(INBOX).context
    assert [row.code for row in context["rows"]] == [three[2].code]
    assert context["counts"]["unit"] == 1


def test_an_application_submitted_online_waits_for_an_answer_with_its_time(client, cast, three):
    Dossier.objects.filter(pk=three[0].pk).update(
        state="submitted", submitted_at=moment(15, 8, month=6), received_on=None, due_on=None
    )
    Step.objects.filter(dossier=three[0]).update(
        needs="dossiers.receive", due_at=moment(15, 17, month=6), due_on=date(2021, 6, 15)
    )
    rows = _sit(client, cast["thu"]).get("/lam-viec/tiep-nhan/truc-tuyen/").context["table"]["rows"]
    assert [row["cells"][0]["text"] for row in rows] == [three[0].code]
    assert client.get(INBOX).context["rows"][0].what == "Trả lời hồ sơ trực tuyến"
    page = client.get(f"{LIST}{three[0].code}/").context["acts"]
    assert [one["name"] for one in page["main"]] == ["accept"]
    assert [one["name"] for one in page["ending"]] == ["decline", "give_up"]


@pytest.mark.parametrize(
    ("asked", "count"),
    [({"q": "siu h bia"}, 3), ({"q": "khong co"}, 0), ({"han": "qua-han"}, 1),
     ({"trang_thai": "handling"}, 3), ({"nhan_tu": "11/6/2021"}, 2), ({"don_vi": "Pleiku"}, 3),
     ({"don_vi": "H21.43"}, 0), ({"nhan_tu": "11/6/2021", "nhan_den": "11/6/2021"}, 1),
     ({"kenh": "online"}, 0), ({"tt": "9.9"}, 0), ({"hen_tu": "22/6/2021"}, 1)],
)  # fmt: skip
def test_the_list_is_narrowed_and_counted_exactly(client, cast, three, asked, count):
    assert _sit(client, cast["lan"]).get(LIST, asked).context["total"] == count


def test_a_frequent_name_is_told_as_more_than_so_many(client, cast, three, monkeypatch):
    monkeypatch.setattr("konia.domains.dossiers.finding.MOST_READ", 2)
    client = _sit(client, cast["lan"])
    answer = client.get(LIST, {"q": "siu h bia"})
    assert (answer.context["total"], answer.context["is_more"]) == (2, True)
    assert 'Hơn <strong class="k-number">2</strong> hồ sơ' in answer.content.decode()
    assert client.get(LIST, {"trang_thai": "handling"}).context["total"] == 3


def test_a_filter_that_cannot_be_read_is_told_at_its_field(client, cast, three):
    answer = _sit(client, cast["lan"]).get(LIST, {"nhan_tu": "31/6/2021", "don_vi": "Sở X"})
    assert answer.status_code == 422
    assert set(answer.context["filters"]["form"].errors) == {"nhan_tu", "don_vi"}


def test_the_list_takes_few_questions_and_its_export_is_written_down(
    client, cast, three, django_assert_max_num_queries
):
    client = _sit(client, cast["lan"])
    client.get(LIST)
    with django_assert_max_num_queries(10):
        client.get(LIST)
    with django_assert_max_num_queries(9):
        client.get(LIST, {"q": "siu h bia"})
    lines = b"".join(client.get(f"{LIST}tai-ve.csv").streaming_content).decode().splitlines()
    assert len(lines) == 4
    assert Entry.objects.filter(act="export", by="lan").count() == 1


def test_the_overdue_list_says_who_has_what(client, cast, three):
    step = Step.objects.still_open().get(dossier=three[0])
    actions.take(step.pk, at=moment(2, month=6), by=cast["lan"])
    context = _sit(client, cast["dung"]).get(f"{LIST}qua-han/").context
    cells = [cell["text"] for cell in context["groups"]["rows"][0]["cells"]]
    assert cells[1:4] == ["Giải quyết", "Lan", "1"]
    opened = client.get(f"{LIST}qua-han/{context['groups']['rows'][0]['url']}").context
    assert opened["total"] == 1


def test_the_register_book_is_a_pdf_of_ones_own_units_only(client, cast, three):
    client = _sit(client, cast["thu"])
    asked = {"unit": "H21.31", "first": "1/6/2021", "last": "15/6/2021"}
    assert client.get(f"{LIST}so-theo-doi/", asked).content.startswith(b"%PDF")
    assert client.get(f"{LIST}so-theo-doi/", {**asked, "unit": "H21.43"}).status_code == 404
    assert client.get(f"{LIST}so-theo-doi/", {**asked, "last": "1/1/2022"}).status_code == 422


def test_the_board_counts_what_its_links_list(client, cast, three):
    client = _sit(client, cast["dung"])
    tiles = client.get(BOARD).context["tiles"]
    for tile in tiles[:5]:
        assert client.get(tile["url"]).context["total"] == int(tile["text"]), tile["title"]
    row = client.get(BOARD).context["table"]["rows"][0]["cells"]
    assert client.get(row[1]["url"]).context["total"] == int(row[1]["text"]) == 1


@pytest.mark.works("S18.2")
def test_the_columns_by_unit_add_to_received_plus_carried_in(client, cast, units):
    at = units["H21.31"]
    DossierFactory(unit=at, early=True)
    DossierFactory(unit=at, late=True)
    DossierFactory(unit=units["H21.31.01"], due_on=date(2021, 7, 1))
    DossierFactory(unit=at, carried=True, due_on=date(2021, 1, 15))
    rows = _sit(client, cast["dung"]).get(f"{BOARD}theo-don-vi/").context["table"]["rows"]
    for row in rows:
        received, carried, *parts = (int(cell["text"]) for cell in row["cells"][1:])
        assert received + carried == sum(parts)
    assert [cell["text"] for cell in rows[0]["cells"][1:]] == ["3", "1", "1", "1", "1", "1"]
    assert [cell["text"] for cell in rows[1]["cells"][1:]] == ["2", "1", "1", "1", "0", "1"]


def test_the_first_page_sums_up_the_inbox(client, cast, three):
    assert _sit(client, cast["lan"]).get("/lam-viec/").context["inbox"]["late"] == 1
