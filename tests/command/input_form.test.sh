#!/bin/sh
# Forms for departments: protected, writable where they should be and only there, with lists, last year's values beside;
# what is written in them comes back as records.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
export LC_ALL=C.UTF-8
/usr/bin/python3 -c 'import openpyxl' 2>/dev/null || {
    echo "without openpyxl workbooks cannot be looked into"
    exit 77
}
form() {
    /usr/bin/python3 "$SOURCE_DIR/tests/tools/input_form.py" "$@"
}
# forms WHERE OPTION… RECORD
forms() {
    where=$work/$1
    shift
    "$SHINCHOKU" build --lang en -l input-form -o "$where" "$@" >"$where.said" 2>&1
    [ $? -le 1 ] && ! grep -q 'error\[' "$where.said" || fail "$*: $(cat "$where.said")"
    for each in "$where"/*.xlsx; do
        found=$(form check "$each")
        [ -z "$found" ] || fail "$each: $found"
    done
}
samples=$SOURCE_DIR/input/samples

# A file for each department, with its own initiatives and those that it shares; nothing else, and nobody's are not lost.
forms starter "$samples/starter/plan.xml"
[ "$(ls "$work/starter" | tr '\n' ' ')" = "hajime-r7-input-form-健康課.xlsx hajime-r7-input-form-広報課.xlsx hajime-r7-input-form-福祉課.xlsx " ] ||
    fail "files: $(ls "$work/starter")"
[ "$(form names "$work/starter/hajime-r7-input-form-健康課.xlsx")" = "出張相談の日" ] || fail "健康課 has other initiatives"
[ "$(form names "$work/starter/hajime-r7-input-form-福祉課.xlsx" | wc -l)" = 2 ] || fail "福祉課 has other initiatives"
forms asked --department 広報課 "$samples/starter/plan.xml"
[ "$(ls "$work/asked")" = "hajime-r7-input-form-広報課.xlsx" ] || fail "--department: $(ls "$work/asked")"
sed '0,/<department>福祉課<\/department>/s///' "$samples/starter/plan.xml" >"$work/nobodys.xml"
forms nobodys "$work/nobodys.xml"
[ "$(form names "$work/nobodys/hajime-r7-input-form.xlsx" | wc -l)" = 3 ] || fail "an initiative without a department is lost"
# What is already known stands in the cells.
form values "$work/starter/hajime-r7-input-form-健康課.xlsx" | grep -q '９月までに31件' || fail "this year's text is not there"
# Without -l no forms are made: they are not for the public.
"$SHINCHOKU" build -o "$work/public" "$samples/starter/plan.xml" >/dev/null 2>&1
ls "$work/public" | grep -q input-form && fail "forms were made without being asked for"

# After the roll: blank, and last year's words and numbers greyed beside.
"$SHINCHOKU" roll "$samples/midorino-r6-status.xml" -o "$work/next.xml" >/dev/null || fail "roll: $?"
forms next --previous "$samples/midorino-r6-status.xml" "$work/next.xml"
book=$work/next/midorino-r7-input-form.xlsx
[ -z "$(form values "$book")" ] || fail "not blank: $(form values "$book")"
form muted "$book" >"$work/muted"
for last in 26441 目標の25,500件を上回りました 記録の方法を見直します; do
    grep -q "$last" "$work/muted" || fail "last year's $last is not there"
done
forms alone "$work/next.xml"
form muted "$work/alone/midorino-r7-input-form.xlsx" | grep -q 25,500 && fail "words of last year without its records"

# Strands of years, the evaluation from its scale.
cat >"$work/strands.xml" <<'END'
<plan xmlns="urn:shinchoku:plan:1" id="strands"><meta><title>進みぐあい</title><year>R6</year></meta>
<scales><scale id="evaluation" name="Ｒ５評価"><mark symbol="◎">進んだ</mark><mark symbol="△">これから</mark></scale></scales>
<initiative id="1"><title>見守り</title><department>福祉課</department><overview><p>声をかける。</p></overview>
<strand><entry year="R5"><p>百人に声をかけた。</p></entry><entry year="R6"/><evaluation year="R5"/></strand>
<strand><entry year="R5"><p>電話をした。</p></entry><evaluation year="R5">◎</evaluation></strand></initiative></plan>
END
forms strands "$work/strands.xml"
form muted "$work/strands/strands-input-form-福祉課.xlsx" | grep -q 百人に声をかけた || fail "last year's entry is not there"

# Filled in, saved as CSV, and read back.
# reads_back FORM: the records of the filled form, in $work/back.xml
reads_back() {
    form fill "$1" "$work/filled.xlsx" || fail "fill: $?"
    (cd "$work" && rm -f filled*.csv && soffice --headless "-env:UserInstallation=file://$work/office" --convert-to \
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' filled.xlsx >/dev/null 2>&1)
    rm -f "$work"/filled-選択肢.csv # what the lists offer is no record
    "$SHINCHOKU" convert --lang en --to xml "$work"/filled*.csv -o "$work/back.xml" >"$work/said" 2>&1 || fail "read back: $?"
    [ -s "$work/said" ] && fail "read back: $(cat "$work/said")"
}
# has COUNT PATTERN
has() {
    [ "$(grep -c "$2" "$work/back.xml")" = "$1" ] || fail "$(grep -c "$2" "$work/back.xml") × $2, not $1"
}
if command -v soffice >/dev/null; then
    reads_back "$work/starter/hajime-r7-input-form-福祉課.xlsx"
    has 1 'id="hajime-r7"'
    has 2 '<initiative id="1-1-[12]"'
    has 2 '<status year="令和７年度" progress="↘">'
    has 2 '<p>進捗状況及び課題を書いた。</p>'
    has 2 '<p>・二行目</p>'
    has 2 '<actual year="R7">[0-9]*0件</actual>'
    has 2 '<activity '
    has 0 '<goal'
    reads_back "$book"
    has 4 '<note name="主な取組">'
    has 4 '<p>達成度評価を書いた。</p>'
    has 7 '<actual year="R7">'
    has 0 26441
    reads_back "$work/strands/strands-input-form-福祉課.xlsx"
    has 2 '<entry year="R6">'
    has 2 '<evaluation year="[RＲ][5５]">△</evaluation>'
else
    echo "without LibreOffice filled forms were not read back"
fi

if [ -r "$shared/records/komae.xml" ]; then
    for plan in komae kawanishi kanazawa-1-4 takamatsu; do
        forms $plan "$shared/records/$plan.xml"
    done
    [ "$(ls "$work/komae" | wc -l)" = 8 ] || fail "komae: $(ls "$work/komae")"
else
    echo "without $shared: no forms of the real records"
fi
exit $failed
