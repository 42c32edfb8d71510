#!/bin/sh
# The status report of Takamatsu's record, as text taken from the PDF: every indicator with its table and chart, the 25
# rates and both summary tables as the expected tables say; the figures in the workbook too.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
records=$shared/records
[ -r "$records/takamatsu.xml" ] || skip "$records is not there"
need mutool qpdf

"$SHINCHOKU" build --lang en -l status-report -o "$work" "$records/takamatsu.xml" >/dev/null 2>"$work/err" || fail "build: $(cat "$work/err")"
pdf=$work/takamatsu-r5-status-report.pdf
grep -v -e figure-missing -e '^ ' "$work/err" >"$work/unexplained" && fail "messages: $(cat "$work/unexplained")"
qpdf --check "$pdf" >"$work/check" 2>&1 || fail "qpdf --check: $(cat "$work/check")"

# The structure as lines: kind or text. Attributes and titles of headings are left out.
mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$pdf" | LC_ALL=C sed -n -e 's/^ *"\(.*\)"$/=\1/p' -e 's/^ *\(Table\|TR\|Figure\|Caption\|H[1-6]\|P\).*/\1/p' >"$work/lines"

# -- rates: a table whose caption names the indicator, with 達成率 as the last head and its value after the last target
sed -n '/<indicator id=/{s/.*id="\([^"]*\)".*unit="\([^"]*\)".*/\1\t\2/;h;n;s/.*<name>\(.*\)<\/name>.*/\1/;H;x;s/\n/\t/p}' "$records/takamatsu.xml" >"$work/names"
[ "$(wc -l <"$work/names")" -eq 25 ] || fail "the record has $(wc -l <"$work/names") indicators"
awk -F '\t' -v names="$work/names" '
    function bare(text) { gsub(/[ \t]/, "", text); gsub(/　/, "", text); return text }
    function named(caption, name) { for (name in id) if (substr(caption, length(caption) - length(name) + 1) == name) return id[name]; return "?" caption }
    BEGIN { while ((getline line <names) > 0) { split(line, f, "\t"); id[bare(f[3] "（" f[2] "）")] = f[1] } }
    /^=№/ { current = named(bare(substr($0, 2))); side = 0 }
    /^=.*達成率$/ && current { side = 1 }
    side && /^=目標値$/ { targets = 1; last = ""; next }
    side && targets && /^=[0-9.,]+%$/ { rate = substr($0, 2); sub(/%$/, "", rate); print current "\t" last "\t" rate; next }
    side && targets && /^=実績値$/ { targets = 0; actuals = 1; next }
    targets && /^=/ { last = substr($0, 2); gsub(/,/, "", last) }
    actuals && /^=/ { value = substr($0, 2); gsub(/,/, "", value); actual[current] = value }
    /^Figure$/ && current { print "figure\t" current; current = ""; actuals = targets = side = 0 }
    END { for (i in actual) print "actual\t" i "\t" actual[i] }' "$work/lines" >"$work/found"
cut -f 1,3,5 "$records/takamatsu-expected.tsv" | sort >"$work/expected"
grep -a -v -e '^figure' -e '^actual' "$work/found" | sort | diff "$work/expected" - >"$work/diff" || fail "rates and targets: $(cat "$work/diff")"
cut -f 1,4 "$records/takamatsu-expected.tsv" | sort >"$work/expected"
sed -n "s/^actual$tab//p" "$work/found" | sed 's/[^0-9.\t-]*$//' | sort | diff "$work/expected" - >"$work/diff" || fail "actuals: $(cat "$work/diff")"

# -- every indicator has a figure right after its table, and an alternative text that names it, its years and its rate
[ "$(grep -c '^figure' "$work/found")" -eq 25 ] || fail "$(grep -c '^figure' "$work/found") tables have a chart"
mutool run "$SOURCE_DIR/tests/tools/pdf_alternatives.js" "$pdf" | sed -n "s/^Figure$tab//p" >"$work/alternatives"
[ "$(wc -l <"$work/alternatives")" -eq "$(grep -c '^Figure$' "$work/lines")" ] || fail "a figure without alternative text"
while IFS="$tab" read -r id unit name; do
    rate=$(awk -F '\t' -v id="$id" '$1 == id { print $5 }' "$records/takamatsu-expected.tsv")
    actual=$(awk -F '\t' -v id="$id" '$1 == id { print $4 }' "$records/takamatsu-expected.tsv")
    line=$(grep -F "$name。" "$work/alternatives" | grep -F "達成率$rate%") || { fail "no alternative text for $name with $rate"; continue; }
    case $(printf '%s' "$line" | tr -d ,) in *令和５年度"$actual$unit"*) ;; *) fail "$id: the alternative text lacks $actual$unit: $line" ;; esac
done <"$work/names"

# -- both summaries, row by row
awk '/^Table$/ { rows = 0 } /^TR$/ { if (row != "") print row; row = "" ; cells = 0; next }
    /^=/ { row = row (cells++ ? "\t" : "") substr($0, 2); next }
    /^(P|H[1-6]|Table|Figure)$/ { if (row != "") print row; row = ""; cells = 0 }' "$work/lines" >"$work/rows"
while IFS= read -r row; do
    grep -qxF -- "$row" "$work/rows" || fail "summary row: $row"
done <<ROWS
$(cut -f 2- "$records/takamatsu-summary.tsv" | sed 1d | sed 's/^row\t.*//' | grep .)
ROWS
bands=$(head -n 1 "$records/takamatsu-summary.tsv" | cut -f 4-)
[ "$(grep -cF -- "指標数$tab$bands" "$work/rows")" -eq 2 ] || fail "heads of the two summaries"

# -- the workbook holds the same figures, one datum a cell, with a chart for each
if /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
    /usr/bin/python3 "$SOURCE_DIR/tests/tools/read_workbook.py" facts "$work/takamatsu-r5-status-report.xlsx" >"$work/book"
    [ "$(grep -c '^chart' "$work/book")" -eq 25 ] || fail "$(grep -c '^chart' "$work/book") charts in the workbook"
    cut -f 3,4 "$records/takamatsu-expected.tsv" | tr '\t' '\n' | sort -u >"$work/expected"
    awk -F '\t' '$1 == "cell" && $3 == "n" { print $6 + 0 }' "$work/book" | sort -u >"$work/numbers"
    while read -r number; do
        grep -qx -- "$(awk "BEGIN { print $number + 0 }")" "$work/numbers" || fail "$number is no number of the workbook"
    done <"$work/expected"
else
    echo "without openpyxl: the workbook was not read"
fi
exit $failed
