"""`factcheck lsp`: findings in the editor, as one types."""

from __future__ import annotations

import click

from factcheck.articles.extras import needs

EPILOG = """\b
Examples:
  factcheck lsp                            what an editor starts by itself
  pip install 'factcheck-lint[lsp]'        what it needs
  git config user.name "A. Editor"         whom decisions are signed by

\b
docs/EDITORS.md shows how to set it up in VS Code, Neovim and Helix."""


@click.command("lsp", epilog=EPILOG)
@click.option("--stdio", is_flag=True, help="Speak over standard input and output; it always does.")
def command(stdio: bool) -> int:
    """Serve findings to an editor (Language Server Protocol).

    The editor starts it and speaks to it over standard input and output. It shows findings in .txt and .md documents
    as one types, what was read under the pointer, puts in suggested figures and records decisions.
    """
    try:
        from factcheck.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise click.ClickException(needs("the language server needs more", "lsp")) from None
    serve()
    return 0
