/* forms.c: the table of forms. Patterns are tried in this order at one place of a folded text (fold.h): the first that
 * matches wins, so the longer reading stands before the shorter. tests/spec/quantities.md shows what each reads as.
 *
 * The notation is PCRE2's in byte mode: a Japanese character is a literal, needs a group before ? and cannot stand in a
 * class. Names in braces stand for what recurs:
 *   {S}  a space or none                    {N}  a number: 1,904  1.5
 *   {A}  an amount: {N}, 14万2000, 1 4 , 0 3 9      {U}  a unit (units.c), the longest
 *   {C}  (group) 以上 and its kin, or none   {K}  kanji numerals       {2}  one or two digits
 *   {G}  (2 groups) era and its year         {B}  (group) or none: the western year in brackets
 *   {Y}  (4 groups) {G}{B} or a western year with the era in brackets
 *   {J}  a month's or day's number, also in kanji     {P}  (group) 上旬, 末 …, or none
 *   {L}  words before a code: 目標, 施策 …   {X}  what makes a number an amount: not to follow a code */
#include "forms.h"

#include <string.h>

struct abbreviation {
    char name;
    const char *pattern;
};

#define KANJI_DIGIT "(?:〇|一|二|三|四|五|六|七|八|九)"
#define KANJI       "(?:〇|一|二|三|四|五|六|七|八|九|十|百|千|万)"
#define MONTHS      "(?:(?:か|カ|ヵ|ケ|ヶ|ｶ|ｹ|箇)月)"

static const struct abbreviation abbreviations[] = {
    {'S', "\\x20?+"},
    {'U', "(?&unit)"},
    {'2', "[0-9]{1,2}+"},
    {'N', "(?:[0-9]{1,3}+(?:,[0-9]{3}(?![0-9]))++|[0-9]++)(?:\\.[0-9]++)?+"},
    {'A', "(?:[0-9](?:\\x20[0-9]){0,2}(?:\\x20?,\\x20?[0-9]\\x20[0-9]\\x20[0-9])++"
          "|{N}(?:(?:兆|億|万|千(?!円|代|葉|歳|鳥|羽)|百(?!万円|貨|合|科))(?:{N})?+){0,4}+)"},
    {'C', "(?:{S}(以上|以下|以内|未満|超(?!過|高|音|短|え)|程度|前後))?+"},
    {'K', KANJI "{1,9}+"},
    {'J', "(?:[0-9]{1,2}+|(?:一|二|三|四|五|六|七|八|九|十){1,3}+)"},
    {'G', "(令和|平成|昭和|大正|明治|[RHSTM]){S}(元|[0-9]{1,2}+(?![0-9])|(?:一|二|三|四|五|六|七|八|九|十){1,"
          "3}+)"},
    {'B', "(?:{S}\\((?:西暦)?([0-9]{4})(?:年)?\\))?+"},
    {'Y', "(?:{G}{B}|((?:18|19|20|21)[0-9]{2})(?![0-9])"
          "(?:\\((?:令和|平成|昭和|大正|明治|[RHSTM]){S}(?:元|[0-9]{1,2})(?:年)?\\))?+)"},
    {'P', "(?:{S}(上旬|初旬|中旬|下旬|末))?+"},
    {'L', "(?:(?:基本|成果|重点|施策|個別|数値|全体|行動|取組|達成)?目標|(?:活動|成果|評価)指標|(?:基本|重点|"
          "個別)?施策"
          "|(?:基本|推進)?方針|(?:重点|主要)?取組|(?:参考)?資料|別紙|別表|様式|内線|図(?:表)?|表|柱|問|注)"},
    {'X', "{S}(?:{U}|%|パーセント|ﾊﾟｰｾﾝﾄ|割|倍|万|億|月|年|日|以上|以下|以内|未満|超|程度|前後)"},
    {'M', "(年(?:間)?+|か月(?:間)?+|" MONTHS "|週(?:間)?+|日(?:間)?+|時間)"},
};

#define ANY (STARTS_DIGIT | STARTS_LATIN | STARTS_OTHER)

static const struct form forms[] = {
    /* Latin words: addresses, names of standards, paper sizes. */
    {STARTS_LATIN, "(?:[A-Za-z][A-Za-z0-9+.-]*+://|www\\.)[!-~]++", NULL},
    {STARTS_LATIN | STARTS_DIGIT, "[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]++", NULL},
    {STARTS_LATIN,
     "[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]*[A-Za-z_][A-Za-z0-9_-]*)++(?:/[!-~]*+)?+(?<=[A-Za-z/].)", NULL},

    /* Years, and what hangs on them. */
    {ANY, "{Y}{S}年{S}({J}){S}月{S}({J}){S}日", read_full_date},
    {STARTS_LATIN | STARTS_OTHER, "{G}{B}()\\.({2})\\.({2})(?![0-9])", read_full_date},
    {STARTS_DIGIT,
     "((?:18|19|20|21)[0-9]{2})([-/.])(0?[1-9]|1[0-2])\\2(0?[1-9]|[12][0-9]|3[01])(?![0-9])(?!-)",
     read_western_date},
    {ANY, "{Y}{S}年{S}({J}){S}月{P}(?:{S}~{S}({2}){S}月{P})?+", read_year_month},
    {STARTS_LATIN | STARTS_OTHER, "{G}{B}()\\.({2})(?![0-9])(?:{S}月)?+{P}", read_year_month},
    {ANY,
     "{Y}{S}(年度|年)?+{S}[~-]{S}(?:(令和|平成|昭和|[RHS]){S})?+(元|[0-9]{4}|{2})(?![0-9.]){B}{S}(年度|年)"
     "(?!{S}[0-9]{1,2}{S}月)",
     read_year_range},
    {STARTS_LATIN | STARTS_OTHER,
     "{Y}{S}(年度|年)?+{S}[~-]{S}(令和|平成|昭和|[RHS]){S}(元|{2})(?![0-9.]){B}()(?!{S}年)", read_year_range},
    {STARTS_LATIN | STARTS_OTHER, "{G}{B}()()~{S}()({2})(?![0-9.])()()(?!{X})", read_year_range},
    {STARTS_LATIN | STARTS_OTHER, "{Y}{S}(年度|年)?+{S}~(?!{S}(?:[0-9A-Z]|令|平|昭))", read_open_range},
    {STARTS_DIGIT, "()()()((?:18|19|20|21)[0-9]{2}){S}(年度)~(?!{S}[0-9A-Z])", read_open_range},
    {ANY, "{Y}{S}年度(?:\\([0-9]{4}年度\\))?+(?:{S}(末))?+", read_fiscal_year},
    {STARTS_LATIN, "()()()FY((?:19|20)[0-9]{2})(?![0-9])()", read_fiscal_year},
    {STARTS_LATIN, "([RHSTM]){S}({2}){S}-{S}([0-9]{1,3}+)(?!{S}(?:年|月))(?![0-9A-Za-z])", read_era_code},
    {ANY, "{Y}{S}年(?!生|齢|輪|号|式|金|次)", read_year},
    {STARTS_LATIN, "{G}{B}()(?![0-9A-Za-z./])", read_year},
    {STARTS_OTHER, "{G}{B}()", read_year},

    /* Codes, pages and telephone numbers. */
    {STARTS_LATIN, "[Pp]{1,2}\\.?{S}([0-9]++)(?:[-~](?:[Pp]\\.?)?([0-9]++))?+(?![0-9A-Za-z])", read_page},
    {STARTS_LATIN, "P(?:○|〇|◯)", read_page},
    {STARTS_OTHER, "(?:―|—|─|-){1,2}\\x20([0-9]++)\\x20(?:―|—|─|-){1,2}", read_page},
    {STARTS_LATIN, "No\\.?{S}([0-9]++(?:-[0-9]++)*+)", read_digits_code},
    {STARTS_LATIN, "[A-Z]{2,}[\\x20-][0-9]++(?:[-:][0-9]++)*+(?!{X})(?![.,][0-9])", read_written},
    {STARTS_LATIN, "(?:[A-Za-z]++[0-9]*+[_+-]?)*+(?<=[0-9])(?:[-.:/][0-9]++)*+(?!{X})", read_written},
    {STARTS_DIGIT | STARTS_OTHER,
     "(?:\\((0[0-9]{1,4})\\)|(0[0-9]{1,4})(?:-|ー|\\()){S}([0-9]{1,4})(?:-|ー|\\)){S}([0-9]{3,4})(?![0-9-])",
     read_phone},
    {STARTS_OTHER, "\\(([0-9]{1,3}+)\\)", read_digits_code},
    {STARTS_OTHER, "(?:※|＊|\\*|注){S}([0-9]++)(?!{X})", read_note},
    {STARTS_OTHER, "(?:№|〒){S}([0-9]++(?:-[0-9]++)*+)", read_digits_code},
    {STARTS_OTHER,
     "第{S}([0-9]++|{K}){S}条((?:{S}の{S}(?:[0-9]++|{K}))*+)(?:{S}第{S}([0-9]++|{K}){S}項)?+"
     "(?:{S}第{S}([0-9]++|{K}){S}号)?+",
     read_law},
    {STARTS_OTHER, "第{S}([0-9]++){S}(四半期|回|次|期|号|章|節|項|条|版|段階|弾|類|級|位|会議室|{U})?+",
     read_ordinal},
    {STARTS_OTHER, "第({K})(四半期|回|次|期(?!待)|号|章|節|項|版|段階|弾|位|か年|年度|地区|部(?!下))",
     read_ordinal},
    {STARTS_OTHER,
     "{L}{S}[0-9]{1,2}+(?:-[0-9]{1,2}+|(?:~|・)[0-9]{1,2}+|-{L}(?:{S}[0-9]{1,2}+)?+)*+(?!{X})(?![,.]?[0-9])",
     read_label},
    {STARTS_DIGIT, "([0-9]++){S}[-~]{S}([0-9]++){S}(?:ページ|頁|ﾍﾟｰｼﾞ)(?!数)", read_page},
    {STARTS_DIGIT, "([0-9]++){S}(?:ページ|頁|ﾍﾟｰｼﾞ)(?!数|以|未)", read_page},
    {STARTS_DIGIT,
     "([0-9]++){S}丁目(?:{S}[0-9]++(?:{S}番(?:地)?(?:{S}(?:の)?{S}[0-9]++{S}(?:号)?)?|(?:-[0-9]++)++)?)?+",
     read_digits_code},
    {STARTS_DIGIT, "([0-9]++){S}番地(?:{S}(?:の)?{S}[0-9]++)?+", read_digits_code},
    {STARTS_DIGIT, "[0-9]++(?:-[0-9]++)++(?![A-Za-z0-9])(?!{X})", read_hyphenated},
    {STARTS_DIGIT, "[0-9]++(?:-[0-9]++){2,}+", read_hyphenated},
    {STARTS_DIGIT, "[0-9]{1,3}+(?:・[0-9]{1,3}+)++(?![0-9.,])(?!{X}|(?:学)?期|次|階|類|級|・)", read_list},
    {STARTS_DIGIT, "([0-9]{1,2}+:[0-5][0-9])(?::[0-5][0-9])?(?![0-9:])", read_clock},
    {STARTS_DIGIT, "([0-9]{1,2}+)\\.(?![0-9.])", read_digits_code},

    /* Shares and rates. */
    {STARTS_DIGIT, "({A}){S}({U}){S}(?:のうち|の内|中){S}(?:,|、)?+{S}({A}){S}({U})?+{C}", read_share},
    {STARTS_DIGIT, "([0-9]++)分の([0-9]++)(?!\\.)", read_portion},
    {STARTS_DIGIT, "([0-9]++)/([0-9]++)(?![0-9/])", read_slash},
    {STARTS_DIGIT,
     "({A}){S}({U})(?:当たり|当り|あたり|につき){S}(?:(年|月|週|日)(?:間|に)?+)?+{S}({A}){S}({U}){C}",
     read_rate},
    {STARTS_DIGIT, "({A}){S}({U}|年度)(?:当たり|当り|あたり)", read_per},
    {STARTS_DIGIT, "({A}){S}{M}(?:に|ごとに|毎に)(){S}({A}){S}({U}){C}", read_rate},
    {STARTS_DIGIT, "({A}){S}({U})(?:毎|ごと|ｺﾞﾄ)", read_every},
    {STARTS_DIGIT | STARTS_OTHER,
     "(約)?+({N}){S}割(?!引|り|合|当)(?:{S}([0-9]++)分)?+(?:{S}([0-9]++)厘)?+{C}", read_tenths},

    /* Months and days. */
    {STARTS_DIGIT, "({2}){S}(?:月)?+{S}~{S}({2}){S}月(?!間|額|次|{S}[0-9]{1,2}{S}日)", read_month_range},
    {STARTS_DIGIT | STARTS_OTHER,
     "(約)?+({2}){S}月{S}({2}){S}日(?:(?:\\([^)(]{3,12}\\))?+{S}~{S}(?:({2}){S}月{S})?+({2}){S}日)?+(?:{S}("
     "頃|ごろ))?+",
     read_date},
    {STARTS_DIGIT, "({2}){S}日{S}~{S}({2}){S}日(?!間)", read_day},
    {STARTS_DIGIT,
     "({2}){S}日()(?!間|目|以|未|超|程|数|前|後|当|あたり|おき|ごと|毎|分|本|常|型|コース|齢|{S}[0-9]++{S}(?:"
     "回|時))",
     read_day},
    {STARTS_DIGIT, "({2}){S}月(?!間|額){P}(?:{S}(頃|ごろ))?+", read_month},

    /* Amounts. */
    {STARTS_DIGIT,
     "([0-9]++){S}(階(?!層|級|段)|類(?!型|似)|期(?!間|待|限|日)|次(?!世|長|の|回|年|第)|位(?!置)|級|号(?!棟)|"
     "番(?!組|地|号)"
     "|(?:か年|年|回|番|人|日|件|つ|か所|校|期|番組)(?=目(?!標|的|指))|年生(?!ま|活)|年次|年度(?!目標)|等(?="
     "賞|級))(?:目)?+",
     read_ordinal},
    {ANY,
     "(約|およそ|おおむね|概ね)?+{S}(?:((?:毎)?年(?:間|に)?+|(?:毎)?月(?:間|に)?+|(?:毎)?週(?:間|に)?+|毎日|"
     "日に){S})?+(約)?+"
     "([+-]|▲|△)?+{S}({A})"
     "(?:{S}(?:(%(?!ポイント|ﾎﾟｲﾝﾄ)|パーセント(?!ポイント)|ﾊﾟｰｾﾝﾄ)|(倍(?!率|増))|({U})(?:/({U}))?+))?+{C}",
     read_amount},
    {STARTS_OTHER, "(約)?+({K}){S}({U}){C}", read_kanji_amount},
};

const struct form *forms_table(size_t *count)
{
    *count = ARRAY_LEN(forms);
    return forms;
}

static const char *abbreviated(char name)
{
    for (size_t i = 0; i < ARRAY_LEN(abbreviations); i++)
        if (abbreviations[i].name == name) return abbreviations[i].pattern;
    return NULL;
}

/* Names do not contain themselves, so this ends; {1,2} and its like are PCRE2's own and pass through. */
static void expand(struct text_buffer *out, const char *pattern)
{
    for (const char *at = pattern; *at; at++) {
        bool named = at[0] == '{' && at[1] && at[2] == '}';
        const char *meaning = named ? abbreviated(at[1]) : NULL;
        if (meaning) {
            expand(out, meaning);
        } else {
            buffer_add(out, (struct text){at, 1});
            continue;
        }
        at += 2;
    }
}

struct text forms_pattern(struct arena *arena, const struct form *form)
{
    struct text_buffer out = {.arena = arena};
    expand(&out, form->pattern);
    return buffer_text(&out);
}
