"""Do the service unit and the container file say what this version needs?"""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path

from bot.cli.parser import build

ROOT = Path(__file__).parents[3]
INSTRUCTIONS = {
    *("FROM", "ENV", "RUN", "WORKDIR", "COPY", "USER", "VOLUME", "EXPOSE"),
    *("HEALTHCHECK", "ENTRYPOINT", "CMD"),
}
SECTIONS = {"Unit", "Service", "Install"}


def instructions() -> list[tuple[str, str]]:
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    parted = [line.partition(" ") for line in lines if line and not line.startswith("#")]
    return [(name, rest) for name, _, rest in parted]


def unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False)  # systemd adds up
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string((ROOT / "deploy" / "lhcm.service").read_text(encoding="utf-8"))
    return parser


def test_the_service_runs_the_bot_as_its_own_user_and_restarts_it() -> None:
    parsed = unit()
    assert set(parsed.sections()) == SECTIONS
    service = parsed["Service"]
    assert service["User"] not in {"", "root"}
    program, *words = shlex.split(service["ExecStart"])
    assert program.endswith("/bin/lhcm")
    assert build().parse_args(words).act is not None
    assert (service["Restart"], service["RestartPreventExitStatus"]) == ("always", "2")
    places = dict(word.split("=") for word in shlex.split(service["Environment"]))
    assert places["LHCM_HOME"] == f"/var/lib/{service['StateDirectory']}"
    assert places["MPLCONFIGDIR"] == f"/var/cache/{service['CacheDirectory']}"


HARDENED = {
    *("NoNewPrivileges", "PrivateTmp", "PrivateDevices", "PrivateUsers", "ProtectHome", "ProtectClock"),
    *("ProtectHostname", "ProtectKernelLogs", "ProtectKernelModules", "ProtectKernelTunables"),
    *(
        "ProtectControlGroups",
        "RestrictNamespaces",
        "RestrictRealtime",
        "RestrictSUIDSGID",
        "LockPersonality",
    ),
}
MOST_EXPOSED = 3.0


def test_the_service_is_hardened() -> None:
    service = unit()["Service"]
    assert {name for name in HARDENED if service.get(name) == "true"} == HARDENED
    assert (service["ProtectSystem"], service["CapabilityBoundingSet"]) == ("strict", "")
    program = shutil.which("systemd-analyze")
    if program is None:  # the directives above are what it would count
        return
    file = str(ROOT / "deploy" / "lhcm.service")
    said = subprocess.run([program, "security", "--offline=true", file], capture_output=True, text=True)
    found = re.search(r"Overall exposure level for lhcm.service: ([\d.]+)", said.stdout)
    assert found is None or float(found[1]) <= MOST_EXPOSED, said.stdout


def test_the_container_is_built_from_the_lock_and_does_not_run_as_root() -> None:
    found = instructions()
    names = [name for name, _ in found]
    assert set(names) <= INSTRUCTIONS
    assert names[0] == "FROM"
    assert dict(found)["FROM"] == "python:3.11-slim"
    assert names.index("USER") > max(i for i, name in enumerate(names) if name == "RUN")
    assert dict(found)["USER"] not in {"root", "0"}
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    pinned = re.search(r"UV_VERSION := (\S+)", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert pinned
    assert f"uv=={pinned[1]}" in text
    assert "uv sync --frozen" in text
    assert build().parse_args(["run"]).act is not None


def test_no_secret_or_database_is_copied_into_the_image() -> None:
    ignored = set((ROOT / ".containerignore").read_text(encoding="utf-8").split())
    assert {".env", "var", ".git", ".venv"} <= ignored
