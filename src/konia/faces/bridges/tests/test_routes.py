from konia.faces.bridges import urls
from konia.faces.bridges.outside import Outside
from konia.kernel.rooms.plates import all_permissions


def test_every_route_names_a_permission_or_whose_signature_it_asks_for():
    known = all_permissions().keys() | {"signature:payment", "signature:tax", "signature:zalo",
                                       "signature:national"}  # fmt: skip
    assert [p.name for p in urls.urlpatterns if p.callback.needs not in known] == []


def test_the_environment_says_where_everything_is():
    told = Outside.read({"KONIA_PAYMENT_URL": "http://x/payment/", "KONIA_TAX_SECRET": "s"})
    assert (told.payment_url, told.tax_secret, told.national_url) == ("http://x/payment", "s", "")
