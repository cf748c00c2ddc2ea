from datetime import timedelta

from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Pause, Step
from konia.domains.dossiers.time_used import time_used

from .stage import moment, received


def test_a_wait_that_began_a_moment_ahead_of_this_clock_has_not_lasted_yet(units, lan):
    kept = received(units, lan)
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    actions.ask_supplement(kept.code, reason="Thiếu", items=["Bản vẽ"], at=moment(1, 11), by=lan)
    steps, pauses = Step.objects.order_by("pk"), Pause.objects.all()
    (body,) = time_used(steps, pauses, now=moment(1, 10, 59))
    assert body.used < timedelta(hours=2)
