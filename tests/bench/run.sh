#!/bin/sh
# What building costs: the peers' report and sheet of 1, 10, 100 and 1,000 records, and each of the five
# publications of a small plan of its kind, whose sections are copied 1, 10 and 100 times.
#
#   tests/bench/run.sh SHINCHOKU [MOST]
#
# MOST: the largest report (1000; 5000 takes some seconds). Prints a table: publication, records, seconds (best of three),
# seconds of the processor (user and system, best of three), peak MiB, bytes of the file, records and pages a second of
# processor time. The peers' records are made of sentences of this file, so that nothing else is needed; README.md says how
# to measure with the peers' own data.
set -eu
program=${1:?usage: run.sh SHINCHOKU [MOST]}
most=${2:-1000}
here=$(cd "$(dirname "$0")" && pwd)
samples=$here/../../input/samples
golden=$here/../golden
floor=$(dirname "$program")/tests/floor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
export LC_ALL=C.UTF-8

# make_records N: a plan of N initiatives with one or two indicators each, ten to a measure.
make_records() {
    awk -v count="$1" '
        function year_values(kind, base,   y, out) {
            for (y = 2; y <= 5; y++) out = out sprintf("<%s year=\"R%d\">%d</%s>", kind, y, base + 7 * y, kind)
            return out
        }
        function indicator(i, base) {
            return "<indicator unit=\"人\"><name>講座" i "の参加者数</name>" year_values("target", base) \
                   year_values("actual", base + i % 11 - 5) "</indicator>"
        }
        function note(name, i) {
            return "<note name=\"" name "\"><p>地区ごとの集まりを年" (i % 9 + 2) "回開き、延べ" (i * 13 % 900 + 40) \
                   "人が参加した。担い手が限られる地区には職員が出向き、他の地区の工夫を伝えた。" \
                   "次年度は、若い世代が参加しやすい時間帯にも会を設け、記録を町内で共有する。</p></note>"
        }
        BEGIN {
            print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            print "<plan xmlns=\"urn:shinchoku:plan:1\" id=\"bench\" xml:lang=\"ja\"><meta><title>計測用の計画</title><year>R5</year></meta>"
            print "<levels><level id=\"基本目標\">基本目標</level><level id=\"施策\">施策</level></levels>"
            print "<section level=\"基本目標\"><title>基本目標１　支え合うまち</title>"
            for (i = 1; i <= count; i++) {
                if (i % 10 == 1) print (i > 1 ? "</section>" : "") "<section level=\"施策\"><title>施策" int(i / 10) + 1 "　つながりを育てる</title>"
                print "<initiative id=\"1-" int((i - 1) / 10) + 1 "-" i "\" category=\"継続\"><title>地域の集まりを続ける取組" i "</title>" \
                      "<department>福祉政策課</department><overview><p>町内の集会所を会場に、誰もが立ち寄れる集まりを続ける。" \
                      "運営は住民が担い、市は会場の費用と研修を受け持つ。</p></overview><status year=\"R5\" progress=\"→\"/>" \
                      indicator(i, 100 + i % 50) (i % 2 ? indicator(i + 1, 300) : "") note("主な取組", i) note("達成度評価", i + 3) \
                      note("今後の課題と方向性", i + 5) "<field name=\"評価\">Ａ</field></initiative>"
            }
            print "</section></section></plan>"
        }'
}

# copy_sample FILE N: what follows from the first section on, N times; ids get the copy in front of them. A summary
# counts the whole plan, so that a hundred of them would be ten thousand rows: it stands once.
copy_sample() {
    awk -v copies="$2" '
        function renamed(line, copy,   out) {
            while (match(line, / (id|reprint-of|same-as|counts-with|of)="[^"]*"/)) {
                out = out substr(line, 1, RSTART + index(substr(line, RSTART), "\"") - 1)
                line = substr(line, RSTART + index(substr(line, RSTART), "\""))
                out = out "c" copy "-"
            }
            return out line
        }
        /^ *<section / && !body { body = 1 }
        /<\/plan>/ { last = $0; next }
        !body { print; next }
        { lines[++count] = $0 }
        END {
            for (i = 1; i <= count; i++) print lines[i]
            for (copy = 2; copy <= copies; copy++)
                for (i = 1; i <= count; i++)
                    if (lines[i] !~ /<summary /) print renamed(lines[i], copy)
            print last
        }' "$1"
}

# measure NAME RECORDS FILE ARGUMENT…: builds three times and prints a row.
measure() {
    name=$1 records=$2 file=$3
    shift 3
    : >"$work/times"
    for round in 1 2 3; do
        rm -rf "$work/out"
        command time -a -o "$work/times" -f '%e %U %S %M' "$program" build "$@" -o "$work/out" "$file" \
            >"$work/made" 2>"$work/said" || true
    done
    made=$(sed -n 1p "$work/made")
    if [ ! -f "$made" ]; then
        printf '| %-22s | %6s | not made: %s |\n' "$name" "$records" "$(head -n 1 "$work/said")"
        return
    fi
    pages=-
    case $made in *.pdf) command -v pdfinfo >"$work/which" && pages=$(pdfinfo "$made" | sed -n 's/^Pages: *//p') ;; esac
    awk -v name="$name" -v records="$records" -v bytes="$(wc -c <"$made")" -v pages="$pages" '
        NF == 4 { wall = !n || $1 < wall ? $1 : wall; cpu = !n || $2 + $3 < cpu ? $2 + $3 : cpu
                  user = !n || $2 < user ? $2 : user; peak = $4 > peak ? $4 : peak; n++ }
        END { each = cpu > 0 ? cpu : 0.01
              printf "| %-22s | %6d | %7.2f | %6.2f | %6.2f | %7.1f | %9d | %8d | %s |\n", name, records, wall, user, cpu,
                     peak / 1024, bytes, records / each, pages == "-" ? "-" : int(pages / each) }' "$work/times"
}

# measure_floor RECORDS FILE: the report measured last beside the same pages written without layout.
measure_floor() {
    [ -x "$floor" ] || return 0
    "$floor" "$here/peers" peers-report "$2" "$work/floor.pdf" >"$work/floor" 2>"$work/said" || return 0
    ours=$(awk 'NF == 4 { cpu = !n || $2 + $3 < cpu ? $2 + $3 : cpu; n++ } END { print cpu }' "$work/times")
    awk -v records="$1" -v ours="$ours" '
        { ratio = ours < 0.1 ? "-" : sprintf("%.2f", ours / $1) # time(1) counts hundredths
          printf "| %6d | %7.2f | %7.3f | %9.3f | %5s | %6d | %8d | %7d |\n", records, ours, $1, $2, ratio, $3, $4, $5 }
        ' "$work/floor" >>"$work/floors"
}

echo "| publication            | copies |  wall s | user s |  cpu s | peak MiB |    bytes | a second | pages/s |"
echo "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
for count in 1 10 100 1000 5000; do
    [ "$count" -le "$most" ] || break
    make_records "$count" >"$work/records.xml"
    measure "peers' report" "$count" "$work/records.xml" --layout-dir "$here/peers" -l peers-report
    measure_floor "$count" "$work/records.xml"
    measure "peers' sheet" "$count" "$work/records.xml" --layout-dir "$here/peers" -l peers-sheet
done
for copies in 1 10 100; do
    for pair in "goal-report:$golden/goal-report/records.xml" "progress-table:$golden/progress-table/records.xml" \
        "plan-booklet:$samples/starter/plan.xml" "process-sheet:$samples/midorino-r6-status.xml" \
        "status-report:$samples/midorino-r6-status.xml"; do
        copy_sample "${pair#*:}" "$copies" >"$work/sample.xml"
        measure "${pair%%:*}" "$copies" "$work/sample.xml" -l "${pair%%:*}"
    done
done
[ -s "$work/floors" ] || { echo; echo "No floor: cmake --build BUILD --target floor"; exit 0; }
echo
echo "The report beside its floor: the same pages, item by item, written by the same back end (floor.c)."
echo
echo "| records | ours s | floor s | no tags s | ratio |  pages |    items |    tags |"
echo "|---|--:|--:|--:|--:|--:|--:|--:|"
cat "$work/floors"
