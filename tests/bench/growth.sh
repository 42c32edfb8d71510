#!/bin/sh
# Does twice the input take twice the time and memory? For each kind of record a file of N and one of 2N things goes through
# each command. Prints user and system seconds (best of three) and the peak of the process for both, and their ratios: 2 is
# linear, 4 would be quadratic.
#
#   tests/bench/growth.sh SHINCHOKU [KIND…]
#
# Exits 1 where a ratio of times is above 2.5 (runs below 0.15 s are too short to judge; so are peaks below 40 MiB).
set -eu
program=${1:?usage: growth.sh SHINCHOKU [KIND…]}
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
export LC_ALL=C.UTF-8
missed=0

# xml NAME N AWK: a plan whose body AWK prints, for n from 1 to N.
xml() {
    {
        echo '<plan xmlns="urn:shinchoku:plan:1" id="grow"><meta><title>港の計画</title><year>R7</year></meta>'
        [ -z "${levels-}" ] || echo "$levels"
        awk -v N="$2" "$3"
        echo '</plan>'
    } >"$work/$1.xml"
}
# text NAME N AWK
text() {
    {
        printf '計画：港の計画\n計画番号：grow\n年度：R7\n'
        awk -v N="$2" "$3"
    } >"$work/$1.txt"
}

initiatives='BEGIN { for (n = 1; n <= N; n++) printf "<initiative id=\"%d\"><title>灯台%d</title><department>%s</department><overview><p>灯台を%d回点検し、電球を替えます。</p></overview><indicator unit=\"回\"><name>点検</name><target year=\"R7\">%d</target><actual year=\"R7\">%d</actual></indicator></initiative>\n", n, n, DEPARTMENT, n, n, n + 1 }'

# make KIND NAME N
make() {
    case $1 in
    flat) xml "$2" "$3" "$(printf '%s' "$initiatives" | sed 's/DEPARTMENT,/"港湾課",/')" ;;
    departments) xml "$2" "$3" "$(printf '%s' "$initiatives" | sed 's/DEPARTMENT,/"第" n "課",/')" ;;
    siblings) xml "$2" "$3" 'BEGIN { print "<initiative id=\"1\"><title>灯台</title><overview>"; for (n = 1; n <= N; n++) printf "<p>電球%dを替えます。</p>\n", n; print "</overview></initiative>" }' ;;
    sections) levels='<levels><level id="柱">柱</level></levels>'; xml "$2" "$3" 'BEGIN { for (n = 1; n <= N; n++) printf "<section level=\"柱\" number=\"%d\"><title>柱%d</title><p>文。</p></section>\n", n, n }'; levels= ;;
    cell) xml "$2" 1 "BEGIN { printf \"<initiative id='1'><title>灯台</title><overview><p>\"; for (n = 0; n < $3 / 24; n++) printf \"電球を替えます。\"; print \"</p></overview></initiative>\" }" ;;
    unbroken) xml "$2" 1 "BEGIN { printf \"<initiative id='1'><title>灯台</title><overview><p>\"; for (n = 0; n < $3; n++) printf \"x\"; print \"</p></overview></initiative>\" }" ;;
    columns) xml "$2" "$3" 'BEGIN { print "<initiative id=\"1\"><title>灯台</title><overview><table>"; for (r = 0; r < 20; r++) { printf "<row>"; for (n = 1; n <= N; n++) printf "<cell>%d</cell>", n; print "</row>" } print "</table></overview></initiative>" }' ;;
    rows) xml "$2" "$3" 'BEGIN { print "<initiative id=\"1\"><title>灯台</title><overview><table>"; for (n = 1; n <= N; n++) printf "<row><cell>灯%d</cell><cell>%d個</cell><cell>替えました</cell></row>\n", n, n; print "</table></overview></initiative>" }' ;;
    notes) xml "$2" "$3" 'BEGIN { print "<initiative id=\"1\"><title>灯台</title>"; for (n = 1; n <= N; n++) printf "<indicator><name>点検%d</name><actual year=\"R7\" footnote=\"f%d\">%d</actual><footnote id=\"f%d\">注%d</footnote></indicator>", n, n, n, n, n; print "</initiative>" }' ;;
    links) xml "$2" "$3" 'BEGIN { for (n = 1; n <= N; n++) printf "<initiative id=\"%d\"><title>灯台%d</title><overview><p><ref to=\"%d\">次</ref>へ。</p></overview></initiative>\n", n, n, n % N + 1 }' ;;
    pictures) xml "$2" "$3" 'BEGIN { print "<initiative id=\"1\"><title>灯台</title><overview>"; for (n = 1; n <= N; n++) printf "<figure src=\"none%d.png\" alt=\"図%d\"/>\n", n, n; print "</overview></initiative>" }' ;;
    years) xml "$2" "$3" 'BEGIN { print "<initiative id=\"1\"><title>灯台</title><indicator><name>点検</name>"; for (n = 1; n <= N; n++) printf "<actual year=\"%d\">%d</actual>", 1000 + n, n; print "</indicator></initiative>" }' ;;
    values) xml "$2" "$3" 'BEGIN { print "<initiative id=\"1\"><title>灯台</title>"; for (n = 1; n <= N; n++) printf "<indicator><name>点検%d</name><target year=\"R7\">%d回</target><actual year=\"R7\">%d回</actual></indicator>", n, n, n; print "</initiative>" }' ;;
    findings) xml "$2" "$3" 'BEGIN { for (n = 1; n <= N; n++) printf "<initiative id=\"%d\"><title>灯台</title><overview><p><ref to=\"z%d\">次</ref></p></overview></initiative>\n", n, n }' ;;
    boxes) text "$2" "$3" 'BEGIN { print "取組名：灯台"; for (n = 1; n <= N; n++) print "［囲み］" }' ;;
    pasted) text "$2" "$3" 'BEGIN { print "No.\t取組名\t担当課\t取組内容\t指標名\t単位\t目標値（R7）\t実績値（R7）"; for (n = 1; n <= N; n++) printf "%d\t灯台%d\t港湾課\t電球を替えます\t点検%d\t回\t%d\t%d\n", n, n, n, n, n + 1 }' ;;
    continued) text "$2" "$3" 'BEGIN { print "No.\t取組名\t担当課\t指標名\t目標値（R7）\t実績値（R7）\n1\t灯台\t港湾課\t点検0\t1\t1"; for (n = 1; n <= N; n++) printf "\t\t\t点検%d\t%d\t%d\n", n, n, n + 1 }' ;;
    heads) text "$2" "$3" 'BEGIN { printf "No.\t取組名"; for (n = 1; n <= N; n++) printf "\t灯%d", n; printf "\n1\t灯台"; for (n = 1; n <= N; n++) printf "\t%d", n; print "" }' ;;
    labels) text "$2" "$3" 'BEGIN { print "取組名：灯台"; for (n = 1; n <= N; n++) printf "灯り%d：電球を替えます\n", n }' ;;
    records) text "$2" "$3" 'BEGIN { for (n = 1; n <= N; n++) printf "取組No.：%d\n取組名：灯台%d\n担当課：港湾課\n指標名：点検%d\n目標値（R7）：%d回\n実績値（R7）：%d回\n\n", n, n, n, n, n }' ;;
    lines) text "$2" "$3" 'BEGIN { print "取組名：灯台\n取組内容："; for (n = 1; n <= N; n++) printf "電球%dを替えます。\n", n }' ;;
    items) text "$2" "$3" 'BEGIN { print "取組名：灯台\n取組内容："; for (n = 1; n <= N; n++) printf "・電球%d\n", n }' ;;
    headings) text "$2" "$3" 'BEGIN { for (n = 1; n <= N; n++) printf "第%d章　灯台%d\n文です。\n", n, n }' ;;
    *) echo "unknown kind: $1" >&2; exit 2 ;;
    esac
}

# measure COMMAND…: seconds and KiB, best of three.
measure() {
    best=
    for round in 1 2 3; do
        timeout 120 /usr/bin/time -o "$work/time" -f '%U %S %M' "$@" >"$work/said" 2>&1 || true
        best=$(tail -n 1 "$work/time" | awk -v best="$best" '{ s = $1 + $2; split(best, b, " "); print (best == "" || s < b[1]) ? s " " $3 : best }')
    done
    echo "$best"
}

# pair KIND COMMAND-NAME COMMAND…: with short and long in place of FILE.
pair() {
    kind=$1 name=$2
    shift 2
    short=$(measure "$@" "$work/short".*) long=$(measure "$@" "$work/long".*)
    awk -v kind="$kind" -v name="$name" -v short="$short" -v long="$long" 'BEGIN {
        split(short, a, " "); split(long, b, " ")
        time = b[1] / (a[1] > 0.01 ? a[1] : 0.01); peak = b[2] / a[2]
        bad = (b[1] >= 0.15 && time > 2.5) || (b[2] > 40960 && peak > 2.5)
        printf "%-12s %-10s %6.2f s %6.2f s %5.1f  %6.1f %6.1f MiB %5.1f%s\n", kind, name, a[1], b[1], time, a[2] / 1024, b[2] / 1024, peak, bad ? "  <-" : ""
        exit bad
    }' || missed=1
}

# grow KIND N
grow() {
    case $chosen in *" $1 "* | '  ') ;; *) return 0 ;; esac
    rm -f "$work/short".* "$work/long".*
    make "$1" short "$2"
    make "$1" long $(($2 * 2))
    rm -rf "$work/out"
    mkdir "$work/out"
    pair "$1" xml "$program" convert --to xml -o "$work/out/a.xml"
    pair "$1" text "$program" convert --to text -o "$work/out/a.txt"
    pair "$1" csv "$program" convert --to csv -o "$work/out/a.csv"
    pair "$1" roll "$program" roll
    pair "$1" normalize "$program" normalize --numerals mixed
    pair "$1" explain "$program" normalize --explain
    pair "$1" sheet.pdf "$program" build -l process-sheet --to "$work/out/a.pdf"
    pair "$1" sheet.xlsx "$program" build -l process-sheet --to "$work/out/a.xlsx"
    pair "$1" report.pdf "$program" build -l status-report --to "$work/out/b.pdf"
    pair "$1" all "$program" build -o "$work/out"
}

chosen=" $* "
printf '%-12s %-10s %8s %8s %5s  %6s %10s %5s\n' kind command N 2N ratio N '2N' ratio
grow flat 2000
grow departments 1000
grow siblings 10000
grow sections 5000
grow cell 1000000
grow unbroken 200000
grow columns 40
grow rows 3000
grow notes 3000
grow links 2000
grow pictures 2000
grow years 300
grow values 2000
grow findings 3000
grow boxes 20000
grow pasted 5000
grow continued 3000
grow heads 2000
grow labels 10000
grow records 5000
grow lines 20000
grow items 20000
grow headings 5000
exit $missed
