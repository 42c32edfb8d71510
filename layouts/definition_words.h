/* definition_words.h: the words of the definition language, as tables. layouts/README.md explains each of them. */
#ifndef SHINCHOKU_LAYOUTS_DEFINITION_WORDS_H
#define SHINCHOKU_LAYOUTS_DEFINITION_WORDS_H

/* clang-format off */

/* Groups of children. */
#define BLOCKS_ "use each follow group heading text label note prose field table chart footnotes figures contents summary legend colophon revisions break rule "
#define INLINES_ "#text span badge options mark pages fill folio page-count running-text br tally legend aside marker "
#define CONDITIONS_ "when unless only "
#define SPACES_ "before after keep-next "

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
    X(EACH,        "each",        "sheet " BLOCKS_, "section initiative activity indicator strand note tag department field-value columns gutter break page number together deep " CONDITIONS_ SPACES_) \
    X(FOLLOW,      "follow",      BLOCKS_, CONDITIONS_) \
    X(GROUP,       "group",       "title continued " BLOCKS_, "flow widths columns gutter padding frame fill rule-above rule-below together anchor pin-top " CONDITIONS_ SPACES_) \
    X(CONTINUED,   "continued",   BLOCKS_, "") \
    X(HEADING,     "heading",     INLINES_, "level style number number-width bookmark running break page " CONDITIONS_ SPACES_) \
    X(TEXT,        "text",        INLINES_, "style pin-top marker-width " CONDITIONS_ SPACES_) \
    X(LABEL,       "label",       INLINES_, "style " CONDITIONS_ SPACES_) \
    X(NOTE,        "note",        "", "name label framed style label-style marker-width figures rule-below placeholder " CONDITIONS_ SPACES_) \
    X(PROSE,       "prose",       "", "field role except style marker marker-style marker-width marker-indent placeholder box " CONDITIONS_ SPACES_) \
    X(FIELD,       "field",       INLINES_, "label width style label-style " CONDITIONS_ SPACES_) \
    X(TABLE,       "table",       "caption column years row side band " , "each rows of repeat-head filter freeze padding style head-style total " CONDITIONS_ SPACES_) \
    X(CAPTION,     "caption",     INLINES_, "style ") \
    X(COLUMN,      "column",      INLINES_, "head width field input name merge vertical align style head-style rule choice each role phrase continued marker-width " CONDITIONS_) \
    X(YEARS,       "years",       "", "of head group label width last-width align style head-style rule range input name " CONDITIONS_) \
    X(ROW,         "row",         INLINES_, "head value emphasis style " CONDITIONS_) \
    X(SIDE,        "side",        INLINES_, "head value width style align rule " CONDITIONS_) \
    X(BAND,        "band",        INLINES_, "section rank style ") \
    X(CHART,       "chart",       "", "height half target range " CONDITIONS_ SPACES_) \
    X(FOOTNOTES,   "footnotes",   "", "style " CONDITIONS_ SPACES_) \
    X(FIGURES,     "figures",     "", "columns gutter placeholder " CONDITIONS_ SPACES_) \
    X(CONTENTS,    "contents",    "entry ", CONDITIONS_ SPACES_) \
    X(ENTRY,       "entry",       INLINES_, "section initiative number number-width style indent before ") \
    X(SUMMARY,     "summary",     "", "of level head count-head total squares-head style " CONDITIONS_ SPACES_) \
    X(LEGEND,      "legend",      "", "of style columns inline " CONDITIONS_ SPACES_) \
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
    X(NOTE, "note") X(TAG, "tag") X(DEPARTMENT, "department") X(FIELD_VALUE, "field-value") \
    X(COLUMNS, "columns") X(GUTTER, "gutter") X(BREAK, "break") X(PAGE, "page") X(NUMBER, "number") \
    X(TOGETHER, "together") X(DEEP, "deep") X(WHEN, "when") X(UNLESS, "unless") X(FLOW, "flow") \
    X(WIDTHS, "widths") X(PADDING, "padding") X(FRAME, "frame") X(FILL, "fill") X(RULE_ABOVE, "rule-above") \
    X(RULE_BELOW, "rule-below") X(ANCHOR, "anchor") X(PIN_TOP, "pin-top") X(LEVEL, "level") \
    X(NUMBER_WIDTH, "number-width") X(BOOKMARK, "bookmark") X(RUNNING, "running") X(LABEL, "label") \
    X(FRAMED, "framed") X(LABEL_STYLE, "label-style") X(MARKER_WIDTH, "marker-width") X(FIGURES, "figures") \
    X(PLACEHOLDER, "placeholder") X(FIELD, "field") X(EXCEPT, "except") X(MARKER, "marker") \
    X(MARKER_STYLE, "marker-style") X(MARKER_INDENT, "marker-indent") X(WIDTH, "width") X(EACH, "each") \
    X(ROWS, "rows") X(OF, "of") X(REPEAT_HEAD, "repeat-head") X(FILTER, "filter") X(FREEZE, "freeze") \
    X(HEAD_STYLE, "head-style") X(TOTAL, "total") X(HEAD, "head") X(MERGE, "merge") X(VERTICAL, "vertical") \
    X(CHOICE, "choice") X(CONTINUED, "continued") X(GROUP, "group") X(LAST_WIDTH, "last-width") \
    X(RANGE, "range") X(MISSING, "missing") X(VALUE, "value") X(EMPHASIS, "emphasis") X(RANK, "rank") \
    X(HEIGHT, "height") X(HALF, "half") X(TARGET, "target") \
    X(COUNT_HEAD, "count-head") X(SQUARES_HEAD, "squares-head") X(INLINE, "inline") X(TITLE_STYLE, "title-style") X(KIND, "kind") \
    X(WEIGHT, "weight") X(PART, "part") X(BOX, "box") X(LEADER, "leader") X(SLOT, "slot") X(SCALE, "scale") \
    X(INPUT, "input") X(PER, "per")

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
    X(NUMBER_OF, "count")         /* how many there are */ \
    X(SHORT, "short")             /* a year without 年度; a tag's or department's short name */ \
    X(EDITION, "edition")         /* a name up to its 第1次 or 第9期; nothing where it has none */ \
    X(AFTER_EDITION, "after-edition") /* the rest of it */ \
    X(MARK_MEANING, "mark-meaning") /* what a mark of a scale says */

/* clang-format on */

#endif
