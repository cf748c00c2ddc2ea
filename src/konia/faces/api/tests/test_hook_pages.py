import pytest

from konia.faces.api.models import HookDelivery, Webhook
from konia.faces.api.states import DeliveryState
from konia.testing.cast import powers_of

from .programs import application
from .test_webhooks import delivered, receiver

__all__ = ["receiver"]
PAGE = "/lam-viec/moc-noi/"


@pytest.fixture
def keeper(client, lan):
    """Lan in a browser."""
    client.force_login(lan.account)
    return client


def test_a_subscription_is_begun_looked_at_and_ended(keeper, receiver, desk_program, procedure):
    given = {"url": receiver.url, "unit": "H21.31", "topics": ["dossiers.receive"]}
    answer = keeper.post(PAGE, given, follow=True)
    hook = Webhook.objects.get()
    assert "whsec_" in answer.content.decode()
    assert "whsec_" not in keeper.get(f"{PAGE}{hook.code}/").content.decode()
    code = desk_program.post("dossiers", application(procedure)).json()["code"]
    delivered()
    text = keeper.get(f"{PAGE}{hook.code}/").content.decode()
    assert code in text
    assert "Siu" not in text
    assert "whsec_" in keeper.post(f"{PAGE}{hook.code}/doi-khoa/", follow=True).content.decode()
    keeper.post(f"{PAGE}{hook.code}/ngung/")
    assert not Webhook.objects.in_use().exists()


def test_what_was_given_up_is_listed_and_told_again(keeper, receiver, desk_program, procedure):
    given = {"url": receiver.url, "unit": "H21.31", "topics": ["dossiers.*"]}
    keeper.post(PAGE, given)
    desk_program.post("dossiers", application(procedure))
    delivered()
    HookDelivery.objects.update(state=DeliveryState.DEAD, trouble="HTTP 500")
    hook, dead = Webhook.objects.get(), HookDelivery.objects.get()
    assert "Lần báo đã ngừng gửi" in keeper.get(PAGE).content.decode()
    assert "HTTP 500" in keeper.get(f"{PAGE}{hook.code}/?trang-thai=dead").content.decode()
    keeper.post(f"{PAGE}{hook.code}/bao-lai/{dead.pk}/")
    delivered()
    assert len(receiver.came) == 2
    assert HookDelivery.objects.get().state == DeliveryState.DELIVERED


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"url": "https://10.0.0.1/"}, "mạng nội bộ"), ({"unit": "H99"}, "H99"),
        ({"unit": "H21.43"}, "phạm vi"), ({"topics": []}, "ít nhất một việc"),
        ({"url": ""}, "Hãy nhập địa chỉ nhận"),
    ],
)  # fmt: skip
def test_a_refusal_is_told_at_its_field(keeper, receiver, changed, words):
    given = {"url": receiver.url, "unit": "H21.31", "topics": ["dossiers.*"]} | changed
    answer = keeper.post(PAGE, given)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Webhook.objects.exists()


def test_strangers_and_officials_without_the_permission_stay_outside(client, units):
    assert client.get(PAGE).status_code == 302
    client.force_login(powers_of("an", "H21.31", permissions=["dossiers.see"]).account)
    assert client.get(PAGE).status_code == 403


def test_a_list_costs_the_same_however_long(keeper, lan, django_assert_max_num_queries):
    from django.utils import timezone

    from konia.faces.api import actions

    for n in range(12):
        actions.subscribe_webhook(
            url=f"https://example.com/{n}", topics=["dossiers.*"], unit="H21.31",
            at=timezone.now(), by=lan, needs="api.webhooks",
        )  # fmt: skip
    with django_assert_max_num_queries(12):
        keeper.get(PAGE)
