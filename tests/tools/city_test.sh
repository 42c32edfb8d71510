# city_test.sh: what the tests of whole plans read in a PDF; after shell_test.sh, with `. "$SOURCE_DIR/tests/tools/city_test.sh"`.

# read_structure PDF: its structure as pdf_text.js gives it, in PDF.structure
read_structure() { mutool run "$SOURCE_DIR/tests/tools/pdf_text.js" "$1" >"$1.structure"; }

# rows PDF: every table row of its structure as a line, its cells parted by tabs
rows() {
    LC_ALL=C sed -n -e 's/^ *"\(.*\)"$/=\1/p' -e 's/^ *\(TR\|TH\|TD\|Table\|H[1-6]\|Sect\|Note\|P\|Figure\|Caption\)\([ :].*\)\{0,1\}$/\1/p' "$1.structure" |
        awk '/^(TR|H[1-6]|Table|Sect|Note|Figure|Caption)$/ { if (inside) print row; row = ""; inside = /^TR$/; cells = 0; next }
            /^(TH|TD)$/ { row = row (cells++ ? "\t" : ""); next }
            inside && /^=/ { row = row substr($0, 2) }
            END { if (inside) print row }' | sed 's/ //g; s/　//g'
}

# by_page NAME: the pages of pdftotext's output, each on one line in a file: NAME1 …
by_page() { tr -d ' \t\r\n' | sed 's/　//g' | LC_ALL=C awk -v name="$1" 'BEGIN { RS = "\f" } { print >(name NR); close(name NR) }'; }
