"""What all tests share: where things are, running the command line as a whole process, and parts of the system."""

from __future__ import annotations

import importlib.util
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# The same examples in every run, so that `make test` never fails by the luck of a seed. The nightly workflow tries many
# more, with a seed that it prints: `pytest --hypothesis-profile nightly --hypothesis-seed N`. What it finds becomes a
# case of its own (an `@example`, or a test).
settings.register_profile("test", derandomize=True, deadline=None)
settings.register_profile("nightly", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile("test")


@pytest.fixture(scope="session")
def bench() -> Callable[[str], ModuleType]:
    """A script of bench/ as a module: `bench("corrections")`."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"bench_{name}", ROOT / "bench" / f"{name}.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module

    return load


@dataclass(frozen=True)
class Done:
    """A process that has ended: what it wrote, its exit code, and the processor seconds that it took."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float


Run = Callable[..., Done]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def factcheck(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the command line as a process of its own: `factcheck("check", path, cwd=…, input=…, env=…)`.

    It starts in an empty folder, so that no configuration but a test's own has a say.
    """
    empty = tmp_path_factory.mktemp("empty")
    command = Path(sys.executable).with_name("factcheck")

    def run(
        *arguments: object,
        input: str | bytes | None = None,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        timeout: float = 60,
    ) -> Done:
        content = input.encode() if isinstance(input, str) else input
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [str(command), *map(str, arguments)],
            input=content,
            stdin=subprocess.DEVNULL if content is None else None,
            capture_output=True,
            cwd=cwd or empty,
            env={**os.environ, **(env or {})},
            timeout=timeout,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode(), seconds)

    return run


def absent(reason: str) -> None:
    """Skips a test for want of a part of the system; in continuous integration, which installs them, it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and in continuous integration it must be")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        absent("no Chromium is installed here")
    return str(found)


@pytest.fixture
def shared() -> Path:
    """The folder `../shared` beside the checkout, with texts that are not part of the project."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared texts are not beside this checkout")
    return folder


HOUSE_RULE = '''"""Flags the number thirteen.

## What it checks
Whether a claim is 13.
"""

from factcheck.model.check import Check, Operand, Rule

RULE = Rule("{code}", "{name}", "house", "note", "The number thirteen.")


def check(view, options):
    for claim in view.reading.claims:
        verdict = "contradiction" if claim.quantity.value == 13 else "agree"
        yield Check(RULE.name, verdict, (Operand.of("number", claim),), level="note", message="13 again.")
'''


@pytest.fixture(scope="session")
def written() -> Callable[..., Path]:
    """Writes a newsroom's own rule: `written(folder, "thirteen.py", code="X13", name="thirteen")` gives the folder."""

    def write(folder: Path, file: str, **words: str) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(HOUSE_RULE.format(**words), encoding="utf-8")
        return folder

    return write
