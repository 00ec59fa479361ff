"""What has changed since a commit, asked of git itself: changed, added, renamed and untracked files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# Variables that a hook of git inherits: they would bind every call to the hook's own folder and index.
_BOUND = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")


class GitError(Exception):
    """Git is not there, or has no answer: no repository, no such commit."""


@dataclass(frozen=True)
class Changes:
    """The difference between the files of a repository and a commit: the last one that `ref` and the present state
    have in common, so that what others put on the branch `ref` in the meantime is no change of ours."""

    top: Path
    ref: str

    @classmethod
    def since(cls, ref: str, start: Path) -> Changes:
        """The changes in the repository that holds the file or folder `start`. Raises GitError."""
        folder = start if start.is_dir() else start.parent
        top = _git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n")
        return cls(Path(os.fsdecode(top)), ref)

    @cached_property
    def base(self) -> str:
        """The commit that is compared with."""
        try:
            commit = _git(self.top, "rev-parse", "--verify", "--end-of-options", f"{self.ref}^{{commit}}")
        except GitError:
            if self.ref == "HEAD" and self._is_unborn():
                # The empty tree, by its name in this repository's kind of hash; standard input is empty.
                return _git(self.top, "hash-object", "-t", "tree", "--stdin").decode("ascii").strip()
            shallow = _git(self.top, "rev-parse", "--is-shallow-repository").strip() == b"true"
            hint = "; this clone is shallow: fetch more of its history" if shallow else ""
            raise GitError(f"git knows no commit {self.ref!r} here{hint}") from None
        found = commit.decode("ascii").strip()
        try:
            return _git(self.top, "merge-base", found, "HEAD").decode("ascii").strip()
        except GitError:
            # No common history (a shallow clone, a branch of its own), or no commit yet: the commit itself it is.
            return found

    def _is_unborn(self) -> bool:
        """Is there no commit at all yet? Then all there is has changed."""
        return not _git(self.top, "rev-list", "--all", "--max-count=1")

    @cached_property
    def files(self) -> frozenset[str]:
        """The files that differ and are there, as paths from `top` with slashes."""
        differ = _git(
            self.top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=d", self.base, "--"
        )
        untracked = _git(self.top, "ls-files", "-z", "--others", "--exclude-standard")
        return frozenset(os.fsdecode(name) for name in (*differ.split(b"\0"), *untracked.split(b"\0")) if name)

    def old_lines(self, name: str) -> frozenset[bytes]:
        """The lines of a file as they were; none for a file that was not there."""
        try:
            return frozenset(_git(self.top, "cat-file", "blob", f"{self.base}:{name}").split(b"\n"))
        except GitError:
            return frozenset()

    def names(self, paths: Sequence[str]) -> dict[str, str]:
        """From paths as given to paths from `top`. Raises GitError for one that is outside of the repository."""
        top = os.path.realpath(self.top)
        folders: dict[str, str] = {}
        found = {}
        for path in paths:
            folder, name = os.path.split(path)
            if folder not in folders:
                inside = os.path.relpath(os.path.realpath(folder or os.curdir), top)
                if Path(inside).parts[:1] == (os.pardir,):
                    raise GitError(f"{path} is not in the repository {self.top}")
                folders[folder] = "" if inside == os.curdir else inside.replace(os.sep, "/") + "/"
            found[path] = folders[folder] + name
        return found


def _git(folder: Path, *arguments: str) -> bytes:
    from subprocess import DEVNULL, run

    environment = {name: value for name, value in os.environ.items() if name not in _BOUND}
    command = ["git", "--no-optional-locks", "-c", "core.fsmonitor=false", *arguments]
    try:
        done = run(command, cwd=folder, env=environment, stdin=DEVNULL, capture_output=True, check=False)
    except FileNotFoundError:
        raise GitError(f"there is no folder {folder}" if not folder.is_dir() else "git is not installed") from None
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror or error}") from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"git ended with {done.returncode}"]
        raise GitError(lines[0].removeprefix("fatal: "))
    return done.stdout
