#!/bin/sh
# The arrows of generator/ARCHITECTURE.md: dependencies never run back up, and a foreign library stays in its folder.
set -u
cd "$SOURCE_DIR" || exit 1
failed=0

# forbid WHERE PATTERN WHY: no #include in WHERE may match PATTERN.
forbid() {
    hits=$(find $1 -name '*.[ch]' -exec grep -nE "^#include [<\"]($2)" {} + 2>/dev/null)
    [ -z "$hits" ] && return
    echo "$3:"
    echo "$hits"
    failed=1
}

forbid generator/core 'input/|layouts/|output/|generator/[a-z_]+\.h' 'core includes only itself and libc'
forbid input 'layouts/|output/|generator/[a-z_]+\.h' 'input includes only core'
forbid layouts 'input/|output/|generator/[a-z_]+\.h' 'layouts includes only core'
forbid output 'input/|generator/[a-z_]+\.h' 'output includes core and the data headers of layouts'
forbid output 'layouts/(bind|definition|layout|compose|chart|flow|table)' 'output knows pages and books, not how they are made'

# only WHERE PATTERN: the library's headers are included nowhere else.
only() {
    hits=$(find generator input layouts output -name '*.[ch]' ! -path "$1/*" -exec grep -nE "^#include <($2)" {} + 2>/dev/null)
    [ -z "$hits" ] && return
    echo "$2 belongs to $1:"
    echo "$hits"
    failed=1
}
only input/xml 'libxml/'
only input/quantity 'pcre2'
only layouts/lines 'unicode/'
only output/pdf/file 'hpdf|libdeflate'
only output/pdf/font 'hb|fontconfig'
only output/pdf/image 'png|jpeglib|jerror'
only output/xlsx 'xlsxwriter'
exit $failed
