"""How does a test get a real Dovecot: unprivileged, in a folder of its own, on a port of this machine?"""

from __future__ import annotations

import contextlib
import grp
import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

USER, PASSWORD = "reception", "dovecot-of-the-tests"
PATIENCE = 15.0
_CONFIG = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/dovecot.log
listen = 127.0.0.1
protocols = imap
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
first_valid_uid = 1
mail_location = maildir:{home}/mail/%u
mail_fsync = never
auth_failure_delay = 0
verbose_proctitle = yes
mailbox_idle_check_interval = 1 secs
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(slots=True)
class Dovecot:
    """A running server with one user; mails are put into its Maildir as a delivery agent does."""

    home: Path
    port: int
    tls_port: int
    authority: Path
    owner: tuple[int, int]
    _count: Iterator[int] = field(default_factory=itertools.count)

    def maildir(self, user: str = USER) -> Path:
        return self.home / "mail" / user

    def deliver(self, raw: bytes, at: float | None = None, user: str = USER) -> None:
        """One mail: written beside, then moved in, with its time of arrival."""
        box = self.furnish(user)
        name = f"{time.time():.6f}.{next(self._count):06d}.test"
        written = box / "tmp" / name
        written.write_bytes(raw)
        os.chown(written, *self.owner)
        if at is not None:
            os.utime(written, (at, at))
        written.rename(box / "new" / name)

    def furnish(self, user: str = USER) -> Path:
        """The user's Maildir, empty: the server can only watch folders that are there when it begins to."""
        for part in ("tmp", "new", "cur"):
            self._folder(self.maildir(user) / part)
        return self.maildir(user)

    def renumber(self, user: str = USER) -> None:
        """Forget every uid, as a restored or moved folder does: the next opening counts anew."""
        for file in self.maildir(user).glob("dovecot*"):
            file.unlink()

    def _folder(self, path: Path) -> None:
        missing = [part for part in (path, *path.parents) if not part.exists()]
        path.mkdir(parents=True, exist_ok=True)
        for part in missing:
            os.chown(part, *self.owner)


@contextlib.contextmanager
def serving() -> Iterator[Dovecot]:
    """Dovecot until the end of the block, in a folder that its user can enter (pytest's are closed to others)."""
    with tempfile.TemporaryDirectory(prefix="lhcm-dovecot-") as folder, _serving(Path(folder)) as server:
        yield server


@contextlib.contextmanager
def _serving(home: Path) -> Iterator[Dovecot]:
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
    assert program, "Dovecot is missing: apt-get install -y dovecot-imapd"
    root = os.geteuid() == 0
    internal, login = ("dovecot", "dovenull") if root else (pwd.getpwuid(os.geteuid()).pw_name,) * 2
    account = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.geteuid())
    authority = _certificate(home)
    port, tls_port = free_port(), free_port()
    config = home / "dovecot.conf"
    config.write_text(
        _CONFIG.format(
            home=home,
            ssl="yes",
            certificate=f"ssl_cert = <{authority}\nssl_key = <{home}/key.pem",
            internal=internal,
            login=login,
            group=grp.getgrgid(pwd.getpwnam(internal).pw_gid).gr_name,
            password=PASSWORD,
            uid=account.pw_uid,
            gid=account.pw_gid,
            port=port,
            tls_port=tls_port,
        ),
        encoding="utf-8",
    )
    (home / "mail").mkdir()
    for path in (home / "mail", home):
        path.chmod(0o755)
    os.chown(home / "mail", account.pw_uid, account.pw_gid)
    with (home / "stderr.txt").open("wb") as said:  # a pipe would stay open as long as a child lives
        running = subprocess.Popen([program, "-F", "-c", str(config)], stderr=said)
    try:
        _until_it_answers(running, port, home)
        server = Dovecot(home, port, tls_port, authority, (account.pw_uid, account.pw_gid))
        server.furnish()
        yield server
    finally:
        running.terminate()
        running.wait(PATIENCE)


def servant(user: str) -> int:
    """The process of Dovecot's that serves this user: its title names him."""
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            if f"imap [{user} " in (entry / "cmdline").read_bytes().decode(errors="replace"):
                return int(entry.name)
    raise AssertionError(f"nobody serves {user}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _certificate(home: Path) -> Path:
    """A certificate of this run for 127.0.0.1 (openssl comes with Dovecot)."""
    made = home / "cert.pem"
    words = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
        f" -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout {home}/key.pem -out {made}"
    )
    subprocess.run(["openssl", *words.split()], check=True, capture_output=True)
    return made


def _until_it_answers(running: subprocess.Popen[bytes], port: int, home: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert running.poll() is None, (home / "stderr.txt").read_text(encoding="utf-8")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as line:
            if line.recv(4) == b"* OK":
                return
        time.sleep(0.05)
    log = home / "dovecot.log"
    raise AssertionError(log.read_text(encoding="utf-8") if log.exists() else "Dovecot does not answer")
