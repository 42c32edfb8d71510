#!/bin/sh
# The invented city あさぎり市 through all five families, with nothing beside the tree: what build says, the 25 rates and the bands
# as asagiri-rates.tsv has them (in the tables of the PDF, in the summaries, in the workbook), 再掲, page numbers of the contents,
# counts of marks, the same bytes for the departments' files in any order, and a text record back from XML. That every fact of
# its records is printed is facts.test.sh's matter.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
. "$SOURCE_DIR/tests/tools/city_test.sh"
records=$SOURCE_DIR/tests/cities/records/asagiri
rates=$records/../asagiri-rates.tsv
need mutool qpdf pdftotext pdfinfo iconv

# build WHERE LAYOUT FILE…
build() {
    where=$1 layout=$2
    shift 2
    "$SHINCHOKU" build --lang en --numerals as-written -l "$layout" -o "$where" "$@" >/dev/null 2>"$work/err" || fail "$layout: $(cat "$work/err")"
    for pdf in "$where"/*"$layout.pdf"; do
        qpdf --check "$pdf" >"$work/check" 2>&1 || fail "qpdf --check: $(cat "$work/check")"
        read_structure "$pdf"
    done
}

# contents PDF NAME OFFSET RECORD LEVELS: each section of these levels stands in the contents, and on the page that they say
contents() {
    pdftotext -enc UTF-8 "$1" - | by_page "$work/$2-"
    LC_ALL=C sed -n -e 's/^ *"\(.*\)"$/=\1/p' -e 's/^ *\(TOC\|TOCI\|Link\|Sect\)$/\1/p' "$1.structure" | sed 's/ //g; s/　//g' |
        awk '/^(TOC|TOCI|Sect|Link)$/ { inside = /^Link$/ && (held == "TOCI" || inside); held = $0; next }
            inside && match($0, /[0-9]+$/) { print substr($0, 2, RSTART - 2) "\t" substr($0, RSTART); inside = 0 }' >"$work/contents"
    sed -n "/<section level=\"\($5\)\"/{s/<title>/\n<title>/;/\n/!N;s/^.*\n *<title>\(.*\)<\/title>.*/\1/p}" "$4" | sed 's/ //g; s/　//g' >"$work/titles"
    [ "$(wc -l <"$work/titles")" -gt 5 ] || fail "$2: the titles of $4 were misread"
    while IFS= read -r title; do
        number=$(grep -F -- "$title$tab" "$work/contents" | tail -n 1 | sed "s/.*$tab//")
        [ -n "$number" ] || { fail "$2: the contents lack $title"; continue; }
        grep -qF -- "$title" "$work/$2-$((number + $3))" || fail "$2: the contents say $number for $title"
    done <"$work/titles"
}

# -- every family, and what it says ------------------------------------------------------------------------------------------
said_nothing() { [ -s "$work/err" ] && fail "$layout: messages: $(cat "$work/err")"; }
build "$work" process-sheet "$records/sheet.xml" "$records/sheet.txt"
said_nothing
build "$work" progress-table "$records/progress.xml"
said_nothing
build "$work" plan-booklet "$records/booklet.xml" "$records/booklet-fukushi.xml" "$records/booklet-kodomo.txt" "$records/booklet-anzen.xml"
said_nothing
build "$work" goal-report "$records/goals.xml"
said_nothing
# The report does not name departments; that it says so is meant.
build "$work" status-report "$records/status.xml"
grep '^[^ ]' "$work/err" | grep -v 'warning.unshown.: department “高齢福祉課”' >"$work/messages"
[ -s "$work/messages" ] && fail "status-report: messages: $(cat "$work/messages")"
[ "$(grep -c '\[unshown\]' "$work/err")" -eq 1 ] || fail "status-report does not say that it names no department"
status=$work/asagiri-r6-status-status-report.pdf booklet=$work/asagiri-r6-plan-plan-booklet.pdf
sheet=$work/asagiri-r7-sheet-process-sheet.pdf progress=$work/asagiri-r6-progress-progress-table.pdf

# -- titles: those of the documents
title() {
    pdfinfo "$1" | grep -qF -- "$2" || fail "$1 is not titled $2: $(pdfinfo "$1" | grep Title)"
}
title "$status" '第２次あさぎり市総合計画　令和６年度 実施状況報告'
title "$booklet" 'あさぎり市第２次総合計画　実施計画'
title "$sheet" 'R7取組実施プロセスシート'
title "$progress" '第２次あさぎり市総合計画 前期基本計画の進捗状況について'
title "$work/asagiri-goals-goal-report.pdf" 'あさぎり市　第２次総合計画 前期基本計画 成果目標編'

# -- the 25 rates: the one in % below each caption №N
LC_ALL=C sed -n 's/^ *"\(.*\)"$/\1/p' "$status.structure" | sed 's/ //g; s/　//g' | awk '
    /^№[0-9]+/ { no = $0; sub(/^№/, "", no); sub(/[^0-9].*/, "", no); targets = 0; next }
    /^目標値$/ { targets = 1; next }
    no != "" && targets && /^[0-9.]+%$/ { sub(/%$/, ""); print no "\t" $0; no = "" }' | sort -n >"$work/rates"
rows "$status" >"$work/rows"
mutool run "$SOURCE_DIR/tests/tools/pdf_alternatives.js" "$status" >"$work/alternatives"
band_names='100%以上 75%以上 50%以上 25%以上 0%超 0%'

# summary TSV GROUPS: the rows of the summaries: a group's name, how many indicators it has, how many in each band
summary() {
    awk -F '\t' -v tsv="$1" -v names="$band_names" '
        BEGIN { count = split(names, band, " "); while ((getline line <tsv) > 0) if (line !~ /^#/) { split(line, f, "\t"); of[f[1]] = f[6] } }
        { split($2, no, " "); delete n; for (i in no) n[of[no[i]]]++
          row = $1 "\t" split($2, no, " "); for (i = 1; i <= count; i++) row = row "\t" n[band[i]] + 0; print row }' "$2"
}
cat >"$work/groups" <<GROUPS
支えあい、健やかに暮らすまち${tab}1 2 3 4 5
子どもが育ち、学びあうまち${tab}6 7 8 9 10
働く場とにぎわいのあるまち${tab}11 12 13 14 15
安全で、自然と共に生きるまち${tab}16 17 18 19 20
市民とつくる、持続可能なまち${tab}21 22 23 24 25
健康福祉${tab}1 2 3 4
子ども教育${tab}6 7 8 9 10
産業${tab}11 12 13 14 15 24
安全環境${tab}5 16 17 18 19 20 25
行財政${tab}21 22 23
計${tab}1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25
GROUPS
if /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
    /usr/bin/python3 "$SOURCE_DIR/tests/tools/read_workbook.py" facts "${status%.pdf}.xlsx" >"$work/book"
    # a cell in % below the caption №N is its rate
    awk -F '\t' '$1 == "cell" && $6 ~ /^№/ { no = $6; sub(/^№/, "", no); sub(/[^0-9].*/, "", no) }
        $1 == "cell" && $3 == "n" && $4 == "0.0%" { printf "%s\t%.1f\n", no, $6 * 100 }' "$work/book" | sort -n >"$work/book-rates"
    [ "$(grep -c '^chart' "$work/book")" -eq 25 ] || fail "$(grep -c '^chart' "$work/book") charts in the workbook"
else
    echo "without openpyxl: the workbook was not read"
    cp "$work/rates" "$work/book-rates"
fi

# agree TSV: what differs between the publication and the expected rates and bands, a line each
agree() {
    grep -v '^#' "$1" | cut -f 1,5 >"$work/expected"
    diff "$work/expected" "$work/rates" | sed -n 's/^[<>]/rate in the PDF:&/p'
    diff "$work/expected" "$work/book-rates" | sed -n 's/^[<>]/rate in the workbook:&/p'
    grep -v '^#' "$1" | while IFS="$tab" read -r no name target actual rate band department; do
        line=$(grep -F "$tab$name。" "$work/alternatives")
        case $line in *"令和６年度$actual"*"目標値"*"$target"*"達成率$rate%"*) ;; *) echo "No.$no $name: $line" ;; esac
        grep -qxF "        <department>$department</department>" "$records/status.xml" || echo "No.$no: $department is not in the record"
        # the band's own bounds, so that a rate and a band of the expected values cannot drift apart
        awk -v r="$rate" -v b="$band" 'BEGIN { w = r >= 100 ? "100%以上" : r >= 75 ? "75%以上" : r >= 50 ? "50%以上" : r >= 25 ? "25%以上" : r > 0 ? "0%超" : "0%"
            if (w != b) print "rate " r " is not of the band " b }'
    done
    summary "$1" "$work/groups" | while IFS= read -r row; do
        grep -qF -- "$row" "$work/rows" || echo "no summary row $row"
    done
    summary "$1" "$work/groups" | while IFS="$tab" read -r name rest; do
        [ ! -s "$work/book" ] || awk -F '\t' -v name="$name" -v want="$rest" '
            $1 == "sheet" { sheet = $2 } sheet != "評価の概要" || $1 != "cell" { next }
            $2 ~ /^A[0-9]+$/ { row = substr($2, 2); have = ""; held = $6; gsub(/\\n/, "", held); next }
            held == name && $3 == "n" { have = have (have == "" ? "" : "\t") $6; if (have == want) found = 1 }
            END { if (!found) print "the workbook has no summary row " name " " want }' "$work/book"
    done
}
# What is counted by is called by its level's name, not by the level's id.
grep -q "^基本目標$tab指標数" "$work/rows" || fail "no summary is headed 基本目標"
# The charts show the reporting year and the three before it, the tables all years that somebody wrote about.
grep -F '令和８年度' "$work/alternatives" && fail "a chart shows a year after the reporting year"
agree "$rates" >"$work/differences"
[ -s "$work/differences" ] && fail "$(cat "$work/differences")"
[ "$(grep -vc '^#' "$rates")" -eq 25 ] || fail "$rates has not 25 indicators"
[ "$(grep -v '^#' "$rates" | cut -f 7 | sort -u | wc -l)" -eq 20 ] || fail "$rates has not 20 departments"

# Near misses: one rate, one band, one actual of the expected values altered.
for change in 's/82\.0/82.1/' '/^14\t/s/25%以上/50%以上/' 's/2,377/2,376/'; do
    sed "$change" "$rates" >"$work/altered.tsv"
    cmp -s "$rates" "$work/altered.tsv" && fail "$change alters nothing"
    agree "$work/altered.tsv" >"$work/differences"
    [ -s "$work/differences" ] || fail "$change is not noticed"
done

# -- contents: folios begin after the cover and the contents themselves ----------------------------------------------------------
contents "$status" report 3 "$records/status.xml" '章\|節\|事業\|個別事業'
# A chapter of the contents that does not fit is not torn: it begins the next page.
head -n 1 "$work/report-3" | grep -q '^市民とつくる、持続可能なまち22' || fail "contents: page iii begins with $(cut -c 1-60 "$work/report-3")"
contents "$booklet" booklet 2 "$records/booklet.xml" '章\|節\|基本目標'

# -- 再掲: a card that leaves everything out carries its original's content; in the matrix both stand with their pages ------------
text=$(pdftotext -raw -enc UTF-8 "$booklet" - | tr -d ' \n\f' | sed 's/　//g')
count() { printf '%s' "$text" | grep -oF -- "$1" | wc -l; }
[ "$(count '介護の要る人が過ごせる避難先を、')" -eq 2 ] || fail "the overview of 1-2-1 does not stand on both cards"
[ "$(count '協定の締結（再掲）')" -ge 1 ] || fail "the activity 4-1-1/2 does not say （再掲）"
rows "$booklet" >"$work/booklet-rows"
for row in "1-2-1福祉避難所の協定を広げる取組$tab$tab●" "4-1-2福祉避難所の協定を広げる取組（再掲）$tab$tab●"; do
    line=$(grep -F -- "$row" "$work/booklet-rows")
    page=${line##*"$tab"}
    grep -qF '介護の要る人が過ごせる' "$work/booklet-$((${page:-0} + 2))" || fail "matrix: $row: page $page"
done
mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$progress" | grep -q '通いの場づくり（再掲）' || fail "the progress table lacks （再掲）"

# -- counts of marks, recomputed from the records ---------------------------------------------------------------------------------
awk '/<section level="施策の方向性"/ { n++ } /<mark / { next } /<evaluation / { m = $0; sub(/^[^>]*>/, "", m); sub(/<.*/, "", m); count[n, m]++ }
    END { for (i = 1; i <= n; i++) print count[i, "◎"] + 0, count[i, "〇"] + 0, count[i, "△"] + 0, count[i, "×"] + 0 }' "$records/progress.xml" >"$work/counts"
LC_ALL=C sed -n 's/^ *"\(.*\)"$/\1/p' "$progress.structure" | sed -n '/施策の方向性別の評価数/,/施策項目/p' | grep -x '[0-9]*' | paste -d ' ' - - - - >"$work/have"
diff "$work/counts" "$work/have" >"$work/diff" || fail "counts of marks: $(cat "$work/diff")"
qpdf --qdf --object-streams=disable "$sheet" - | LC_ALL=C grep -a -o 'MCID [0-9]*/ActualText <feff219[278]>' | sed 's/MCID [0-9]*.//' | sort | uniq -c | tr -s ' ' >"$work/marks"
iconv -f CP932 -t UTF-8 "$records/sheet.txt" >"$work/sheet.txt" || fail "sheet.txt is not CP932"
for mark in 2197:右上 2192:→ 2198:右下; do
    want=$(($(grep -c "^進捗度：${mark#*:}\$" "$work/sheet.txt") + 1))
    grep -q "^ $want ActualText <feff${mark%:*}>" "$work/marks" || fail "${mark#*:} is not said $want times: $(cat "$work/marks")"
done

# -- the departments' files in any other order ------------------------------------------------------------------------------------
for order in "booklet-anzen.xml booklet-kodomo.txt booklet-fukushi.xml booklet.xml" "booklet-kodomo.txt booklet.xml booklet-anzen.xml booklet-fukushi.xml"; do
    set --
    for part in $order; do set -- "$@" "$records/$part"; done
    build "$work/other" plan-booklet "$@"
    said_nothing
    cmp "$booklet" "$work/other/${booklet##*/}" || fail "another booklet from $order"
done
build "$work/other" process-sheet "$records/sheet.txt" "$records/sheet.xml"
for file in "$sheet" "${sheet%.pdf}.xlsx"; do
    cmp "$file" "$work/other/${file##*/}" || fail "another ${file##*/} when the text comes first"
done

# -- text to XML, to text and back ------------------------------------------------------------------------------------------------
convert() { "$SHINCHOKU" convert --lang en "$@" >/dev/null 2>"$work/err" || fail "convert $*: $(cat "$work/err")"; }
for text in sheet booklet-kodomo; do
    convert --to xml -o "$work/$text-1.xml" "$records/$text.txt"
    convert --to text --to-encoding CP932 -o "$work/$text-2.txt" "$work/$text-1.xml"
    convert --to xml -o "$work/$text-3.xml" "$work/$text-2.txt"
    cmp "$work/$text-1.xml" "$work/$text-3.xml" || fail "$text.txt does not come back from XML"
    [ "$(grep -c '<initiative' "$work/$text-1.xml")" -ge 2 ] || fail "$text.txt was misread"
done
exit $failed
