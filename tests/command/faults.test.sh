#!/bin/sh
# Bad input and bad surroundings: for each, what is said in Japanese and in English, the exit code, and that what was
# published before is still there: byte for byte where nothing was built, whole where something was.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
good=$SOURCE_DIR/tests/command/parts/plan.xml
ran=0

fail() {
    echo "FAILED $name: $*"
    failed=1
}

# Earlier output, whole and valid.
"$SHINCHOKU" build --lang en -l process-sheet -o "$work/before" "$good" >/dev/null 2>"$work/err" || {
    cat "$work/err"
    exit 1
}

# run LANGUAGE CODE TEXT ARGUMENT…: runs the build, over a copy of the earlier output.
run() {
    language=$1 code=$2 text=$3
    shift 3
    ran=$((ran + 1))
    rm -rf "$work/out"
    cp -r "$work/before" "$work/out"
    "$SHINCHOKU" build --lang "$language" -l process-sheet -o "$work/out" "$@" >"$work/stdout" 2>"$work/err"
    got=$?
    [ $got -eq "$code" ] || fail "$language: exit code $got, not $code"
    grep -qF -e "$text" "$work/err" || fail "$language: nothing says “$text”: $(cat "$work/err")"
    [ "$code" -lt 2 ] || diff -r "$work/before" "$work/out" >&2 || fail "$language: the earlier output was touched"
    stale=$(find "$work/out" -name '.shinchoku*')
    [ -z "$stale" ] || fail "$language: left behind $stale"
}

# fault NAME CODE JA EN ARGUMENT…
fault() {
    name=$1 expected=$2 ja=$3 en=$4
    shift 4
    run ja "$expected" "$ja" "$@"
    run en "$expected" "$en" "$@"
}

# bad SED-SCRIPT: the good record with one thing wrong.
bad() {
    sed "$1" "$good" >"$work/bad.xml"
    cmp -s "$good" "$work/bad.xml" && { name="sed $1"; fail "changes nothing"; }
}

# -- records ----------------------------------------------------------------------------------------------------------
bad 's|公民館の昼の開放</title>|公民館の昼の開放|'
fault broken-xml 3 'bad.xml:64:7: エラー[xml-mismatch]: </initiative> で閉じていますが、開いているのは <title> です' \
    'bad.xml:64:7: error[xml-mismatch]: </initiative> closes, but <title> is open' "$work/bad.xml"

bad 's|<goal year="R6">\(.*\)</goal>|<gaol year="R6">\1</gaol>|'
fault wrong-element 3 'bad.xml:36:9: エラー[element-unknown]: <gaol> はここには書けません。<initiative> の中に書けるもの：title、' \
    'did you mean “goal”?' "$work/bad.xml"

bad 's|<status year="R6"|<status yera="R6"|'
fault wrong-attribute 3 'エラー[attribute-unknown]: 属性 yera は <status> にはありません。使えるもの：year、' \
    'error[attribute-unknown]: <status> has no attribute yera' "$work/bad.xml"

{ printf '<?xml version="1.0" encoding="Shift_JIS"?>\n<plan xmlns="urn:shinchoku:plan:1" id="x">\n  <p>\220\151\377</p>\n</plan>\n'; } >"$work/bad.xml"
fault wrong-encoding 3 'bad.xml:3:7: エラー[encoding-broken]: CP932として読めないバイト 0xFF があります。--encoding で文字コードを指定するか' \
    'bad.xml:3:7: error[encoding-broken]: byte 0xFF cannot be read as CP932; give the encoding with --encoding' "$work/bad.xml"
fault wrong-encoding-given 3 'UTF-8として読めないバイト 0x90' 'byte 0x90 cannot be read as UTF-8' \
    --encoding UTF-8 "$work/bad.xml"

bad 's|<status year="R6" progress="→"><p>１１８|<indicator><name>世帯</name><target year="R6">１２Ｏ世帯</target></indicator>&|'
fault unreadable-number 1 'エラー[number-unreadable]: 数値「１２Ｏ世帯」を読めません' \
    'error[number-unreadable]: the number “１２Ｏ世帯” cannot be read' "$work/bad.xml"

bad 's|<goal year="R6">|<goal year="零和6年">|'
fault unknown-year 1 'エラー[year-unknown]: 年度「零和6年」を読めません。令和７年度、R7、2025 のように書いてください' \
    'error[year-unknown]: the year “零和6年” cannot be read; write' "$work/bad.xml"

bad 's|^  <section level="目標" no="２">|  <initiative id="1-1-10"><title>重なり</title></initiative>\n&|; /^  <section level="目標" no="１"/,/^  <\/section>/d'
fault duplicate-id 1 'エラー[duplicate-id]: 番号（id）「1-1-10」が二度使われています' \
    'error[duplicate-id]: the id “1-1-10” is used twice' "$work/bad.xml" "$good"
for file in "$work/bad.xml" "$good"; do
    grep -q "^$file:[0-9]*:[0-9]*: " "$work/err" || fail "does not name the place in $file"
done

bad '1s|$|<!DOCTYPE plan [<!ENTITY secret SYSTEM "file:///etc/passwd">]>|; s|毎月第２土曜日|\&secret;|'
fault external-entity 3 'エラー[xml-entity]: 文書型宣言と独自の実体参照は使えません（安全のため読みません）。&secret;' \
    'error[xml-entity]: document types and entities of your own are not read, for safety' "$work/bad.xml"
grep -q 'root:' "$work/err" "$work/stdout" && fail "the entity was read"

bad '1s|$|<!DOCTYPE plan [<!ENTITY a "鳩鳩鳩鳩鳩鳩鳩鳩鳩鳩"><!ENTITY b "\&a;\&a;\&a;\&a;\&a;\&a;\&a;\&a;"><!ENTITY c "\&b;\&b;\&b;\&b;\&b;\&b;\&b;\&b;">]>|; s|毎月|\&c;|'
fault entity-bomb 3 'エラー[xml-entity]' 'error[xml-entity]' "$work/bad.xml"

awk 'BEGIN { printf "<plan xmlns=\"urn:shinchoku:plan:1\" id=\"x\">"
    for (i = 0; i < 100000; i++) printf "<box>"
    for (i = 0; i < 100000; i++) printf "</box>"
    print "</plan>" }' >"$work/bad.xml"
fault deep-nesting 3 'エラー[xml-too-deep]: 要素の入れ子が 256 段を超えました' \
    'error[xml-too-deep]: elements are nested more than 256 deep' "$work/bad.xml"

for path in ../secret.png /etc/passwd 'a\\..\\b.png' pictures/../../secret.png; do
    bad "s|<overview><p>週３回|<overview><figure src=\"$path\" alt=\"写真\"/><p>週３回|"
    fault "path-outside $path" 1 'エラー[path-outside]: 「' 'points outside the record'\''s folder; it is not opened' \
        "$work/bad.xml"
done
mkdir -p "$work/records"
printf 'secret' >"$work/secret.png"
ln -s ../secret.png "$work/records/link.png"
sed 's|<overview><p>週３回|<overview><figure src="link.png" alt="写真"/><p>週３回|' "$good" >"$work/records/bad.xml"
fault path-through-link 1 'エラー[path-outside]: 「link.png」' 'error[path-outside]: “link.png”' "$work/records/bad.xml"

bad 's|毎月第２土曜日|毎月\xF4\x8F\xBF\xBD土曜日|'
fault missing-glyph 1 'エラー[glyph-missing]: どの書体にも文字「' 'error[glyph-missing]: no font has the character' "$work/bad.xml"
grep -q 'U+10FFFD' "$work/err" || fail "does not name the character"

bad 's|<department>保健課</department>|&<field name="担当者名簿">保健師　二名</field>|'
fault shown-nowhere 0 '警告[unshown]: 項目 担当者名簿「保健師　二名」は、この計画から作った公表物のどれにも現れません' \
    'warning[unshown]: field 担当者名簿 “保健師　二名” is shown by none of the publications made from this plan' "$work/bad.xml"

fault no-file 3 'エラー[file-unreadable]: ファイルを読めません：' 'error[file-unreadable]: cannot read ' "$work/none.xml"
fault one-of-two-broken 3 'エラー[file-unreadable]' 'error[file-unreadable]' "$good" "$work/none.xml"

# -- surroundings -------------------------------------------------------------------------------------------------------
mkdir "$work/layouts"
cat >"$work/layouts/process-sheet.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<layout xmlns="urn:shinchoku:layout:1" name="process-sheet" extends="base" outputs="pdf" file="{plan.id}-process-sheet">
  <description lang="ja">書体のない表</description>
  <description lang="en">a table without a font</description>
  <face name="gothic" font="Font That Nobody Has"/>
  <title>{plan.title}</title>
  <break page="a3"/>
  <heading level="1">{plan.title}</heading>
  <table each="initiative"><column head="取組名" width="1fr">{title}</column></table>
</layout>
END
fault missing-font 4 'エラー[font-missing]: 書体「Font That Nobody Has' 'error[font-missing]: the font “Font That Nobody Has' \
    --layout-dir "$work/layouts" "$good"

sed 's|<column head="取組名"|<colum head="取組名"|; s|</column>|</colum>|' "$work/layouts/process-sheet.xml" >"$work/l.xml"
mv "$work/l.xml" "$work/layouts/process-sheet.xml"
fault wrong-definition 3 'process-sheet.xml:9:28: エラー[element-unknown]: <colum> はここには書けません' \
    'process-sheet.xml:9:28: error[element-unknown]: <colum> cannot stand here' --layout-dir "$work/layouts" "$good"

# A directory that cannot be written: another user's, or, where we may do everything, one below a file.
name=unwritable-directory
printf 'not a directory\n' >"$work/file"
for language in ja en; do
    "$SHINCHOKU" build --lang $language -o "$work/file/out" "$good" >/dev/null 2>"$work/err"
    [ $? -eq 4 ] || fail "$language: the exit code is not 4"
    case $language in ja) text='に書けません（途中がフォルダではありません）。前からあるファイルはそのままです' ;; en) text='(part of the path is not a directory); what was there before is untouched' ;; esac
    grep -qF "$text" "$work/err" || fail "$language: $(cat "$work/err")"
done
as_other=
if [ "$(id -u)" -ne 0 ]; then
    as_other=env
elif setpriv --reuid=65534 --clear-groups sh -c '"$0" --version && cat "$1"' "$SHINCHOKU" "$good" >/dev/null 2>&1; then
    as_other='setpriv --reuid=65534 --clear-groups'
fi
if [ -n "$as_other" ]; then
    chmod 755 "$work"
    rm -rf "$work/out"
    cp -r "$work/before" "$work/out"
    chmod -R a+rX,a-w "$work/out"
    for language in ja en; do
        $as_other "$SHINCHOKU" build --lang $language -l process-sheet -o "$work/out" "$good" >/dev/null 2>"$work/err"
        [ $? -eq 4 ] || fail "$language: read-only directory: the exit code is not 4"
        case $language in ja) text='権限がありません' ;; en) text='permission denied' ;; esac
        grep -qF "$text" "$work/err" || fail "$language: $(cat "$work/err")"
    done
    diff -r "$work/before" "$work/out" || fail "the earlier output was touched"
    chmod -R u+w "$work/out"
else
    echo "no other user to be: the read-only directory was not tried"
fi

# A full disk: files may not grow beyond 8 KB; and, where file systems can be mounted, a disk that is full.
name=full-disk
full() {
    rm -rf "$work/out"
    cp -r "$work/before" "$work/out"
    for language in ja en; do
        (ulimit -f 16 && exec "$SHINCHOKU" build --lang $language -l process-sheet -o "$work/out" "$good") >/dev/null 2>"$work/err"
        [ $? -eq 4 ] || fail "$language: file size limit: the exit code is not 4: $(cat "$work/err")"
        case $language in ja) text='ファイルの大きさの上限を超えました' ;; en) text='file size limit exceeded' ;; esac
        grep -qF "$text" "$work/err" || fail "$language: $(cat "$work/err")"
    done
    diff -r "$work/before" "$work/out" || fail "the earlier output was touched"
}
full
mkdir "$work/disk"
if mount -t tmpfs -o size=320k tmpfs "$work/disk" 2>/dev/null; then
    cp "$work/before"/* "$work/disk"
    head -c 400000 /dev/zero >"$work/disk/filler" 2>/dev/null
    for language in ja en; do
        "$SHINCHOKU" build --lang $language -l process-sheet -o "$work/disk" "$good" >/dev/null 2>"$work/err"
        [ $? -eq 4 ] || fail "$language: full disk: the exit code is not 4"
        case $language in ja) text='空き容量がありません' ;; en) text='no space left' ;; esac
        grep -qF "$text" "$work/err" || fail "$language: $(cat "$work/err")"
    done
    rm -f "$work/disk/filler"
    diff -r "$work/before" "$work/disk" || fail "the earlier output was touched"
    umount "$work/disk"
else
    echo "nothing can be mounted here: the full disk was only a file size limit"
fi

# -- what a killed run leaves ---------------------------------------------------------------------
name=stale-files
rm -rf "$work/out"
cp -r "$work/before" "$work/out"
mkdir "$work/out/.shinchoku"
for file in .shinchoku/lock .shinchoku/run-abcdef .shinchoku/run-abcdef-0 .shinchoku/run-ghijkl-12 .shinchoku-1-0.tmp .shinchoku.lock; do
    printf 'half' >"$work/out/$file"
done
"$SHINCHOKU" build --lang en -l process-sheet -o "$work/out" "$good" >/dev/null 2>"$work/err" || fail "$(cat "$work/err")"
diff -r "$work/before" "$work/out" || fail "stale files, or another output"

# -- the command line ------------------------------------------------------------------------------------------------------
fault no-input 2 '記録のファイルを一つ以上指定してください' 'give at least one record file'
fault unknown-option 2 'オプション --drfat を知りません' 'did you mean “--draft”?' --drfat "$good"
fault unknown-layout 2 'レイアウト「process-sheat」がありません' 'there is no layout “process-sheat”' -l process-sheat "$good"
fault unknown-numerals 2 '--numerals に「roman」は使えません。使えるもの：as-written' '--numerals cannot be “roman”' \
    --numerals roman "$good"
fault unknown-encoding 2 '--encoding に「x-none」は使えません' '--encoding cannot be “x-none”' --encoding x-none "$good"
name=command
"$SHINCHOKU" bulid --lang ja "$good" 2>"$work/err"
[ $? -eq 2 ] || fail "an unknown command does not end with 2"
grep -qF '「build」でしょうか' "$work/err" || fail "$(cat "$work/err")"
"$SHINCHOKU" --help >/dev/full 2>"$work/err"
[ $? -eq 4 ] || fail "a full standard output does not end with 4"

[ $ran -gt 50 ] || { name=all; fail "only $ran runs"; }
exit $failed
