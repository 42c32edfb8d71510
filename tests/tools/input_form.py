#!/usr/bin/python3
"""Looks into input forms and fills them in.

input_form.py check FILE      what is wrong with the form, a line each; nothing: all is well
input_form.py names FILE      the titles of its initiatives
input_form.py muted FILE      texts of greyed cells
input_form.py values FILE     texts of unlocked cells that are not blank
input_form.py fill FILE TO    writes into every unlocked cell: what its list offers last, a number, or a sentence
"""
import sys

INPUTS = ("進捗度", "進捗状況及び課題", "実績値", "主な取組", "達成度評価", "今後の課題と方向性", "記載", "評価")
MUTED = "FF595959"


def load(path):
    try:
        import openpyxl
    except ImportError:
        sys.exit(77)
    return openpyxl.load_workbook(path)


def hidden_rows(sheet):
    return [number for number, row in sheet.row_dimensions.items() if row.hidden]


def names_of(sheet):
    """The names of the hidden row, by column."""
    row = hidden_rows(sheet)[0]
    return {cell.column: cell.value for cell in sheet[row] if cell.value}


def is_input(name):
    return any(name.split("（")[0].endswith(word) for word in INPUTS)


def body(sheet):
    """Cells below the headings that people see; of merged cells the first only."""
    top = hidden_rows(sheet)[0]
    title = {name: column for column, name in names_of(sheet).items()}.get("取組名") or {
        name: column for column, name in names_of(sheet).items()}["施策項目"]
    below = top + 1
    while sheet.cell(below, title).value in (None, "取組名", "施策項目"):
        below += 1
    covered = {cell for merged in sheet.merged_cells.ranges for row in merged.cells for cell in [row]} - {
        (merged.min_row, merged.min_col) for merged in sheet.merged_cells.ranges}
    for row in sheet.iter_rows(min_row=below):
        for cell in row:
            if (cell.row, cell.column) not in covered:
                yield cell


def lists_over(sheet, cell):
    """The words of each list that the cell offers: those of the cells that its name stands for."""
    names = sheet.parent.defined_names
    return [[each.value for title, place in names[v.formula1.lstrip("=")].destinations
             for row in sheet.parent[title][place.replace("$", "")] for each in row]
            for v in sheet.data_validations.dataValidation if cell.coordinate in v.sqref]


def check_sheet(sheet):
    if not sheet.protection.sheet:
        yield "not protected"
    if len(hidden_rows(sheet)) != 1:
        yield f"hidden rows: {hidden_rows(sheet)}"
        return
    names = names_of(sheet)
    unlocked = 0
    for cell in body(sheet):
        name = names.get(cell.column, "")
        wants = is_input(name) and not (name.startswith("実績値") and not has_indicator(sheet, names, cell.row))
        if cell.protection.locked == wants:
            yield f"{cell.coordinate} ({name}) is {'locked' if wants else 'unlocked'}"
        unlocked += not cell.protection.locked
        marks = name == "進捗度" or name.endswith("評価") and name != "達成度評価"
        if bool(lists_over(sheet, cell)) != (marks and wants):
            yield f"{cell.coordinate} ({name}): lists {lists_over(sheet, cell)}"
    if not unlocked:
        yield "nothing can be written"
    for row in sheet.iter_rows(max_row=hidden_rows(sheet)[0]):
        for cell in row:
            if not cell.protection.locked:
                yield f"{cell.coordinate} above the table is unlocked"


def has_indicator(sheet, names, row):
    column = [column for column, name in names.items() if name == "指標"]
    return not column or sheet.cell(row, column[0]).value


def fill(sheet):
    names = names_of(sheet)
    for cell in body(sheet):
        if cell.protection.locked:
            continue
        lists = lists_over(sheet, cell)
        if lists:
            cell.value = lists[0][-1]
        elif names[cell.column].startswith("実績値"):
            cell.value = f"{cell.row}0件"
        else:
            cell.value = f"{names[cell.column]}を書いた。\n・二行目"


def main(command, path, *rest):
    book = load(path)
    for sheet in [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]:  # not what lists offer
        if command == "check":
            for line in check_sheet(sheet):
                print(f"{sheet.title}: {line}")
        elif command == "names":
            columns = [column for column, name in names_of(sheet).items() if name in ("取組名", "施策項目")]
            for cell in body(sheet):
                if cell.column in columns and cell.value:
                    print(cell.value)
        elif command == "muted":
            for cell in body(sheet):
                if cell.value is not None and cell.font.color is not None and cell.font.color.rgb == MUTED:
                    print(str(cell.value).replace("\n", "⏎"))
        elif command == "values":
            for cell in body(sheet):
                if not cell.protection.locked and cell.value is not None:
                    print(str(cell.value).replace("\n", "⏎"))
        elif command == "fill":
            fill(sheet)
    if command == "fill":
        book.save(rest[0])


main(*sys.argv[1:])
