"""Can two processes run one house? And may one read it while another runs it?"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.terminal import ROOT, SPEC, Printed, Terminal, furnished

RUNNING = {
    "TELEGRAM_BOT_TOKEN": "7000000001:AAcommand-line_for-tests-only_01234567",
    "TELEGRAM_OWNER_IDS": "1",
}
HOLDER = """
import sys
from pathlib import Path
from bot.process.lock import held
from bot.settings import Settings
with held(Settings.model_construct(lhcm_home=Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return furnished(tmp_path_factory.mktemp("held"))


@pytest.fixture
def holder(terminal: Terminal) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the house."""
    command = [sys.executable, "-c", HOLDER, str(terminal.folder / "var")]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def refused(done: Printed, pid: int) -> None:
    assert (done.status, done.raw) == (2, "")
    assert done.err.startswith(f"Cette maison est déjà ouverte par le processus {pid} (")
    assert "Traceback" not in done.err


def test_a_second_run_is_refused_whatever_way_leads_to_the_house(
    terminal: Terminal, holder: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    var = terminal.folder / "var"
    (tmp_path / "elsewhere").symlink_to(var)
    refused(terminal.lhcm("run", **RUNNING), holder.pid)
    refused(terminal.lhcm("run", LHCM_HOME=str(tmp_path / "elsewhere"), **RUNNING), holder.pid)
    by_url = {"LHCM_HOME": str(tmp_path / "other"), "DATABASE_URL": f"sqlite:///{var / 'lhcm.sqlite3'}"}
    refused(terminal.lhcm("run", **by_url, **RUNNING), holder.pid)
    refused(terminal.lhcm("demo", "--home", var, typed="fin\n"), holder.pid)


def test_reads_imports_and_backups_go_on_beside_a_running_house(
    terminal: Terminal, holder: "subprocess.Popen[str]"
) -> None:
    for words in (("brief",), ("import", SPEC), ("invite", "--role", "staff"), ("backup", "copy.sqlite3")):
        assert terminal.lhcm(*words).status == 0, words


def test_a_killed_process_leaves_the_house_free(terminal: Terminal, holder: "subprocess.Popen[str]") -> None:
    refused(terminal.lhcm("demo", "--home", terminal.folder / "var", typed="fin\n"), holder.pid)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    free = terminal.lhcm("demo", "--home", terminal.folder / "var", typed="fin\n")
    assert "une vraie maison" in free.err  # the lock is passed: what is said next is about the house itself


def test_the_lock_names_nobody_and_is_its_owner_s(
    terminal: Terminal, holder: "subprocess.Popen[str]"
) -> None:
    lock = terminal.folder / "var" / "lhcm.sqlite3.lock"
    assert lock.stat().st_mode & 0o077 == 0
    assert lock.read_text(encoding="ascii").split() == [str(holder.pid)]
