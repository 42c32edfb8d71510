/* plan_words.c: what the records of a plan are called by those who write them, for messages. */
#include "plan.h"

const char *record_word(enum record_kind kind)
{
    static const struct {
        enum record_kind kind;
        const char *word;
    } words[] = {
        {RECORD_TITLE, "名前"},          {RECORD_SUBTITLE, "副題"},        {RECORD_SECTION, "見出し"},
        {RECORD_INITIATIVE, "取組"},     {RECORD_PROJECT, "事業"},         {RECORD_SUBPROJECT, "個別事業"},
        {RECORD_DEPARTMENT, "担当課"},   {RECORD_FIELD_GOAL, "分野目標"},  {RECORD_POLICY, "方針"},
        {RECORD_OVERVIEW, "概要"},       {RECORD_GOAL, "年度目標"},        {RECORD_SCHEDULE, "日程"},
        {RECORD_STATUS, "進捗状況"},     {RECORD_FIELD, "項目"},           {RECORD_STRAND, "年度別の記載"},
        {RECORD_ENTRY, "年度の記載"},    {RECORD_EVALUATION, "評価"},      {RECORD_ACTIVITY, "事業内容"},
        {RECORD_INDICATOR, "指標"},      {RECORD_NAME, "指標名"},          {RECORD_BASELINE, "基準値"},
        {RECORD_TARGET, "目標値"},       {RECORD_ACTUAL, "実績値"},        {RECORD_ESTIMATE, "見込値"},
        {RECORD_STATED_RATE, "達成率"},  {RECORD_FOOTNOTE, "脚注"},        {RECORD_SUMMARY, "評価の概要"},
        {RECORD_NOTE, "記載"},           {RECORD_P, "本文"},               {RECORD_LIST, "箇条書き"},
        {RECORD_ITEM, "箇条書きの項目"}, {RECORD_TABLE, "表"},             {RECORD_CAPTION, "図表の題"},
        {RECORD_CELL, "表のセル"},       {RECORD_BOX, "囲み"},             {RECORD_FIGURE, "図"},
        {RECORD_DIAGRAM, "図解"},        {RECORD_CHART, "グラフ"},         {RECORD_COLOPHON, "奥付"},
    };
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (words[i].kind == kind) return words[i].word;
    return record_name(kind);
}
