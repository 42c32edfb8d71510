#!/bin/sh
# Layouts that nobody would ask for, through the whole program: every record of test_pathological makes a PDF in time, with
# every character, and the finding it deserves stands beside its place.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
need pdftotext mutool
fc-list 2>/dev/null | grep -q 'BIZ UDGothic' || skip "BIZ UDGothic is not installed"
"$BINARY_DIR/tests/test_pathological" --write "$work" >"$work/list" || exit 1
while read -r name written letters rule; do
    timeout 20 "$SHINCHOKU" build --lang en --layout-dir "$SOURCE_DIR/tests/command/pathological" -l prose -o "$work/out" \
        "$work/$name.xml" >"$work/log" 2>&1
    code=$?
    [ $code -le 1 ] || fail "$name: exit code $code"
    [ -s "$work/out/$name.pdf" ] || { fail "$name: no PDF"; cat "$work/log"; continue; }
    # What is drawn: what is repeated on every page comes on top of what was written. What is heard: exactly that, a figure by
    # its alternative text.
    pdftotext "$work/out/$name.pdf" "$work/text"
    found=$(grep -o 字 "$work/text" | wc -l)
    [ "$found" -ge "$written" ] || [ "$name" = many-years ] || fail "$name: $found of $written characters drawn"
    mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$work/out/$name.pdf" >"$work/text" || fail "$name: pdf_text.js"
    mutool run "$SOURCE_DIR/tests/tools/pdf_alternatives.js" "$work/out/$name.pdf" >"$work/alternatives"
    [ "$name" = many-years ] && mv "$work/alternatives" "$work/text"
    found=$(grep '^ *"\|^Figure' "$work/text" | grep -o 字 | wc -l)
    [ "$found" -eq "$written" ] || fail "$name: $found of $written characters heard"
    found=$(grep '^ *"' "$work/text" | grep -o w | wc -l)
    [ "$found" -eq "$letters" ] || fail "$name: $found of $letters letters heard"
    mutool run "$SOURCE_DIR/tests/tools/pdf_structure.js" "$work/out/$name.pdf" >"$work/structure" 2>&1 ||
        fail "$name: $(grep -v '^ok' "$work/structure")"
    [ "$rule" = - ] || grep -Eq "^$work/$name\.xml:[0-9]+:[0-9]+: [a-z]+\[$rule\]" "$work/log" || fail "$name: no $rule"
done <"$work/list"

# Nothing to show: said, and no file left.
printf '<plan xmlns="urn:shinchoku:plan:1" id="none"><meta><title>計画</title></meta></plan>\n' >"$work/none.xml"
"$SHINCHOKU" build --lang en -l status-report -o "$work/none" "$work/none.xml" >"$work/log" 2>&1
[ $? -eq 1 ] && grep -q 'nothing-to-show' "$work/log" || fail "nothing to show"
[ -z "$(ls "$work/none" 2>/dev/null)" ] || fail "nothing to show: $(ls "$work/none")"

# A row parted because of its name, beside words in two weights: where they are said to go on they are one text.
cat >"$work/tall.xml" <<XML
<plan xmlns="urn:shinchoku:plan:1" id="tall"><section level="施策" no="1" id="s"><title>歩道と車道</title>
<initiative id="1"><title>$(awk 'BEGIN { for (i = 0; i < 9000; i++) printf "W" }')</title><department>道路課</department>
<overview><p>橋を架けなおします。</p><table widths="1 2"><caption>橋の長さ</caption><row><cell head="col">橋</cell><cell head="col">長さ</cell></row><row><cell>北橋</cell><cell>12メートル</cell></row></table>
<diagram kind="tree" alt="持ち場"><node text="町"><node text="道路課"/></node></diagram></overview><strand><entry year="R6"><p>直した</p></entry><evaluation year="R6">Ａ</evaluation></strand></initiative></section></plan>
XML
"$SHINCHOKU" build --lang en -l progress-table -o "$work/tall" "$work/tall.xml" >"$work/log" 2>&1
[ $? -le 1 ] && [ -s "$work/tall/tall-progress-table.xlsx" ] || fail "a tall name: $(tail -n 3 "$work/log" | cut -c 1-300)"
exit $failed
