"""Articles with known slips: how they are read, and that the project's own are written right."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.trial.twins import twins

WRITTEN = """title: {{p1:Three=>Five}} mills close
published: 2025-03-14
outlet: The Post
---
The firm will close {{p1:three}} mills. It has {{h1:12}}, after {{h1:14}} last year.
---
p1 | headline-mismatch | The text says three.
h1 | two-years | Another year.
"""


def test_a_file_is_two_articles_and_the_places_of_what_does_not_fit(tmp_path: Path) -> None:
    (tmp_path / "1-mills.txt").write_text(WRITTEN, encoding="utf-8")
    (pair,) = twins(tmp_path)
    assert (pair.clean.title, pair.bad.title) == ("Three mills close", "Five mills close")
    assert "{{" not in pair.clean.text + pair.bad.text
    (slip,) = pair.slips
    fields = {"title": pair.bad.title, "text": pair.bad.text}
    assert slip.kind == "headline-mismatch"
    assert [fields[end.field][end.start : end.end] for end in slip.ends] == ["Five", "three"]
    (harmless,) = pair.harmless
    assert [pair.clean.text[end.start : end.end] for end in harmless.ends] == ["12", "14"]


def test_a_slip_that_is_listed_and_not_marked_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "1-mills.txt").write_text(WRITTEN.replace("{{p1:", "{{p2:"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"1-mills\.txt: p1"):
        list(twins(tmp_path))


def test_the_twins_of_the_project_are_written_right(root: Path) -> None:
    found = list(twins(root / "bench" / "twins"))
    assert sum(len(pair.slips) for pair in found) > 1000
    for pair in found:
        assert pair.slips, pair.name
        assert (pair.clean.title, pair.clean.text) != (pair.bad.title, pair.bad.text), pair.name
