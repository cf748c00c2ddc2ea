import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from konia.kernel.outbox import periodic
from konia.kernel.outbox.models import JobRun
from konia.kernel.outbox.periodic import BadScheduleError, all_jobs, next_after, run_due_jobs
from konia.kernel.rooms.plates import Job

PLEIKU = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2021, 6, 15, 12, 0, 30, tzinfo=PLEIKU)


@pytest.fixture
def jobs(monkeypatch):
    """What the rooms declare here: name -> job."""
    declared = {}
    monkeypatch.setattr(periodic, "all_jobs", lambda: declared)
    return declared


def _counting(jobs, every="minute"):
    runs = []
    jobs["test.count"] = Job("test.count", every=every, run=lambda: runs.append(1))
    return runs


@pytest.mark.parametrize(
    ("every", "hours", "minutes", "days"),
    [("minute", 12, 1, 0), ("hour", 13, 0, 0), ("day 18:30", 18, 30, 0), ("day 06:00", 6, 0, 1)],
)
def test_the_next_time_is_reckoned_in_the_provinces_time(every, hours, minutes, days):
    wanted = datetime(2021, 6, 15 + days, hours, minutes, tzinfo=PLEIKU)
    assert next_after(every, NOON) == wanted
    assert next_after(every, NOON.astimezone(ZoneInfo("UTC"))) == wanted


@pytest.mark.parametrize("every", ["week", "day", "day six", ""])
def test_a_schedule_nobody_understands_is_refused(every):
    with pytest.raises(BadScheduleError):
        next_after(every, NOON)


def test_every_declared_job_has_a_schedule_that_is_understood():
    assert all(next_after(job.every, NOON) > NOON for job in all_jobs().values())


@pytest.mark.django_db
def test_a_job_runs_once_when_its_time_comes(jobs):
    runs = _counting(jobs)
    later = NOON + timedelta(seconds=40)
    assert [run_due_jobs(at) for at in (NOON, NOON, later, later)] == [0, 0, 1, 0]
    assert len(runs) == 1
    assert JobRun.objects.get().ended_at is not None


@pytest.mark.django_db
def test_a_job_missed_for_days_is_run_once(jobs):
    runs = _counting(jobs, every="day 06:00")
    run_due_jobs(NOON)
    for hours in (80, 81):
        run_due_jobs(NOON + timedelta(hours=hours))
    assert len(runs) == 1


@pytest.mark.django_db
def test_a_failing_job_tells_its_trouble_and_holds_up_no_other(jobs):
    runs = _counting(jobs)
    jobs["test.bad"] = Job("test.bad", every="minute", run=lambda: [][0])
    run_due_jobs(NOON)
    run_due_jobs(NOON + timedelta(minutes=2))
    assert len(runs) == 1
    assert JobRun.objects.get(name="test.bad").trouble == "IndexError: list index out of range"


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_run_one_job_together(jobs):
    inside, runs = threading.Event(), []

    def slow():
        runs.append(1)
        inside.set()
        release.wait(5)

    release = threading.Event()
    jobs["test.slow"] = Job("test.slow", every="hour", run=slow)
    run_due_jobs(NOON)
    later = NOON + timedelta(hours=2)

    def first():
        run_due_jobs(later)
        connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(5)
    assert run_due_jobs(later) == 0
    release.set()
    thread.join()
    assert len(runs) == 1
