import hashlib
import hmac
import json
import time

import pytest
from django.utils import timezone

from konia.faces.api import actions
from konia.faces.api.hooks import addresses
from konia.faces.api.hooks.signing import WINDOW_SECONDS, secret_of
from konia.faces.api.models import HookDelivery, Webhook
from konia.faces.api.states import DeliveryState
from konia.kernel.access.models import Grant
from konia.kernel.outbox.models import Message
from konia.kernel.outbox.post import MOST_TRIES, deliver_due
from konia.kernel.rooms.problems import FieldProblems
from konia.testing.cast import powers_of

from . import receiver as receivers
from .programs import Program, application, program


@pytest.fixture
def receiver(settings):
    settings.KONIA_WEBHOOK_NETWORKS = ("127.0.0.0/8",)
    kept, server = receivers.start()
    yield kept
    server.shutdown()
    server.server_close()


@pytest.fixture
def hook(desk_program, receiver):
    """A subscription of Pleiku to everything."""
    body = {"url": receiver.url, "topics": ["dossiers.*"], "unit": "H21.31"}
    made = desk_program.post("webhooks", body)
    assert made.status_code == 201, made.content
    return made.json()


def delivered():
    """What the worker would do now."""
    while deliver_due():
        pass


def later():
    """… and after the next wait."""
    Message.objects.filter(delivered_at=None).update(next_try_at=timezone.now())
    delivered()


def test_an_event_is_told_signed_and_names_nobody(desk_program, hook, receiver, procedure):
    code = desk_program.post("dossiers", application(procedure)).json()["code"]
    delivered()
    ((head, body),) = receiver.came
    at, sign = (part.partition("=")[2] for part in head["Konia-Signature"].split(","))
    expected = hmac.new(hook["secret"].encode(), f"{at}.".encode() + body, hashlib.sha256)
    assert sign == expected.hexdigest()
    assert abs(time.time() - int(at)) < WINDOW_SECONDS
    told = json.loads(body)
    assert (told["topic"], told["dossier"]["code"]) == ("dossiers.receive", code)
    assert (told["state"], told["unit"]) == ("received", "H21.31")
    assert "Siu" not in body.decode()
    assert "064099001234" not in body.decode()
    assert HookDelivery.objects.get().state == DeliveryState.DELIVERED


def test_only_named_acts_of_units_below_are_told(desk_program, receiver, procedure, units):
    for topics, unit in ((["dossiers.stop"], "H21.31"), (["dossiers.*"], "H21.31.01")):
        desk_program.post("webhooks", {"url": receiver.url, "topics": topics, "unit": unit})
    code = desk_program.post("dossiers", application(procedure)).json()["code"]
    delivered()
    assert receiver.came == []
    desk_program.post(f"dossiers/{code}/moves/stop", {"reason": "Trùng"})
    delivered()
    assert [json.loads(body)["act"] for _, body in receiver.came] == ["stop"]


def test_a_subscriber_that_fails_is_told_again_and_then_given_up(
    desk_program, hook, receiver, procedure
):
    receiver.status = 500
    desk_program.post("dossiers", application(procedure))
    delivered()
    waiting = HookDelivery.objects.get()
    assert (waiting.state, waiting.status, waiting.tries) == (DeliveryState.FAILED, 500, 1)
    for _ in range(MOST_TRIES + 3):
        later()
    assert len(receiver.came) == MOST_TRIES
    path = f"webhooks/{hook['code']}/deliveries"
    (dead,) = desk_program.get(f"{path}?state=dead").json()["items"]
    assert (dead["tries"], dead["trouble"]) == (MOST_TRIES, "HTTP 500")
    receiver.status = 204
    assert desk_program.post(f"{path}/{dead['id']}/replay").status_code == 200
    delivered()
    assert HookDelivery.objects.get().state == DeliveryState.DELIVERED
    assert {head["Konia-Delivery"] for head, _ in receiver.came} == {str(dead["id"])}


def test_what_still_waits_is_not_replayed(desk_program, hook, procedure):
    desk_program.post("dossiers", application(procedure))
    while not HookDelivery.objects.exists():
        assert deliver_due(at_most=1)
    pk = HookDelivery.objects.get().pk
    assert desk_program.post(f"webhooks/{hook['code']}/deliveries/{pk}/replay").status_code == 409


def test_one_slow_subscriber_does_not_hold_up_another(desk_program, hook, receiver, procedure):
    second, server = receivers.start()
    desk_program.post("webhooks", {"url": second.url, "topics": ["dossiers.*"], "unit": "H21.31"})
    receiver.status = 503
    desk_program.post("dossiers", application(procedure))
    delivered()
    server.shutdown()
    server.server_close()
    assert len(second.came) == 1
    assert sorted(HookDelivery.objects.values_list("state", flat=True)) == ["delivered", "failed"]


def test_a_redirect_is_not_followed(desk_program, hook, receiver, procedure):
    receiver.status, receiver.location = 302, "http://169.254.169.254/latest/meta-data"
    desk_program.post("dossiers", application(procedure))
    delivered()
    assert HookDelivery.objects.get().trouble == "HTTP 302"


def test_an_ended_subscription_hears_nothing_more(desk_program, hook, receiver, procedure):
    receiver.status = 500
    desk_program.post("dossiers", application(procedure))
    delivered()
    assert desk_program.delete(f"webhooks/{hook['code']}").json()["ended_at"]
    desk_program.post("dossiers", application(procedure))
    later()
    assert len(receiver.came) == 1
    assert desk_program.get("webhooks").json()["items"] == []


def test_a_subscriber_whose_account_lost_its_permission_hears_nothing(
    desk_program, hook, receiver, procedure, minh
):
    Grant.objects.filter(account__username="lan").update(last_on="2020-01-01")
    program(minh).post("dossiers", application(procedure))
    delivered()
    assert receiver.came == []


def test_a_new_secret_ends_the_old_one(desk_program, hook):
    renewed = desk_program.post(f"webhooks/{hook['code']}/secret").json()
    assert renewed["secret"] != hook["secret"]
    assert renewed["secret"] == secret_of(hook["code"], 2)
    assert hook["secret"] not in str(Webhook.objects.values())


def test_subscriptions_of_other_units_are_out_of_reach(hook, hoa, procedure, desk_program):
    desk_program.post("dossiers", application(procedure))
    delivered()
    pk = HookDelivery.objects.get().pk
    other, code = program(hoa), hook["code"]
    assert other.get("webhooks").json()["items"] == []
    refused = [
        other.get(f"webhooks/{code}/deliveries"), other.delete(f"webhooks/{code}"),
        other.post(f"webhooks/{code}/secret"),
        other.post(f"webhooks/{code}/deliveries/{pk}/replay"),
        other.post("webhooks", {"url": "https://example.com", "topics": ["dossiers.*"],
                                "unit": "H21.31"}),
    ]  # fmt: skip
    assert {one.status_code for one in refused} <= {404, 422}
    assert Webhook.objects.in_use().count() == 1


def test_a_delivery_of_another_subscription_cannot_be_replayed_through_ones_own(
    hook, hoa, procedure, desk_program, receiver
):
    desk_program.post("dossiers", application(procedure))
    delivered()
    own = program(hoa).post(
        "webhooks", {"url": receiver.url, "topics": ["dossiers.*"], "unit": "H21.43"}
    )
    pk = HookDelivery.objects.get().pk
    path = f"webhooks/{own.json()['code']}/deliveries/{pk}/replay"
    assert program(hoa).post(path).status_code == 404


def test_managing_needs_the_permission(units, receiver):
    reader = program(powers_of("doc", "H21.31", permissions=["dossiers.see"]))
    assert reader.get("webhooks").status_code == 403
    assert Program().get("webhooks").status_code == 401


@pytest.mark.parametrize(
    "url",
    [
        "http://93.184.216.34/x", "https://127.0.0.1/x", "https://localhost/x",
        "https://10.1.2.3/", "https://192.168.0.1/", "https://172.16.0.1/",
        "https://169.254.169.254/latest/", "https://[::1]/", "https://[::ffff:10.0.0.1]/",
        "https://[fd00::1]/", "https://[fe80::1]/", "https://0.0.0.0/", "https://100.64.0.1/",
        "https://2130706433/", "https://0x7f.1/", "https://224.0.0.1/", "https://[2002:7f00:1::]/",
        "ftp://example.com/", "https://user@example.com/", "https://", "javascript:alert(1)",
        "https://exa mple.com/", "https://example.com:99999/", "https://ví-dụ.vn/",
        "https://8.8.8.8/a b", "https://8.8.8.8/\r\nX: 1", "https://khong-co.invalid/",
    ],
)  # fmt: skip
def test_addresses_that_lead_inside_or_nowhere_are_refused(url, settings):
    settings.DEBUG = False
    settings.KONIA_WEBHOOK_NETWORKS = ()
    with pytest.raises(FieldProblems):
        addresses.check_url(url)


def test_addresses_of_the_open_internet_are_taken(settings):
    settings.KONIA_WEBHOOK_NETWORKS = ()
    assert addresses.place_of("https://8.8.8.8:8443/nhan?x=1").host_header == "8.8.8.8:8443"


def test_the_line_goes_to_the_address_that_was_checked(settings, monkeypatch):
    """A name that answers differently the second time leads nowhere else."""
    answers = iter([[(2, 1, 6, "", ("8.8.8.8", 443))], [(2, 1, 6, "", ("10.0.0.1", 443))]])
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *a, **k: next(answers))
    settings.KONIA_WEBHOOK_NETWORKS = ()
    assert addresses.place_of("https://vi-du.vn/").ip == "8.8.8.8"
    with pytest.raises(addresses.BarredError):
        addresses.place_of("https://vi-du.vn/")


def test_a_name_with_one_inner_address_is_refused_whole(settings, monkeypatch):
    both = [(2, 1, 6, "", ("8.8.8.8", 443)), (2, 1, 6, "", ("10.0.0.1", 443))]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *a, **k: both)
    settings.KONIA_WEBHOOK_NETWORKS = ()
    with pytest.raises(addresses.BarredError):
        addresses.place_of("https://vi-du.vn/")


def test_an_address_that_turned_inner_is_not_told(
    desk_program, hook, receiver, procedure, settings
):
    settings.KONIA_WEBHOOK_NETWORKS = ()
    desk_program.post("dossiers", application(procedure))
    delivered()
    assert receiver.came == []
    assert HookDelivery.objects.get().state == DeliveryState.FAILED


def test_a_topic_that_is_none_is_refused(desk_program, receiver):
    body = {"url": receiver.url, "topics": ["dossiers.fly"], "unit": "H21.31"}
    assert "topics" in desk_program.post("webhooks", body).json()["errors"]


def test_the_message_of_one_turn_ends_with_it(hook, desk_program, procedure, receiver):
    """A worker that kept an old message does not tell again what was replayed since."""
    desk_program.post("dossiers", application(procedure))
    delivered()
    from konia.faces.api.hooks.sending import deliver

    deliver({"delivery": HookDelivery.objects.get().pk, "turn": 1})
    deliver({"delivery": 0, "turn": 1})
    assert len(receiver.came) == 1
    assert actions.is_wanted(["dossiers.receive"], "receive")
