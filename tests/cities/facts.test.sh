#!/bin/sh
# Every fact of the invented city's records and of the five real ones (titles, texts, numbers, marks, departments, years,
# references) stands in its publication: in the text that a reader of the PDF gets in reading order, and in the workbooks of
# the two tables.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
records=$shared/records
asagiri=$SOURCE_DIR/tests/cities/records/asagiri
need pdftotext mutool qpdf
python=/usr/bin/python3

# show WHAT: the first things that are missing, and the counts
show() {
    { sed '$d' "$work/report" | head -n 12; tail -n 1 "$work/report"; } | sed "s/^/$1: /"
}

# drawn FILE: what marks that are drawn as lines say (replacement text; pdftotext knows it only where there are glyphs)
drawn() {
    qpdf --qdf --object-streams=disable "$1" - | LC_ALL=C grep -a -o 'ActualText <feff[0-9a-f]*>' |
        sed 's/.*<feff//; s/>//; s/2190/←/; s/2191/↑/; s/2192/→/; s/2193/↓/; s/2196/↖/; s/2197/↗/; s/2198/↘/; s/2199/↙/'
}

# facts LAYOUT RECORD: the PDF, and the workbook where the layout makes one for reading
facts() {
    rm -rf "${work:?}/$1"
    "$SHINCHOKU" build --lang en --numerals as-written -l "$1" -o "$work/$1" "$2" >/dev/null 2>"$work/err"
    code=$?
    [ $code -eq 0 ] || { echo "$1: built with $code"; cat "$work/err"; failed=1; }
    for pdf in "$work/$1"/*.pdf; do
        mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$pdf" | LC_ALL=C sed -n 's/^ *\(".*"\)$/\1/p' >"$work/text"
        { pdftotext -enc UTF-8 "$pdf" - && mutool run "$SOURCE_DIR/tests/tools/pdf_alternatives.js" "$pdf" && drawn "$pdf"; } >"$work/printed"
        "$BINARY_DIR/tests/test_facts" "$2" "$1" "$work/text" "$work/printed" >"$work/report" || failed=1
        show PDF
    done
    case $1 in process-sheet | progress-table) ;; *) return ;; esac
    if "$python" -c 'import openpyxl' 2>/dev/null; then
        "$python" "$SOURCE_DIR/tests/tools/read_workbook.py" facts "$work/$1"/*.xlsx >"$work/cells"
        awk -F '\t' '$1 == "cell" { gsub(/\\n/, "", $6); print "\"" $6 "\"" }' "$work/cells" >"$work/text"
        "$BINARY_DIR/tests/test_facts" "$2" "$1" "$work/text" "$work/text" >"$work/report" || failed=1
        show workbook
    else
        echo "without openpyxl: the workbook of $1 was not read"
    fi
}

# whole FILE…: the parts of one plan as one record, in $work/whole.xml; that parts build the same bytes is asagiri.test.sh's matter
whole() {
    "$SHINCHOKU" convert --lang en --to xml -o "$work/whole.xml" "$@" >/dev/null 2>"$work/err" || fail "convert: $(cat "$work/err")"
}

whole "$asagiri/sheet.xml" "$asagiri/sheet.txt"
facts process-sheet "$work/whole.xml"
facts progress-table "$asagiri/progress.xml"
facts status-report "$asagiri/status.xml"
whole "$asagiri"/booklet*
facts plan-booklet "$work/whole.xml"
facts goal-report "$asagiri/goals.xml"
if [ -r "$records/komae.xml" ]; then
    facts process-sheet "$records/kawanishi.xml"
    facts progress-table "$records/kanazawa-1-4.xml"
    facts status-report "$records/takamatsu.xml"
    facts plan-booklet "$records/komae.xml"
    facts goal-report "$records/hiratsuka-4.xml"
else
    echo "without $records: the real records were not read"
fi
exit $failed
