"""Writes docs/rules/: a page for each rule out of its declaration, its manual and its first cases, and a list of all.

    python bench/rule_pages.py

A test holds the pages against the rules: after a change there, run this again.
"""

from __future__ import annotations

from pathlib import Path

from factcheck.findings.cases import Case, Piece, cases
from factcheck.findings.rulebook import LoadedRule, rules

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
SHOWN = 4
"""Cases of a kind on a page; the rest stand beside the rule."""
HEADINGS = {"flags": "Flagged", "silent": "Not flagged", "known miss": "Known misses"}
SCOPES = {"article": "one article at a time", "links": "figures of one thing, in one article or in several"}


def pages() -> dict[str, str]:
    """All pages by file name."""
    found = rules()
    return {"README.md": _list_of(found)} | {f"{one.rule.name}.md": _page(one) for one in found}


def _page(one: LoadedRule) -> str:
    rule = one.rule
    summary, _, manual = one.manual.partition("\n")
    facts = f"`{rule.code}` · {rule.family} · at most {rule.level} · {SCOPES[rule.scope]}"
    parts = [f"# {rule.name}", facts, summary, manual.strip(), _options(one), _cases(one)]
    source = f"Rule and cases: [`{_place(one)}`](../../{_place(one)}) and the `.md` file beside it."
    return "\n\n".join([*(part for part in parts if part), source]) + "\n"


def _place(one: LoadedRule) -> str:
    return f"rules/{one.path.parent.name}/{one.path.name}"


def _options(one: LoadedRule) -> str:
    if not one.rule.options:
        return ""
    rows = [f"| `{name}` | `{value!r}` |" for name, value in one.rule.options.items()]
    head = f"Under `[options.{one.rule.name}]` in `factcheck.toml`:"
    return "\n".join(["## Options", head, "", "| option | default |", "|---|---|", *rows])


def _cases(one: LoadedRule) -> str:
    """The first cases of each kind: a quotation, and what is said of it."""
    told: dict[str, list[Case]] = {}
    for case in cases(one.cases):
        told.setdefault(case.kind, []).append(case)
    parts = []
    for kind, heading in HEADINGS.items():
        if told.get(kind):
            shown = "\n\n".join(map(_case, told[kind][:SHOWN]))
            parts.append(f"## {heading}\n{shown}")
    return "\n\n".join(parts)


def _case(case: Case) -> str:
    quoted = "\n>\n> *and*\n>\n".join(_quoted(piece) for piece in case.pieces)
    said = "\n".join(map(str, case.expected)) or f"- nothing: {case.reason}"
    return f"{quoted}\n\n{said}"


def _quoted(piece: Piece) -> str:
    title = [f"**{piece.known['title']}**", ""] if "title" in piece.known else []
    return "\n".join(f"> {line}".rstrip() for line in (*title, *piece.text.strip().splitlines()))


def _list_of(found: tuple[LoadedRule, ...]) -> str:
    rows = [
        f"| [{one.rule.name}]({one.rule.name}.md) | `{one.rule.code}` | {one.rule.family} | {one.rule.level} "
        f"| {one.rule.summary} |"
        for one in found
    ]
    head = "# The rules\n\nOne page a rule, written by `python bench/rule_pages.py`."
    return "\n".join([head, "", "| rule | code | family | at most | flags |", "|---|---|---|---|---|", *rows]) + "\n"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
