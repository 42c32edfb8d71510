#!/bin/sh
# A table in prose with more columns than are set says so, with its place, in both languages; the rest is built.
. "$SOURCE_DIR/tests/tools/shell_test.sh"

{
    echo '<plan xmlns="urn:shinchoku:plan:1" id="wide"><meta><title>広い表の計画</title></meta>'
    echo '<section level="目標" no="1"><title>広い表</title><table><row>'
    i=0
    while [ $i -lt 130 ]; do
        printf '<cell>%d</cell>' $i
        i=$((i + 1))
    done
    echo '</row></table></section></plan>'
} >"$work/wide.xml"

"$SHINCHOKU" build -l goal-report --lang ja -o "$work" "$work/wide.xml" >/dev/null 2>"$work/ja"
[ $? -eq 1 ] || { echo "exit code"; cat "$work/ja"; exit 1; }
grep -q 'wide.xml:3:.*エラー\[table-columns\].*上限 128 列' "$work/ja" || { cat "$work/ja"; exit 1; }
"$SHINCHOKU" build -l goal-report --lang en -o "$work" "$work/wide.xml" >/dev/null 2>"$work/en"
grep -q 'error\[table-columns\].*limit 128' "$work/en" || { cat "$work/en"; exit 1; }
[ -s "$work/wide-goal-report.pdf" ] || { echo "no PDF"; exit 1; }

# More cells than 16 bits count.
{
    echo '<plan xmlns="urn:shinchoku:plan:1" id="wider"><meta><title>とても広い表の計画</title></meta>'
    echo '<section level="目標" no="1"><title>とても広い表</title><table><row>'
    awk 'BEGIN { for (i = 0; i < 65537; i++) printf "<cell>%d</cell>", i }'
    echo '</row></table></section></plan>'
} >"$work/wider.xml"
"$SHINCHOKU" build -l goal-report --lang en -o "$work" "$work/wider.xml" >/dev/null 2>"$work/en"
grep -q 'error\[table-columns\].*limit 128' "$work/en" || { cat "$work/en"; exit 1; }
[ -s "$work/wider-goal-report.pdf" ]
