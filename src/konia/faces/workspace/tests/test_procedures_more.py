"""The pages of the procedure control office, as it uses them."""

from datetime import date

import pytest
from django.urls import reverse

from konia.domains.procedures.models import (
    FormRevision,
)
from konia.domains.procedures.tests.contents import make_process, make_version
from konia.domains.procedures.tests.factories import (
    ProcedureFactory,
)
from konia.testing.cast import powers_of

ON = date(2021, 6, 15)


@pytest.fixture
def one(units):
    """A procedure with content and process."""
    made = ProcedureFactory(unit=units["H21.10"], code="1.000001.H21", name="Cấp sổ đỏ lần đầu")
    make_version(made)
    make_process(made)
    return made


def _at(name, *args):
    return reverse(f"workspace:{name}", args=args)


def _body(answer):
    assert answer.status_code == 200, answer.content.decode()[-2000:]
    return answer.content.decode()


def _formset(prefix, rows):
    """What a browser sends for the lines of a table."""
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    for place, row in enumerate(rows):
        data |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return data


def _content(**rest):
    lines = {
        "sequence": [{"words": "Nộp hồ sơ."}], "channels": [{"kind": "direct"}],
        "papers": [{"code": "DON", "name": "Đơn", "originals": 1, "required": "on",
                    "form_file": "Mẫu 01"}],
        "fees": [{"code": "PHI", "name": "Phí", "amount_vnd": "50.000", "kind": "fee"}],
        "bases": [{"number": "45/2013/QH13"}],
    }  # fmt: skip
    data = {
        "name": "Cấp sổ đỏ lần đầu", "audience": "Cá nhân", "agency": "Sở", "result": "Sổ đỏ",
        "sets": "1", "working_days": "10", "needs_form": "on",
    }  # fmt: skip
    for kind, rows in lines.items():
        data |= _formset(kind, rows)
    return data | rest


@pytest.fixture
def stranger(client, units):
    """An official who may do everything in another district."""
    client.force_login(powers_of("hoa", "H21.43").account)
    return client


def test_drafts_of_other_units_are_neither_seen_nor_changed(stranger, one):
    draft = make_version(one, number=2, first_on=None, name="Tên mật")
    process = make_process(one, version=2, first_on=None)
    assert "Tên mật" not in _body(stranger.get(_at("procedure_versions", one.code)))
    assert "Soạn nội dung" not in _body(stranger.get(_at("procedure", one.code)))
    addresses = (
        _at("procedure_edit", draft.pk), _at("process_edit", process.pk),
        _at("process_approve", process.pk), _at("procedure_replay", one.code),
    )  # fmt: skip
    for address in addresses:
        assert stranger.get(address).status_code == 404
    for name in ("procedure_draft", "process_draft", "form_draft", "procedure_integrate"):
        assert stranger.post(_at(name, one.code)).status_code == 404


def test_the_draft_of_a_procedure_not_in_force_stays_with_its_unit(stranger, units):
    one = ProcedureFactory(unit=units["H21.10"], draft=True)
    make_version(one, first_on=None, result="Kết quả mật")
    assert "Kết quả mật" not in _body(stranger.get(_at("procedure", one.code)))
    stranger.force_login(powers_of("minh", "H21").account)
    assert "Kết quả mật" in _body(stranger.get(_at("procedure", one.code)))


def test_who_may_only_see_may_not_act(client, units, one):
    client.force_login(powers_of("nga", "H21", permissions=["procedures.see"]).account)
    assert "Soạn nội dung" not in _body(client.get(_at("procedure", one.code)))
    assert client.post(_at("procedure_draft", one.code)).status_code == 403
    assert client.get(_at("procedure_compare")).status_code == 403
    client.force_login(powers_of("tam", "H21", permissions=["mail.see"]).account)
    assert client.get(_at("procedures")).status_code == 403


def test_a_script_in_a_text_is_shown_as_text(desk, one):
    asked = {"question": "<script>alert(1)</script>", "answer": "x", "procedure_code": one.code}
    desk.post(_at("question_new"), asked)
    assert "<script>alert" not in _body(desk.get(_at("procedure_questions", one.code)))


def test_the_new_registers_open_with_their_records_and_export(desk, units, one):
    desk.post(_at("form_draft", one.code))
    names = ("versions", "processes", "forms", "part_rules", "events", "letters", "checks")
    for name in names:
        register = f"procedures.{name}"
        _body(desk.get(_at("register", register)))
        export = desk.get(_at("register_export", register))
        assert b"".join(export.streaming_content).startswith(b"id,")
    form = FormRevision.objects.get()
    assert "Họ, chữ đệm, tên" in _body(desk.get(_at("record", "procedures.forms", form.pk)))
    assert one.versions.get().name in _body(
        desk.get(_at("record", "procedures.versions", one.versions.get().pk))
    )
