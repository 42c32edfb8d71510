#!/bin/sh
# Every kind of thing that a goal report prints (boxes, 【現状】, nested lists, tables with a note, diagrams, a contact box) and
# every kind of row of a progress table (strands, 新, 再掲, empty years, several departments, no overview), in records of the
# project's own: all texts come out, in the record's order.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
need mutool qpdf

# build LAYOUT RECORD: the PDF of the record, named in $pdf, and what a reader of its structure gets, in $work/text
build() {
    "$SHINCHOKU" build --lang en --numerals as-written -l "$1" -o "$work" "$SOURCE_DIR/tests/cities/records/$2.xml" >/dev/null 2>"$work/err" ||
        fail "build: $(cat "$work/err")"
    [ -s "$work/err" ] && fail "$2: messages: $(cat "$work/err")"
    pdf=$work/$2-$1.pdf
    qpdf --check "$pdf" >"$work/check" 2>&1 || fail "qpdf --check: $(cat "$work/check")"
    mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$pdf" | LC_ALL=C sed -n 's/^ *"\(.*\)"$/\1/p' | tr -d ' \n' | sed 's/　//g' >"$work/text"
}

# in_order FILE: each line of the input stands in the file (one long line) after the line before
in_order() {
    rest=$(cat "$1")
    while IFS= read -r text; do
        case $rest in
        *"$text"*) rest=${rest#*"$text"} ;;
        *) grep -qF -- "$text" "$1" && fail "out of order: $text" || fail "missing: $text" ;;
        esac
    done
}

build goal-report goal-structures
in_order "$work/text" <<'TEXTS'
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

cat >"$work/rows" <<'TEXTS'
青葉市みんなで支える計画の進捗について
施策の方向性別の評価数
集いの場づくり1110
もの忘れと暮らすまち0201
今後の事業計画R5～R7年度
集いの場づくり
身近な集いの場
歩いて行ける集いの場
住む人が自ら開く場を増やす
長寿
短期
サロンを開く（41地区、118箇所）
サロンを開く（41地区、121箇所）喫茶の日を設ける
サロンを開く（41地区、77箇所）
サロンを開く（41地区、109箇所）
サロンを開く（41地区の予定）
続けて開く〇
集い茶屋を月２回→３回に増やす。36会場で240回
集い茶屋を36会場で163回（12月末現在）―
集い茶屋を33会場で95回(8月末現在）※休んだ会場から順に再開
回数を元に戻す△
新
活躍の窓口
・相談員が活動の場を紹介する窓口を開く・実践した例を集めて知らせる
長寿産業長期
窓口を開く（本庁舎３日間、南分館２日間計５日間）
・窓口を開く予定・集いの講座を予定
窓口を常に開く◎
もの忘れと暮らすまち
５－１
早く気づく仕組み受診と訪問
もの忘れ検診
受けた人を次の支援につなげる
健康
検診を行う（2,180名、31.4％）
検診を行う（2,305名、32.0％）－
検診を行う（1,967名、27.8％）
検診を受けられる医院を増やす
（人の数に合わせて医院を増やす。）〇
訪問の班を置く―
長寿健康地域中期
班を圏域（12箇所）ごとに置く。実58人―
班を圏域（14箇所）ごとに置く
R5.4～四つの働きを本格的に始める〇
５－２
正しく知る機会
歩いて行ける集いの場（再掲）
住む人が自ら開く場を増やす
サロンを開く（41地区、118箇所）
集い茶屋を33会場で95回(8月末現在）※休んだ会場から順に再開
市民による後見の準備
学ぶ場を設け、続けて育てる
まだ早いと判断した―
改めて考える×
TEXTS
build progress-table progress-structures
in_order "$work/text" <"$work/rows"
if /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
    /usr/bin/python3 "$SOURCE_DIR/tests/tools/read_workbook.py" facts "${pdf%.pdf}.xlsx" >"$work/facts"
    awk -F '\t' '$1 == "cell" { gsub(/\\n/, "", $6); printf "%s", $6 }' "$work/facts" | tr -d ' ' | sed 's/　//g' >"$work/cells"
    in_order "$work/cells" <"$work/rows"
else
    echo "without openpyxl: the workbook was not read"
fi
exit $failed
