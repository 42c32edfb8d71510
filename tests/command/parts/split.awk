# Splits a record file whose elements begin on lines of their own into one file per leading department: an initiative
# goes where its first <department> says; everything else of a section (its own prose) goes into the file `prose`.
# -v out=PREFIX -v prose=NUMBER -v prune=1 (a file has only the sections it needs) -v departments=LIST|OF|NAMES
BEGIN { files = split(departments, names, "|") }

function put(k, text) { print text > (out k ".xml") }

# Opens in file k the sections that have been waiting for content.
function open_sections(k,    d) {
    for (d = 1; d <= depth; d++) {
        if (opened[k, d]) continue
        printf "%s", head[d] > (out k ".xml")
        opened[k, d] = 1
    }
}

function leading(text,    d) {
    if (!match(text, /<department[^>]*>[^<]*</)) return prose
    d = substr(text, RSTART, RLENGTH - 1)
    sub(/^<department[^>]*>/, "", d)
    for (k = 1; k <= files; k++) if (names[k] == d) return k
    print "no file for " d > "/dev/stderr"
    exit 1
}

# What stands before the first section: every file agrees on it.
!begun && !/^ *<section/ { for (k = 1; k <= files; k++) put(k, $0); next }

/^ *<section/ {
    begun = 1
    depth++
    head[depth] = $0 "\n"
    for (k = 1; k <= files; k++) opened[k, depth] = 0
    title = 1
    next
}
title && /^ *<title>/ {
    head[depth] = head[depth] $0 "\n"
    title = 0
    if (!prune) for (k = 1; k <= files; k++) open_sections(k)
    next
}
/^ *<\/section>/ {
    # A section nobody needed is still somebody's.
    used = 0
    for (k = 1; k <= files; k++) used += opened[k, depth]
    if (!used) open_sections(prose)
    for (k = 1; k <= files; k++) if (opened[k, depth]) put(k, $0)
    depth--
    next
}
/^ *<initiative/ { inside = 1; text = "" }
inside {
    text = text $0 "\n"
    if (/<\/initiative>/) {
        inside = 0
        k = leading(text)
        open_sections(k)
        printf "%s", text > (out k ".xml")
    }
    next
}
/^<\/plan>/ { for (k = 1; k <= files; k++) put(k, $0); next }
{
    if (depth > 0) open_sections(prose)
    put(prose, $0)
}
