from datetime import date

import pytest

from konia.domains.dossiers.models import Application, DeskRule, Dossier, Paper
from konia.domains.dossiers.states import State
from konia.domains.dossiers.tests.stage import make_procedure
from konia.domains.dossiers.tests.test_online_life import offered
from konia.domains.dossiers.tests.test_reception import asked_lines, with_content
from konia.domains.payments.models import PaymentRequest
from konia.domains.procedures.tests.contents import LINES, make_version
from konia.kernel.audit.models import Entry
from konia.kernel.files.store import keep
from konia.testing.cast import powers_of

from .programs import API, Program, application, program


def move(bearer, code, name, key="", **body):
    return bearer.post(f"dossiers/{code}/moves/{name}", body, key=key)


def test_a_desk_receives_through_the_api(received, procedure):
    kept = Dossier.objects.get()
    assert (kept.code, kept.state, kept.channel) == (received["code"], "received", "counter")
    assert received["due_at"].startswith("2021-06-")
    assert received["national_state"] == 2
    assert Application.objects.get().identity_no == "064099001234"
    assert Paper.objects.get().name == "Tờ khai"


def test_a_case_a_late_fee_and_a_reason_for_no_scan_go_through_the_api(desk_program, units):
    procedure = with_content(units)
    DeskRule.objects.create(
        unit=units["H21"], matter="scan", first_on=date(2021, 6, 1), source="QĐ 1"
    )
    paper = {"name": "TK", "code": "TK"}
    body = application(procedure, papers=[paper], case="Bị bỏ rơi", fees=["M"])
    assert desk_program.post("dossiers", body).status_code == 422
    body["papers"] = [paper | {"unscanned": "Khổ lớn"}]
    code = desk_program.post("dossiers", body).json()["code"]
    kept = Dossier.objects.get(code=code)
    assert (kept.case, asked_lines(kept)) == ("Bị bỏ rơi", ["A", "B", "M"])
    told = desk_program.get(f"procedures/{procedure.code}").json()["fees"]
    assert [fee["condition"] for fee in told] == [
        "", "trường hợp Bị bỏ rơi", "chỉ thu khi đã quá 60 ngày",
    ]  # fmt: skip


def test_an_intake_and_a_move_take_few_statements(
    desk_program, procedure, django_assert_max_num_queries
):
    code = desk_program.post("dossiers", application(procedure), key="a").json()["code"]
    move(desk_program, code, "pass_on")
    # Token, key, person, editions, number, ids, everything, the answer; two of the transaction.
    with django_assert_max_num_queries(10):
        answer = desk_program.post("dossiers", application(procedure), key="b")
    assert answer.status_code == 201
    with django_assert_max_num_queries(8):
        assert move(desk_program, answer.json()["code"], "pass_on").json()["step"]


@pytest.mark.works("S18.5")
def test_a_dossier_walks_from_desk_to_return_through_the_api(desk_program, received):
    code = received["code"]
    assert move(desk_program, code, "pass_on").json()["state"] == "handling"
    asked = move(desk_program, code, "ask_supplement", reason="Thiếu bản đồ", items=["Bản đồ"])
    assert (asked.json()["state"], asked.json()["due_at"]) == ("waiting", None)
    assert move(desk_program, code, "resume", papers=[{"name": "Bản đồ"}]).status_code == 200
    assert move(desk_program, code, "pass_on", words="Đủ điều kiện").status_code == 200
    signed = move(desk_program, code, "decide", results=[{"name": "Giấy phép", "number": "12/GP"}])
    assert signed.json()["state"] == "ready"
    given = move(desk_program, code, "hand_over", receiver="Siu H'Bia").json()
    assert (given["state"], given["national_state"]) == ("returned", 10)
    whole = desk_program.get(f"dossiers/{code}").json()
    assert whole["results"][0]["number"] == "12/GP"
    assert whole["pauses"][0]["reason"] == "Thiếu bản đồ"
    assert [step["role"] for step in whole["steps"]] == [1, 2, 6, 3]


def test_the_step_that_was_seen_stops_a_second_press(desk_program, received):
    code, seen = received["code"], received["step"]
    assert move(desk_program, code, "pass_on", seen=seen).status_code == 200
    late = move(desk_program, code, "pass_on", seen=seen)
    assert (late.status_code, late.headers["Content-Type"]) == (409, "application/problem+json")


def test_a_step_is_taken_and_assigned_by_its_number(desk_program, received, lan):
    code = received["code"]
    step = move(desk_program, code, "pass_on").json()["step"]
    assert move(desk_program, code, "assign", step=step, to="lan").status_code == 200
    assert move(desk_program, code, "take", step=step).status_code == 200
    assert desk_program.get(f"dossiers/{code}").json()["steps"][-1]["assignee"] == "lan"
    assert move(desk_program, code, "take").status_code == 422


def test_a_step_of_another_dossier_cannot_be_named(desk_program, received, procedure):
    other = desk_program.post("dossiers", application(procedure)).json()
    answer = move(desk_program, received["code"], "take", step=other["step"])
    assert answer.status_code == 404


def test_an_opinion_is_asked_and_answered(desk_program, received, minh):
    code = received["code"]
    asked = {"unit": "H21.10", "question": "Có quy hoạch không?", "working_hours": 8}
    assert move(desk_program, code, "consult", **asked).status_code == 200
    whole = desk_program.get(f"dossiers/{code}").json()
    (step,) = [one["id"] for one in whole["steps"] if one["role"] == 7]
    assert move(program(minh), code, "answer", step=step, words="Không").status_code == 200


@pytest.mark.parametrize(
    ("name", "body", "field"),
    [
        ("decline", {}, "reason"), ("ask_supplement", {}, "reason"), ("decide", {}, "results"),
        ("reschedule", {"reason": "x"}, "due_at"), ("stop", {}, "reason"),
    ],
)  # fmt: skip
def test_what_a_move_lacks_is_told_at_its_field(desk_program, received, name, body, field):
    answer = move(desk_program, received["code"], name, **body)
    assert answer.status_code == 422
    assert field in answer.json()["errors"]


def test_a_move_that_does_not_exist_is_refused(desk_program, received):
    assert move(desk_program, received["code"], "fly").status_code == 422


def test_the_list_is_narrowed_counted_and_paged(desk_program, procedure):
    codes = [desk_program.post("dossiers", application(procedure)).json()["code"] for _ in "abc"]
    first = desk_program.get("dossiers?size=2&state=received&unit=H21.31").json()
    assert (first["total"], [one["code"] for one in first["items"]]) == (3, codes[:0:-1])
    rest = desk_program.get(f"dossiers?size=2&after={first['next']}&count=false").json()
    assert (rest["total"], rest["next"]) == (None, None)
    assert [one["code"] for one in rest["items"]] == codes[:1]
    assert desk_program.get("dossiers?page=2&size=2").json()["items"] == rest["items"]
    assert desk_program.get("dossiers?q=siu").json()["total"] == 3
    assert desk_program.get("dossiers?received_to=2020-01-01").json()["total"] == 0
    assert desk_program.get("dossiers?overdue=true").json()["total"] == 0


def test_a_list_costs_the_same_however_long(desk_program, procedure, django_assert_max_num_queries):
    for _ in range(6):
        desk_program.post("dossiers", application(procedure))
    with django_assert_max_num_queries(6):
        assert len(desk_program.get("dossiers").json()["items"]) == 6


def test_only_units_of_ones_own_are_listed(desk_program, received, hoa, minh):
    assert program(hoa).get("dossiers").json()["total"] == 0
    assert program(hoa).get("dossiers?unit=H21.31").status_code == 404
    assert program(minh).get("dossiers?unit=H21").json()["total"] == 1


def test_reading_a_dossier_is_written_down(desk_program, received):
    desk_program.get(f"dossiers/{received['code']}")
    assert Entry.objects.filter(act="view", by="lan", detail__api=True).count() == 1


def test_the_public_view_hides_the_name(received):
    answer = Program().get(f"public/dossiers/{received['code']}")
    told = answer.json()
    assert (told["applicant"], told["national_state"]) == ("S*** H***", 2)
    assert "Siu" not in answer.content.decode()


def test_whoever_walks_codes_is_slowed_down(units):
    answers = [Program().get(f"public/dossiers/000.00.01.H21-210615-{n:04}") for n in range(62)]
    assert {one.status_code for one in answers} == {404, 429}


def test_fees_are_told_with_the_payers_page(desk_program, units):
    costly = make_procedure(units, fee_vnd=50000)
    code = desk_program.post("dossiers", application(costly)).json()["code"]
    (asked,) = desk_program.get(f"dossiers/{code}/payments").json()
    assert (asked["amount_vnd"], asked["state"]) == (50000, "asked")
    assert PaymentRequest.objects.get().code in asked["link"]


def test_a_procedure_tells_what_it_takes(units, client):
    made = offered(units, level=4, fee_vnd=8000, papers="Tờ khai; Giấy chứng sinh")
    told = client.get(f"{API}/procedures/{made.code}").json()
    assert [part["name"] for part in told["papers"]] == ["Tờ khai", "Giấy chứng sinh"]
    assert (told["fees"][0]["amount_vnd"], told["online_level"]) == (8000, 4)
    assert told["limit"]["working_days"] == "5"
    found = client.get(f"{API}/procedures?q={made.name.split()[0]}").json()
    assert made.code in {one["code"] for one in found["items"]}
    assert client.get(f"{API}/procedures/9.999999").status_code == 404


def test_a_procedure_tells_the_codes_of_its_result_and_forms(units, client):
    made = offered(units)
    kept = keep([b"%PDF-1.4 mau"])
    papers = [LINES["papers"][0] | {"form_code": "MD-01", "form_kept": kept},
              {"code": "GT", "name": "Giấy tờ"}]  # fmt: skip
    make_version(made, lines=LINES | {"papers": papers}, result_code="KQ-9")
    told = client.get(f"{API}/procedures/{made.code}").json()
    assert told["result"] == {"code": "KQ-9", "name": "Giấy chứng nhận"}
    form, none = (part["form"] for part in told["papers"])
    where = f"http://testserver/thu-tuc/{made.code}/mau-don/{kept.pk}/"
    assert form == {"code": "MD-01", "name": "Mẫu 01", "url": where}
    assert none is None


def test_a_procedure_is_received_by_the_bodies_of_its_level(units, client):
    made = make_procedure(units, level="district")
    told = client.get(f"{API}/procedures/{made.code}/units").json()
    assert {one["code"] for one in told} == {"H21.31", "H21.43"}


def test_a_citizen_submits_follows_and_takes_back(units, siu, lan):
    made = offered(units)
    citizen = Program()
    siu.account.kind = "citizen"
    siu.account.save()
    citizen.client.force_login(siu.account)
    body = application(made, applicant={"name": "Kẻ Khác", "identity_no": "1"}, papers=[])
    sent = citizen.post("dossiers", body)
    assert sent.status_code == 201, sent.content
    code = sent.json()["code"]
    kept = Dossier.objects.get()
    assert (kept.applicant, kept.state, kept.channel) == ("Siu H'Bia", State.SUBMITTED, "online")
    assert citizen.get("dossiers").json()["total"] == 1
    whole = citizen.get(f"dossiers/{code}").json()
    assert whole["steps"] == []
    events = citizen.get(f"dossiers/{code}/events").json()["items"]
    assert [one["act"] for one in events] == ["submit"]
    assert move(citizen, code, "accept").status_code == 403
    assert move(citizen, code, "give_up", reason="Đổi ý").json()["state"] == "given_up"


def test_a_dossier_of_a_proven_person_is_found_under_their_account(units, siu, desk_program):
    number = siu.account and "064080000001"
    body = application(make_procedure(units), applicant={"name": "Siu", "identity_no": number})
    desk_program.post("dossiers", body)
    assert Application.objects.get().person_id == siu.person_id


def test_a_file_is_sent_named_and_fetched(desk_program, procedure, hoa):
    sent = desk_program.send("Tờ khai của tôi".encode())
    assert sent.status_code == 201, sent.content
    papers = [{"name": "Tờ khai", "form": "electronic", "file": sent.json()["file"]}]
    code = desk_program.post("dossiers", application(procedure, papers=papers)).json()["code"]
    link = desk_program.get(f"dossiers/{code}").json()["papers"][0]["file"]
    path = link.partition(f"{API}/")[2]
    fetched = desk_program.get(path)
    assert b"".join(fetched.streaming_content).decode() == "Tờ khai của tôi"
    assert "attachment" in fetched.headers["Content-Disposition"]
    assert program(hoa).get(path).status_code == 404
    assert desk_program.get(path.replace("papers", "results")).status_code == 404


def test_a_program_is_refused_as_its_file_is_looked_through(desk_program):
    answer = desk_program.send(b"MZ\x90\x00" + b"\x00" * 100, name="to-khai.pdf")
    assert answer.status_code == 422


def test_an_official_without_the_permission_to_receive_is_refused(units, procedure):
    reader = program(powers_of("doc", "H21.31", permissions=["dossiers.see"]))
    assert reader.post("dossiers", application(procedure)).status_code == 403
    assert not Dossier.objects.exists()


def test_the_day_of_the_demonstration_is_the_day_of_receipt(received):
    assert Dossier.objects.get().received_on == date(2021, 6, 15)
