#!/bin/sh
# quickstart.sh: installs what is missing, builds, and publishes the sample plans into ./publications.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

sh "$here/generator/packages.sh" build
cmake --preset release -S "$here" -DBUILD_TESTING=OFF >"${TMPDIR:-/tmp}/shinchoku-configure.$$" 2>&1 || {
    cat "${TMPDIR:-/tmp}/shinchoku-configure.$$" >&2
    rm -f "${TMPDIR:-/tmp}/shinchoku-configure.$$"
    exit 1
}
rm -f "${TMPDIR:-/tmp}/shinchoku-configure.$$"
cmake --build "$here/build/release" --target shinchoku -j "$(nproc)" >/dev/null

mkdir -p publications
status=0
for plan in "$here"/input/samples/*.xml "$here"/input/samples/*.txt; do
    [ -e "$plan" ] || continue
    "$here/build/release/shinchoku" build -o publications "$plan" || status=$?
done
echo
echo "できました / done:"
ls -1 publications
exit "$status"
