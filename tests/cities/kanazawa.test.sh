#!/bin/sh
# The progress table of Kanazawa's record: every entry in the PDF and in the workbook; headings, bands and the left cells
# of a broken row stand again on each page; counts of marks agree with the record.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
record=$shared/records/kanazawa-1-4.xml
[ -r "$record" ] || skip "$record is not there"
python=/usr/bin/python3
need pdfinfo pdftotext qpdf mutool

"$SHINCHOKU" build --lang en --numerals as-written -l progress-table -o "$work" "$record" >/dev/null 2>"$work/err" || fail "build"
[ -s "$work/err" ] && fail "messages: $(cat "$work/err")"
pdf=$work/kanazawa-1-4-progress-table.pdf
qpdf --check "$pdf" >"$work/check" 2>&1 || fail "qpdf --check: $(cat "$work/check")"

# -- every entry, a paragraph a line -----------------------------------------------------------------------------------------
bare() { tr -d ' \n\t\f\r"' | sed 's/　//g'; }

# lacking LINES TEXT: the lines of the first file that the second, one long line, does not hold
lacking() { LC_ALL=C awk 'FILENAME == ARGV[1] { text = text $0; next } index(text, $0) == 0' "$2" "$1"; }
sed -n '/<strand/,/<\/strand>/{s/^ *<p>\(.*\)<\/p>$/\1/p}' "$record" | sed 's/[ 　]//g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' >"$work/entries"
[ "$(wc -l <"$work/entries")" -gt 400 ] || fail "the record has $(wc -l <"$work/entries") paragraphs of entries"
mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$pdf" | LC_ALL=C sed -n 's/^ *"\(.*\)"$/\1/p' >"$work/structure"
bare <"$work/structure" >"$work/text"
lacking "$work/entries" "$work/text" >"$work/lost"
[ -s "$work/lost" ] && fail "the PDF lacks: $(cat "$work/lost")"

# -- each page ------------------------------------------------------------------------------------------------------------------
pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
[ "$pages" -gt 1 ] || fail "one page only"
sed -n '/<initiative/{n;s/^ *<title>\(.*\)<\/title>/\1/p}' "$record" | sed 's/[ 　]//g' >"$work/titles"
printf '%s\n' 施策項目 事業概要 課名 取組時期 中期的取組 長期的取組 H30年度 R1年度 R2年度 R3年度 'R4年度（R4.8末時点）' \
    '今後の事業計画R5～R7年度' Ｒ３評価 >"$work/heads"
page=0
while [ $page -lt "$pages" ]; do
    page=$((page + 1))
    pdftotext -f $page -l $page -enc UTF-8 "$pdf" - | bare >"$work/bare"
    lacking "$work/heads" "$work/bare" >"$work/lost"
    [ -s "$work/lost" ] && fail "page $page lacks the headings $(cat "$work/lost")"
    [ $page -eq 1 ] || grep -q '進捗状況について（続き）' "$work/bare" || fail "page $page does not say that it continues"
    # the left cells of a row that began on the page before stand again
    [ "$(lacking "$work/titles" "$work/bare" | wc -l)" -lt "$(wc -l <"$work/titles")" ] ||
        fail "page $page names no initiative on its left"
done
[ "$pages" -eq "$(pdfinfo -l 99 "$pdf" | grep -c '1190.5[0-9]* x 841.8')" ] || fail "a page is not A3 landscape"
new=$(grep -c '<initiative.*new="true"' "$record")
[ "$(grep -c '^新$\|^新[^規た型]' "$work/structure")" -ge "$new" ] || fail "fewer than $new badges 新"

# -- the counts, per direction, recomputed from the record ---------------------------------------------------------------------
awk '/<section level="施策の方向性"/ { n++ } /<mark / { next } /<evaluation / { m = $0; sub(/^[^>]*>/, "", m); sub(/<.*/, "", m); count[n, m]++ }
    END { for (i = 1; i <= n; i++) print count[i, "◎"] + 0, count[i, "〇"] + 0, count[i, "△"] + 0, count[i, "×"] + 0 }' "$record" >"$work/counts"
sed -n '/施策の方向性別の評価数/,/施策項目/p' "$work/structure" |
    grep -x '[0-9]*' | paste -d ' ' - - - - >"$work/have"
diff "$work/counts" "$work/have" >"$work/diff" || fail "counts of marks: $(cat "$work/diff")"

# -- the workbook -----------------------------------------------------------------------------------------------------------------
if "$python" -c 'import openpyxl' 2>/dev/null; then
    "$python" "$SOURCE_DIR/tests/tools/read_workbook.py" facts "$work/kanazawa-1-4-progress-table.xlsx" >"$work/facts"
    sed -n "s/^cell$tab.*locked$tab//p" "$work/facts" | sed 's/\\n//g' | bare >"$work/text"
    lacking "$work/entries" "$work/text" >"$work/lost"
    [ -s "$work/lost" ] && fail "the workbook lacks: $(cat "$work/lost")"
    grep -q "^print-titles$tab\\\$[0-9]*:\\\$[0-9]*" "$work/facts" || fail "the workbook repeats no heading"
    grep -q "^page${tab}8${tab}landscape${tab}fit${tab}True" "$work/facts" || fail "the workbook does not fit A3"
    grep -q "^merge${tab}A[0-9]*:A" "$work/facts" || fail "strands do not share their left cells"
    grep '^row' "$work/facts" | awk -F '\t' '$3 != "None" && $3 > 409 { exit 1 }' || fail "a row is higher than Excel allows"
else
    echo "without openpyxl: the workbook was not read"
fi
exit $failed
