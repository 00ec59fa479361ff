"""A real git repository of articles, and a second pair of hands for it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import absent

SEA = "The port of Karvel handled 412,000 containers in the first nine months of 2025, its operator said on Monday."
SLIP = "The port of Karvel handled 421,000 containers in the first nine months of 2025, its operator said on Monday."
SOUND = "The ferry line carried 24,000 passengers from Ostby to Mellin and 16,000 back, 40,000 passengers in total."
WRONG = "The fund paid 842 million yuan ($5.6 million) for the site by the river, its filing of April 2025 shows."
RISE = "Revenue rose 80% to $45 million from $20 million, the maker of pumps said in its report for 2025."


@dataclass
class Repository:
    """A working copy; paths are below its root."""

    root: Path

    def git(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        settings = {
            "user.name": "A. Editor", "user.email": "editor@example.org", "init.defaultBranch": "main",
            "commit.gpgsign": "false", "core.autocrlf": "false", "core.hooksPath": ".git/hooks",
        }  # fmt: skip
        options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        return subprocess.run(
            ["git", *options, *arguments], cwd=self.root, env=environment, check=check, capture_output=True, text=True
        )

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
        return path

    def commit_of(self, name: str, text: str) -> str:
        """The id of a commit with one more file."""
        self.write(name, text)
        return self.commit(name)

    def commit(self, message: str) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD").stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Two articles that are in order and one with an old mistake, committed on `main`."""
    if shutil.which("git") is None:
        absent("no git is installed here")
    root = tmp_path / "news room"
    root.mkdir()
    made = Repository(root)
    made.git("init", "--quiet")
    made.write("articles/port.md", SEA)
    made.write("articles/ferry.md", SOUND)
    made.write("articles/old/site.md", WRONG)
    made.commit("The archive")
    return made
