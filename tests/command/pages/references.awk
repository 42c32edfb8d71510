# references.awk: do the page numbers of a booklet agree with where things stand? Input: pdftotext -layout.
# A line of the contents is a title and a page; the title stands on that page. A row of the matrix is a line with a number
# of three parts and a page at its end; a card has the number on its page.
BEGIN { RS = "\f" }
{
    count = split($0, lines, "\n")
    folio = ""
    for (i = count; i > 0 && folio == ""; i--)
        if (match(lines[i], /[0-9]+/)) folio = substr(lines[i], RSTART, RLENGTH)
    words = $0
    gsub(/[ \n]/, "", words)
    page[folio] = page[folio] words
    if (words ~ /^目次/) {
        for (i = 1; i < count; i++) {
            if (!match(lines[i], /   *[0-9]+$/)) continue
            number = substr(lines[i], RSTART)
            title = substr(lines[i], 1, RSTART - 1)
            gsub(/ /, "", number)
            gsub(/ /, "", title)
            entries[++entry] = title
            entry_page[entry] = number
        }
        next
    }
    for (i = 1; i <= count; i++) {
        if (match(lines[i], /[0-9]+-[0-9]+-[0-9]+ .*●.* [0-9]+$/)) {
            row = substr(lines[i], RSTART)
            number = row
            sub(/ .*/, "", number)
            sub(/.* /, "", row)
            wanted[number] = row
            rows++
            continue
        }
        rest = lines[i]
        while (match(rest, /[0-9]+-[0-9]+-[0-9]+/)) {
            stands[substr(rest, RSTART, RLENGTH) " " folio] = 1
            rest = substr(rest, RSTART + RLENGTH)
        }
    }
}
END {
    for (i = 1; i <= entry; i++)
        if (!index(page[entry_page[i]], entries[i])) print entries[i] " does not stand on page " entry_page[i]
    for (number in wanted)
        if (!((number " " wanted[number]) in stands)) print number " does not stand on page " wanted[number]
    print entry + 0 " entries, " rows + 0 " rows"
}
