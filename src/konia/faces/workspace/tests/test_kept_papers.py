"""Kept papers at the counter: opened before one is chosen, of persons and of organisations."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from konia.domains.citizens.models import Organisation
from konia.domains.citizens.tests.factories import (
    CHI,
    MandateFactory,
    OrganisationFactory,
    PersonFactory,
)
from konia.domains.dossiers.models import Application, Paper
from konia.kernel.access.models import Grant
from konia.kernel.audit.models import Entry
from konia.kernel.files.models import StoredFile
from konia.testing.cast import powers_of

from .stage import CLERK, INTAKE, filled, make_procedure, people

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
OPEN = f"{INTAKE}giay-to-da-co/"
TAX, OTHER_TAX = "0100109106", "0300588569"


@pytest.fixture
def thu(client, units):
    client.force_login(people()["thu"].account)
    return client


@pytest.fixture
def procedure(units):
    return make_procedure(units, name="Cấp giấy phép xây dựng", papers="Đơn đề nghị; Bản vẽ")


@pytest.fixture
def binh(units):
    return PersonFactory(unit=units["H21.43"])


@pytest.fixture
def firm(units):
    return OrganisationFactory(unit=units["H21.43"], tax_no=TAX, phone="0269382345")


def of(one):
    """What a form sends once somebody of the registers was picked."""
    if isinstance(one, Organisation):
        return {"organisation": one.code, "kind": "2", "name": one.name, "identity_no": ""}
    return {"person": one.code, "name": one.full_name, "identity_no": ""}


def keep(thu, procedure, one, key="k1"):
    """A dossier with a scanned drawing."""
    said = filled(procedure, key=key, **of(one))
    said["giay_1_tep"] = SimpleUploadedFile("ban-ve.pdf", PDF)
    answer = thu.post(INTAKE, said)
    assert answer.status_code == 302, answer.context["form"].errors
    return Paper.objects.filter(name="Bản vẽ").latest("pk")


def picked(thu, procedure, one, *, key="k2", **more):
    """The page once somebody is picked from the list."""
    name = "chon_to_chuc" if isinstance(one, Organisation) else "chon"
    return thu.post(INTAKE, filled(procedure, key=key, **{name: one.code}), **more)


def links(answer):
    """Where the offered files are opened."""
    return [unescape(url) for url in re.findall(rf'href="({OPEN}[^"]+)"', answer.content.decode())]


def views():
    return Entry.objects.filter(act="view", subject__startswith="dossiers.papers", by="thu")


def test_an_offered_file_is_opened_before_it_is_chosen_and_that_is_written_down(
    thu, procedure, binh
):
    first = keep(thu, procedure, binh)
    page = picked(thu, procedure, binh)
    (link,) = links(page)
    assert 'target="_blank"' in page.content.decode()
    opened = thu.get(link)
    assert b"".join(opened.streaming_content) == PDF
    assert opened.headers["Content-Type"] == "application/pdf"
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in opened.headers["Content-Security-Policy"]
    seen = views().latest("pk")
    assert (seen.subject, seen.subject_id) == ("dossiers.papers", binh.pk)
    assert seen.detail == {
        "purpose": "intake", "procedure": procedure.code, "dossier": first.dossier.code,
        "opened": f"giay-to-{first.pk}",
    }  # fmt: skip


def test_the_link_comes_with_the_part_of_the_page_that_is_swapped(thu, procedure, binh):
    keep(thu, procedure, binh)
    head = {"HX-Request": "true", "HX-Target": "ai-nop"}
    part = picked(thu, procedure, binh, headers=head)
    assert "<html" not in part.content.decode()
    (link,) = links(part)
    assert b"".join(thu.get(link).streaming_content) == PDF


def test_the_link_of_one_clerk_opens_nothing_for_another_and_none_without_a_desk(
    thu, procedure, binh, units
):
    keep(thu, procedure, binh)
    (link,) = links(picked(thu, procedure, binh))
    before = views().count()
    other = Client()
    other.force_login(powers_of("khac", "H21.31", permissions=CLERK).account)
    assert other.get(link).status_code == 404
    other.force_login(powers_of("doc", "H21.31", permissions=["dossiers.see"]).account)
    assert other.get(link).status_code == 403
    assert Client().get(link).status_code == 302
    Grant.objects.filter(account__username="thu").update(last_on="2021-06-14")
    assert thu.get(link).status_code == 403
    assert views().count() == before
    assert not Entry.objects.filter(by="khac", subject="dossiers.papers").exists()


def test_a_link_is_good_for_half_an_hour(thu, procedure, binh, monkeypatch):
    keep(thu, procedure, binh)
    (link,) = links(picked(thu, procedure, binh))
    monkeypatch.setattr("konia.faces.workspace.offered.HALF_HOUR", -1)
    answer = thu.get(link)
    assert answer.status_code == 404
    assert "30 phút" in answer.content.decode()


def test_a_link_ends_with_the_intake_it_was_made_for(thu, procedure, binh):
    keep(thu, procedure, binh)
    (link,) = links(picked(thu, procedure, binh))
    thu.post(INTAKE, filled(procedure, key="k2", **of(binh)))
    assert thu.get(link).status_code == 404


@pytest.mark.parametrize("token", ["", "x", "WyJwIiwxXQ:1abc:xyz", "\ud83d", "a:b:c:d", "é:é:é"])
def test_what_nobody_signed_opens_nothing(thu, token):
    assert thu.get(OPEN, {"giay": token.encode(errors="replace")}).status_code == 404


def test_a_changed_link_opens_nothing_and_neither_does_the_token_of_a_file_handed_in(
    thu, procedure, binh
):
    keep(thu, procedure, binh)
    (link,) = links(picked(thu, procedure, binh))
    assert thu.get(link[:-1] + ("A" if link[-1] != "A" else "B")).status_code == 404
    said = filled(procedure, key="k3", name="")
    said["giay_1_tep"] = SimpleUploadedFile("khac.pdf", PDF)
    token = thu.post(INTAKE, said).context["rows"][1].file.token
    assert thu.get(OPEN, {"giay": token}).status_code == 404


def test_only_what_this_procedure_asks_for_of_this_person_has_a_link(thu, procedure, binh, units):
    keep(thu, procedure, binh)
    chi = PersonFactory(unit=units["H21.43"], full_name="Trần Thị Chi", identity_no=CHI,
                        gender="female")  # fmt: skip
    assert links(picked(thu, procedure, chi)) == []
    other = make_procedure(units, name="Khai sinh", papers="Giấy chứng sinh")
    assert links(picked(thu, other, binh)) == []
    renamed = filled(procedure, key="k2", person=binh.code, name="Người Khác", doi="1")
    assert links(thu.post(INTAKE, renamed)) == []


def test_what_has_left_the_store_since_is_not_opened(thu, procedure, binh):
    first = keep(thu, procedure, binh)
    (link,) = links(picked(thu, procedure, binh))
    StoredFile.objects.filter(pk=first.file_id).update(scan_state="infected")
    assert thu.get(link).status_code == 404


def test_of_one_paper_the_newest_ten_are_offered_in_as_many_questions(
    thu, procedure, binh, django_assert_num_queries
):
    keep(thu, procedure, binh)
    picked(thu, procedure, binh)
    with CaptureQueriesContext(connection) as asked:
        picked(thu, procedure, binh)
    first = Paper.objects.get(name="Bản vẽ")
    for _ in range(12):
        file = StoredFile.objects.get(pk=first.file_id)
        file.pk, file.sha256 = None, f"{StoredFile.objects.count():064}"
        file.save()
        first.pk, first.file = None, file
        first.save()
    with django_assert_num_queries(len(asked)):
        shown = links(picked(thu, procedure, binh))
    assert len(shown) == 10


# Organisations


@pytest.mark.parametrize("text", [TAX, "0100 109 106", "cao nguyen", "Công ty TNHH Cao"])
def test_an_organisation_is_looked_up_masked_and_logged(thu, procedure, firm, text):
    answer = thu.post(INTAKE, filled(procedure, tim="1", ai=text))
    page = answer.content.decode()
    assert firm.name in page
    assert "mã số thuế *******106, chưa đối chiếu, điện thoại *******345" in page
    assert TAX not in page.replace(f'value="{text}"', "")
    looks = Entry.objects.filter(act="look_up", by="thu")
    told = {one.subject: one.detail for one in looks}
    assert told["citizens.organisations"]["found"] == 1
    assert told["citizens.persons"]["found"] == 0
    assert text not in str(told)


@pytest.mark.parametrize("text", ["01001", "0100109", "100109106", "cao nguyen 01001", "***", ""])
def test_nobody_finds_a_tax_number_by_a_part_of_it(thu, procedure, firm, text):
    answer = thu.post(INTAKE, filled(procedure, tim="1", ai=text))
    assert firm.name not in answer.content.decode()


def test_a_frequent_name_of_organisations_says_that_there_are_more(thu, procedure, units):
    for number in range(21):
        OrganisationFactory(unit=units["H21.43"], name=f"Hợp tác xã {number}", tax_no=f"{number}")
    page = thu.post(INTAKE, filled(procedure, tim="1", ai="hop tac xa")).content.decode()
    assert "Còn nhiều người hoặc tổ chức khác" in page


def test_an_organisation_an_officer_has_looked_at_bears_no_doubt(thu, procedure, firm):
    firm.checked_at = "2021-06-01T08:00:00+07:00"
    firm.save()
    page = thu.post(INTAKE, filled(procedure, tim="1", ai=TAX)).content.decode()
    assert "mã số thuế *******106, điện thoại" in page


def test_a_picked_organisation_is_the_applicant_and_its_numbers_come_from_the_register(
    thu, procedure, firm
):
    page = picked(thu, procedure, firm)
    assert TAX not in page.content.decode()
    assert "sổ tổ chức" in page.content.decode()
    assert page.context["form"].initial["kind"] == "2"
    seen = Entry.objects.get(act="view", by="thu", subject="citizens.organisations")
    assert seen.subject_id == firm.pk
    said = filled(procedure, phone="", **of(firm))
    assert thu.post(INTAKE, said).status_code == 302
    kept = Application.objects.get()
    assert (kept.kind, kept.organisation_id, kept.person_id) == (2, firm.pk, None)
    assert (kept.identity_no, kept.phone) == (TAX, "0269382345")


def test_who_may_see_personal_data_gets_the_number_of_an_organisation(client, procedure, firm):
    seer = powers_of("noivu", "H21.31", permissions=[*CLERK, "citizens.see"])
    client.force_login(seer.account)
    assert picked(client, procedure, firm).context["form"].initial["identity_no"] == TAX


def test_papers_of_an_organisation_are_offered_opened_and_used_again(thu, procedure, firm):
    first = keep(thu, procedure, firm)
    (link,) = links(picked(thu, procedure, firm))
    assert b"".join(thu.get(link).streaming_content) == PDF
    seen = views().latest("pk")
    assert (seen.subject, seen.subject_id) == ("dossiers.papers_of_organisation", firm.pk)
    said = filled(procedure, key="k2", giay_1_dung_lai=f"giay-to-{first.pk}", **of(firm))
    assert thu.post(INTAKE, said).status_code == 302
    again = Paper.objects.filter(name="Bản vẽ").latest("pk")
    assert (again.file_id, again.form) == (first.file_id, "electronic")
    assert Application.objects.get(dossier=again.dossier).organisation_id == firm.pk


def test_the_store_of_an_organisation_is_its_representatives_to_see_online(
    thu, procedure, firm, binh
):
    """What the counter kept for it is in the store of the party that acts for it."""
    from konia.domains.citizens.public import Party
    from konia.domains.dossiers.stored import stored_of, stored_of_organisation

    keep(thu, procedure, firm)
    mandate = MandateFactory(
        unit=firm.unit, grantor_organisation=firm, holder_person=binh, holder_no=binh.identity_no
    )
    party = Party(
        people("H21.43")["thu"].account, person_id=binh.pk, for_person_id=None,
        for_organisation_id=firm.pk, mandate_id=mandate.pk,
    )  # fmt: skip
    assert stored_of(party) == stored_of_organisation(firm.pk)
    assert len(stored_of(party)) == 1


@pytest.mark.parametrize(
    "changed",
    [{"name": "Công ty Khác"}, {"kind": "1", "identity_no": ""}, {"identity_no": OTHER_TAX},
     {"organisation": "TC-khong-co"}],
)  # fmt: skip
def test_a_form_that_names_another_organisation_is_not_the_picked_one(
    thu, procedure, firm, changed
):
    first = keep(thu, procedure, firm)
    said = filled(procedure, key="k2", **(of(firm) | changed))
    refused = thu.post(INTAKE, said | {"giay_1_dung_lai": f"giay-to-{first.pk}"})
    assert refused.status_code == 422
    assert "không phải của người nộp" in refused.content.decode()
    assert links(refused) == []
    thu.post(INTAKE, said)
    made = Application.objects.exclude(dossier=first.dossier).get()
    assert (made.organisation_id, made.person_id) == (None, None)


def test_papers_of_a_person_are_not_an_organisations_of_the_same_number(
    thu, procedure, binh, units
):
    """Persons and organisations are numbered apart: a link never crosses over."""
    same = OrganisationFactory(pk=binh.pk, unit=units["H21.43"], tax_no=TAX)
    keep(thu, procedure, binh)
    assert links(picked(thu, procedure, same)) == []
    keep(thu, procedure, same, key="k3")
    assert len(links(picked(thu, procedure, binh))) == 1
