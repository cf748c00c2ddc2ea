import re

import pytest

from konia.faces.console.main import run
from konia.kernel.access.models import Account, Role
from konia.kernel.access.powers import Powers
from konia.kernel.audit.models import Entry
from konia.kernel.notices.forgotten_actions import set_official_password
from konia.testing.cast import TODAY

LINK = re.compile(r"/lam-viec/dang-nhap/dat-lai-mat-khau/([\w-]+)/([\w-]+)/")


@pytest.fixture(autouse=True)
def day(settings):
    settings.KONIA_TODAY = "2021-06-15"


def test_the_console_opens_an_account_that_signs_in(units, capsys):
    Role.objects.create(code="admin", name="Quản trị", permissions=["access.change"])
    asked = ["account", "new", "quan.tri", "--name", "Quản trị", "--unit", "H21", "--role", "admin"]
    assert run(asked) == 0
    uid, token = LINK.search(capsys.readouterr().out).groups()
    set_official_password(uid, token, "mot-mat-khau-khac")
    account = Account.objects.get(username="quan.tri")
    assert account.check_password("mot-mat-khau-khac")
    assert "access.change" in Powers.of(account, on=TODAY).held
    assert Entry.objects.get(act="open_account").by == "console"


def test_who_is_locked_out_gets_a_link_and_nobody_else(minh, capsys):
    assert run(["account", "link", "minh"]) == 0
    assert LINK.search(capsys.readouterr().out)
    assert run(["account", "link", "khong-co"]) == 2
    assert run(["account", "new", "X", "--name", "", "--unit", "H21"]) == 2
    assert "username" in capsys.readouterr().err
