"""A real PostgreSQL server of our own: in a temporary folder, on a free port of the loopback address, and gone again.

PostgreSQL refuses to run as root; where we are root, it runs as an ordinary user of the machine.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

LEAST = 15
WAIT = 30.0
_LEFT = "pre-existing shared memory block"  # what children of a killed server hold until they notice
ORDINARY_USERS = ("postgres", "nobody")
DEBIAN = Path("/usr/lib/postgresql")
QUICK = {  # for tests: little memory, few connections, and no waiting for a disk that outlives the server anyway
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "30",
    "max_wal_size": "256MB",
    "autovacuum": "off",
    "log_min_messages": "fatal",
}


class NoServerError(Exception):
    """There is no PostgreSQL here that could be started; the message says why, and what to do."""


@dataclass
class Server:
    """One server, started or not; `settings` are those of postgresql.conf."""

    programs: Path
    folder: Path
    port: int
    password: str
    user: str | None
    settings: dict[str, str] = field(default_factory=lambda: dict(QUICK))
    _process: subprocess.Popen[bytes] | None = None

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://pactwatch:{self.password}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it, and wait until it lets somebody in."""
        self._spawn()
        self._await()

    def _spawn(self) -> None:
        options = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            **self.settings,
        }
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            command = [str(self.programs / "postgres"), "-D", str(self.folder / "data"), *words]
            self._process = subprocess.Popen(command, stdout=log, stderr=log, user=self.user, cwd=self.folder)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT rolls back what is under way, SIGKILL is the fault that tests ask for."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(WAIT)
            self._process = None

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run one statement outside a transaction."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True, connect_timeout=5) as connection:
            connection.execute(statement)

    def databases(self) -> set[str]:
        """The names of its databases."""
        import psycopg

        with psycopg.connect(self.url("postgres"), connect_timeout=5) as connection:
            return {name for (name,) in connection.execute("SELECT datname FROM pg_database")}

    def _await(self) -> None:
        import psycopg

        deadline = time.monotonic() + WAIT
        while True:
            try:
                self.execute("SELECT 1")
            except psycopg.OperationalError as error:
                assert self._process is not None
                ended, late = self._process.poll() is not None, time.monotonic() > deadline
                log = (self.folder / "log").read_text(errors="replace")[-500:]
                if late or (ended and _LEFT not in log):
                    raise NoServerError(f"PostgreSQL does not start: {error}; {log}") from error
                time.sleep(0.05)
                if ended:
                    self._spawn()
            else:
                return


def programs() -> Path:
    """The folder of initdb and postgres, the newest there is. Raises: NoServerError where none is recent enough."""
    found = shutil.which("initdb")
    folders = sorted(DEBIAN.glob("*/bin"), key=lambda folder: -int(folder.parent.name))
    folders += [Path(found).resolve().parent] if found else []
    for folder in folders:
        asked = subprocess.run([str(folder / "postgres"), "--version"], capture_output=True, text=True, check=False)
        version = asked.stdout.rpartition(") ")[2].partition(".")[0].strip()
        if asked.returncode == 0 and version.isdigit() and int(version) >= LEAST:
            return folder
    raise NoServerError(f"no PostgreSQL {LEAST} or later here: run 'sudo apt-get install postgresql'")


@contextmanager
def server(keep: Path | None = None, **settings: str) -> Iterator[Server]:
    """A started server with an empty user database cluster; stopped and deleted at the end.

    With `keep`, its folder is that one, where it stays for another time.
    """
    found, user = programs(), _user()
    folder = keep or Path(tempfile.mkdtemp(prefix="pactwatch-postgresql-"))
    laid = (folder / "data" / "PG_VERSION").exists()
    password = (folder / "password").read_text() if laid else secrets.token_urlsafe(12)
    made = Server(found, folder, _free_port(), password, user)
    made.settings.update(settings)
    try:
        if not laid:
            _lay(made)
        made.start()
        yield made
    finally:
        made.stop()
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)


def _lay(made: Server) -> None:
    made.folder.mkdir(exist_ok=True)
    secret = made.folder / "password"
    secret.write_text(made.password)
    if made.user is not None:
        entry = pwd.getpwnam(made.user)
        for path in (made.folder, secret):
            os.chown(path, entry.pw_uid, entry.pw_gid)
    command = [str(made.programs / "initdb"), "-D", str(made.folder / "data"), "-U", "pactwatch", "--no-sync"]
    command += ["--auth=scram-sha-256", f"--pwfile={secret}", "--encoding=UTF8", "--locale=C.UTF-8"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, user=made.user, cwd=made.folder)
    if ran.returncode != 0:
        raise NoServerError(f"initdb failed: {ran.stderr.strip()[-500:]}")


def _user() -> str | None:
    """Who runs the server: None for ourselves, an ordinary user where we are root."""
    if os.geteuid() != 0:
        return None
    for name in ORDINARY_USERS:
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoServerError("PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port
