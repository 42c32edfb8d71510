#!/bin/sh
# Every kind of thing that a goal report prints (boxes, 【現状】, nested lists, tables with a note, diagrams, a contact box),
# in a record of the project's own: all texts come out, in the record's order.
set -u
for tool in pdfinfo qpdf; do
    command -v $tool >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failures=0
fail() { printf 'not ok: %s\n' "$1"; failures=$((failures + 1)); }

"$SHINCHOKU" build --lang en --numerals as-written -l goal-report -o "$work" "$SOURCE_DIR/tests/records/goal-structures.xml" >/dev/null 2>"$work/err" ||
    fail "build: $(cat "$work/err")"
pdf=$work/goal-structures-goal-report.pdf
qpdf --check "$pdf" >"$work/check" 2>&1 || fail "qpdf --check: $(cat "$work/check")"
pdfinfo -enc UTF-8 -struct-text "$pdf" | LC_ALL=C sed -n 's/^ *"\(.*\)"$/\1/p' | tr -d ' \n' | sed 's/　//g' >"$work/text"
rest=$(cat "$work/text")
while IFS= read -r text; do
    case $rest in
    *"$text"*) rest=${rest#*"$text"} ;;
    *) grep -qF -- "$text" "$work/text" && fail "out of order: $text" || fail "missing: $text" ;;
    esac
done <<'TEXTS'
目標５育ちを支える場の整備
国の指針から
身近な地域に、相談と療育の場を少なくとも一つ置くものとする。
本市は、次の二つを定めて取り組みます。
●療育の場の設置
●相談の体制づくり
成果目標１療育の場の設置
【現状】
市内には、療育の場が一か所あります。
【成果目標】
二か所目を南部に置きます。
活動指標１こども部会の運営
部会の構成は次の図のとおりです。
こども部会
幼児の分科会
学齢の分科会
家族から相談
担当者が訪問
支援会議を開催
問合せ先
こども支援課
電話番号：000-000-0000
１総合的な相談
（１）窓口の一本化
受付をひとつの窓口にまとめます。
（２）夜間の受付
２権利を守る取組
項目活動指標
訪問による助言の件数年１２件以上
専門員の配置数２人
令和５年度の実績は、訪問による助言が年９件でした。
巡回相談
サービスの内容園を訪ね、職員に助言します。
活動指標年に二巡します。
実績は、資料編12ページ参照
TEXTS
[ "$failures" -eq 0 ]
