"""Periodic work: whatever the rooms declare as jobs, each run by one worker at a time."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from konia.kernel.rooms.plates import ROOMS, Job

from .models import JobRun

log = logging.getLogger(__name__)


class BadScheduleError(Exception):
    """A job's `every` is none of 'minute', 'hour', 'day 06:00'."""


def all_jobs() -> dict[str, Job]:
    """Every job any room declares, by name."""
    return {job.name: job for room in ROOMS for job in room.jobs}


def next_after(every: str, moment: datetime) -> datetime:
    """The first time after a moment at which a job is due. Raises: BadScheduleError.

    every: 'minute', 'hour' (on the hour) or 'day 06:00' (the province's time).
    """
    local = timezone.localtime(moment)
    if every == "minute":
        return local.replace(second=0, microsecond=0) + timedelta(minutes=1)
    if every == "hour":
        return local.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    word, _, clock = every.partition(" ")
    hour, _, minute = clock.partition(":")
    if word != "day" or not (hour.isdigit() and minute.isdigit()):
        raise BadScheduleError(every)
    due = local.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
    return due if due > local else due + timedelta(days=1)


def run_due_jobs(now: datetime) -> int:
    """Run each job whose time has come. Returns: how many this worker ran.

    A job that was due while no worker ran is run once. A job that fails is run again at its next
    time; one killed half-way likewise, so jobs must bear being begun twice.
    """
    jobs = all_jobs()
    known = dict(JobRun.objects.filter(name__in=jobs).values_list("name", "next_at"))
    _note_new(jobs, known, now)
    due = [job for name, job in jobs.items() if name in known and known[name] <= now]
    return sum(_run(job, due_at=known[job.name], now=now) for job in due)


def _note_new(jobs: dict[str, Job], known: dict[str, datetime], now: datetime) -> None:
    fresh = [
        JobRun(name=job.name, next_at=next_after(job.every, now))
        for name, job in jobs.items()
        if name not in known
    ]
    if fresh:
        JobRun.objects.bulk_create(fresh, ignore_conflicts=True)


def _run(job: Job, *, due_at: datetime, now: datetime) -> bool:
    """Run a job unless another worker took it: whoever moves its next time has it."""
    mine = JobRun.objects.filter(name=job.name, next_at=due_at)
    if not mine.update(next_at=next_after(job.every, now), began_at=now, ended_at=None):
        return False
    trouble = ""
    try:
        job.run()
    except Exception as failed:
        log.exception("job %s failed", job.name)
        trouble = f"{type(failed).__name__}: {failed}"
    JobRun.objects.filter(name=job.name).update(ended_at=timezone.now(), trouble=trouble)
    return True
