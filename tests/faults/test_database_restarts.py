"""The database server falls over in the middle of an act and comes back, under a real site."""

import threading

import psycopg
import pytest

from .premises import Reply, Site, soon

LOCK = 4711
# The last row an act writes waits for a lock the test holds: everything else is written by then.
STALL = f"""
CREATE OR REPLACE FUNCTION faults_wait() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_advisory_xact_lock({LOCK}); RETURN NULL; END $$;
DROP TRIGGER IF EXISTS faults_wait ON {{table}};
CREATE TRIGGER faults_wait AFTER INSERT ON {{table}} FOR EACH ROW EXECUTE FUNCTION faults_wait();
"""
COUNTED = (
    "dossiers_dossier", "dossiers_application", "dossiers_paper", "dossiers_step",
    "dossiers_event", "dossiers_letter", "audit_entry", "outbox_message",
    "payments_paymentrequest",
)  # fmt: skip
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


@pytest.fixture
def program(installation, site):
    """What a program of the desk sends."""

    def send(path, body=None, *, key=""):
        headers = {"Authorization": f"Bearer {installation.world['token']}"}
        if key:
            headers["Idempotency-Key"] = key
        return site.ask("POST", f"/api/v1/{path}", body or {}, **headers)

    return send


def rows(installation):
    """How many rows there are in every table an act writes to."""
    return {table: installation.ask(f"SELECT count(*) FROM {table}") for table in COUNTED}


def crashed_in_the_middle(installation, table, act):
    """Let an act come to its last row, and the server fall over there. Gives: the act's answer."""
    told: list[Reply] = []
    with psycopg.connect(installation.url, autocommit=True) as keeper:
        keeper.execute(STALL.format(table=table))
        keeper.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        thread = threading.Thread(target=lambda: told.append(act()))
        thread.start()
        soon(lambda: keeper.execute(WAITING).fetchone()[0])
        installation.crash_database()
    thread.join(60)
    installation.ask(f"DROP TRIGGER faults_wait ON {table}")
    return told[0]


@pytest.mark.parametrize("table", ["dossiers_event", "outbox_message"])
def test_an_intake_cut_off_leaves_nothing_and_is_done_once_when_sent_again(
    installation, program, application, table
):
    key = f"cut-off-at-{table}"
    before = rows(installation)
    send = lambda: program("dossiers", application, key=key)  # noqa: E731
    cut = crashed_in_the_middle(installation, table, send)
    assert (cut.status, "Hãy gửi lại" in cut.data["todo"]) == (503, True)
    assert rows(installation) == before
    again = [send(), send()]
    assert [one.status for one in again] == [201, 201]
    assert again[0].data["code"] == again[1].data["code"]
    assert rows(installation)["dossiers_dossier"] == before["dossiers_dossier"] + 1


def test_a_number_is_lost_by_no_crash(installation, program, application):
    first = program("dossiers", application).data["code"]
    send = lambda: program("dossiers", application)  # noqa: E731
    crashed_in_the_middle(installation, "outbox_message", send)
    second = program("dossiers", application).data["code"]
    assert int(second.rsplit("-", 1)[1]) == int(first.rsplit("-", 1)[1]) + 1


def test_a_move_cut_off_leaves_the_dossier_as_it_was_and_is_made_once_when_sent_again(
    installation, program, application
):
    received = program("dossiers", application).data
    before = rows(installation)
    path = f"dossiers/{received['code']}/moves/pass_on"
    press = lambda: program(path, {"seen": received["step"]}, key="press")  # noqa: E731
    cut = crashed_in_the_middle(installation, "outbox_message", press)
    assert cut.status == 503
    assert rows(installation) == before
    assert press().status == 409  # for half a minute the first may still be at work
    installation.ask("UPDATE api_keptanswer SET begun_at = begun_at - interval '30 seconds'")
    assert [press().status, press().status] == [200, 200]
    late = program(path, {"seen": received["step"]}, key="colleague")
    assert late.status == 409
    assert rows(installation)["dossiers_step"] == before["dossiers_step"] + 1


def test_the_site_answers_at_once_when_the_server_is_back(installation, site: Site):
    pages = ("/", "/thu-tuc/", "/lam-viec/viec-can-lam/")
    headers = {"Cookie": installation.world["official"]}
    for _ in range(4):  # both workers hold a connection now
        assert {site.ask("GET", page, **headers).status for page in pages} == {200}
    installation.crash_database()
    for _ in range(4):
        assert {site.ask("GET", page, **headers).status for page in pages} == {200}


def test_the_worker_goes_on_when_the_server_is_back(installation, program, application):
    told = (
        "SELECT bool_and(delivered_at IS NOT NULL) FROM outbox_message WHERE payload->>'code' = %s"
    )
    with installation.worker() as worker:
        first = program("dossiers", application).data["code"]
        soon(lambda: installation.ask(told, first))
        installation.crash_database()
        second = program("dossiers", application).data["code"]
        soon(lambda: installation.ask(told, second))
        assert worker.poll() is None
