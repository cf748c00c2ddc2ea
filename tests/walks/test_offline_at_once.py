"""The same offline intake comes twice in the same moment, each over a connection of its own."""

import threading
from datetime import date

import pytest
from django.db import connection

from konia.domains.counters.models import NumberUse
from konia.domains.counters.public import Holder, reserve_ranges
from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Dossier, Event, Paper
from konia.domains.dossiers.tests.stage import intake, make_procedure, moment

pytestmark = pytest.mark.django_db(transaction=True)
DEVICE = "a1b2c3d4e5f6"


@pytest.mark.parametrize("number", [1, None])
def test_two_tabs_that_send_one_draft_at_once_make_one_dossier(
    transactional_db, units, lan, number
):
    procedure = make_procedure(units)
    holder = Holder(desk=actions.device_label("Máy", DEVICE))
    series = {date(2021, 3, 1): "dossiers:H21.31:210301"}
    reserve_ranges("H21.31", series=series, count=3, holder=holder, at=moment(1, 8), by=lan)
    gate, codes = threading.Barrier(4), []

    def send():
        asked = intake(procedure, key=f"offline:{DEVICE}:one")
        gate.wait()
        made = actions.receive_offline(
            asked, received_at=moment(1), number=number, device=DEVICE, at=moment(1, 14), by=lan
        )
        codes.append(made.code)
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(codes) == 4
    assert len(set(codes)) == 1
    assert (Dossier.objects.count(), Paper.objects.count()) == (1, 1)
    assert Event.objects.filter(act="enter_offline").count() == 1
    assert NumberUse.objects.count() == (1 if number else 0)
