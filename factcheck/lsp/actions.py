"""What can be done about a finding: put in the suggested figure, or record a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from factcheck.findings.fixes import Edit
from factcheck.lsp.diagnostics import diagnostic
from factcheck.lsp.draft import Draft
from factcheck.model.check import Finding
from factcheck.newsroom.filters.decisions import RULINGS
from factcheck.report.display import clipped

DECIDE = "factcheck.decide"
MOST = 8
"""Ways to put one finding right that are offered."""
FIX_ALL = "source.fixAll.factcheck"
_TITLES = {
    "intended": "Intended: do not show this finding again",
    "false-alarm": "False alarm: do not show this finding again",
    "error": "Confirm as an error to be corrected",
}


def actions(
    draft: Draft, wanted: Range, only: Sequence[str] | None, *, versioned: bool, related: bool
) -> list[CodeAction]:
    """The actions for the findings with a number in the range. `only` are the kinds that the client asks for;
    `versioned` says that it takes edits of one version of a document."""
    if draft.article is None:
        return []
    found: list[CodeAction] = []
    touched = [finding for finding in draft.outcome.findings if _touches(finding, draft, wanted)]
    if _asked(CodeActionKind.QuickFix.value, only):
        for finding in touched:
            shown = [diagnostic(finding, draft, related=related)]
            for title, edits, preferred in _ways(finding, draft):
                change = _edit(draft, edits, versioned)
                found.append(CodeAction(title, CodeActionKind.QuickFix, shown, is_preferred=preferred, edit=change))
            for command in _decisions(finding, draft):
                found.append(CodeAction(command.title, CodeActionKind.QuickFix, shown, command=command))
    if _asked(FIX_ALL, only) and draft.correction is not None:
        title = "Make every safe correction"
        found.append(CodeAction(title, FIX_ALL, edit=_edit(draft, draft.correction.edits, versioned)))
    return found


def _ways(finding: Finding, draft: Draft) -> Iterator[tuple[str, Sequence[Edit], bool]]:
    """The ways to put a finding right, each with its title and whether it is the preferred one: only a safe change is,
    after which the draft has nothing to say about it."""
    repair = next((one for one in draft.repairs if finding in one.findings), None)
    if repair is None:
        return
    preferred = repair.safe and draft.correction is not None and repair in draft.correction.made
    for edits in repair.ways[:MOST]:
        first = edits[0]
        printed = " ".join(draft.source[first.start : first.end].split())
        places = f" in {len(edits)} places" if len(edits) > 1 else ""
        title = f"Write “{clipped(first.replacement, 60)}” for “{clipped(printed, 60)}”{places}"
        yield title, edits, preferred


def _touches(finding: Finding, draft: Draft, wanted: Range) -> bool:
    first, last = draft.lines.offset(wanted.start), draft.lines.offset(wanted.end)
    for operand in finding.operands:
        if draft.article is not None and operand.article == draft.article.id:
            start, end = draft.span(operand.span)
            if start <= last and first <= end:
                return True
    return False


def _decisions(finding: Finding, draft: Draft) -> Iterator[Command]:
    rule = finding.check.rule
    for ruling in RULINGS[1:] + RULINGS[:1]:
        argument = {"uri": draft.uri, "fingerprint": finding.fingerprint, "ruling": ruling}
        yield Command(f"{_TITLES[ruling]} ({rule})", DECIDE, arguments=[argument])


def _edit(draft: Draft, made: Sequence[Edit], versioned: bool) -> WorkspaceEdit:
    changes = [TextEdit(draft.lines.range(edit.start, edit.end), edit.replacement) for edit in made]
    if not versioned:
        return WorkspaceEdit(changes={draft.uri: changes})
    document = OptionalVersionedTextDocumentIdentifier(draft.uri, draft.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(document, list(changes))])


def _asked(kind: str, only: Sequence[str] | None) -> bool:
    """Is this kind wanted, itself or as a part of a wider one ("source" asks for "source.fixAll" too)? What changes
    the whole document is offered only when it is asked for."""
    if only is None:
        return not kind.startswith("source")
    return any(kind == one or kind.startswith(f"{one}.") or not one for one in only)
