"""One rule, walked everywhere: a dossier is seen by whom it concerns, and by nobody else."""

import csv
import io

import pytest

from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Dossier, Letter, Paper
from konia.domains.dossiers.tests.stage import intake, make_procedure, moment

ASKED = "/lam-viec/ho-so/"


@pytest.fixture
def set_of_dossiers(units, lan, hoa, minh):
    """Two of Pleiku, one of Đak Pơ, and one that Đak Pơ received and Pleiku decides."""
    procedure = make_procedure(units)
    made = [actions.receive(intake(procedure), at=moment(1), by=lan) for _ in range(2)]
    made.append(actions.receive(intake(procedure, unit="H21.43"), at=moment(1), by=hoa))
    crossing = intake(procedure, unit="H21.43", competent="H21.31")
    made.append(actions.receive(crossing, at=moment(1), by=hoa))
    actions.pass_on(made[3].code, at=moment(2), by=hoa)
    own, theirs, crossed = {made[0].code, made[1].code}, {made[2].code}, {made[3].code}
    return {"lan": own | crossed, "hoa": theirs | crossed, "minh": own | theirs | crossed}


def _codes(rows):
    return {row["cells"][0]["text"] for row in rows}


def _status(client, address):
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)  # reading a file to its end closes it
    return answer.status_code


def _every_way(client, everything):
    """The codes each way in shows to whoever sits at the browser."""
    listed = client.get(ASKED)
    text = b"".join(client.get(f"{ASKED}tai-ve.csv").streaming_content).decode()
    letters = dict(Letter.objects.values_list("dossier__code", "pk"))
    papers = dict(Paper.objects.values_list("dossier__code", "pk"))

    def opens(address):
        return {code for code in everything if _status(client, address(code)) == 200}

    return {
        "list": _codes(listed.context["table"]["rows"]),
        "search": _codes(client.get(ASKED, {"q": "siu"}).context["table"]["rows"]),
        "code": {
            c for c in everything if client.get(ASKED, {"q": c}).context["total"] == 1
        },
        "export": {row["code"] for row in csv.DictReader(io.StringIO(text))},
        "page": opens(lambda code: f"{ASKED}{code}/"),
        "letter": opens(lambda code: f"{ASKED}{code}/phieu/{letters[code]}/"),
        "slip": opens(lambda code: f"{ASKED}{code}/phieu-kiem-soat/"),
        "receipt page": opens(lambda code: f"/lam-viec/tiep-nhan/{code}/"),
        "papers": opens(lambda code: f"{ASKED}{code}/giay-to/{papers[code]}/"),
    }  # fmt: skip


def test_every_way_in_shows_the_same_dossiers_to_lan_minh_and_hoa(
    client, set_of_dossiers, lan, hoa, minh, tmp_path
):
    from konia.kernel.files.store import keep

    Paper.objects.update(file=keep([b"chu thich"]))
    everything = set_of_dossiers["minh"]
    for powers in (lan, hoa, minh):
        name = powers.account.username
        client.force_login(powers.account)
        ways = _every_way(client, everything)
        assert {way: codes for way, codes in ways.items() if codes != set_of_dossiers[name]} == {}
        total = client.get(ASKED).context["total"]
        assert total == len(set_of_dossiers[name])


def test_the_inbox_holds_only_steps_of_ones_own_units(client, set_of_dossiers, lan, hoa, minh):
    """The crossing dossier is now with Pleiku: Đak Pơ still sees it, and has nothing to do."""
    inbox = {}
    for powers in (lan, hoa, minh):
        client.force_login(powers.account)
        tabs = (client.get("/lam-viec/viec-can-lam/", {"the": t}) for t in ("cua-toi", "don-vi"))
        inbox[powers.account.username] = {row.code for t in tabs for row in t.context["rows"]}
    assert inbox["lan"] == set_of_dossiers["lan"]
    assert inbox["hoa"] == set_of_dossiers["hoa"] - set_of_dossiers["lan"]
    assert inbox["minh"] == set_of_dossiers["minh"]


@pytest.mark.parametrize("slug", ["chuyen-buoc", "tra-lai", "dung", "yeu-cau-bo-sung", "rut"])
def test_for_hoa_the_dossiers_of_pleiku_do_not_exist(client, set_of_dossiers, hoa, slug):
    client.force_login(hoa.account)
    for code in set_of_dossiers["lan"] - set_of_dossiers["hoa"]:
        address = f"{ASKED}{code}/viec/{slug}/"
        assert client.get(address).status_code == 404
        assert client.post(address, {"reason": "x", "words": "x"}).status_code == 404
        assert Dossier.objects.get(code=code).state == "received"


def test_a_paper_cannot_be_opened_through_another_dossier(client, set_of_dossiers, hoa):
    client.force_login(hoa.account)
    own = min(set_of_dossiers["hoa"])
    for paper in Paper.objects.exclude(dossier__code=own):
        assert client.get(f"{ASKED}{own}/giay-to/{paper.pk}/").status_code == 404
    for letter in Letter.objects.exclude(dossier__code=own):
        assert client.get(f"{ASKED}{own}/phieu/{letter.pk}/").status_code == 404


def test_a_stranger_sees_nothing(client, set_of_dossiers):
    for page in (ASKED, f"{ASKED}tai-ve.csv", "/lam-viec/viec-can-lam/", "/lam-viec/dieu-hanh/"):
        assert client.get(page).status_code == 302
