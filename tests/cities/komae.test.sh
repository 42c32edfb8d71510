#!/bin/sh
# The booklet of Komae's record: contents, policy tree (35 rows) and department matrix (92 rows) agree with the record and
# with the pages where the cards stand; targets as expected; a 再掲 card that holds next to nothing carries its original.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
. "$SOURCE_DIR/tests/tools/city_test.sh"
records=$shared/records
[ -r "$records/komae.xml" ] || skip "$records is not there"
need pdfinfo pdftotext qpdf mutool
bare() { tr -d ' \t\f\r' | sed 's/　//g'; }

build() { "$SHINCHOKU" build --lang en --numerals as-written -l plan-booklet -o "$1" "$2" >/dev/null 2>"$work/err"; }
build "$work" "$records/komae.xml" || fail "build"
[ -s "$work/err" ] && fail "messages: $(cat "$work/err")"
pdf=$work/komae-r6-plan-booklet.pdf
qpdf --check "$pdf" >"$work/check" 2>&1 || fail "qpdf --check: $(cat "$work/check")"
read_structure "$pdf"
rows "$pdf" >"$work/rows"

# -- what the record says ---------------------------------------------------------------------------------------------------
# initiative: id, title, departments of its activities and its own, 施策; marks by 施策
awk '
    function value(name, m) { if (match($0, name "=\"[^\"]*\"")) { m = substr($0, RSTART, RLENGTH - 1); sub(/^[^"]*"/, "", m); return m } return "" }
    function text(m) { m = $0; sub(/^[^>]*>/, "", m); sub(/<.*/, "", m); gsub(/ /, "", m); gsub(/　/, "", m); return m }
    /<section level="施策"/ { policy = value("no"); wait = 1; next }
    wait && /<title>/ { print "policy\t" policy "\t" text(); wait = 0 }
    /<initiative/ { id = value("id"); again = /reprint-of/; name = 1; departments = "" }
    name && /<title>/ { title = text(); name = 0 }
    id && /<activity/ { in_activity = 1; print "activity\t" policy "\t" id }
    in_activity && /<title>/ { print "last\t" policy "\t" id "\t" text() ; }
    id && /<department>/ { print "department\t" id "\t" text() }
    id && /<marks>/ { line = $0; while (match(line, /tag="[^"]*" symbol="[^"]*"/)) { m = substr(line, RSTART, RLENGTH); line = substr(line, RSTART + RLENGTH)
        split(m, f, "\""); print "mark\t" policy "\t" f[2] "\t" f[4] } }
    /<\/activity>/ { in_activity = 0 }
    /<\/initiative>/ { print "initiative\t" id "\t" title "\t" policy; id = "" }' "$records/komae.xml" >"$work/record"
[ "$(grep -c '^policy' "$work/record")" -eq 35 ] && [ "$(grep -c '^initiative' "$work/record")" -eq 92 ] || fail "the record was misread"

# -- where the cards stand: folio of every card ---------------------------------------------------------------------------------
pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
pdftotext -enc UTF-8 "$pdf" - | by_page "$work/page-"
pdftotext -y 780 -x 0 -W 700 -H 40 -enc UTF-8 "$pdf" - | by_page "$work/foot-"
offset=
while IFS="$tab" read -r kind id title policy; do
    [ "$kind" = initiative ] || continue
    found=
    for page in $(grep -lF -- "$title" "$work"/page-* | sed 's/.*page-//' | sort -n); do
        grep -q '①事業概要' "$work/page-$page" && grep -qE "(^|[^0-9-])$id([^0-9-]|\$)" "$work/page-$page" && { found=$page; break; }
    done
    [ -n "$found" ] || { fail "no card of $id $title"; continue; }
    printf '%s\t%s\t%s\n' "$id" "$policy" "$found" >>"$work/cards"
done <"$work/record"
first=$(sed -n 's/^1-1-1\t[^\t]*\t//p' "$work/cards")
printed=$(grep -E "(^|$tab)1-1-1[^0-9]" "$work/rows" | awk -F '\t' '{ print $NF }' | head -n 1)
offset=$((first - printed))
[ $offset -gt 0 ] || fail "the first card stands on page $first, the matrix says $printed"
# The folio that is printed on each page of cards is what the references count.
for page in $(cut -f 3 "$work/cards" | sort -un); do
    grep -qx $((page - offset)) "$work/foot-$page" ||
        fail "page $page is not numbered $((page - offset))"
done

# -- department matrix: 92 rows, ● under each department, page of the card ---------------------------------------------------------
departments=$(sed -n 's/^    <department id="\([^"]*\)".*/\1/p' "$records/komae.xml")
grep -E "(^|$tab)[0-9]+-[0-9]+-[0-9]+[^0-9-][^$tab]*($tab[●]?){8}$tab[0-9]+$" "$work/rows" >"$work/matrix"
[ "$(wc -l <"$work/matrix")" -eq 92 ] || fail "the department matrix has $(wc -l <"$work/matrix") rows"
while IFS="$tab" read -r kind id title policy; do
    [ "$kind" = initiative ] || continue
    row=$(grep -F -- "$id$title" "$work/matrix" | head -n 1)
    [ -n "$row" ] || { fail "the matrix lacks $id $title"; continue; }
    want=
    for department in $departments; do
        grep -qxF "department$tab$id$tab$department" "$work/record" && want="$want$tab●" || want="$want$tab"
    done
    page=$(awk -F '\t' -v id="$id" '$1 == id { print $3; exit }' "$work/cards")
    case $row in *"$want$tab$((page - offset))") ;; *) fail "matrix row of $id: $row; wanted:$want $((page - offset))" ;; esac
done <"$work/record"

# -- policy tree: 35 rows, marks of its initiatives, pages from its first card to its last -----------------------------------------
grep -E "(^|$tab)[0-9]+-[0-9]+[^0-9-][^$tab]*($tab[●★]*){4}$tab[0-9]+(-[0-9]+)?$" "$work/rows" >"$work/tree"
[ "$(wc -l <"$work/tree")" -eq 35 ] || fail "the policy tree has $(wc -l <"$work/tree") rows"
while IFS="$tab" read -r kind policy title; do
    [ "$kind" = policy ] || continue
    row=$(grep -F -- "$policy$title" "$work/tree" | head -n 1)
    [ -n "$row" ] || { fail "the tree lacks $policy $title"; continue; }
    want=
    for tag in 地 後 高 障; do
        symbol=$(awk -F '\t' -v p="$policy" -v t="$tag" '$1 == "mark" && $2 == p && $3 == t { s = s == "★" ? s : $4 } END { print s }' "$work/record")
        want="$want$tab$symbol"
    done
    range=${row##*"$tab"} from=${row##*"$tab"}
    from=${range%-*} to=${range#*-}
    case $row in *"$want$tab$range") ;; *) fail "tree row of $policy: $row; wanted:$want" ;; esac
    start=$(awk -F '\t' -v p="$policy" '$2 == p { print $3 }' "$work/cards" | sort -n | head -n 1)
    [ "$from" -eq $((start - offset)) ] || fail "$policy: the tree says $range, its first card stands on $((start - offset))"
    end=$(awk -F '\t' -v p="$policy" '$2 == p { print $3 }' "$work/cards" | sort -n | tail -n 1)
    next=$(awk -F '\t' -v p="$policy" '$2 == p { seen = 1; next } seen { print $3; exit }' "$work/cards")
    { [ $((to + offset)) -ge "$end" ] && [ $((to + offset)) -le "${next:-$pages}" ]; } ||
        fail "$policy: the tree says $range, its last card stands on $((end - offset)), the next on $((${next:-$pages} - offset))"
done <"$work/record"

# -- contents: every chapter and section with the page where its heading stands ------------------------------------------------------
LC_ALL=C sed -n -e 's/^ *"\(.*\)"$/=\1/p' -e 's/^ *\(TOC\|TOCI\|Link\|Sect\)$/\1/p' "$pdf.structure" | bare |
    awk '/^(TOC|TOCI|Sect|Link)$/ { inside = /^Link$/ && (held == "TOCI" || inside); held = $0; next }
        inside && match($0, /[0-9]+$/) { print substr($0, 2, RSTART - 2) "\t" substr($0, RSTART); inside = 0 }' >"$work/contents"
while IFS= read -r title; do
    line=$(grep -F -- "$title" "$work/contents" | head -n 1)
    number=${line##*"$tab"}
    [ -n "$number" ] || { fail "the contents lack $title"; continue; }
    grep -qF -- "$title" "$work/page-$((number + offset))" || fail "the contents say $number for $title"
done <<TITLES
$(sed -n '/<section level="\(章\|節\|基本目標\)"/{n;s/^ *<title>\(.*\)<\/title>/\1/p}' "$records/komae.xml" | bare)
TITLES

# -- targets: each activity with its indicator and the three years in a row; a reprint says so after its title ------------------------
while IFS="$tab" read -r id activity name r6 r7 r8 rest; do
    want=$(printf '%s\t%s\t%s\t%s' "$name" "$r6" "$r7" "$r8" | sed 's/ //g; s/　//g')
    title=$(printf '%s' "$activity" | bare | sed 's/^\((再掲)\|（再掲）\)\(.*\)/\2（再掲）/')
    grep -F -- "$title" "$work/rows" | grep -qF -- "$want" || fail "$id: no row $activity: $want"
done <"$records/komae-expected.tsv"

# -- a reprint that leaves everything out carries the original's content, and both say （再掲） -----------------------------------------
again=$(sed -n 's/.*<initiative id="\([^"]*\)".*reprint-of="\([^"]*\)".*/\1 \2/p' "$records/komae.xml" | head -n 1)
id=${again% *} original=${again#* }
awk -v id="$id" '$0 ~ "<initiative id=\"" id "\"" { print; getline; print; skip = 1; next }
    skip && /<\/initiative>/ { skip = 0 } !skip' "$records/komae.xml" >"$work/short.xml"
[ "$(wc -l <"$work/short.xml")" -lt "$(wc -l <"$records/komae.xml")" ] || fail "nothing was left out"
mkdir "$work/short"
build "$work/short" "$work/short.xml" || fail "build of the short reprint: $(cat "$work/err")"
overview=$(awk -v id="$original" '$0 ~ "<initiative id=\"" id "\"" { open = 1 } open && /<overview>/ { getline; sub(/^ *<p>/, ""); sub(/<.*/, ""); print; exit }' "$records/komae.xml" | bare)
pdftotext -raw -enc UTF-8 "$work/short/komae-r6-plan-booklet.pdf" - | bare | tr -d '\n' >"$work/short/text"
count() { grep -oF -- "$1" "$work/short/text" | wc -l; }
have=$(count "$overview")
[ -n "$overview" ] && [ "$have" -eq 2 ] || fail "the overview of $original stands $have times, not on its card and on that of $id"
activity=$(awk -F '\t' -v id="$original" '$1 == "last" && $3 == id { print $4; exit }' "$work/record")
{ [ -n "$activity" ] && [ "$(count "$activity")" -ge 2 ]; } || fail "the activities of $original do not stand on the card of $id"
exit $failed
