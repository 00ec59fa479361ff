from __future__ import annotations

from factcheck.articles import article
from factcheck.model.article import Table


def grid(text: str, table: Table) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): text[cell.start : cell.end] for cell in table.cells}


def test_a_markdown_table_gives_header_and_cells() -> None:
    text = "Before.\n\n| Post | £ million |\n|:---|---:|\n| Care | 31.2 |\n| Total | 84.6 |\n\nAfter."
    (table,) = article(text).tables
    assert table.header == ("Post", "£ million")
    assert grid(text, table) == {
        (0, 0): "Post", (0, 1): "£ million", (1, 0): "Care", (1, 1): "31.2", (2, 0): "Total", (2, 1): "84.6",
    }  # fmt: skip


def test_each_row_is_a_sentence_of_its_own_in_the_zone_table() -> None:
    text = "Before.\n\n| Post | Sum |\n|---|---|\n| Care | 31.2 |\n\nAfter."
    rows = [(s.block, s.zone) for s in article(text).sentences]
    assert rows == [(0, "body"), (1, "table"), (2, "table"), (3, "table"), (4, "body")]


def test_a_table_of_tabs_is_read_too() -> None:
    text = "Pier\tBoats\nNorth\t30\nSouth\t15\n"
    (table,) = article(text).tables
    assert table.header == ("Pier", "Boats")
    assert grid(text, table)[(2, 1)] == "15"


def test_a_flattened_table_is_found_in_its_line() -> None:
    text = "The figures:\nModel Units Sold Arle One 47,200 Arle Two 14,600 Total 61,800\nThat is a record."
    read = article(text)
    (table,) = read.tables
    assert table.header == ("Model", "Units Sold")
    assert grid(text, table) == {
        (0, 0): "Model", (0, 1): "Units Sold",
        (1, 0): "Arle One", (1, 1): "47,200",
        (2, 0): "Arle Two", (2, 1): "14,600",
        (3, 0): "Total", (3, 1): "61,800",
    }  # fmt: skip
    assert [text[s.start : s.end] for s in read.sentences if s.zone == "table"] == [
        "Model Units Sold",
        "Arle One 47,200",
        "Arle Two 14,600",
        "Total 61,800",
    ]


def test_a_flattened_table_may_have_several_columns_of_numbers() -> None:
    text = "The figures:\nRegion Revenue Profit North $120 14% South $80 9% Total $200 12%\nThat is a record."
    (table,) = article(text).tables
    assert table.header == ("Region", "Revenue", "Profit")
    assert grid(text, table)[(3, 1)] == "$200"


def test_a_flattened_table_keeps_the_scale_with_its_number() -> None:
    text = "The figures:\nDivision Sales Pumps 12 million Valves 8.5 million Total 20.5 million\nThat is a record."
    (table,) = article(text).tables
    assert grid(text, table)[(2, 1)] == "8.5 million"


def test_prose_scores_and_lists_are_no_tables() -> None:
    for line in (
        "Rovers 3 United 1 City 2 Albion 2",
        "The model sold 120 units in May and 80 units in June, 200 in total",
        "Sales of the North 120, of the South 80, Total 200.",
        "Call 555 1234 or 555 1235 for Total 24 Care",
    ):
        assert article(f"Before this.\n{line}\nAfter this.").tables == (), line


def test_a_table_with_one_cell_a_line_is_put_together_again() -> None:
    text = "The storm hit all piers.\nPier\nBoats\nShare\nNorth\n30\n67%\nSouth\n15\n33%\nNobody was hurt."
    read = article(text)
    (table,) = read.tables
    assert table.header == ("Pier", "Boats", "Share")
    assert grid(text, table)[(2, 0)] == "South" and grid(text, table)[(2, 2)] == "33%"
    rows = [text[s.start : s.end].split("\n") for s in read.sentences if s.zone == "table"]
    assert rows == [["Pier", "Boats", "Share"], ["North", "30", "67%"], ["South", "15", "33%"]]


def test_short_lines_that_make_no_rows_are_no_table() -> None:
    for lines in ("Rovers\n3\nUnited\n1\nCity\n2", "Tickets\nAdults\nDogs\nParking\nBus\n12", "1\n2\n3\n4\n5\n6\n7"):
        assert article(f"The day began well.\n{lines}\nIt ended well.").tables == (), lines
