#!/bin/sh
# Wherever files are taken: a directory, a pattern, a list; what lies beside records and is none; names that a terminal
# would obey; pipes and devices in the place of files. Nothing hangs.
. "$SOURCE_DIR/tests/tools/shell_test.sh"

# part FILE ID
part() {
    printf '<plan xmlns="urn:shinchoku:plan:1" id="yama"><meta><title>やま計画</title><year>R7</year></meta><initiative id="%s"><title>登山道の手入れ%s</title></initiative></plan>\n' "$2" "$2" >"$1"
}
mkdir "$work/in"
for i in 1 2 3; do part "$work/in/第${i}課.xml" $i; done
build() { "$SHINCHOKU" build --lang ja -l process-sheet -o "$work/out" "$@" >"$work/said" 2>"$work/err"; }

# same NAME CODE TEXT OPERAND…: the bytes of all three files, whatever stands for them.
build "$work/in/第1課.xml" "$work/in/第2課.xml" "$work/in/第3課.xml" || fail "$(cat "$work/err")"
mv "$work/out" "$work/three"
same() {
    name=$1 code=$2 text=$3
    shift 3
    rm -rf "$work/out"
    timeout 60 "$SHINCHOKU" build --lang ja -l process-sheet -o "$work/out" "$@" >"$work/said" 2>"$work/err"
    got=$?
    [ $got -eq "$code" ] || fail "$name: exit code $got, not $code: $(cat "$work/err")"
    [ -z "$text" ] || grep -qF -e "$text" "$work/err" || fail "$name: nothing says “$text”: $(cat "$work/err")"
    [ -n "$text" ] || [ ! -s "$work/err" ] || fail "$name: $(cat "$work/err")"
    if [ "$code" -le 1 ]; then diff -r "$work/three" "$work/out" || fail "$name: other bytes"; else [ ! -e "$work/out" ] || fail "$name: built"; fi
}
same directory 0 '' "$work/in"
same directory-slash 0 '' "$work/in/"
same pattern 0 '' "$work/in/*.xml"
same one-character 0 '' "$work/in/第?課.xml"
same choice 0 '' "$work/in/第[1-3]課.xml"
same pattern-of-directories 0 '' "$work/i?"
printf '%s\r\n\r\n%s\r\n%s' "$work/in/第1課.xml" "$work/in/第2課.xml" "$work/in/第3*" >"$work/list"
same list 0 '' "@$work/list"
printf '\357\273\277%s\n' "$work/in" >"$work/list"
same list-of-a-directory 0 '' "@$work/list"
same after-dashes 0 '' -- "$work/in"
same pattern-of-nothing 3 'エラー[files-none]: 「' "$work/in/*.xmk"
same empty-name 2 'operand-empty' "$work/in" ''
same no-list 3 'file-unreadable' "@$work/none"
: >"$work/list"
same empty-list 3 'files-none' "@$work/list"
mkdir "$work/empty"
same empty-directory 3 'files-none' "$work/empty"
same empty-beside 3 'files-none' "$work/in" "$work/empty"

# Files that are called like patterns and lists are what they are called.
mkdir "$work/odd"
part "$work/odd/[1].xml" 1
part "$work/odd/@2.xml" 2
part "$work/odd/-3*.xml" 3
(cd "$work/odd" && "$SHINCHOKU" build -l process-sheet -o "$work/out" '[1].xml' @2.xml -- '-3*.xml') >"$work/said" 2>"$work/err" || fail "odd names: $(cat "$work/err")"
diff -r "$work/three" "$work/out" || fail "odd names: other bytes"

# -- what is no record -----------------------------------------------------------------------------------------------------
for beside in '~$第1課.xml' '.~lock.第1課.xml#' '.第1課.xml' '第1課.xml.tmp'; do
    printf 'no record' >"$work/in/$beside"
    same "beside: $beside" 0 "注記[file-passed]: 「$work/in/$beside」" "$work/in"
    same "named: $beside" 0 "注記[file-passed]: 「$work/in/$beside」" "$work/in/第1課.xml" "$work/in/第2課.xml" "$work/in/第3課.xml" "$work/in/$beside"
    rm "$work/in/$beside"
done
for beside in '第2課 - コピー.xml' 'Copy of 第2課.xml' '第2課 (1).xml' '第2課(2).xml' '第2課 - コピー (3).xml' '第2課 のコピー.xml' '第2課のコピー 2.xml' '第2課 - Copy.xml' '第2課（コピー）.xml' 'コピー ～ 第2課.xml' 'Copy of 第2課 - コピー.xml'; do
    cp "$work/in/第2課.xml" "$work/in/$beside"
    same "copy: $beside" 0 "注記[copy-passed]: 「$work/in/$beside」は「$work/in/第2課.xml」の写し" "$work/in"
    sed 's/手入れ2/手入れ二/' "$work/in/第2課.xml" >"$work/in/$beside"
    same "copy that differs: $beside" 1 "エラー[copy-differs]: 「$work/in/$beside」" "$work/in"
    rm "$work/in/$beside"
done
# Near misses: a copy without an original, numbers and words that belong to the name.
for beside in '第2課 - コピー.xml' '第2課 (1).xml' '第2課コピー機更新.xml' 'Copying.xml' '(2).xml'; do
    mv "$work/in/第2課.xml" "$work/in/$beside"
    case $beside in *' - コピー.xml') text='注記[copy-alone]' ;; *) text= ;; esac
    same "no copy: $beside" 0 "$text" "$work/in"
    mv "$work/in/$beside" "$work/in/第2課.xml"
done
same twice 0 '注記[file-twice]' "$work/in" "$work/in/第2課.xml"
ln "$work/in/第2課.xml" "$work/in/また.xml"
same linked 0 '注記[file-twice]' "$work/in"
rm "$work/in/また.xml"
touch "$work/in/集計.xlsx" "$work/in/写真.JPG" "$work/in/README.txt"
mkdir "$work/in/古い"
same others 0 '：古い, 集計.xlsx' "$work/in"
grep -q '写真\|README' "$work/err" && fail "a picture is no surprise"
rm -r "$work/in/集計.xlsx" "$work/in/写真.JPG" "$work/in/README.txt" "$work/in/古い"

# -- the other commands ------------------------------------------------------------------------------------------------------
"$SHINCHOKU" convert --to csv "$work/in" >"$work/a.csv" 2>"$work/err" && "$SHINCHOKU" convert --to csv "$work/in"/* >"$work/b.csv" && cmp "$work/a.csv" "$work/b.csv" || fail "convert: $(cat "$work/err")"
"$SHINCHOKU" convert --to xml "$work/in" "$work/none.xml" -o "$work/new.xml" 2>/dev/null
[ $? -eq 3 ] && [ ! -e "$work/new.xml" ] || fail "convert with a file that is lost"
"$SHINCHOKU" roll "$work/in" -o "$work/next.xml" >/dev/null 2>"$work/err" && grep -q 登山道の手入れ3 "$work/next.xml" || fail "roll: $(cat "$work/err")"
printf '１２３人\n' >"$work/in/a.txt"
[ "$("$SHINCHOKU" normalize --numerals half "$work/in/*.txt")" = 123人 ] || fail "normalize"
rm "$work/in/a.txt"

# Last year's plans, several: each beside its own.
for plan in yama kawa; do
    for year in 6 7; do
        sed "s/yama/$plan-r$year/; s/R7/R$year/; s|</title></init|&|; s|<title>登|<title>登|; s|</initiative>|<status><p>$plan の$year年目</p></status></initiative>|" "$work/in/第1課.xml" >"$work/$plan-r$year.xml"
    done
done
"$SHINCHOKU" build -l input-form -o "$work/forms" --previous "$work/kawa-r6.xml" --previous "$work/yama-r6.xml" "$work/yama-r7.xml" "$work/kawa-r7.xml" >"$work/said" 2>"$work/err" || fail "two of last year's: $(cat "$work/err")"
for plan in yama kawa; do
    "$SHINCHOKU" build -l input-form -o "$work/form" --previous "$work/$plan-r6.xml" "$work/$plan-r7.xml" >/dev/null 2>&1
    for file in "$work/form/$plan"*; do cmp "$file" "$work/forms/${file##*/}" || fail "$plan: last year's of another plan"; done
done
"$SHINCHOKU" build --lang ja -l input-form -o "$work/forms" --previous "$work/kawa-r6.xml" "$work/yama-r7.xml" "$work/kawa-r7.xml" >"$work/said" 2>"$work/err"
[ $? -eq 0 ] && grep -q '警告\[previous-none\]: 計画「yama-r7」' "$work/err" || fail "no last year: $(cat "$work/err")"

# -- pipes, devices, directories ---------------------------------------------------------------------------------------------
mkfifo "$work/pipe"
for irregular in "$work/pipe" /dev/null /dev/zero /dev/tty; do
    [ -e "$irregular" ] || continue
    for command in 'build -l process-sheet' 'convert --to xml' roll normalize; do
        timeout 60 "$SHINCHOKU" $command --lang en "$irregular" >"$work/said" 2>"$work/err" </dev/null
        got=$?
        [ $got -eq 3 ] && grep -qF 'it is no file but a pipe, a device or a socket' "$work/err" || fail "$command $irregular: $got $(cat "$work/err")"
    done
done
cat "$work/in/第1課.xml" | "$SHINCHOKU" convert --to xml /dev/stdin >"$work/said" 2>"$work/err" || fail "what the caller opened: $(cat "$work/err")"
timeout 60 "$SHINCHOKU" convert --lang en --to xml "$work/in" -o "$work/pipe" 2>"$work/err"
[ $? -eq 4 ] && [ -p "$work/pipe" ] || fail "into a pipe: $(cat "$work/err")"
"$SHINCHOKU" convert --to xml "$work/in" -o /dev/stdout | grep -q 手入れ3 || fail "/dev/stdout"
for irregular in fifo directory; do
    rm -rf "$work/out"
    mkdir "$work/out"
    case $irregular in fifo) mkfifo "$work/out/yama-process-sheet.pdf" ;; directory) mkdir "$work/out/yama-process-sheet.pdf" ;; esac
    timeout 60 "$SHINCHOKU" build --lang en -l process-sheet -o "$work/out" "$work/in" >"$work/said" 2>"$work/err"
    [ $? -eq 4 ] && grep -q 'write-failed' "$work/err" && [ ! -f "$work/out/yama-process-sheet.pdf" ] || fail "over a $irregular: $(cat "$work/err")"
    cmp "$work/three/yama-process-sheet.xlsx" "$work/out/yama-process-sheet.xlsx" || fail "the rest beside a $irregular"
done
for place in .shinchoku .shinchoku/lock; do
    rm -rf "$work/out"
    mkdir -p "$(dirname "$work/out/$place")"
    mkfifo "$work/out/$place"
    timeout 60 "$SHINCHOKU" build --lang en -l process-sheet -o "$work/out" "$work/in" >"$work/said" 2>"$work/err"
    [ $? -eq 4 ] && grep -qF "$work/out/$place" "$work/err" && [ -p "$work/out/$place" ] || fail "a pipe for $place: $(cat "$work/err")"
done

# -- names that a terminal would obey ------------------------------------------------------------------------------------------
escape=$(printf '\033[31m赤\302\233\342\200\256\n') newline=$(printf 'a\nb')
for bad in "$escape" "$newline" "$(printf 'x\377y')"; do
    rm -rf "$work/bad"
    mkdir "$work/bad"
    : >"$work/bad/$bad.xml"
    (cd "$work/bad" && "$SHINCHOKU" build --lang ja -l process-sheet -o "$bad" "$bad.xml" "$work/in" '$bad') >"$work/said" 2>&1
    (cd "$work/bad" && "$SHINCHOKU" build --lang ja -l process-sheet -o "$bad" "$work/in") >>"$work/said" 2>&1
    LC_ALL=C grep -q "$(printf '[\033\233\377]')" "$work/said" && LC_ALL=C grep -q "$(printf '\033\\|\302\233\\|\342\200\256\\|\377')" "$work/said" && fail "sent to the terminal: $(cat -v "$work/said")"
    grep -q '⟨U+001B⟩\[31m赤⟨U+009B⟩⟨U+202E⟩\|a⟨U+000A⟩b\|x⟨0xFF⟩y' "$work/said" || fail "not shown: $(cat -v "$work/said")"
done
exit $failed
