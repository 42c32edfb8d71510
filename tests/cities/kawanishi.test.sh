#!/bin/sh
# The process sheet of Kawanishi's record: eleven records, the text of every cell as the record has it (read back by
# openpyxl), A3 landscape with its heading on every page; the same in the PDF.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
record=$shared/records/kawanishi.xml
[ -r "$record" ] || skip "$record is not there"
python=/usr/bin/python3
"$python" -c 'import openpyxl' 2>/dev/null || skip "python3-openpyxl is not installed"
need pdfinfo pdftotext qpdf

"$SHINCHOKU" build --lang en --numerals as-written -l process-sheet -o "$work" "$record" >/dev/null 2>"$work/err" || fail "build"
[ -s "$work/err" ] && fail "messages: $(cat "$work/err")"
book=$work/kawanishi-process-sheet.xlsx pdf=$work/kawanishi-process-sheet.pdf
"$python" "$SOURCE_DIR/tests/tools/read_workbook.py" facts "$book" >"$work/facts"
sheet=$(sed -n "s/^sheet$tab\([^$tab]*\).*/\1/p" "$work/facts" | head -n 1)

# -- every cell of the records, column by column -------------------------------------------------------------------------
# column HEAD ELEMENT: one line a record, lines of the cell parted by \n, — for nothing
column() {
    "$python" "$SOURCE_DIR/tests/tools/read_workbook.py" column "$book" "$sheet" "$1" | sed 's/（続き）//g' >"$work/have"
    awk -v element="$2" '
        /<initiative/ { text = ""; inside = 0; open = 1 }
        open && $0 ~ "<" element "[ >]" { inside = 1 }
        open && inside && (/<p>/ || $0 ~ "<" element "[^>]*>[^<]") {
            line = $0; sub(/^ *(<[^>]*>)+/, "", line); sub(/(<[^>]*>)+$/, "", line)
            gsub(/&amp;/, "\\&", line); gsub(/&lt;/, "<", line); gsub(/&gt;/, ">", line)
            text = text (text == "" ? "" : "\\n") line }
        open && ($0 ~ "</" element ">" || $0 ~ "<" element "[^>]*/>") { inside = 0 }
        /<\/initiative>/ { print text; open = 0 }' "$record" >"$work/want"
    [ "$(wc -l <"$work/have")" -eq 11 ] || fail "$1: $(wc -l <"$work/have") records"
    sed 's/^[―—]$//' "$work/have" | diff "$work/want" - >"$work/diff" || fail "$1: $(cat "$work/diff")"
}
column 事業名 project
column 細事業名 subproject
column 取組名 title
column 取組の概要 overview
column 年度目標 goal
column 年度計画 schedule
column 進捗状況及び課題 status
column 共同所管 department
"$python" "$SOURCE_DIR/tests/tools/read_workbook.py" column "$book" "$sheet" 進捗度 >"$work/have"
sed -n 's/.*<status[^>]*progress="\([^"]*\)".*/\1/p' "$record" | diff - "$work/have" || fail "進捗度"
"$python" "$SOURCE_DIR/tests/tools/read_workbook.py" column "$book" "$sheet" № | sed 's/（続き）//' >"$work/have"
seq 11 | diff - "$work/have" || fail "№"

# -- set up to be printed ---------------------------------------------------------------------------------------------------
has() { grep -q -- "$(printf '%s' "$1" | sed "s/|/$tab/g")" "$work/facts" || fail "the workbook lacks: $1"; }
has '^page|8|landscape|fit|True|[^|]*|0$'
has '^print-titles|\$[0-9]*:\$[0-9]*|'
has '^list|[^|]*|↗|→|↘$'
has '^condition|.*|equal|"↘"'
grep '^row' "$work/facts" | awk -F '\t' '$3 != "None" && $3 > 409 { exit 1 }' || fail "a row is higher than Excel allows"
# The sheet has a filter, so every row keeps the values that govern it (borders do the grouping).
[ "$(grep -c "^cell${tab}A[0-9]*${tab}.*${tab}福祉部$" "$work/facts")" -ge 11 ] || fail "部 is not in every row"
[ "$(grep -c "^cell${tab}D[0-9]*${tab}.*${tab}[0-9]*\.." "$work/facts")" -ge 11 ] || fail "施策 is not in every row"

# -- the PDF -----------------------------------------------------------------------------------------------------------------
qpdf --check "$pdf" >"$work/check" 2>&1 || fail "qpdf --check: $(cat "$work/check")"
pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
pdfinfo -l "$pages" "$pdf" | grep '^Page.*size:' | grep -v '1190.5[0-9]* x 841.8[0-9]* pts' && fail "a page is not A3 landscape"
page=0
while [ $page -lt "$pages" ]; do
    page=$((page + 1))
    pdftotext -f $page -l $page "$pdf" "$work/page"
    for head in 所管 総合計画 № 事業名 細事業名 取組名 取組の概要 年度目標 年度計画 進捗度 進捗状況及び課題 共同所管; do
        grep -q -- "$head" "$work/page" || fail "page $page lacks the heading $head"
    done
done
# Marks are drawn as lines; what they say is their replacement text: eleven in the table, three in the count above it.
qpdf --qdf --object-streams=disable "$pdf" - | LC_ALL=C grep -a -o 'MCID [0-9]*/ActualText <feff219[278]>' | sed 's/MCID [0-9]*.//' | sort | uniq -c | tr -s ' ' >"$work/marks"
for code in 2197:↗ 2192:→ 2198:↘; do
    want=$(($(grep -c "progress=\"${code#*:}\"" "$record") + 1))
    grep -q "^ $want ActualText <feff${code%:*}>" "$work/marks" || fail "${code#*:} is not said $want times: $(cat "$work/marks")"
done
exit $failed
