#!/bin/sh
# What pages begin to count with, what lists offer, what a document is called, and what no page and no cell can hold.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
need pdftotext pdfinfo unzip python3

# plan ATTRIBUTES CONTENT
plan() {
    printf '<plan xmlns="urn:shinchoku:plan:1" id="sakura" %s>%s</plan>\n' "$1" "$2" >"$work/plan.xml"
}
# layout OUTPUTS CONTENT
layout() {
    printf '<layout xmlns="urn:shinchoku:layout:1" name="own" extends="base" outputs="%s">%s</layout>\n' "$1" "$2" >"$work/own.xml"
}
# build OPTION…: its exit code in $code, what it said in $work/said
build() {
    rm -rf "$work/out"
    "$SHINCHOKU" build --lang en -l own --layout-dir "$work" -o "$work/out" "$@" "$work/plan.xml" >"$work/made" 2>"$work/said"
    code=$?
}
meta='<meta><title>さくら町の計画</title><issuer>さくら町</issuer><year>令和7年度</year></meta>'
three='<initiative id="a"><title>朝の体操</title></initiative><initiative id="b"><title>昼の朗読</title></initiative><initiative id="c"><title>夜の見回り</title></initiative>'

# -- folios: 1, the plan's, the command's; covers and roman pages keep their own ---------------------------------------
layout pdf '<page name="front" numbered="no"/><page name="roman" folio="roman"><running top="790pt"><left>f<folio/>f</left></running></page>
<page name="plain"><running top="790pt"><left>f<folio/>f of <page-count/></left></running></page>
<break page="front"/><text>表紙</text><break page="roman" number="1"/><contents><entry initiative="*">{title}</entry></contents>
<break kind="odd" page="plain" number="1"/><each initiative="*" break="between"><heading level="1">{title}</heading></each>'
# folios FOLIOS CONTENTS ATTRIBUTES OPTION…
folios() {
    wanted=$1 contents=$2
    plan "$3" "$meta$three"
    shift 3
    build "$@"
    pdftotext "$work/out/sakura-own.pdf" "$work/text" 2>/dev/null
    got=$(grep -oE '^f[0-9ivx]+f' "$work/text" | tr -d 'f\n' | sed 's/^i/i /; s/\([0-9]*[05]\)\([0-9]\)/\1\2/')
    pages=$(pdftotext -f 2 -l 2 -layout "$work/out/sakura-own.pdf" - | grep -oE '[0-9]+$' | tr '\n' ' ')
    [ $code -eq 0 ] && [ "$(echo "$got" | tr -d ' ')" = "$wanted" ] && [ "$pages" = "$contents" ] ||
        fail "folios $wanted: $got, contents $pages ($(cat "$work/said"))"
}
folios i123 '1 2 3 ' ''
folios i404142 '40 41 42 ' 'first-page="40"'
folios i404142 '40 41 42 ' 'first-page="４０"'
folios i777879 '77 78 79 ' 'first-page="40"' --first-page 77
folios i123 '1 2 3 ' 'first-page="40"' --first-page 1
pdfinfo -dests "$work/out/sakura-own.pdf" >/dev/null 2>&1
for wrong in 0 -1 30001 二 1.5 ''; do
    build --first-page "$wrong"
    [ $code -eq 2 ] || fail "--first-page $wrong: exit $code"
done
# What stands in two places, 1 and 29001, has the one that follows in the order of the contents, and room for it.
layout pdf '<page name="book"/><break page="book" number="1"/><each section="章"><heading level="1" when="no=2">{title}</heading></each>
<break page="book" number="29000"/><contents><entry section="章">{title}</entry></contents>
<break page="book"/><each section="章"><heading level="1">{title}</heading></each>'
plan '' "$meta"'<levels><level id="章"/></levels><section id="s1" level="章" no="1"><title>歩道のこと</title></section>
<section id="s2" level="章" no="2"><title>街灯のこと</title></section>'
build
[ $code -eq 0 ] && ! grep -q reference-unsettled "$work/said" || fail "a number wider than the first: $code $(cat "$work/said")"
[ "$(pdftotext -f 2 -l 2 -layout "$work/out/sakura-own.pdf" - | grep -oE '[0-9]+$' | tr '\n' ' ')" = '29001 29001 ' ] ||
    fail "two places: $(pdftotext -f 2 -l 2 -layout "$work/out/sakura-own.pdf" -)"
plan 'first-page="last"' "$meta$three"
build
[ $code -eq 1 ] && grep -q 'plan.xml:1:.*word-unknown.*first-page' "$work/said" || fail "a first page that is none: $code $(cat "$work/said")"
printf '計画番号：sakura\n計画名：さくら町の計画\n先頭ページ：12\n\n取組名：朝の体操\n' >"$work/plan.txt"
"$SHINCHOKU" convert --to xml "$work/plan.txt" 2>/dev/null | grep -q 'first-page="12"' || fail "a first page in text"
"$SHINCHOKU" convert --to xml "$work/plan.txt" -o "$work/there.xml" 2>/dev/null
"$SHINCHOKU" convert --to text "$work/there.xml" 2>/dev/null | grep -q '^先頭ページ：12$' || fail "a first page back into text"

# -- lists: any words, any number -----------------------------------------------------------------------------------------
cat >"$work/lists.py" <<'PYTHON'
import re, sys, zipfile
import xml.etree.ElementTree as tree
main = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
book = zipfile.ZipFile(sys.argv[1])
part = lambda name: tree.fromstring(book.read(name))
words = [''.join(t.text or '' for t in s.iter(main + 't')) for s in part('xl/sharedStrings.xml').iter(main + 'si')]
workbook = part('xl/workbook.xml')
names = {n.get('name'): n.text for n in workbook.iter(main + 'definedName')}
sheets = [(s.get('name'), s.get('state')) for s in workbook.iter(main + 'sheet')]
for rule in part('xl/worksheets/sheet1.xml').iter(main + 'dataValidation'):
    sheet, column, first, last = re.fullmatch(r"'?([^'!]+)'?!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?", names[rule.find(main + 'formula1').text]).groups()
    number = [s[0] for s in sheets].index(sheet)
    cells = {c.get('r'): words[int(c.find(main + 'v').text)] for c in part('xl/worksheets/sheet%d.xml' % (number + 1)).iter(main + 'c') if c.find(main + 'v') is not None}
    print(sheets[number][1], rule.get('sqref'))
    for row in range(int(first), int(last or first) + 1):
        print(cells[column + str(row)])
PYTHON
layout xlsx '<table each="initiative"><column head="取組" width="80pt" field="title"/><column head="進捗" width="200pt" field="status" choice="progress" input="status"/></table>'
# offers WORD…: exactly these
offers() {
    marks=
    for word; do
        marks="$marks<mark symbol=\"$(printf '%s' "$word" | sed 's/&/\&amp;/g; s/"/\&quot;/g; s/</\&lt;/g')\">x</mark>"
    done
    plan '' "$meta<scales><scale id=\"progress\">$marks</scale></scales>$three"
    build
    printf '%s\n' "$@" >"$work/wanted"
    python3 "$work/lists.py" "$work/out/sakura-own.xlsx" >"$work/offered" 2>&1
    head -n 1 "$work/offered" | grep -q '^hidden B2:B4$' && tail -n +2 "$work/offered" | cmp -s - "$work/wanted" ||
        fail "a list of $# words: $(cat "$work/offered")"
}
long=計画どおりに進んでいるが来年度はやり方を改めて続けることとした取組であるもの
offers はい いいえ
offers '良い、とても' '悪い,とても' 'a,b'
offers '"良"' 'いわゆる"優"' "'可'" '=1+1' '007' '<&>'
offers "$long（一）" "$long（二）" "$long（三）" "$long（四）" "$long（五）" "$long（六）" "$long（七）" "$long（八）"
offers $(seq -f '段階%g' 1 300)
offers 一つだけ

# -- names and references -------------------------------------------------------------------------------------------------
layout 'pdf xlsx' '<title>{plan.title}</title><each initiative="*"><text>{title}</text><prose field="overview"/></each>'
plan '' "$three"
build
[ $code -eq 0 ] && grep -q 'title-fallback.*“sakura”' "$work/said" && pdfinfo "$work/out/sakura-own.pdf" | grep -q '^Title: *sakura$' ||
    fail "no title: $code $(cat "$work/said")"
plan '' "$meta$three"
build
[ $code -eq 0 ] && [ ! -s "$work/said" ] && pdfinfo "$work/out/sakura-own.pdf" | grep -q '^Title: *さくら町の計画$' || fail "a title"
linked() {
    plan '' "$meta<initiative id=\"a\"><title>朝の体操</title><overview><p>詳しくは$1のとおり。</p></overview></initiative><initiative id=\"b\"><title>昼の朗読</title></initiative>"
    build
    pdftotext "$work/out/sakura-own.pdf" "$work/text" 2>/dev/null
    grep -q "$2" "$work/text" || fail "$1: $(cat "$work/text")"
}
linked '<ref to="b">別の取組</ref>' 詳しくは別の取組のとおり
[ ! -s "$work/said" ] || fail "a reference: $(cat "$work/said")"
linked '<ref to="b"/>' 詳しくは昼の朗読のとおり
grep -q 'plan.xml:1:.*ref-empty.*昼の朗読' "$work/said" || fail "an empty reference: $(cat "$work/said")"
linked '<ref to="b"> </ref>' 詳しくは昼の朗読のとおり
linked '<ref/>' 詳しくはのとおり
grep -q 'ref-bare' "$work/said" && [ $code -eq 1 ] || fail "a bare reference: $code $(cat "$work/said")"

# -- what no page and no cell can hold ----------------------------------------------------------------------------------
kept() { # RULE: nothing written, and why
    [ $code -eq 4 ] && grep -q "$1" "$work/said" && [ -z "$(ls "$work/out" 2>/dev/null | grep own)" ] || fail "$1: exit $code, $(head -c 400 "$work/said")"
}
nested='<text>x</text>'
for level in 1 2 3 4 5 6 7 8; do
    nested="<each department=\"*\">$nested</each>"
done
layout pdf "$nested"
departments=$(for n in $(seq 12); do printf '<department id="d%s">%s課</department>' "$n" "$n"; done)
plan '' "$meta<departments>$departments</departments>$three"
build
kept bound-much
layout xlsx '<table each="initiative"><column head="取組" width="80pt" field="title"/><column head="概要" width="2000pt" field="overview" style="tiny" input="overview"/></table>'
sed -i 's|<table|<style name="tiny" size="1pt" leading="1pt"/><table|' "$work/own.xml"
text=$(printf '%032767d' 0 | sed 's/0/あ/g')
plan '' "$meta<initiative id=\"a\"><title>長い</title><overview><p>$text</p></overview></initiative>"
build
[ $code -eq 0 ] && [ -e "$work/out/sakura-own.xlsx" ] || fail "the longest text: $code $(head -c 300 "$work/said")"
plan '' "$meta<initiative id=\"a\"><title>長い</title><overview><p>${text}い</p></overview></initiative>"
build
kept cell-too-long

# White words without a ground are shown in ink; on the ground that they have they stay white.
layout xlsx '<style name="pale" colour="white"/><style name="grey" colour="muted"/><text style="pale">見える</text><text style="grey">灰色</text>'
plan '' "$meta$three"
build
unzip -p "$work/out/sakura-own.xlsx" xl/styles.xml | grep -qi 'FFFFFFFF"/><name' && fail "white words on white"
exit $failed
