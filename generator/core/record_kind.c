/* record_kind.c: names of elements and attributes, and what those who write records call them, for messages. */
#include "record_kind.h"

static const struct text kind_texts[RECORD_KIND_COUNT] = {
#define X(kind, name) [RECORD_##kind] = {name, sizeof name - 1},
    RECORD_KINDS(X)
#undef X
};

static const struct text attribute_texts[ATTRIBUTE_COUNT] = {
#define X(attribute, name) [ATTRIBUTE_##attribute] = {name, sizeof name - 1},
    RECORD_ATTRIBUTES(X)
#undef X
};

const char *record_name(enum record_kind kind)
{
    return kind_texts[kind].at;
}

const char *record_attribute_name(enum attribute_kind name)
{
    return attribute_texts[name].at;
}

/* Most names differ in length or first letter. */
static bool is_same(struct text name, struct text known)
{
    return name.length == known.length && name.at[0] == known.at[0] && text_equal(name, known);
}

bool record_kind_of(struct text name, enum record_kind *kind)
{
    for (int i = 0; i < RECORD_TEXT; i++) {
        if (!is_same(name, kind_texts[i])) continue;
        *kind = (enum record_kind)i;
        return true;
    }
    return false;
}

bool record_attribute_of(struct text name, enum attribute_kind *attribute)
{
    for (int i = 0; i < ATTRIBUTE_COUNT; i++) {
        if (!is_same(name, attribute_texts[i])) continue;
        *attribute = (enum attribute_kind)i;
        return true;
    }
    return false;
}

static const char *const words[] = {
    [RECORD_PLAN] = "計画の記載",
    [RECORD_META] = "計画の書誌",
    [RECORD_TITLE] = "名前",
    [RECORD_SUBTITLE] = "副題",
    [RECORD_DOCUMENT_TITLE] = "書名",
    [RECORD_ISSUER] = "発行者",
    [RECORD_DIVISION] = "担当部署",
    [RECORD_YEAR] = "年度",
    [RECORD_PERIOD] = "計画期間",
    [RECORD_PUBLISHED] = "発行日",
    [RECORD_AS_OF] = "基準日",
    [RECORD_REVISION] = "改訂",
    [RECORD_LEVELS] = "階層の一覧",
    [RECORD_LEVEL] = "階層",
    [RECORD_DEPARTMENTS] = "担当課の一覧",
    [RECORD_DEPARTMENT] = "担当課",
    [RECORD_TAGS] = "区分の一覧",
    [RECORD_TAG] = "区分",
    [RECORD_LEGEND] = "凡例",
    [RECORD_SCALES] = "評価の尺度の一覧",
    [RECORD_SCALE] = "評価の尺度",
    [RECORD_MARK] = "評価の記号",
    [RECORD_BAND] = "評価の段階",
    [RECORD_SECTION] = "見出し",
    [RECORD_REFERENCE] = "再掲",
    [RECORD_PRINTED] = "印刷された記載",
    [RECORD_INITIATIVE] = "取組",
    [RECORD_PROJECT] = "事業",
    [RECORD_SUBPROJECT] = "個別事業",
    [RECORD_FIELD_GOAL] = "分野目標",
    [RECORD_POLICY] = "方針",
    [RECORD_MARKS] = "印の一覧",
    [RECORD_OVERVIEW] = "概要",
    [RECORD_GOAL] = "年度目標",
    [RECORD_SCHEDULE] = "日程",
    [RECORD_STATUS] = "進捗状況",
    [RECORD_FIELD] = "項目",
    [RECORD_STRAND] = "年度別の記載",
    [RECORD_ENTRY] = "年度の記載",
    [RECORD_EVALUATION] = "評価",
    [RECORD_ACTIVITY] = "事業内容",
    [RECORD_INDICATOR] = "指標",
    [RECORD_NAME] = "指標名",
    [RECORD_BASELINE] = "基準値",
    [RECORD_TARGET] = "目標値",
    [RECORD_ACTUAL] = "実績値",
    [RECORD_ESTIMATE] = "見込値",
    [RECORD_STATED_RATE] = "達成率",
    [RECORD_FOOTNOTE] = "脚注",
    [RECORD_SUMMARY] = "評価の概要",
    [RECORD_ROW] = "表の行",
    [RECORD_COUNT] = "件数",
    [RECORD_NOTE] = "記載",
    [RECORD_P] = "本文",
    [RECORD_LIST] = "箇条書き",
    [RECORD_ITEM] = "箇条書きの項目",
    [RECORD_TABLE] = "表",
    [RECORD_CAPTION] = "図表の題",
    [RECORD_CELL] = "表のセル",
    [RECORD_BOX] = "囲み",
    [RECORD_FIGURE] = "図",
    [RECORD_DIAGRAM] = "図解",
    [RECORD_NODE] = "図解の項目",
    [RECORD_CHART] = "グラフ",
    [RECORD_COLOPHON] = "奥付",
    [RECORD_LINE] = "行",
    [RECORD_REF] = "参照",
    [RECORD_EM] = "強調",
    [RECORD_RUBY] = "ルビ",
    [RECORD_BR] = "改行",
    [RECORD_TEXT] = "文字",
};
_Static_assert(ARRAY_LEN(words) == RECORD_KIND_COUNT, "every kind of record has a word");

const char *record_word(enum record_kind kind)
{
    return words[kind];
}
