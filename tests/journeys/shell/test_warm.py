"""Is a process that is forked from a loaded one a process like any other?"""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from tests import warm
from tests.journeys.pilot import surroundings

WAITS = "import time, sys; sys.stdout.write('up'); sys.stdout.flush(); time.sleep(600)"


def module(folder: Path, code: str) -> str:
    """A module of this folder, which the process has as its own."""
    (folder / "played.py").write_text(code, encoding="utf-8")
    return "played"


def test_it_has_its_own_folder_environment_and_words_and_tells_how_it_ended(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "sys.stdout.write(f'{os.getcwd()} {sys.argv[1:]} {sorted(os.environ)} {sys.stdin.read()}')\n"
        "sys.exit(3)\n"
    )
    env = surroundings(tmp_path, {"LANTERN": "lit"})
    done = warm.run(module(tmp_path, code), "été", cwd=tmp_path, env=env, typed="œuf", check=False)
    assert done.returncode == 3
    assert done.stdout.startswith(f"{tmp_path} ['été'] ['HOME', 'LANTERN', 'LHCM_HOME', 'PATH'")
    assert done.stdout.endswith("œuf")
    with pytest.raises(subprocess.CalledProcessError):
        warm.run("played", cwd=tmp_path, env=env)


def test_it_is_killed_like_any_other_and_ends_with_whoever_started_it(tmp_path: Path) -> None:
    env = surroundings(tmp_path, {})
    name = module(tmp_path, WAITS)
    killed = warm.start(name, cwd=tmp_path, env=env)
    assert killed.poll() is None
    killed.kill()
    assert killed.wait() == -9
    left = warm.start(name, cwd=tmp_path, env=env)
    left._line.close()  # as the kernel does for a test that was killed
    latest = time.monotonic() + 60
    while Path(f"/proc/{left.pid}").exists():
        assert time.monotonic() < latest
        time.sleep(0.02)
