#!/bin/sh
# Next year's records fit the schema, say what this year's said where they must, and build with every page reference right.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
export LC_ALL=C.UTF-8
# roll RECORD NAME: rolls it on, checks the result against the schema, and that what must stay has stayed.
roll() {
    "$SHINCHOKU" roll --lang en "$1" -o "$work/$2.xml" >"$work/said" 2>&1 || fail "$1: $?: $(cat "$work/said")"
    xmllint --noout --relaxng "$SOURCE_DIR/input/schema/plan.rng" "$work/$2.xml" 2>"$work/said" || fail "$1: $(cat "$work/said")"
    "$SHINCHOKU" convert --to xml "$1" -o "$work/before.xml" 2>/dev/null || fail "$1: convert: $?"
    for kept in target title overview department activity name; do
        [ "$(grep -c "<$kept[ >]" "$work/before.xml")" = "$(grep -c "<$kept[ >]" "$work/$2.xml")" ] || fail "$1: <$kept> did not stay"
    done
    grep -q '<target' "$work/before.xml" && {
        grep '<target' "$work/before.xml" >"$work/a" && grep '<target' "$work/$2.xml" | cmp - "$work/a" || fail "$1: targets differ"
    }
    grep -n ' page="\| new="\| progress="\|<published>\|<as-of>' "$work/$2.xml" && fail "$1: that should be gone"
}

# booklet NAME ID ENTRIES ROWS: the rolled plan as a booklet with so many lines of contents and rows of the matrix, all with
# the pages where things stand.
booklet() {
    "$SHINCHOKU" build --lang en -l plan-booklet -o "$work/out" "$work/$1.xml" >"$work/said" 2>&1
    [ $? -le 1 ] || fail "$1: build: $(cat "$work/said")"
    grep 'error\[' "$work/said" && fail "$1: errors"
    found=$(pdftotext -layout "$work/out/$2-plan-booklet.pdf" - | awk -f "$SOURCE_DIR/tests/command/pages/references.awk")
    [ "$found" = "$3 entries, $4 rows" ] || fail "$1: $found, not $3 entries, $4 rows"
}

roll "$SOURCE_DIR/input/samples/midorino-r6-status.xml" status
roll "$SOURCE_DIR/input/samples/midorino-r7-sheet.txt" sheet
roll "$SOURCE_DIR/input/samples/starter/plan.xml" starter
roll "$SOURCE_DIR/tests/command/parts/plan.xml" parts
booklet starter hajime-r8 1 0
"$SHINCHOKU" build --lang en -o "$work/out" "$work/status.xml" "$work/sheet.xml" >"$work/said" 2>&1 || fail "build: $?: $(cat "$work/said")"

# A plan with a matrix of departments, in a chapter of its own before the cards.
sed 's|<levels>|&<level id="章">章</level>|
     s|<scales>|<departments><department id="福祉課">福祉課</department><department id="健康課">健康課</department><department id="広報課">広報課</department></departments>&|
     s|<section level="基本目標" no="1">|<section level="章" no="1" page="3"><title>関連事業と担当課</title></section>\n&|' \
    "$SOURCE_DIR/input/samples/starter/plan.xml" >"$work/chapters.xml"
roll "$work/chapters.xml" chapters-next
booklet chapters-next hajime-r8 2 3

# Twice on: the year after next.
roll "$work/starter.xml" starter-again
grep -q '<year>令和９年度</year>' "$work/starter-again.xml" || fail "two years on: $(grep '<year>' "$work/starter-again.xml")"
booklet starter-again hajime-r9 1 0

# Records that exist, this year's above all, are not written over.
cp "$work/starter.xml" "$work/kept.xml"
"$SHINCHOKU" roll "$work/starter.xml" -o "$work/starter.xml" >"$work/said" 2>&1
[ $? -eq 4 ] && cmp "$work/starter.xml" "$work/kept.xml" || fail "the record was written over: $(cat "$work/said")"
"$SHINCHOKU" roll "$SOURCE_DIR"/input/samples/midorino-r[67]* -o "$work/both.xml" 2>"$work/said"
[ $? -eq 2 ] && grep -q 'roll-several' "$work/said" && [ ! -e "$work/both.xml" ] || fail "two plans: $(cat "$work/said")"
printf '<plan xmlns="urn:shinchoku:plan:1" id="x"><p>文</p></plan>' >"$work/yearless.xml"
"$SHINCHOKU" roll "$work/yearless.xml" -o "$work/none.xml" 2>"$work/said"
[ $? -eq 3 ] && grep -q 'roll-no-year' "$work/said" && [ ! -e "$work/none.xml" ] || fail "no year: $(cat "$work/said")"
"$SHINCHOKU" roll "$work/absent.xml" -o "$work/none.xml" 2>/dev/null
[ $? -eq 3 ] || fail "no such record"
"$SHINCHOKU" roll "$SOURCE_DIR/input/samples/starter/plan.txt" 2>/dev/null | xmllint --noout - || fail "to standard output"

if [ -r "$shared/records/komae.xml" ]; then
    roll "$shared/records/komae.xml" komae
    booklet komae komae-r7 17 92
    for plan in kawanishi kanazawa-1-4 takamatsu hiratsuka-4; do
        roll "$shared/records/$plan.xml" $plan
    done
else
    echo "without $shared: the real records were not rolled"
fi
exit $failed
