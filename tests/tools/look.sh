#!/bin/sh
# look.sh [DIR]: contact sheets of the five publications beside the target pages, for eyes: DIR/NAME.png (default build/look).
# Needs ../shared and ImageMagick (montage).
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
shared=${SHINCHOKU_SHARED:-$here/../shared}
out=${1:-$here/build/look}
program=${SHINCHOKU:-$here/build/release/shinchoku}
[ -d "$shared/records" ] || { echo "look.sh: no reference material at $shared" >&2; exit 77; }
mkdir -p "$out"

# sheet LAYOUT RECORD TARGET PAGES: our PAGES of the publication after the target pages TARGET-*.png.
sheet() {
    "$program" build -l "$1" -o "$out" "$shared/records/$2.xml" >"$out/$1.log" 2>&1 || true
    file=$(ls "$out"/*-"$1".pdf | head -n 1)
    rm -f "$out/$1"-page-*.png
    for page in $4; do
        pdftoppm -r 60 -png -f "$page" -l "$page" "$file" "$out/$1-page"
    done
    montage "$shared"/design/look/"$3"-*.png "$out/$1"-page-*.png -tile 4x -geometry 480x+6+6 -background '#808080' "$out/$1.png"
    echo "$out/$1.png"
}

sheet process-sheet kawanishi 1 '1 2 3'
sheet progress-table kanazawa-1-4 2 '1 2 3 4'
sheet plan-booklet komae 3 '1 2 7 10 15 16 65'
sheet status-report takamatsu 4 '4 6 18 20 24'
sheet goal-report hiratsuka-4 5 '1 2 3 4 5 6'
