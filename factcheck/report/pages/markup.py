"""HTML in which an article's text can never become markup."""

from __future__ import annotations

import html
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from string import Template

from factcheck.report.display import visible

GENERATOR = "factcheck"


def escape(text: str) -> str:
    """Text for element content and for quoted attributes, without control characters; the carriage returns of a
    Windows text are white space."""
    return html.escape(visible(text.replace("\r", " ")), quote=True)


def tag(name: str, *inner: str, **attributes: str | int | None) -> str:
    """An element: `inner` is HTML, attributes are plain text and become safe here; None leaves one out.

    >>> tag("a", escape("1 < 2"), class_="up", data_level='"')
    '<a class="up" data-level="&quot;">1 &lt; 2</a>'
    """
    words = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{words}>{''.join(inner)}</{name}>"


def resource(name: str) -> str:
    return (files("factcheck") / "resources" / name).read_text(encoding="utf-8")


def page(title: str, body: str, *, kind: str) -> str:
    """A whole document that needs nothing from the network and may load nothing: its policy names the one style and
    the one script by their hashes, so that even an escaping gone wrong could not run a line."""
    style, script = resource("report.css"), resource("report.js")
    sources = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    policy = f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"
    return Template(resource("page.html")).substitute(
        policy=policy, title=escape(title), style=style, script=script, body=body, kind=kind, generator=GENERATOR
    )


def _hash(source: str) -> str:
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"
