"""Word and PDF documents: made by their own libraries, and bombs that do not go off."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.findings.outcome import Problem
from factcheck.model.article import Article

docx = pytest.importorskip("docx")
pypdf = pytest.importorskip("pypdf")

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(build: Callable[[object], None]) -> bytes:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_body(xml: str) -> bytes:
    """A Word document whose body is the given XML."""
    from docx.oxml import parse_xml

    def build(document: object) -> None:
        body = document.element.body  # type: ignore[attr-defined]
        for element in parse_xml(f"<w:body {NAMESPACE}>{xml}</w:body>"):
            body.insert(len(body) - 1, element)

    return word(build)


class TestWord:
    def test_paragraphs_tables_and_captions_in_order(self, read_one: Callable[..., Article]) -> None:
        def build(document: object) -> None:
            document.add_heading("Ferry line buys 12 boats", 0)  # type: ignore[attr-defined]
            document.add_paragraph("The line bought 12 boats for $36 million.")  # type: ignore[attr-defined]
            table = document.add_table(rows=2, cols=2)  # type: ignore[attr-defined]
            for cell, text in zip(
                [*table.rows[0].cells, *table.rows[1].cells], ["Route", "Boats", "North", "7"], strict=True
            ):
                cell.text = text
            document.add_paragraph("The 2 docks", style="Caption")  # type: ignore[attr-defined]
            document.add_paragraph("It began in 1998.")  # type: ignore[attr-defined]

        article = read_one("ferry.docx", word(build))
        assert (article.id, article.title) == ("ferry", "Ferry line buys 12 boats")
        assert [line for line in article.text.split("\n") if line] == [
            "Ferry line buys 12 boats", "The line bought 12 boats for $36 million.", "| Route | Boats |",
            "| North | 7 |", "The 2 docks", "It began in 1998.",
        ]  # fmt: skip
        assert article.tables[0].header == ("Route", "Boats")
        assert article.zone_at("text", article.text.index("The 2 docks")) == "caption"

    def test_tracked_changes_count_as_accepted(self, read_one: Callable[..., Article]) -> None:
        body = (
            "<w:p><w:r><w:t>It has </w:t></w:r>"
            '<w:del w:id="1" w:author="a"><w:r><w:delText>40</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="a"><w:r><w:t>45</w:t></w:r></w:ins>'
            "<w:r><w:t> boats</w:t><w:tab/><w:t>now.</w:t></w:r></w:p>"
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>And 3 docks.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        assert read_one("a.docx", with_body(body)).text.split("\n")[:3] == ["It has 45 boats now.", "", "And 3 docks."]

    def test_a_zip_bomb_is_not_unpacked(self, problem_of: Callable[..., Problem]) -> None:
        out = io.BytesIO()
        packed = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
        with packed, packed.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b" " * 1_000_000)
        begun = time.monotonic()
        assert "megabytes when unpacked" in problem_of("bomb.docx", out.getvalue()).message
        assert time.monotonic() - begun < 2

    def test_entities_in_its_parts_are_not_expanded(self, desk: Path) -> None:
        from factcheck.articles import read

        laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
        out = io.BytesIO()
        source = zipfile.ZipFile(io.BytesIO(with_body("<w:p><w:r><w:t>x</w:t></w:r></w:p>")))
        with zipfile.ZipFile(out, "w") as packed:
            for name in source.namelist():
                content = source.read(name).decode("utf-8", "surrogateescape")
                if name == "word/document.xml":
                    head, _, rest = content.partition("?>")
                    content = f'{head}?><!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>{rest.replace(">x<", ">&l12;<")}'
                packed.writestr(name, content.encode("utf-8", "surrogateescape"))
        (desk / "laughs.docx").write_bytes(out.getvalue())
        begun = time.monotonic()
        (found,) = read(["laughs.docx"])
        assert isinstance(found, Problem)
        assert time.monotonic() - begun < 5

    @pytest.mark.parametrize("content", [b"PK\x03\x04 word/ but broken", b"no zip at all", b"\0" * 5000])
    def test_what_is_broken_is_a_problem(self, problem_of: Callable[..., Problem], content: bytes) -> None:
        assert "Word document" in problem_of("broken.docx", content).message


def page(lines: list[str]) -> bytes:
    return b"BT /F1 12 Tf 72 720 Td 14 TL " + b" ".join(f"({line}) Tj T*".encode("latin-1") for line in lines) + b" ET"


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with one text line a line, in Helvetica."""
    writer = pypdf.PdfWriter()
    for lines in pages:
        added = writer.add_blank_page(612, 792)
        font = pypdf.generic.DictionaryObject(
            {
                pypdf.generic.NameObject("/Type"): pypdf.generic.NameObject("/Font"),
                pypdf.generic.NameObject("/Subtype"): pypdf.generic.NameObject("/Type1"),
                pypdf.generic.NameObject("/BaseFont"): pypdf.generic.NameObject("/Helvetica"),
            }
        )
        fonts = pypdf.generic.DictionaryObject({pypdf.generic.NameObject("/F1"): writer._add_object(font)})
        added[pypdf.generic.NameObject("/Resources")] = pypdf.generic.DictionaryObject(
            {pypdf.generic.NameObject("/Font"): fonts}
        )
        content = pypdf.generic.StreamObject()
        content.set_data(page(lines))
        added[pypdf.generic.NameObject("/Contents")] = writer._add_object(content)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


class TestPdf:
    def test_the_text_without_running_heads_and_page_numbers(self, read_one: Callable[..., Article]) -> None:
        pages = [["Annual report 2025", f"Plant {n} made {n}00 cars.", f"Page {n}"] for n in range(1, 5)]
        article = read_one("report.pdf", pdf(pages))
        assert article.text.split("\n") == [f"Plant {n} made {n}00 cars." for n in range(1, 5)]
        assert article.id == "report"

    def test_from_standard_input_it_is_known_by_its_first_bytes(self, desk: Path) -> None:
        from factcheck.articles import read

        (desk / "unnamed").write_bytes(pdf([["It has 12 boats."]]))
        (one,) = read(["unnamed"])
        assert isinstance(one, Article) and "12 boats" in one.text

    def test_what_is_broken_encrypted_or_empty_is_a_problem(self, problem_of: Callable[..., Problem]) -> None:
        whole = pdf([["It has 12 boats."]])
        assert "no PDF" in problem_of("a.pdf", b"%PDF-1.7\n" + b"\xff" * 2000).message
        assert problem_of("b.pdf", whole[: len(whole) // 3]).message
        assert "no text" in problem_of("c.pdf", pdf([[]])).message
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(whole))
        writer.encrypt("secret", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        assert "encrypted" in problem_of("d.pdf", out.getvalue()).message

    def test_a_bomb_in_a_stream_is_not_unpacked(self, problem_of: Callable[..., Problem]) -> None:
        import zlib

        packer = zlib.compressobj(9)
        packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(400)) + packer.flush()
        stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            stream,
        ]
        raw = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (n, o) for n, o in enumerate(objects, 1))
        begun = time.monotonic()
        assert problem_of("bomb.pdf", raw + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF").message
        assert time.monotonic() - begun < 20


@pytest.mark.parametrize(("name", "module"), [("a.docx", "docx"), ("a.pdf", "pypdf")])
def test_without_its_library_the_extra_is_named(
    problem_of: Callable[..., Problem], monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, module, None)
    assert "factcheck-lint[documents]" in problem_of(name, b"%PDF-1.7 PK").message
