#!/bin/sh
# normalize as a filter: styles, --explain, encodings, files and pipes, what it says when something is wrong, and that its
# memory does not grow with what goes through.
. "$SOURCE_DIR/tests/tools/shell_test.sh"

normalize() {
    "$SHINCHOKU" normalize "$@"
}

# becomes WANTED INPUT OPTION…: what standard output has, for an input on standard input.
becomes() {
    wanted=$1 input=$2
    shift 2
    got=$(printf '%b' "$input" | normalize "$@" 2>"$work/err") || fail "$* of $input: $(cat "$work/err")"
    [ "$got" = "$(printf '%b' "$wanted")" ] || fail "$* of “$input” is “$got”, not “$wanted”"
}

# -- styles -------------------------------------------------------------------------------------------------------------
prose='令和６年度は12人、３か所（1-1-1、℡03-1234-5678）。'
becomes "$prose" "$prose"
becomes "$prose" "$prose" --numerals as-written
becomes '令和6年度は12人、3か所（1-1-1、℡03-1234-5678）。' "$prose" --numerals half
becomes '令和６年度は１２人、３か所（1-1-1、℡03-1234-5678）。' "$prose" --numerals full
becomes '令和６年度は12人、３か所（1-1-1、℡03-1234-5678）。' "$prose" --numerals=mixed
becomes '' ''
becomes '前\00後５' '前\00後5' --numerals full

# -- explain ------------------------------------------------------------------------------------------------------------
becomes '1\t1\t１２人以上\tquantity\t>=12 人\n2\t3\t令和６年度\tfiscal-year\tFY2024\n2\t9\t1-1\tcode\t1-1' \
    '１２人以上\n対は令和６年度と1-1\n' --explain
becomes '1\t2\t１２人\tquantity\t12 人\t12人\n1\t6\t1-1-1\tcode\t1-1-1\t1-1-1' '計１２人と1-1-1\n' --explain --numerals half
becomes '1\t1\t5件\tquantity\t5 件\t５件' '5件' --explain --numerals mixed
becomes '1\t1\t5件\tquantity\t5 件' '\0357\0273\02775件' --explain # a byte order mark takes no column
becomes '' '一人ひとりの第三者\n' --explain

# -- files, in order, and - for standard input ------------------------------------------------------------------------------
printf '１件\n' >"$work/one"
printf '２件\n' >"$work/two"
got=$(printf '３件\n' | normalize --numerals half "$work/one" - "$work/two")
[ "$got" = "$(printf '1件\n3件\n2件')" ] || fail "three inputs give “$got”"

# -- encodings ------------------------------------------------------------------------------------------------------------
printf '髙橋さんほか①組、１２人が集まりました。～\n' >"$work/utf-8"
printf '髙橋さんほか①組、12人が集まりました。～\n' >"$work/wanted"
for encoding in CP932 UTF-16 UTF-16LE UTF-16BE EUC-JP-MS; do
    iconv -f UTF-8 -t "$encoding" "$work/utf-8" >"$work/encoded"
    case $encoding in
    UTF-16LE | UTF-16BE) set -- --encoding "$encoding" ;;
    *) set -- ;;
    esac
    normalize --numerals half "$@" "$work/encoded" >"$work/got" 2>"$work/err" || fail "$encoding: $(cat "$work/err")"
    cmp -s "$work/wanted" "$work/got" || fail "$encoding: another text: $(cat "$work/got")"
done
iconv -f UTF-8 -t CP932 "$work/utf-8" | normalize --encoding Shift_JIS --explain >"$work/got"
grep -q '^1	10	１２人	quantity	12 人$' "$work/got" || fail "Shift_JIS on a pipe: $(cat "$work/got")"

# -- what is wrong is said, in both languages, and ends with its code ----------------------------------------------------------
# wrong CODE JA EN ARGUMENT…
wrong() {
    code=$1 ja=$2 en=$3
    shift 3
    for language in ja en; do
        "$SHINCHOKU" normalize --lang $language "$@" </dev/null >"$work/got" 2>"$work/err"
        got=$?
        [ $got -eq "$code" ] || fail "$language $*: exit code $got, not $code"
        [ $language = ja ] && said=$ja || said=$en
        grep -qF -e "$said" "$work/err" || fail "$language $*: nothing says “$said”: $(cat "$work/err")"
    done
}
wrong 2 '--numerals に「wide」は使えません。使えるもの：as-written, half, full, mixed' '--numerals cannot be “wide”' --numerals wide
wrong 2 'オプション --numerals には値が必要です' 'the option --numerals needs a value' --numerals
wrong 2 'オプション --number を知りません' 'the option --number is not known' --number
wrong 2 '--encoding に「KANJI-9」は使えません' '--encoding cannot be “KANJI-9”' --encoding KANJI-9
wrong 3 'absent' 'absent' "$work/absent"
printf '一行目\n二行\377目５\n' >"$work/broken"
wrong 3 'broken の 2 行 3 字目に UTF-8 として読めないバイト' 'broken, line 2, column 3: a byte that cannot be read as UTF-8' \
    --numerals half --encoding UTF-8 "$work/broken"
[ "$(cat "$work/got")" = "$(printf '一行目\n二行')" ] || fail "what stands before a broken byte is lost: $(cat "$work/got")"
for language in ja en; do
    "$SHINCHOKU" normalize --lang $language --help >"$work/got" || fail "--help fails"
    grep -q -e '--explain' "$work/got" || fail "--help does not name --explain"
done
if [ -w /dev/full ]; then
    yes '１２人' | head -n 100000 | normalize --numerals half >/dev/full 2>"$work/err"
    [ $? -eq 4 ] || fail "a full disk does not end with 4"
fi

# -- pipes ----------------------------------------------------------------------------------------------------------------
# A reader that goes away ends a pipe that would never end.
(yes '令和６年度は１２人' | normalize --explain 2>/dev/null; echo $? >"$work/code") | head -n 3 >"$work/got"
[ "$(cat "$work/code")" -eq 4 ] || fail "a vanished reader ends with $(cat "$work/code")"
[ "$(wc -l <"$work/got")" -eq 3 ] || fail "nothing arrived before the reader left"

# 60 MB go through a room of 100 MB. Sanitizers reserve more before they begin; then there is nothing to measure.
room=100000
if (ulimit -v $room && "$SHINCHOKU" --version) >/dev/null 2>&1; then
    for options in '--numerals half' '--explain --numerals mixed'; do
        # shellcheck disable=SC2086 # options are words
        yes '令和６年度は１２人、３か所で1-1-1の取組をすすめ、前年度の１．５倍になりました。' | head -c 60000000 | iconv -c -f UTF-8 -t UTF-8 2>/dev/null |
            (ulimit -v $room && normalize $options >/dev/null 2>"$work/err") || fail "in $room KB, $options: $(cat "$work/err")"
    done
else
    echo "memory is not measured: the program does not start in $room KB"
fi

[ $failed -eq 0 ] && echo "normalize: all well"
exit $failed
