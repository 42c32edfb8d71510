#!/bin/sh
# What `init` lays out can be built at once, from its XML and from its text; a directory in use is left alone.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
export LC_ALL=C.UTF-8
"$SHINCHOKU" init --lang ja "$work/new" >"$work/said" 2>&1 || fail "init: $?: $(cat "$work/said")"
cd "$work/new" || exit 1
for file in plan.xml plan.txt README.txt layouts/base.xml layouts/README.md layouts/examples/gaiyo.xml; do
    [ -s "$file" ] || fail "no $file"
done
[ -z "$(ls -A "$work" | grep shinchoku)" ] || fail "something temporary is left: $(ls -A "$work")"
iconv -f UTF-8 -t UTF-8 README.txt >/dev/null || fail "README.txt is not UTF-8"

# A definition of the copy is used: the look that is changed there shows.
sed -i 's/#17407A/#7A1717/' layouts/base.xml
for record in plan.xml plan.txt; do
    "$SHINCHOKU" build --lang en --layout-dir layouts -o "out-$record" "$record" >said 2>&1 || fail "$record: $?"
    [ "$(wc -l <said)" -ge 3 ] || fail "$record: $(cat said)"
    grep -q "warning\|error" said && fail "$record: $(cat said)"
done
[ "$(ls out-plan.xml)" = "$(ls out-plan.txt)" ] || fail "the two records make different publications"
"$SHINCHOKU" build -l plan-booklet -o shipped plan.xml >said 2>&1 || fail "the shipped layouts: $?: $(cat said)"
cmp -s shipped/hajime-r7-plan-booklet.pdf out-plan.xml/hajime-r7-plan-booklet.pdf && fail "layouts/ is not used"
# The text says the same as the XML, apart from the scale, which text does not hold and the booklet does not show.
cmp out-plan.xml/hajime-r7-plan-booklet.pdf out-plan.txt/hajime-r7-plan-booklet.pdf || fail "two different booklets"
"$SHINCHOKU" convert --to csv plan.xml -o xml.csv && "$SHINCHOKU" convert --to csv plan.txt -o txt.csv || fail "convert: $?"
cmp xml.csv txt.csv || fail "plan.xml and plan.txt have different values"
"$SHINCHOKU" convert --to text plan.xml -o xml.txt 2>/dev/null || fail "convert: $?"
"$SHINCHOKU" convert --to xml plan.txt -o a.xml && "$SHINCHOKU" convert --to xml xml.txt -o b.xml || fail "convert: $?"
cmp a.xml b.xml || fail "plan.xml and plan.txt say different things"

# Not empty: left alone. Empty: filled.
before=$(ls -laR "$work/new")
"$SHINCHOKU" init --lang en "$work/new" >"$work/said" 2>&1
[ $? -eq 4 ] || fail "a directory in use was not refused"
grep -q 'directory-filled' "$work/said" || fail "$(cat "$work/said")"
[ "$before" = "$(ls -laR "$work/new")" ] || fail "a directory in use was changed"
mkdir "$work/empty" && (cd "$work/empty" && "$SHINCHOKU" init . >/dev/null) || fail "an empty directory was not filled"
[ -s "$work/empty/plan.xml" ] || fail "no plan in the empty directory"
"$SHINCHOKU" init >/dev/null 2>&1
[ $? -eq 2 ] || fail "no directory: not a usage error"
"$SHINCHOKU" init "$work/no/such/place" >/dev/null 2>&1
[ $? -eq 4 ] || fail "a directory that cannot be made"
exit $failed
