#!/bin/sh
# run.sh: sets up and runs every test. At most 25 minutes on two cores, from a bare machine.
# Tests that read ../shared (the reference material) skip where it is absent, and say so.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$here"

sh generator/packages.sh test
cmake --preset release -DBUILD_TESTING=ON >/dev/null
cmake --build build/release -j "$(nproc)"
LC_ALL=C.UTF-8 exec ctest --test-dir build/release --output-on-failure -j "$(nproc)"
