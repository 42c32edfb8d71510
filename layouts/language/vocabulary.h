/* vocabulary.h: the words of the definition language, as tables. layouts/README.md explains each of them. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_VOCABULARY_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_VOCABULARY_H

/* clang-format off */

/* Groups of children. */
#define BLOCKS_ "use each follow group heading text label note prose field table chart footnotes figures contents summary legend colophon revisions break rule "
#define INLINES_ "#text span badge options mark pages fill folio page-count running-text br tally legend aside marker "
#define CONDITIONS_ "when unless only "
#define SPACES_ "before after keep-next "

/* Groups of values. */
#define COLOURS_ "ink accent tint muted white"
#define RULES_ "none hair regular thick dashed accent"
#define ROLES_ "heading subheading note reference"

/* element, name, children it takes, attributes it takes. #text: character data, with {fields}. */
#define LAYOUT_ELEMENTS(X) \
    X(CHARACTERS,  "#text",       "", "") \
    X(LAYOUT,      "layout",      "description face colour style page title workbook part " BLOCKS_, "name extends outputs file numerals unshown abstract per ") \
    X(DESCRIPTION, "description", "#text ", "lang ") \
    X(FACE,        "face",        "", "name font fallback ") \
    X(COLOUR,      "colour",      "", "role rgb ") \
    X(STYLE,       "style",       "", "name extends face size leading colour align first-indent indent hang latin-gap tracking phrase hanging-punctuation before after keep-next ") \
    X(PAGE,        "page",        "running ", "name paper orientation top first-top bottom inside outside folio numbered ") \
    X(RUNNING,     "running",     "left center right short ", "style top rule rule-distance mirrored not-on-first only ") \
    X(LEFT,        "left",        INLINES_, "") \
    X(CENTER,      "center",      INLINES_, "") \
    X(RIGHT,       "right",       INLINES_, "") \
    X(SHORT,       "short",       INLINES_, "") \
    X(TITLE,       "title",       INLINES_, "") \
    X(WORKBOOK,    "workbook",    "sheet " BLOCKS_, "") \
    X(SHEET,       "sheet",       BLOCKS_, "name " CONDITIONS_) \
    X(PART,        "part",        BLOCKS_, "name ") \
    X(USE,         "use",         "", "part " CONDITIONS_) \
    X(EACH,        "each",        "sheet " BLOCKS_, "section initiative activity indicator strand note tag department columns gutter break page number together most-empty overrun " CONDITIONS_ SPACES_) \
    X(FOLLOW,      "follow",      BLOCKS_, CONDITIONS_) \
    X(GROUP,       "group",       "title continued " BLOCKS_, "flow widths columns gutter padding frame fill rule-above rule-below together most-empty overrun anchor pin-top " CONDITIONS_ SPACES_) \
    X(CONTINUED,   "continued",   BLOCKS_, "marked ") \
    X(HEADING,     "heading",     INLINES_, "level style number number-width bookmark running break page " CONDITIONS_ SPACES_) \
    X(TEXT,        "text",        INLINES_, "style pin-top marker-width " CONDITIONS_ SPACES_) \
    X(LABEL,       "label",       INLINES_, "style " CONDITIONS_ SPACES_) \
    X(NOTE,        "note",        "", "name label framed style label-style figures rule-below placeholder " CONDITIONS_ SPACES_) \
    X(PROSE,       "prose",       "", "field role except style marker marker-style marker-width placeholder box emphasis " CONDITIONS_ SPACES_) \
    X(FIELD,       "field",       INLINES_, "label width style label-style " CONDITIONS_ SPACES_) \
    X(TABLE,       "table",       "caption column years row side band " , "each rows repeat-head filter freeze padding style head-style " CONDITIONS_ SPACES_) \
    X(CAPTION,     "caption",     INLINES_, "style ") \
    X(COLUMN,      "column",      INLINES_, "head width field input name widen merge vertical align style head-style rule choice each role continued marker-width " CONDITIONS_) \
    X(YEARS,       "years",       "", "of head group label width last-width align style head-style rule last-rule range input name " CONDITIONS_) \
    X(ROW,         "row",         INLINES_, "head value emphasis " CONDITIONS_) \
    X(SIDE,        "side",        INLINES_, "head value width style rule " CONDITIONS_) \
    X(BAND,        "band",        INLINES_, "section rank style ") \
    X(CHART,       "chart",       "", "height half target range " CONDITIONS_ SPACES_) \
    X(FOOTNOTES,   "footnotes",   "", "style " CONDITIONS_ SPACES_) \
    X(FIGURES,     "figures",     "", "placeholder " CONDITIONS_ SPACES_) \
    X(CONTENTS,    "contents",    "entry ", CONDITIONS_ SPACES_) \
    X(ENTRY,       "entry",       INLINES_, "section initiative number number-width style indent before ") \
    X(SUMMARY,     "summary",     "", "of level head count-head total squares-head style " CONDITIONS_ SPACES_) \
    X(LEGEND,      "legend",      "", "of style " CONDITIONS_ SPACES_) \
    X(COLOPHON,    "colophon",    "", "style label-style title-style marker-width " CONDITIONS_ SPACES_) \
    X(REVISIONS,   "revisions",   "", "style " CONDITIONS_ SPACES_) \
    X(BREAK,       "break",       "", "kind page number " CONDITIONS_) \
    X(RULE,        "rule",        "", "weight " CONDITIONS_ SPACES_) \
    X(SPAN,        "span",        INLINES_, "style " CONDITIONS_) \
    X(BADGE,       "badge",       "#text ", "kind " CONDITIONS_) \
    X(OPTIONS,     "options",     "", "of field " CONDITIONS_) \
    X(MARK,        "mark",        "#text ", CONDITIONS_) \
    X(PAGES,       "pages",       "", "of " CONDITIONS_) \
    X(FILL,        "fill",        "", "leader ") \
    X(FOLIO,       "folio",       "", "") \
    X(PAGE_COUNT,  "page-count",  "", "") \
    X(RUNNING_TEXT,"running-text","", "slot ") \
    X(BR,          "br",          "", CONDITIONS_) \
    X(TALLY,       "tally",       "", "of scale " CONDITIONS_) \
    X(ASIDE,       "aside",       INLINES_, "style " CONDITIONS_) \
    X(MARKER,      "marker",      INLINES_, "style framed " CONDITIONS_)

#define LAYOUT_ATTRIBUTES(X) \
    X(NAME, "name") X(EXTENDS, "extends") X(OUTPUTS, "outputs") X(FILE, "file") X(NUMERALS, "numerals") \
    X(UNSHOWN, "unshown") X(ABSTRACT, "abstract") X(LANG, "lang") X(FONT, "font") X(FALLBACK, "fallback") \
    X(ROLE, "role") X(RGB, "rgb") X(FACE, "face") X(SIZE, "size") X(LEADING, "leading") X(COLOUR, "colour") \
    X(ALIGN, "align") X(FIRST_INDENT, "first-indent") X(INDENT, "indent") X(HANG, "hang") \
    X(LATIN_GAP, "latin-gap") X(TRACKING, "tracking") X(PHRASE, "phrase") \
    X(HANGING_PUNCTUATION, "hanging-punctuation") X(BEFORE, "before") X(AFTER, "after") \
    X(KEEP_NEXT, "keep-next") X(PAPER, "paper") X(ORIENTATION, "orientation") X(TOP, "top") \
    X(FIRST_TOP, "first-top") X(BOTTOM, "bottom") X(INSIDE, "inside") X(OUTSIDE, "outside") X(FOLIO, "folio") \
    X(NUMBERED, "numbered") X(STYLE, "style") X(RULE, "rule") X(RULE_DISTANCE, "rule-distance") \
    X(MIRRORED, "mirrored") X(NOT_ON_FIRST, "not-on-first") X(ONLY, "only") X(SECTION, "section") \
    X(INITIATIVE, "initiative") X(ACTIVITY, "activity") X(INDICATOR, "indicator") X(STRAND, "strand") \
    X(NOTE, "note") X(TAG, "tag") X(DEPARTMENT, "department")  \
    X(COLUMNS, "columns") X(GUTTER, "gutter") X(BREAK, "break") X(PAGE, "page") X(NUMBER, "number") \
    X(TOGETHER, "together") X(MARKED, "marked") X(MOST_EMPTY, "most-empty") X(OVERRUN, "overrun") X(WHEN, "when") X(UNLESS, "unless") X(FLOW, "flow") \
    X(WIDTHS, "widths") X(PADDING, "padding") X(FRAME, "frame") X(FILL, "fill") X(RULE_ABOVE, "rule-above") \
    X(RULE_BELOW, "rule-below") X(ANCHOR, "anchor") X(PIN_TOP, "pin-top") X(LEVEL, "level") \
    X(NUMBER_WIDTH, "number-width") X(BOOKMARK, "bookmark") X(RUNNING, "running") X(LABEL, "label") \
    X(FRAMED, "framed") X(LABEL_STYLE, "label-style") X(MARKER_WIDTH, "marker-width") X(FIGURES, "figures") \
    X(PLACEHOLDER, "placeholder") X(FIELD, "field") X(EXCEPT, "except") X(MARKER, "marker") \
    X(MARKER_STYLE, "marker-style") X(WIDTH, "width") X(WIDEN, "widen") X(EACH, "each") \
    X(ROWS, "rows") X(OF, "of") X(REPEAT_HEAD, "repeat-head") X(FILTER, "filter") X(FREEZE, "freeze") \
    X(HEAD_STYLE, "head-style") X(TOTAL, "total") X(HEAD, "head") X(MERGE, "merge") X(VERTICAL, "vertical") \
    X(CHOICE, "choice") X(CONTINUED, "continued") X(GROUP, "group") X(LAST_WIDTH, "last-width") X(LAST_RULE, "last-rule") \
    X(RANGE, "range") X(VALUE, "value") X(EMPHASIS, "emphasis") X(RANK, "rank") \
    X(HEIGHT, "height") X(HALF, "half") X(TARGET, "target") \
    X(COUNT_HEAD, "count-head") X(SQUARES_HEAD, "squares-head") X(TITLE_STYLE, "title-style") X(KIND, "kind") \
    X(WEIGHT, "weight") X(PART, "part") X(BOX, "box") X(LEADER, "leader") X(SLOT, "slot") X(SCALE, "scale") \
    X(INPUT, "input") X(PER, "per")

/* What an attribute may hold: attribute, the elements for which this holds (empty: all others that have it), words. */
#define LAYOUT_CHOICES(X) \
    X(OUTPUTS, "", "pdf xlsx") X(ONLY, "", "pdf xlsx") X(NUMERALS, "", "as-written half full mixed") \
    X(UNSHOWN, "", "warn") X(PER, "", "department") X(LANG, "", "ja en") \
    X(COLOUR, "", COLOURS_) X(FILL, "", COLOURS_) X(ROLE, "colour", COLOURS_) \
    X(ALIGN, "style", "start center end justify spread") X(ALIGN, "", "start center end") X(HANG, "", "none marker") \
    X(PAPER, "", "A3 A4 A5 B4 B5") X(ORIENTATION, "", "portrait landscape") X(FOLIO, "", "arabic roman full-width") \
    X(FLOW, "", "stack row beside grid") X(BREAK, "", "no page odd even between") X(KIND, "break", "page odd even") \
    X(KIND, "badge", "plain chosen label") X(WEIGHT, "", RULES_) X(RULE, "", RULES_) X(LAST_RULE, "", RULES_) X(FRAME, "", RULES_) \
    X(RULE_ABOVE, "", RULES_) X(RULE_BELOW, "", RULES_) X(ROLE, "column", "head marks") X(ROLE, "prose", ROLES_) \
    X(EXCEPT, "", ROLES_) X(BOX, "", "label") X(FIGURES, "", "beside") X(MERGE, "", "same each") \
    X(CONTINUED, "", "muted") X(HEAD, "years", "short") X(TARGET, "", "line") X(OF, "pages", "first") \
    X(OF, "tally", "status evaluation") X(OF, "years", "target actual estimate baseline entry") \
    X(VALUE, "row", "target actual estimate baseline rate") X(EACH, "column", "tag department") \
    X(ABSTRACT, "", "yes no") X(PHRASE, "", "yes no") X(HANGING_PUNCTUATION, "", "yes no") X(KEEP_NEXT, "", "yes no") \
    X(NUMBERED, "", "yes no") X(MIRRORED, "", "yes no") X(NOT_ON_FIRST, "", "yes no") X(TOGETHER, "", "yes no") \
    X(ANCHOR, "", "yes no") X(MARKED, "", "yes no") X(BOOKMARK, "", "yes no") X(FRAMED, "", "yes no") X(REPEAT_HEAD, "", "yes no") \
    X(FILTER, "", "yes no") X(VERTICAL, "", "yes no") X(WIDEN, "", "yes no") X(EMPHASIS, "row", "yes no") X(HALF, "", "yes no") \
    X(LEADER, "", "yes no")

/* Attributes that hold several of their words. */
#define LAYOUT_LISTS "outputs role except "

/* Whole numbers: attribute, elements, least, most. */
#define LAYOUT_NUMBERS(X) \
    X(LEVEL, "heading", 1, 6) X(RANK, "", 1, 2) X(COLUMNS, "", 1, 12) X(SLOT, "", 1, 16) X(RUNNING, "", 1, 16) \
    X(NUMBER, "break each", 1, 30000)

/* Texts that are printed, with {fields}: attribute, the elements for which this holds (empty: all others that have it). A field
 * in any other attribute would be printed as it is written. */
#define LAYOUT_TEMPLATES(X) \
    X(FILE, "") X(NUMBER, "") X(LABEL, "field note") X(MARKER, "prose") X(HEAD, "column row side summary") \
    X(COUNT_HEAD, "") X(SQUARES_HEAD, "") X(TOTAL, "") X(NAME, "sheet column years")

/* Lengths. Of styles they are read, in the style's own ems, when the style is made. */
#define LAYOUT_LENGTHS \
    "before after marker-width number-width height gutter top first-top bottom inside outside rule-distance pin-top indent most-empty overrun "

/* Lengths, or shares of what is left: 2fr. */
#define LAYOUT_WIDTHS "width last-width "

/* How small and how large lengths may be, in thousandths: word, least, most, unit. Places on paper (top, bottom, inside …)
 * are measured against the paper (language/geometry.h). */
#define LAYOUT_RANGES(X) \
    X(SIZE, 1000, 300000, "pt") X(LEADING, 1000, 600000, "pt") X(FIRST_INDENT, -20000, 20000, "em") \
    X(LATIN_GAP, 0, 2000, "em") X(TRACKING, -250, 10000, "em") X(INDENT, 0, 600000, "pt") \
    X(BEFORE, 0, 1200000, "pt") X(AFTER, 0, 1200000, "pt") X(PADDING, 0, 144000, "pt") X(GUTTER, 0, 300000, "pt") \
    X(WIDTH, 1000, 2400000, "pt") X(LAST_WIDTH, 1000, 2400000, "pt") X(WIDTHS, 1000, 2400000, "pt") \
    X(MARKER_WIDTH, 0, 600000, "pt") X(NUMBER_WIDTH, 0, 600000, "pt") X(HEIGHT, 12000, 1200000, "pt") \
    X(PIN_TOP, 0, 1200000, "pt") X(MOST_EMPTY, 0, 1200000, "pt") X(OVERRUN, 0, 1200000, "pt") \
    X(RULE_DISTANCE, 0, 600000, "pt")

/* Without these an element says nothing. */
#define LAYOUT_NEEDS(X) \
    X(LAYOUT, "name ") X(FACE, "name font ") X(COLOUR, "role rgb ") X(STYLE, "name ") X(PAGE, "name ") X(SHEET, "name ") \
    X(PART, "name ") X(USE, "part ") X(BAND, "section ") X(ROW, "value ") X(SIDE, "value ") X(OPTIONS, "of ") \
    X(TALLY, "of scale ") X(LEGEND, "of ")

/* Attributes that one value of another calls for: element, attribute, value, what has to be there too. */
#define LAYOUT_NEEDS_WITH(X) \
    X(COLUMN, ROLE, "marks", "each ") /* of which tag, of which department? */

/* How a field is printed. */
#define FIELD_FORMATS(X) \
    X(PLAIN, "")                  /* as written, in the house style */ \
    X(ERA, "era")                 /* 令和６ */ \
    X(ERA_SHORT, "era-short")     /* R6 */ \
    X(WESTERN, "western")         /* 2024 */ \
    X(BOTH, "both")               /* 令和6（2024） */ \
    X(JOIN, "join")               /* several values joined by the argument instead of 、 */ \
    X(FIRST, "first")             /* the first of several values */ \
    X(LAST, "last")               /* the last of several values */ \
    X(SOLID, "solid")             /* without its spaces: 基本目標1 */ \
    X(NUMBER_OF, "count")         /* how many there are */ \
    X(SHORT, "short")             /* a year without 年度; a tag's or department's short name */ \
    X(EDITION, "edition")         /* a name up to its 第1次 or 第9期; nothing where it has none */ \
    X(AFTER_EDITION, "after-edition") /* the rest of it */ \
    X(MARK_MEANING, "mark-meaning") /* what a mark of a scale says */

/* clang-format on */

#endif
