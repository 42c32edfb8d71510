#!/usr/bin/python3
"""Second reader of workbooks: what openpyxl finds in a file, one fact a line, tab-separated.

read_workbook.py facts FILE     sheets, print setup, merges, lists, cells
read_workbook.py column FILE SHEET HEAD   texts of a column joined over continuation rows, one record a line
read_workbook.py part FILE NAME  one part as it is
read_workbook.py lost FILE TEXT characters of the cells that the printed text (pdftotext) lacks, with their number
"""
import sys


def escape(value):
    return str(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def say(*fields):
    print("\t".join(escape(field) for field in fields))


def load(path):
    try:
        import openpyxl
    except ImportError:
        sys.exit(77)
    return openpyxl.load_workbook(path)


def choices(sheet, validation):
    """The words that a list offers: those of the cells its name stands for."""
    book, name = sheet.parent, (validation.formula1 or "").lstrip("=")
    if name not in book.defined_names:
        return [validation.formula1]
    return [cell.value for title, place in book.defined_names[name].destinations
            for row in book[title][place.replace("$", "")] for cell in row]


def sheet_facts(sheet):
    setup = sheet.page_setup
    say("sheet", sheet.title, sheet.sheet_state)
    say("page", setup.paperSize, setup.orientation, "fit", sheet.sheet_properties.pageSetUpPr is not None
        and bool(sheet.sheet_properties.pageSetUpPr.fitToPage), setup.fitToWidth, setup.fitToHeight)
    say("print-titles", sheet.print_title_rows, sheet.print_title_cols)
    say("print-area", sheet.print_area)
    say("freeze", sheet.freeze_panes)
    say("filter", sheet.auto_filter.ref)
    say("protected", sheet.protection.sheet)
    for part in ("left", "center", "right"):
        say("header", part, getattr(sheet.oddHeader, part).text)
        say("footer", part, getattr(sheet.oddFooter, part).text)
    for merged in sorted(str(merged) for merged in sheet.merged_cells.ranges):
        say("merge", merged)
    for validation in sheet.data_validations.dataValidation:
        say("list", validation.sqref, *choices(sheet, validation))
    for ranges, rules in sheet.conditional_formatting._cf_rules.items():
        for rule in rules:
            say("condition", ranges.sqref, rule.operator, ",".join(rule.formula))
    for number, row in sorted(sheet.row_dimensions.items()):
        say("row", number, row.height, "hidden" if row.hidden else "shown")
    for letter, column in sorted(sheet.column_dimensions.items()):
        say("width", letter, round(column.width, 3))


def chart_facts(sheet):
    for chart in sheet._charts:
        kinds = [part.tagname for part in chart._charts]
        say("chart", ",".join(kinds))
        for part in chart._charts:
            for series in part.series:
                say("series", part.tagname, series.tx.v if series.tx else "", series.cat.numRef.f if series.cat and
                    series.cat.numRef else series.cat.strRef.f if series.cat else "", series.val.numRef.f)


def facts(path):
    book = load(path)
    properties = book.properties
    say("properties", properties.title, properties.creator, properties.subject, properties.created)
    for sheet in book.worksheets:
        sheet_facts(sheet)
        chart_facts(sheet)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                say("cell", cell.coordinate, cell.data_type, cell.number_format, "locked" if cell.protection.locked
                    else "unlocked", cell.value)


def column(path, title, head):
    """A continuation row counts with its own: its key cell ends with （続き）."""
    sheet = load(path)[title]
    rows = list(sheet.iter_rows(values_only=True))
    start, at = next((r, c) for r, row in enumerate(rows) for c, value in enumerate(row)
                     if value is not None and str(value).replace("\n", "") == head)
    if sheet.print_title_rows:
        start = int(sheet.print_title_rows.split("$")[-1]) - 1
    records = []
    for row in rows[start + 1:]:
        goes_on = any(isinstance(value, str) and value.endswith("（続き）") for value in row)
        value = "" if row[at] is None else str(row[at])
        if goes_on and records:
            records[-1] += "\n" + value if value and not value.endswith("（続き）") else ""
        else:
            records.append(value)
    for record in records:
        say(record)


def lost(path, printed):
    """A printing program leaves out the lines that a row does not hold."""
    from collections import Counter
    cells = Counter()
    for sheet in load(path).worksheets:
        if sheet.sheet_state != "visible":
            continue
        hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.row not in hidden:
                    cells.update(cell.value)
    missing = cells - Counter(open(printed, encoding="utf-8").read())
    for character, count in sorted(missing.items()):
        if not character.isspace():
            say(character, count)


def part(path, name):
    import zipfile
    sys.stdout.write(zipfile.ZipFile(path).read(name).decode("utf-8"))


if __name__ == "__main__":
    {"facts": facts, "column": column, "lost": lost, "part": part}[sys.argv[1]](*sys.argv[2:])
