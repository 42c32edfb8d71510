#!/bin/sh
# The rules of the house (generator/ARCHITECTURE.md), and that each breach of one is told: it is planted in a copy of the tree.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
need python3

python3 "$SOURCE_DIR/tests/tools/structure.py" "$SOURCE_DIR" >"$work/said" || fail "$(cat "$work/said")"
python3 "$SOURCE_DIR/tests/tools/structure.py" "$SOURCE_DIR" --figures

# What ARCHITECTURE names is there; a name that nothing has is told.
python3 "$SOURCE_DIR/tests/tools/documents.py" "$SOURCE_DIR" || fail "ARCHITECTURE.md"
mkdir -p "$work/told/generator"
sed 's/load_source/load_saucers/' "$SOURCE_DIR/generator/ARCHITECTURE.md" >"$work/told/generator/ARCHITECTURE.md"
python3 "$SOURCE_DIR/tests/tools/documents.py" "$work/told" | grep -q load_saucers || fail "a name that nothing has is not told"

# planted WHAT PATTERN: the copy that $work/tree was changed into is told of, in a line that matches.
fresh() {
    rm -rf "$work/tree"
    mkdir "$work/tree"
    (cd "$SOURCE_DIR" && find generator input layouts output -name '*.[ch]' && echo CMakeLists.txt) |
        (cd "$SOURCE_DIR" && tar -cf - -T -) | tar -xf - -C "$work/tree"
}
planted() {
    python3 "$SOURCE_DIR/tests/tools/structure.py" "$work/tree" >"$work/said"
    [ $? -eq 1 ] && grep -qE "$2" "$work/said" || fail "$1: $(head -3 "$work/said")"
}
fresh
printf '\nint round_one(int n)\n{\n    return n ? round_two(n) : 0;\n}\n' >>"$work/tree/output/trace/trace.c"
printf '#include "output/trace/trace.h"\n\nint round_two(int n)\n{\n    return round_one(n - 1);\n}\n' >"$work/tree/output/trace/two.c"
planted "a circle of calls" 'a circle of 2 files: .*output/trace/two -> output/trace/trace \(round_one\)'
fresh
printf '#include "layouts/model/page.h"\n' >>"$work/tree/generator/core/text.h"
planted "an arrow upwards" 'generator/core does not see layouts/model'
fresh
printf '\nvoid beside(void)\n{\n    lines_set_unheard_of();\n}\n' >>"$work/tree/generator/core/text.c"
printf '\nvoid lines_set_unheard_of(void)\n{\n}\n' >>"$work/tree/layouts/lines/lines.c"
planted "a call upwards, without an include" 'generator/core does not see layouts/lines: .*lines_set_unheard_of'
fresh
printf '#include "input/quantity/pattern.h"\n' >>"$work/tree/input/text/text.h"
planted "a private header" 'input/quantity/pattern.h is private to input/quantity, and input/text/text.h includes it'
fresh
printf '#include <libxml/tree.h>\n' >>"$work/tree/input/text/text.h"
planted "a foreign library" 'libxml/tree.h belongs to input/xml, and input/text/text.h includes it'
fresh
for i in $(seq 26); do : >"$work/tree/layouts/pen/nib$i.c"; done
planted "a crowded folder" 'layouts/pen holds .* more than 25'
fresh
: >"$work/tree/layouts/stray.c"
planted "C at the door" 'layouts itself holds C'
fresh
{
    printf '\nvoid text_long(void)\n{\n'
    for i in $(seq 60); do echo '    text_of("");'; done
    printf '}\n'
} >>"$work/tree/generator/core/text.c"
planted "a long function" 'text_long has 60 lines'
fresh
for i in $(seq 100); do printf '\nvoid drawer_%s(void)\n{\n}\n' "$i"; done >>"$work/tree/generator/core/text.c"
planted "a drawer of names" 'drawer_7 says neither text.c nor its folder'
fresh
sed -i 's|SEES generator/core|SEES generator/core layouts/compose|' "$work/tree/CMakeLists.txt"
planted "a room that sees upwards" 'sees layouts/compose, which does not stand before it'
exit $failed
