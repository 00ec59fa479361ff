"""What has changed since a commit, asked of git itself: changed, added, renamed and untracked files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from factcheck.model.records import dataclass

# Variables that a hook of git inherits: they would bind every call to the hook's own folder and index.
_BOUND = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
_SUBMODULE = b"160000 "


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
        """The files that differ and are there, as paths from `top` with slashes, those of submodules included."""
        differ = _git(
            self.top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=d", self.base, "--"
        )
        untracked = _git(self.top, "ls-files", "-z", "--others", "--exclude-standard")
        own = {os.fsdecode(name) for name in (*differ.split(b"\0"), *untracked.split(b"\0")) if name}
        return frozenset(own).union(*(self._inside(folder) for folder in self.repositories))

    @cached_property
    def repositories(self) -> Mapping[str, Changes | None]:
        """The repositories inside of this one, by their folder: submodules with their changes since the commit that
        belonged to `base`, and None for one that was not there, or that git does not track: all its files are new."""
        found: dict[str, Changes | None] = {}
        for entry in _git(self.top, "ls-files", "-z", "--stage").split(b"\0"):
            if entry.startswith(_SUBMODULE):
                folder = os.fsdecode(entry.partition(b"\t")[2])
                if (self.top / folder / ".git").exists():
                    found[folder] = self._submodule(folder)
        for name in _git(self.top, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0"):
            if name.endswith(b"/"):
                found[os.fsdecode(name[:-1])] = None
        return found

    def _submodule(self, folder: str) -> Changes | None:
        try:
            commit = _git(self.top, "rev-parse", "--verify", "--end-of-options", f"{self.base}:{folder}")
            inner = Changes(self.top / folder, commit.decode("ascii").strip())
            return inner if inner.base else None
        except GitError:
            return None

    def _inside(self, folder: str) -> Iterator[str]:
        """The changed files of a repository inside of this one, as paths from `top`."""
        inner = self.repositories[folder]
        if inner is not None:
            names: Iterable[str] = inner.files
        else:
            listed = _git(self.top / folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            names = (os.fsdecode(name) for name in listed.split(b"\0") if name)
        return (f"{folder}/{name}" for name in names)

    def holds(self, folder: str) -> bool:
        """Is there a file below a folder of `top` that git keeps, or will with the next commit?"""
        return bool(_git(self.top, "ls-files", "--cached", "--", folder))

    def old_lines(self, name: str) -> frozenset[bytes]:
        """The lines of a file as they were; none for a file that was not there."""
        for folder, inner in self.repositories.items():
            if name.startswith(f"{folder}/"):
                return inner.old_lines(name[len(folder) + 1 :]) if inner is not None else frozenset()
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
