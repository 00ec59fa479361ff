"""An input that cannot be read."""

from __future__ import annotations

from factcheck.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be read: the path as given, a place in it ("line 3", "" for all of it), and why."""

    path: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}{': ' + self.place if self.place else ''}: {self.message}"
