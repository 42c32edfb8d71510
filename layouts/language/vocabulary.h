/* vocabulary.h: the words of the definition language, as tables: elements, attributes, what those hold, words of fields.
 *
 * layouts/README.md explains each of them, layouts/layout.rng has them for editors; tests/unit/test_vocabulary.c holds the
 * three equal. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_VOCABULARY_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_VOCABULARY_H

#include "generator/core/record_kind.h"
#include "generator/core/text.h"

/* clang-format off */

/* Groups of children. */
#define BLOCKS_ "use each follow group heading text label note prose field table chart footnotes figures contents summary legend colophon revisions break rule "
#define INLINES_ "#text span badge options mark pages fill folio page-count running-text br tally legend aside marker "
#define CONDITIONS_ "when unless only "
#define SPACES_ "before after keep-next "

/* element, name, children it takes, attributes it takes. #text: character data, with {fields}.
 * Blocks and what belongs to them; what stands in a line; what may be either. */
#define LAYOUT_BLOCKS(X) \
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
    X(COLOPHON,    "colophon",    "", "style label-style title-style marker-width " CONDITIONS_ SPACES_) \
    X(REVISIONS,   "revisions",   "", "style " CONDITIONS_ SPACES_) \
    X(BREAK,       "break",       "", "kind page number " CONDITIONS_) \
    X(RULE,        "rule",        "", "weight " CONDITIONS_ SPACES_)

#define LAYOUT_INLINES(X) \
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

#define LAYOUT_ELEMENTS(X) \
    X(CHARACTERS,  "#text",       "", "") \
    LAYOUT_BLOCKS(X) \
    X(LEGEND,      "legend",      "", "of style " CONDITIONS_ SPACES_) \
    LAYOUT_INLINES(X)

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

/* Words that attributes take: the list they are of, what each stands for, the word. A word of one's own in a list is 1. */
#define LAYOUT_WORDS(X) \
    X(ANSWER, true, "yes") X(ANSWER, false, "no") \
    X(OUTPUT, OUTPUT_PDF, "pdf") X(OUTPUT, OUTPUT_XLSX, "xlsx") \
    NUMERALS_WORDS(X) \
    X(UNSHOWN, 1, "warn") \
    X(PER, 1, "department") \
    X(LANGUAGE, LANGUAGE_JA, "ja") X(LANGUAGE, LANGUAGE_EN, "en") \
    X(COLOUR, COLOUR_INK, "ink") X(COLOUR, COLOUR_ACCENT, "accent") X(COLOUR, COLOUR_TINT, "tint") \
    X(COLOUR, COLOUR_MUTED, "muted") X(COLOUR, COLOUR_WHITE, "white") \
    X(RULE, RULE_NONE, "none") X(RULE, RULE_HAIR, "hair") X(RULE, RULE_REGULAR, "regular") X(RULE, RULE_THICK, "thick") \
    X(RULE, RULE_DASHED, "dashed") X(RULE, RULE_ACCENT, "accent") \
    X(STYLE_ALIGN, ALIGN_START, "start") X(STYLE_ALIGN, ALIGN_CENTER, "center") X(STYLE_ALIGN, ALIGN_END, "end") \
    X(STYLE_ALIGN, ALIGN_JUSTIFY, "justify") X(STYLE_ALIGN, ALIGN_SPREAD, "spread") \
    X(ALIGN, ALIGN_START, "start") X(ALIGN, ALIGN_CENTER, "center") X(ALIGN, ALIGN_END, "end") \
    X(HANG, HANG_NONE, "none") X(HANG, HANG_MARKER, "marker") \
    X(PAPER, PAPER_SIZE_A3, "A3") X(PAPER, PAPER_SIZE_A4, "A4") X(PAPER, PAPER_SIZE_A5, "A5") X(PAPER, PAPER_SIZE_B4, "B4") X(PAPER, PAPER_SIZE_B5, "B5") \
    X(ORIENTATION, ORIENTATION_PORTRAIT, "portrait") X(ORIENTATION, ORIENTATION_LANDSCAPE, "landscape") \
    X(FOLIO, FOLIO_ARABIC, "arabic") X(FOLIO, FOLIO_ROMAN, "roman") X(FOLIO, FOLIO_FULL_WIDTH, "full-width") \
    X(FLOW, GROUP_STACK, "stack") X(FLOW, GROUP_ROW, "row") X(FLOW, GROUP_BESIDE, "beside") X(FLOW, GROUP_GRID, "grid") \
    X(BREAK, BREAKS_NOT, "no") X(BREAK, BREAKS_PAGE, "page") X(BREAK, BREAKS_ODD, "odd") X(BREAK, BREAKS_EVEN, "even") \
    X(BREAK, BREAKS_BETWEEN, "between") \
    X(BREAK_KIND, BREAK_PAGE, "page") X(BREAK_KIND, BREAK_ODD, "odd") X(BREAK_KIND, BREAK_EVEN, "even") \
    X(BADGE, BADGE_PLAIN, "plain") X(BADGE, BADGE_CHOSEN, "chosen") X(BADGE, BADGE_LABEL, "label") \
    X(COLUMN_ROLE, COLUMN_HEAD, "head") X(COLUMN_ROLE, COLUMN_MARKS, "marks") \
    X(PROSE_ROLE, ROLE_HEADING, "heading") X(PROSE_ROLE, ROLE_SUBHEADING, "subheading") X(PROSE_ROLE, ROLE_NOTE, "note") \
    X(PROSE_ROLE, ROLE_REFERENCE, "reference") \
    X(BOX, 1, "label") \
    X(FIGURES, 1, "beside") \
    X(MERGE, MERGE_SAME, "same") X(MERGE, MERGE_EACH, "each") \
    X(CONTINUED, 1, "muted") \
    X(YEARS_HEAD, 1, "short") \
    X(TARGET, 1, "line") \
    X(PAGES, 1, "first") \
    X(TALLY, RECORD_STATUS, "status") X(TALLY, RECORD_EVALUATION, "evaluation") \
    X(YEARS, RECORD_TARGET, "target") X(YEARS, RECORD_ACTUAL, "actual") X(YEARS, RECORD_ESTIMATE, "estimate") \
    X(YEARS, RECORD_BASELINE, "baseline") X(YEARS, RECORD_ENTRY, "entry") \
    X(ROW_VALUE, RECORD_TARGET, "target") X(ROW_VALUE, RECORD_ACTUAL, "actual") X(ROW_VALUE, RECORD_ESTIMATE, "estimate") \
    X(ROW_VALUE, RECORD_BASELINE, "baseline") X(ROW_VALUE, VALUE_RATE, "rate") \
    X(COLUMN_EACH, RECORD_TAG, "tag") X(COLUMN_EACH, RECORD_DEPARTMENT, "department") \
    X(RANGE, RANGE_DATA, "data") X(RANGE, RANGE_ALL, "all") X(RANGE, RANGE_PLAN, "plan") \
    X(YEARS_GROUP, 1, "period") \
    X(OPTIONS, 1, "tags") \
    X(ANY, 1, "*")

#define LAYOUT_WORD_LISTS(X) \
    X(ANSWER) X(OUTPUT) X(NUMERALS) X(UNSHOWN) X(PER) X(LANGUAGE) X(COLOUR) X(RULE) X(STYLE_ALIGN) X(ALIGN) X(HANG) X(PAPER) \
    X(ORIENTATION) X(FOLIO) X(FLOW) X(BREAK) X(BREAK_KIND) X(BADGE) X(COLUMN_ROLE) X(PROSE_ROLE) X(BOX) X(FIGURES) X(MERGE) \
    X(CONTINUED) X(YEARS_HEAD) X(TARGET) X(PAGES) X(TALLY) X(YEARS) X(ROW_VALUE) X(COLUMN_EACH) X(RANGE) \
    X(YEARS_GROUP) X(OPTIONS) X(ANY)

/* What an attribute holds: attribute, the elements for which this holds (empty: all others that have it), and one word of
 * which list. */
#define LAYOUT_CHOICES(X) \
    X(ONLY, "", OUTPUT) X(NUMERALS, "", NUMERALS) X(UNSHOWN, "", UNSHOWN) X(PER, "", PER) X(LANG, "", LANGUAGE) \
    X(COLOUR, "", COLOUR) X(FILL, "", COLOUR) X(ROLE, "colour", COLOUR) X(ALIGN, "style", STYLE_ALIGN) X(ALIGN, "", ALIGN) \
    X(HANG, "", HANG) X(PAPER, "", PAPER) X(ORIENTATION, "", ORIENTATION) X(FOLIO, "", FOLIO) X(FLOW, "", FLOW) \
    X(BREAK, "", BREAK) X(KIND, "break", BREAK_KIND) X(KIND, "badge", BADGE) X(WEIGHT, "", RULE) X(RULE, "", RULE) \
    X(LAST_RULE, "", RULE) X(FRAME, "", RULE) X(RULE_ABOVE, "", RULE) X(RULE_BELOW, "", RULE) X(ROLE, "column", COLUMN_ROLE) \
    X(BOX, "", BOX) X(FIGURES, "", FIGURES) X(MERGE, "", MERGE) X(CONTINUED, "", CONTINUED) X(HEAD, "years", YEARS_HEAD) \
    X(TARGET, "", TARGET) X(OF, "pages", PAGES) X(OF, "tally", TALLY) X(OF, "years", YEARS) X(VALUE, "row", ROW_VALUE) \
    X(EACH, "column", COLUMN_EACH) X(ABSTRACT, "", ANSWER) X(PHRASE, "", ANSWER) X(HANGING_PUNCTUATION, "", ANSWER) \
    X(KEEP_NEXT, "", ANSWER) X(NUMBERED, "", ANSWER) X(MIRRORED, "", ANSWER) X(NOT_ON_FIRST, "", ANSWER) \
    X(TOGETHER, "", ANSWER) X(ANCHOR, "", ANSWER) X(MARKED, "", ANSWER) X(BOOKMARK, "", ANSWER) X(FRAMED, "", ANSWER) \
    X(REPEAT_HEAD, "", ANSWER) X(FILTER, "", ANSWER) X(VERTICAL, "", ANSWER) X(WIDEN, "", ANSWER) X(EMPHASIS, "row", ANSWER) \
    X(HALF, "", ANSWER) X(LEADER, "", ANSWER)

/* The same of attributes that hold any of the words, parted by spaces. */
#define LAYOUT_CHOICE_LISTS(X) X(OUTPUTS, "", OUTPUT) X(ROLE, "prose", PROSE_ROLE) X(EXCEPT, "", PROSE_ROLE)

/* Texts of one's own, or a word that means something else. */
#define LAYOUT_OPEN_CHOICES(X) X(GROUP, "", YEARS_GROUP) X(NAME, "note", ANY)

/* Names parted by spaces, or a word that stands for all of them. */
#define LAYOUT_NAMES(X) \
    X(OF, "options", OPTIONS) X(SECTION, "each entry", ANY) X(INITIATIVE, "", ANY) X(ACTIVITY, "", ANY) X(INDICATOR, "", ANY) \
    X(STRAND, "", ANY) X(NOTE, "", ANY) X(TAG, "", ANY) X(DEPARTMENT, "", ANY) X(LEVEL, "summary", ANY)

/* Whole numbers: attribute, elements, least, most. One that is a TEMPLATE below may also be a field. */
#define LAYOUT_NUMBERS(X) \
    X(LEVEL, "heading", 1, 6) X(RANK, "", 1, 2) X(COLUMNS, "", 1, 12) X(SLOT, "", 1, 16) X(RUNNING, "", 1, 16) \
    X(NUMBER, "break each", 1, 30000)

/* What the other attributes hold: attribute, elements, and how it is read. What is in no table is a text, or a name.
 * TEMPLATE: a text that is printed, with {fields}; a field in any other attribute would be printed as it is written.
 * WIDTH, WIDTHS: lengths, or shares of what is left (2fr). RANGE: years, or one of the words of that list. */
#define LAYOUT_VALUES(X) \
    X(FILE, "", TEMPLATE) X(NUMBER, "each heading entry break", TEMPLATE) X(LABEL, "field note", TEMPLATE) X(MARKER, "prose", TEMPLATE) \
    X(HEAD, "column row side summary", TEMPLATE) X(COUNT_HEAD, "", TEMPLATE) X(SQUARES_HEAD, "", TEMPLATE) X(TOTAL, "", TEMPLATE) \
    X(NAME, "sheet column years", TEMPLATE) \
    X(FIELD, "", PATH) X(INPUT, "", PATH) X(VALUE, "side", PATH) X(WHEN, "", CONDITION) X(UNLESS, "", CONDITION) \
    X(BEFORE, "", LENGTH) X(AFTER, "", LENGTH) X(MARKER_WIDTH, "", LENGTH) X(NUMBER_WIDTH, "", LENGTH) X(HEIGHT, "", LENGTH) \
    X(GUTTER, "", LENGTH) X(TOP, "", LENGTH) X(FIRST_TOP, "", LENGTH) X(BOTTOM, "", LENGTH) X(INSIDE, "", LENGTH) \
    X(OUTSIDE, "", LENGTH) X(RULE_DISTANCE, "", LENGTH) X(PIN_TOP, "", LENGTH) X(INDENT, "", LENGTH) X(MOST_EMPTY, "", LENGTH) \
    X(OVERRUN, "", LENGTH) X(SIZE, "", LENGTH) X(LEADING, "", LENGTH) X(FIRST_INDENT, "", LENGTH) X(LATIN_GAP, "", LENGTH) \
    X(TRACKING, "", LENGTH) X(WIDTH, "field", LENGTH) X(WIDTH, "", WIDTH) X(LAST_WIDTH, "", WIDTH) \
    X(WIDTHS, "", WIDTHS) X(PADDING, "", PADDING) X(RANGE, "", RANGE) \
    X(STYLE, "", STYLE) X(LABEL_STYLE, "", STYLE) X(MARKER_STYLE, "", STYLE) X(HEAD_STYLE, "", STYLE) X(TITLE_STYLE, "", STYLE) \
    X(PAGE, "", MASTER) X(EACH, "table", SELECTOR) X(ROWS, "", SELECTOR)

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

/* The words by which `each` and `entry` move to records: attribute and element of the record vocabulary. */
#define LAYOUT_SELECTORS(X) \
    X(SECTION) X(INITIATIVE) X(ACTIVITY) X(INDICATOR) X(STRAND) X(NOTE) X(TAG) X(DEPARTMENT)

/* Styles that are asked for by name; `base` has them. Where a definition has one not, its first style serves. */
#define LAYOUT_LOOKS(X) \
    X(BAND_1, "band-1") X(BAND_2, "band-2") X(BODY, "body") X(BODY_FLUSH, "body-flush") X(CAPTION, "caption") \
    X(CONTENTS_ENTRY, "contents-entry") X(CONTINUED, "continued") X(FIELD_LABEL, "field-label") \
    X(FOOTNOTE, "footnote") X(H1, "h1") X(H2, "h2") X(H3, "h3") X(LABEL, "label") X(LIST, "list") \
    X(LIST_MARKER, "list-marker") X(MISSING, "missing") X(NOTE, "note") X(PROSE_HEADING, "prose-heading") \
    X(PROSE_SUBHEADING, "prose-subheading") X(REFERENCE, "reference") X(SMALL, "small") \
    X(SMALL_BOLD, "small-bold") X(SMALL_MUTED, "small-muted") X(TABLE, "table") X(TABLE_BOLD, "table-bold") \
    X(TABLE_CAPTION, "table-caption") X(TABLE_HEAD, "table-head") X(TABLE_ZERO, "table-zero")

/* What elements show of a record without naming it in an attribute (shinchoku layouts --explain). */
#define LAYOUT_SHOWN(X) \
    X(PROSE, "p list table box figure diagram chart") X(CHART, "target actual estimate") X(FOOTNOTES, "footnote") \
    X(SUMMARY, "summary") X(COLOPHON, "colophon") X(REVISIONS, "revision") X(FIGURES, "figure") X(LEGEND, "scale")

/* Words of a path that are no element or attribute of the record vocabulary. */
#define FIELD_WORDS(X) \
    X(PARENT, "parent") X(POSITION, "position") X(TOTAL, "total") X(RATE, "rate") X(DATE, "date") X(REPRINT, "reprint") \
    X(COLUMN, "column") X(OWN_TITLE, "own-title") X(PREVIOUS, "previous") X(FIRST_OF, "first-of") X(IN_PROSE, "in-prose")

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

enum element_kind {
#define X(kind, name, children, attributes) ELEMENT_##kind,
    LAYOUT_ELEMENTS(X)
#undef X
        ELEMENT_KIND_COUNT
};

enum word { /* attribute names */
#define X(word, name) WORD_##word,
            LAYOUT_ATTRIBUTES(X)
#undef X
                WORD_COUNT
};

enum word_list {
#define X(list) LIST_##list,
    LAYOUT_WORD_LISTS(X)
#undef X
        LIST_COUNT
};

enum look {
#define X(look, name) LOOK_##look,
    LAYOUT_LOOKS(X)
#undef X
        LOOK_COUNT
};

/* How an attribute is read. */
enum value_type {
    VALUE_TEXT, /* as it is written */
    VALUE_CHOICE,
    VALUE_CHOICES,
    VALUE_OPEN, /* a choice, or as it is written */
    VALUE_NAMES,
    VALUE_NUMBER,
    VALUE_TEMPLATE,
    VALUE_PATH,
    VALUE_CONDITION,
    VALUE_LENGTH,
    VALUE_WIDTH,
    VALUE_WIDTHS,
    VALUE_PADDING,
    VALUE_RANGE,
    VALUE_STYLE,
    VALUE_MASTER, /* a page */
    VALUE_SELECTOR
};

/* How a field's value is printed. */
enum field_format {
#define X(format, name) FORMAT_##format,
    FIELD_FORMATS(X)
#undef X
        FORMAT_COUNT
};

enum field_word {
#define X(word, name) FIELD_##word,
    FIELD_WORDS(X)
#undef X
        FIELD_WORD_COUNT
};

/* What words of LAYOUT_WORDS stand for that nothing else has a name for. */
enum paper_size { PAPER_SIZE_A3, PAPER_SIZE_A4, PAPER_SIZE_A5, PAPER_SIZE_B4, PAPER_SIZE_B5 };
enum orientation { ORIENTATION_PORTRAIT, ORIENTATION_LANDSCAPE };
enum breaks { BREAKS_NOT, BREAKS_PAGE, BREAKS_ODD, BREAKS_EVEN, BREAKS_BETWEEN /* not before the first */ };
enum prose_role { ROLE_NONE, ROLE_HEADING, ROLE_SUBHEADING, ROLE_NOTE, ROLE_REFERENCE };
enum column_role { COLUMN_PLAIN, COLUMN_HEAD, COLUMN_MARKS };
enum years_range {
    RANGE_DATA /* of these rows */,
    RANGE_ALL /* of any indicator */,
    RANGE_PLAN,
    RANGE_YEARS
};
/* Of <row value=>: no record holds it, it is computed of two. */
enum { VALUE_RATE = RECORD_KIND_COUNT };

const char *vocabulary_element(enum element_kind kind);
const char *vocabulary_word(enum word word);
/* False when no element, or attribute, is called so. */
bool vocabulary_find_element(struct text name, enum element_kind *kind);
bool vocabulary_find_word(struct text name, enum word *word);
/* Lists of words: what an element may hold, and its attributes. */
struct text vocabulary_children(enum element_kind kind);
struct text vocabulary_attributes(enum element_kind kind);
/* Does a column `elements` of the tables name the element? */
bool vocabulary_names(const char *elements, enum element_kind kind);
/* How the element's attribute is read; of choices, `list` is set. */
enum value_type vocabulary_type(enum element_kind kind, enum word word, enum word_list *list);
/* The words of a list, as a list. */
struct text vocabulary_list(struct arena *arena, enum word_list list);
/* What the word stands for; false when the list has no such word. */
bool vocabulary_choice(enum word_list list, struct text word, int *choice);

#endif
