"""Words stand in the vocabulary files, one a row; a pattern in code names a class of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

MOST = 8
CLOSED = {
    # closed lists of the model, and the columns and members of formats
    "Kind: money", "Zone: headline",
    "DIMENSIONS: length", "COLUMNS: id", "CLAIM_COLUMNS: id", "_TABLE: article", "_MAIN: main",
    "_OF_THREE: versionCreated", "SUFFIXES: .txt", "_SUFFIXES: .txt", "EXTENDABLE: calendar", "SIZES: money",
    "MONTHS: January",
    # the rules of a grammar and the classes of a vocabulary, by name
    "_SPAN_RULES: numeric", "_LONG_RULES: ended", "POINTS: numeric", "_HEADING: heading",
}  # fmt: skip
REMAINING = {
    "_PEOPLE: people", "PEOPLE: people",
    "_SMALL: zero", "OTHERWISE: and", "names: He", "words: one",
}  # fmt: skip
"""What is still to be moved: this list only shrinks."""


def literals(file: Path) -> Iterator[str]:
    """The lists, sets and tuples of more than MOST strings with letters, as "name: first word"."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names: dict[ast.AST, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            target = target.elts[0] if isinstance(target, ast.Tuple) else target
            names |= dict.fromkeys(ast.walk(node.value), ast.unparse(target))
    for node in ast.walk(tree):
        if isinstance(node, ast.List | ast.Set | ast.Tuple):
            strings = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            words = [one for one in strings if any(map(str.isalpha, one))]
            if len(words) > MOST:
                yield f"{names.get(node, '-')}: {words[0]}"


def test_no_long_list_of_words_stands_in_code(root: Path) -> None:
    files = (file for folder in ("factcheck", "rules") for file in (root / folder).rglob("*.py"))
    found = {one for file in files for one in literals(file)}
    assert found <= CLOSED | REMAINING, "put these words into factcheck/lexicon/words.tsv, one a row"
    assert found >= CLOSED | REMAINING, "strike what is no longer there"


def test_each_class_of_words_is_told_of_and_asked_for(root: Path) -> None:
    from factcheck import lexicon as vocabulary

    lines = Path(vocabulary.__file__).with_name("words.tsv").read_text(encoding="utf-8").splitlines()
    code = "".join(file.read_text(encoding="utf-8") for file in (root / "factcheck").rglob("*.py"))
    before = ["", *lines]
    for above, line in zip(before, lines, strict=False):
        name, _, word = line.partition("\t")
        if line.startswith("#"):
            continue
        assert word and "|" not in word
        assert above.startswith((f"{name}\t", "#")), f"{name} begins without a comment"
        assert f'"{name}"' in code, f"nothing asks for {name}"
