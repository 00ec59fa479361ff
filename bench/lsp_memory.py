"""Memory of the language server while somebody types.

`python bench/lsp_memory.py` makes 5,000 edits of one document, each of which is checked (every tenth with what can be
done about it), and prints the resident memory after every 500. The edits come from a seed. The exit code is 1 where the
second half of them adds more than ten megabytes. Memory is read from /proc, so this runs on Linux.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

MOST_MEGABYTES = 10.0
_SENTENCES = (
    "Acme sold {a:,} cars in {year}.",
    "Sales rose {b}% to {b} million from {c} million.",
    "Of {b} members, {c} voted against, or {b}%.",
    "On Monday, December {day}, {year}, {a:,} acres ({a:,} hectares) burnt.",
    "{name} opened {c} stores, up from {b} a year before.",
)
_CONVERSION = "{name} paid {a:,} yuan (${c} million) to its suppliers in {year}."
"""Rare: to say what is wrong with it takes longer than all else."""


def edited(count: int, seed: int) -> Iterator[str]:
    """Texts of one document, each made of the one before by a new, a changed or a deleted sentence."""
    chance = random.Random(seed)
    text = [_CONVERSION.format(name="Acme", a=842_000_000, c=118, year=2025), *(_sentence(chance) for _ in range(9))]
    for _ in range(count):
        at = chance.randrange(len(text))
        if len(text) > 15:
            del text[at]
        elif chance.random() < 0.5:
            text[at] = _sentence(chance)
        else:
            text.insert(at, _sentence(chance))
        yield "\n\n".join(text)


def _sentence(chance: random.Random) -> str:
    """A sentence whose names and numbers nobody has seen before: what were kept of them would add up."""
    return (_CONVERSION if chance.random() < 0.02 else chance.choice(_SENTENCES)).format(
        a=chance.randrange(1_000, 9_000_000), b=chance.randrange(2, 99), c=chance.randrange(2, 99),
        day=chance.randrange(1, 31), year=chance.randrange(1990, 2026),
        name="".join(chance.choice("abcdefghij") for _ in range(8)).title(),
    )  # fmt: skip


class Client:
    """The little of a client that this takes."""

    def __init__(self, root: Path) -> None:
        command = [str(Path(sys.executable).with_name("factcheck")), "lsp"]
        self.process = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.asked = 0
        self.uri = (root / "draft.md").as_uri()
        self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": {}})
        self.tell("initialized", {})

    def tell(self, method: str, params: Any, **more: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        pipe = self._pipe(self.process.stdin)
        pipe.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        pipe.flush()

    def ask(self, method: str, params: Any) -> Any:
        """The answer to a request; what comes before it is passed over."""
        self.asked += 1
        self.tell(method, params, id=self.asked)
        while True:
            message = self._message()
            if message.get("id") == self.asked and "method" not in message:
                return message["result"]

    def _message(self) -> dict[str, Any]:
        pipe, length = self._pipe(self.process.stdout), 0
        while (line := pipe.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return dict(json.loads(pipe.read(length)))

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None
        return pipe

    def checked(self, text: str, version: int) -> None:
        """Sends a version of the document and waits until it is checked."""
        document = {"uri": self.uri, "version": version}
        if version == 1:
            self.tell("textDocument/didOpen", {"textDocument": {**document, "languageId": "markdown", "text": text}})
        else:
            self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        place = {"line": 0, "character": 0}
        start = {"textDocument": {"uri": self.uri}, "position": place}
        self.ask("textDocument/hover", start)
        if version % 10:
            return
        fixes = {"range": {"start": place, "end": {"line": 99, "character": 0}}, "context": {"diagnostics": []}}
        self.ask("textDocument/codeAction", {"textDocument": {"uri": self.uri}, **fixes})

    def megabytes(self) -> float:
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024

    def close(self) -> None:
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.wait(60)
        for pipe in (self.process.stdin, self.process.stdout):
            self._pipe(pipe).close()


def memory(edits: int, seed: int, every: int) -> list[float]:
    """The server's megabytes after every so many edits."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        client = Client(Path(folder))
        try:
            for version, text in enumerate(edited(edits, seed), 1):
                client.checked(text, version)
                if version % every == 0:
                    found.append(client.megabytes())
            client.close()
        finally:
            client.process.kill()
    return found


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--edits", type=int, default=5_000)
    options.add_argument("--seed", type=int, default=8)
    chosen = options.parse_args()
    every = max(1, chosen.edits // 10)
    found = memory(chosen.edits, chosen.seed, every)
    for number, one in enumerate(found, 1):
        print(f"{number * every:6} edits: {one:6.1f} MB")
    return 0 if found[-1] - found[len(found) // 2 - 1] <= MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
