/* record_kind.h: the words of the vocabulary of records (input/schema/plan.rnc): elements and attributes. */
#ifndef SHINCHOKU_GENERATOR_CORE_RECORD_KIND_H
#define SHINCHOKU_GENERATOR_CORE_RECORD_KIND_H

#include "text.h"

/* enum, element name, what those who write records call it. RECORD_TEXT is character data between the elements of mixed
 * content. */
#define RECORD_KINDS(X) \
    X(PLAN, "plan", "計画の記載") X(META, "meta", "計画の書誌") X(TITLE, "title", "名前") \
    X(SUBTITLE, "subtitle", "副題") X(DOCUMENT_TITLE, "document-title", "書名") X(ISSUER, "issuer", "発行者") \
    X(DIVISION, "division", "担当部署") X(YEAR, "year", "年度") X(PERIOD, "period", "計画期間") \
    X(PUBLISHED, "published", "発行日") X(AS_OF, "as-of", "基準日") X(REVISION, "revision", "改訂") \
    X(LEVELS, "levels", "階層の一覧") X(LEVEL, "level", "階層") X(DEPARTMENTS, "departments", "担当課の一覧") \
    X(DEPARTMENT, "department", "担当課") X(TAGS, "tags", "区分の一覧") X(TAG, "tag", "区分") \
    X(LEGEND, "legend", "凡例") X(SCALES, "scales", "評価の尺度の一覧") X(SCALE, "scale", "評価の尺度") \
    X(MARK, "mark", "評価の記号") X(BAND, "band", "評価の段階") X(SECTION, "section", "見出し") \
    X(REFERENCE, "reference", "再掲") X(PRINTED, "printed", "印刷された記載") \
    X(INITIATIVE, "initiative", "取組") X(PROJECT, "project", "事業") X(SUBPROJECT, "subproject", "個別事業") \
    X(FIELD_GOAL, "field-goal", "分野目標") X(POLICY, "policy", "方針") X(MARKS, "marks", "印の一覧") \
    X(OVERVIEW, "overview", "概要") X(GOAL, "goal", "年度目標") X(SCHEDULE, "schedule", "日程") \
    X(STATUS, "status", "進捗状況") X(FIELD, "field", "項目") X(STRAND, "strand", "年度別の記載") \
    X(ENTRY, "entry", "年度の記載") X(EVALUATION, "evaluation", "評価") X(ACTIVITY, "activity", "事業内容") \
    X(INDICATOR, "indicator", "指標") X(NAME, "name", "指標名") X(BASELINE, "baseline", "基準値") \
    X(TARGET, "target", "目標値") X(ACTUAL, "actual", "実績値") X(ESTIMATE, "estimate", "見込値") \
    X(STATED_RATE, "stated-rate", "達成率") X(FOOTNOTE, "footnote", "脚注") X(SUMMARY, "summary", "評価の概要") \
    X(ROW, "row", "表の行") X(COUNT, "count", "件数") X(NOTE, "note", "記載") X(P, "p", "本文") \
    X(LIST, "list", "箇条書き") X(ITEM, "item", "箇条書きの項目") X(TABLE, "table", "表") \
    X(CAPTION, "caption", "図表の題") X(CELL, "cell", "表のセル") X(BOX, "box", "囲み") \
    X(FIGURE, "figure", "図") X(DIAGRAM, "diagram", "図解") X(NODE, "node", "図解の項目") \
    X(CHART, "chart", "グラフ") X(COLOPHON, "colophon", "奥付") X(LINE, "line", "行") X(REF, "ref", "参照") \
    X(EM, "em", "強調") X(RUBY, "ruby", "ルビ") X(BR, "br", "改行") X(TEXT, "#text", "文字")

enum record_kind {
#define X(kind, name, word) RECORD_##kind,
    RECORD_KINDS(X)
#undef X
    RECORD_KIND_COUNT
};

#define RECORD_ATTRIBUTES(X) \
    X(ID, "id") X(LANG, "xml:lang") X(NUMERALS, "numerals") X(FIRST_PAGE, "first-page") X(FROM, "from") X(TO, "to") X(NAME, "name") \
    X(DATE, "date") X(NO, "no") X(SHORT, "short") X(SYMBOL, "symbol") X(ALSO, "also") X(MIN, "min") \
    X(ABOVE, "above") X(EQUAL, "equal") X(LEVEL, "level") X(TAG, "tag") X(PAGE, "page") \
    X(REPRINT_OF, "reprint-of") X(COUNTS_WITH, "counts-with") X(ROLE, "role") X(IN, "in") X(FIELD, "field") \
    X(CATEGORY, "category") X(NEW, "new") X(TERM, "term") X(YEAR, "year") X(AS_OF, "as-of") \
    X(PROGRESS, "progress") X(SCALE, "scale") X(KIND, "kind") X(SAME_AS, "same-as") X(UNIT, "unit") \
    X(BETTER, "better") X(FOOTNOTE, "footnote") X(BY, "by") X(OF, "of") X(TOTAL, "total") X(BAND, "band") \
    X(MARKER, "marker") X(WIDTHS, "widths") X(SPAN, "span") X(ROWS, "rows") X(HEAD, "head") X(ALIGN, "align") \
    X(SRC, "src") X(ALT, "alt") X(BESIDE, "beside") X(TEXT, "text")

enum attribute_kind {
#define X(attribute, name) ATTRIBUTE_##attribute,
    RECORD_ATTRIBUTES(X)
#undef X
    ATTRIBUTE_COUNT
};

const char *record_name(enum record_kind kind);         /* "initiative" */
const char *record_word(enum record_kind kind);         /* 取組, for messages */
const char *record_attribute_name(enum attribute_kind name);
/* False when there is no such element or attribute. */
bool record_kind_of(struct text name, enum record_kind *kind);
bool record_attribute_of(struct text name, enum attribute_kind *attribute);

#endif
