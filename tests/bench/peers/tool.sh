#!/bin/sh
# tool.sh LAYOUT RECORDS OUT: builds one publication of the peers' benchmark and leaves it at OUT.
#   run.py --tool-prep 'python3 …/prep.py {in} {prep}' --tool-p 'sh …/tool.sh peers-report {in} {out}' \
#          --tool-x 'sh …/tool.sh peers-sheet {in} {out}'
here=${0%/*}
mkdir -p "$3.d"
"${SHINCHOKU:-$here/../../../build/release/shinchoku}" build --layout-dir "$here" -l "$1" -o "$3.d" "$2" >/dev/null || exit 1
mv "$3.d"/out.* "$3"
