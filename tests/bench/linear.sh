#!/bin/sh
# Do adversarial lines stay linear? Each line is made 100,000 and 800,000 characters long and goes through the grammar
# (normalize --explain, --numerals mixed) and the text reader (convert --to xml). Prints the seconds of both lengths and the
# ratio of the longer to the shorter: 8 is linear, 64 would be quadratic.
#
#   tests/bench/linear.sh SHINCHOKU
#
# Exits 1 where a ratio is above 16.
set -eu
program=${1:?usage: linear.sh SHINCHOKU}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
export LC_ALL=C.UTF-8
missed=0

# line PIECE CHARACTERS: the piece again and again.
line() {
    each=$(printf '%b' "$1" | wc -m)
    awk -v piece="$1" -v times=$(($2 / each)) 'BEGIN { for (n = 0; n < times; n++) printf "%s", piece; print "" }'
}

# Best of three, user and system seconds.
measure() {
    best=
    for round in 1 2 3; do
        command time -o "$work/time" -f '%U %S' "$@" >"$work/out" 2>"$work/err" || true
        best=$(tail -n 1 "$work/time" | awk -v best="$best" '{ s = $1 + $2; print (best == "" || s < best) ? s : best }')
    done
    echo "$best"
}

# ratio NAME COMMAND…: with the files `short` and `long` in place of FILE.
ratio() {
    name=$1
    shift
    short=$(measure "$@" "$work/short.txt") long=$(measure "$@" "$work/long.txt")
    awk -v name="$name" -v short="$short" -v long="$long" 'BEGIN {
        ratio = long / (short > 0.02 ? short : 0.02) # the clock ticks in hundredths
        printf "%-40s %6.2f s %6.2f s  %6.1f\n", name, short, long, ratio
        exit ratio > 16
    }' || missed=1
}

# grammar NAME PIECE
grammar() {
    line "$2" 100000 >"$work/short.txt"
    line "$2" 800000 >"$work/long.txt"
    ratio "explain: $1" "$program" normalize --explain
    ratio "mixed:   $1" "$program" normalize --numerals mixed
}

# reader NAME HEAD PIECE: a record whose last line is long.
reader() {
    for length in 100000:short 800000:long; do
        (printf '%b' "$2"; line "$3" "${length%:*}") >"$work/${length#*:}.txt"
    done
    ratio "text:    $1" "$program" convert --to xml -o "$work/plan.xml"
}

printf '%-40s %8s %8s %7s\n' 'line' '100,000' '800,000' 'ratio'
grammar 'digits' '1'
grammar 'full-width digits' '１'
grammar 'digits and commas' '1,'
grammar 'thousands' ',123'
grammar 'full-width thousands' '、１２３'
grammar 'digits and points' '1.'
grammar 'hyphens' '1-'
grammar 'slashes' '1/2/'
grammar 'kanji numerals' '一'
grammar 'kanji hundreds' '百十'
grammar 'ten thousands' '1万'
grammar 'eras' '令和'
grammar 'era codes' 'R6'
grammar 'year ranges' '令和６～'
grammar 'goals' '目標１-'
grammar 'brackets' '('
grammar 'bracketed numbers' '(1'
grammar 'letters' 'a'
grammar 'addresses' 'a@'
grammar 'names of files' 'a.'
grammar 'spaces' '1 '
grammar 'shares' '６事業所中'
grammar 'rates' '１人当たり'
grammar 'list points' '1・'
head='取組No.：1-1-1\n取組名：長い行\n'
reader 'a long value' "${head}取組内容：" 'あ'
reader 'colons' "${head}" '：'
reader 'labels' "${head}" '目標：'
reader 'tabs' "${head}" '\t'
reader 'cells' "${head}" '指標\t'
reader 'bars' "${head}" '|1'
reader 'brackets' "${head}" '【'
reader 'round brackets' "${head}" '（'
reader 'quotes' "${head}" '"'
reader 'squares' "${head}" '■'
reader 'bullets' "${head}" '・'
reader 'spaces' "${head}" '　'
reader 'years' "${head}目標：" 'R6 '
reader 'numbered' "${head}" '1-'
exit $missed
