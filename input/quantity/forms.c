/* forms.c: the table of forms. Patterns are tried in this order at one place of a folded text (fold.h): the first that
 * matches wins, so the longer reading stands before the shorter. tests/spec/quantities.md shows what each reads as.
 *
 * The notation is PCRE2's in byte mode: a Japanese character is a literal, needs a group before ? and cannot stand in a
 * class. Names in braces stand for what recurs:
 *   {S}  a space or none                    {N}  a number: 1,904  1.5
 *   {A}  an amount: {N}, 14万2000, 1 4 , 0 3 9      {U}  a unit (units.c), the longest
 *   {C}  (group) 以上 and its kin, or none   {K}  kanji numerals       {D}  one or two digits
 *   {G}  (2 groups) era and its year         {B}  (group) or none: the western year in brackets
 *   {Y}  (4 groups) {G}{B} or a western year with the era in brackets
 *   {J}  a month's or day's number, also in kanji     {P}  (group) 上旬, 末 …, or none
 *   {L}  words before a code: 目標, 施策 …   {X}  what makes a number an amount: not to follow a code */
#include "forms.h"

#include <string.h>

#include "amounts.h"
#include "calendar.h"
#include "codes.h"

struct abbreviation {
    char name;
    const char *pattern;
};

/* clang-format off */
/* Kanji numerals by their bytes, so that a place without one is seen at its first: 一万七三九二五, 億兆八六十千四, 百, 〇. */
#define KANJI                                                                                                     \
    "(?:\\xE4(?:\\xB8[\\x80\\x83\\x87\\x89]|\\xB9\\x9D|\\xBA[\\x8C\\x94])"                                        \
    "|\\xE5(?:\\x84\\x84|\\x85[\\x86\\xAB\\xAD]|\\x8D[\\x81\\x83]|\\x9B\\x9B)|百|〇)"
#define SMALL  "(?:\\xE4(?:\\xB8[\\x80\\x83\\x89]|\\xB9\\x9D|\\xBA[\\x8C\\x94])|\\xE5(?:\\x85[\\xAB\\xAD]|\\x8D\\x81|\\x9B\\x9B))++"
#define DIGITS "(?:〇|一|二|三|四|五|六|七|八|九)"
#define ERAS   "令和|平成|昭和|大正|明治|㋿|㍻|㍼|㍽|㍾|\xEF\xA6\xA8和|[RHSTM]"
#define ABOUT  "約|およそ|おおむね|概ね|ほぼ"
/* The years in which eras changed have two names. */
#define OTHER_NAME "(?:令和|R|平成|H){S}(?:元|1)|(?:平成|H){S}31|(?:昭和|S){S}64"

/* The amount; then %, 倍 or a unit; after a unit, what it is part of (６事業所中２事業所) or counted by (１事業所当たり年
 * １件, ２か月に１回, ３年ごと), or that it is an ordinal (２回目). Four groups stand before it: 約, by which period, 約, sign. */
#define AMOUNT(numeral, years)                                                                                                    \
    "(" numeral ")(余(?!り|剰|地)|数(?!値|字|量|学|理|え))?+(?:{S}(?=[%A-Za-z\\x80-\\xFF])(?:"                                                                                              \
    "(%(?!ポイント|ﾎﾟｲﾝﾄ)|㌫|パーセント(?!ポイント)|ﾊﾟｰｾﾝﾄ)|(倍(?!率|増))|({U}|年度" years ")"                                   \
    "((?<=年|月|間|日|週|歳)半(?!期|額|数|分|島|減|年|日|径|生|世))?+((?:/{U}(?:(?:/|・){U})?+)?+)(?!/[A-Za-z])(?|"                     \
    "{S}(中|のうち|の内){S}(?:、|,)?+{S}()({E}){S}(\\9|(?!{U}))"                                                 \
    "|(当たり|当り|あたり|につき)(?:{S}(?:(年|月|週|日)(?:間|に)?+)?+{S}({E}){S}({U})?+)?+"                         \
    "|(毎(?!年|月|週|日)|ごと|おき)(?:(?:に)?+{S}()({E}){S}({U}))?+"                                                                  \
    "|(?<=年|月|間|週|日)(に){S}()({E}){S}(回(?!答|線|復|目)|度(?!合|数|目))"                                              \
    "|(目(?!標|的|指))"                                                                                            \
    ")?+))?+{C}"

static const struct abbreviation abbreviations[] = {
    {'S', "\\x20?+"},
    {'U', PATTERN_WORD},
    {'D', "[0-9]{1,2}+"},
    {'N', "(?:(?:[0-9]{1,3}+(?:,[0-9]{3}(?![0-9]))++|[0-9]++)(?:\\.[0-9]++)?+|\\.[0-9]++)"},
    {'A', "(?:[0-9](?:\\x20[0-9]){0,2}(?:\\x20?,\\x20?[0-9]\\x20[0-9]\\x20[0-9])++"
          "|{N}(?:(?:兆|億|万|千(?!円|代|葉|歳|鳥|羽)|百(?!万円|貨|合|科)){N}?+"
          "(?:(?:兆|億|万|千(?!代|葉|歳|鳥|羽)|百(?!貨|合|科)|十(?!分)){N}?+)*+)?+)"},
    {'C', "(?:{S}(以(?:上|下|内)|未満|超(?!過|高|音|短|え)|程度|前後|余(?:り|(?!地|剰|裕))|あまり|ほど(?!ほ)|くらい|ぐらい"
          "|強(?!化|制|度|い|調|み|力|風)|弱(?!視|者|点|い|体|み)))?+"},
    {'K', KANJI "++"},
    {'E', "(?:{A}|{K})"},
    {'J', "(?:{D}|" SMALL ")"},
    {'G', "(" ERAS "){S}(元|{D}(?![0-9])|" SMALL "|一〇)"},
    {'B', "(?:{S}\\((?:(?:西暦)?([0-9]{4})(?:年)?|(?:" OTHER_NAME ")(?:年)?)\\))?+"},
    {'W', "(?:(?:18|19|20|21)[0-9][0-9](?![0-9])|(?:一(?:八|九)|二(?:〇|一))" DIGITS "{2}(?!" KANJI "))"},
    {'Y', "(?:{G}{B}|({W})(?:\\((?:" ERAS "){S}(?:元|{D}|" SMALL ")(?:年)?\\))?+)"},
    {'P', "(?:{S}(上旬|初旬|中旬|下旬|末|晦日|頭|初め|始め|はじめ|初頭|前半|後半))?+"},
    {'L', "(?:(?:基本|成果|重点|施策|個別|数値|全体|行動|取組|達成)?目標|(?:活動|成果|評価)指標|(?:基本|重点|個別)?施策"
          "|(?:基本|推進)?方針|(?:重点|主要)?取組|(?:参考)?資料|別紙|別表|様式|内線|図(?:表)?|表|柱|問|注)"},
    {'X', "{S}(?:(?=[A-Za-z\\x80-\\xFF]){U}|%|㌫|パーセント|ﾊﾟｰｾﾝﾄ|割|倍|万|億|月|年|日|以上|以下|以内|未満|超|程度|前後)"},
};

#define WORD (STARTS_LATIN | STARTS_OTHER)

static const struct form forms[] = {
    /* Latin words: addresses, names of files. */
    {STARTS_LATIN, "(?:[A-Za-z][A-Za-z0-9+.-]*+://|www\\.)[!-(*-~]++", NULL},
    {STARTS_LATIN | STARTS_SIGN, "[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]++", NULL},
    {STARTS_LATIN, "[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]*[A-Za-z_][A-Za-z0-9_-]*)++(?:/[!-~]*+)?+(?<=[A-Za-z/.])", NULL},

    /* Years, and what hangs on them. Those that begin alike stand together: the year is read once for them. */
    {STARTS_YEAR, "({W})([-/.])(0?[1-9]|1[0-2])\\2(0?[1-9]|[12][0-9]|3[01])(?![0-9-])", calendar_read_western_date},
    {STARTS_YEAR, "({W})(・)({D})・({D})(?![0-9・])", calendar_read_western_date},
    {STARTS_YEAR, "({W})(/)({D})/({D})(?![0-9/-])", calendar_read_western_date},
    {STARTS_YEAR, "()()()({W})(){S}[-~]{S}()({W})()()(?!{S}(?:年|月)|[0-9.,-]|{X})", calendar_read_year_range},
    {STARTS_YEAR, "({W})/(0?[1-9]|1[0-2])(?![0-9/-])(?:{S}月)?+", calendar_read_western_month},
    {WORD, "{G}{B}()(?|\\.({D})\\.({D})|/({D})/({D})|-({D})-({D}))(?![0-9.-])", calendar_read_full_date},
    {STARTS_LATIN, "([rh]){S}({D})()()\\.({D})\\.({D})(?![0-9A-Za-z.])", calendar_read_full_date},
    {WORD, "{G}{B}()[./]({D})(?![0-9/])(?:{S}月)?+{P}", calendar_read_year_month},
    {STARTS_OTHER, "(?:'|’|‘)([0-9]{2})(?![0-9]){S}(年度|年)(?!代)", calendar_read_short_year},
    {STARTS_YEAR | WORD, "{Y}{S}年{S}({J}){S}月{S}({J}){S}日(?!間|目)", calendar_read_full_date},
    {STARTS_YEAR | WORD, "{Y}{S}年{S}({J}){S}月(?!間)(?:晦日|末日|{P})(?:{S}~{S}({D}){S}月(?!{S}{D}{S}日){P})?+(前後|頃|ごろ)?+", calendar_read_year_month},
    {STARTS_YEAR | WORD, "{Y}{S}(年度|年)?+{S}[~-]{S}(?:(令和|平成|昭和|[RHS]){S})?+(元|[0-9]{4}|{D})(?![0-9.]){B}{S}(年度|年)"
          "(?!{S}{D}{S}月)", calendar_read_year_range},
    {WORD, "{Y}{S}(年度|年)?+{S}[~-]{S}(令和|平成|昭和|[RHS]){S}(元|{D})(?![0-9.]){B}()(?!{S}年)", calendar_read_year_range},
    {WORD, "{Y}{S}(年度|年)?+{S}~(?!{S}(?:[0-9A-Z]|令|平|昭))", calendar_read_open_range},
    {STARTS_YEAR, "()()()({W}){S}(年度)~(?!{S}[0-9A-Z])", calendar_read_open_range},
    {STARTS_YEAR | WORD, "{Y}{S}年度(?:\\((?:[0-9]{4}|" OTHER_NAME ")年度\\))?+(?:{S}(末))?+", calendar_read_fiscal_year},
    {STARTS_YEAR | WORD, "{Y}{S}年(?!生|齢|輪|号|式|金|次)(?:{S}(末(?!日)|始め|初め|はじめ|初頭|前半|後半|頭))?+(?:{S}(頃|ごろ|前後))?+", calendar_read_year},
    {STARTS_LATIN, "()()()FY({W})()", calendar_read_fiscal_year},
    {STARTS_LATIN, "([RHSTM]){S}({D}){S}-{S}([0-9]{1,3}+)(?!{S}(?:年|月))(?![0-9A-Za-z])", codes_read_era_code},
    {WORD, "{G}{B}()()~{S}()({D})(?![0-9.])()()(?!{X})", calendar_read_year_range},
    {STARTS_LATIN, "{G}{B}()(?![0-9A-Za-z./])", calendar_read_year},
    {STARTS_OTHER, "{G}{B}()", calendar_read_year},

    /* Places of pilgrimage: a name. */
    {STARTS_OTHER, "(?:八十八|三十三)(?:か|カ|ケ|ヵ|ヶ|箇)?所", NULL},

    /* Codes, pages and telephone numbers. */
    {STARTS_LATIN, "[Pp]{1,2}\\.?{S}([0-9]++)(?:[-~](?:[Pp]\\.?)?([0-9]++))?+(?![0-9A-Za-z])", codes_read_page},
    {STARTS_LATIN, "P(?:○|〇|◯)", codes_read_page},
    {STARTS_OTHER, "(?:―|—|─|-){1,2}\\x20([0-9]++)\\x20(?:―|—|─|-){1,2}", codes_read_page},
    {STARTS_LATIN, "No\\.?{S}([0-9]++(?:-[0-9]++)*+)", codes_read_digits_code},
    {STARTS_LATIN, "[A-Z]{2,}[\\x20-](?!0[0-9]{1,4}[-(])[0-9]++(?:[-:][0-9]++)*+(?!{X})(?![.,][0-9])", codes_read_written},
    {STARTS_LATIN, "[A-Za-z]++[0-9]++[A-Za-z]++(?=[0-9]++(?:\\.[0-9]++)?+{X})", NULL},
    {STARTS_LATIN, "(?:[A-Za-z]++[0-9]*+[_+-]?)*+(?<=[0-9])(?:[-.:/][0-9]++)*+(?!{X})(?!,[0-9])", codes_read_written},
    {STARTS_SIGN | STARTS_OTHER,
     "(?:\\((0[0-9]{1,4})\\)|(0[0-9]{1,4})(?:-|ー|\\()){S}([0-9]{1,4})(?:-|ー|\\)){S}([0-9]{3,4})(?![0-9-])", codes_read_phone},
    {STARTS_OTHER, "\\(([0-9]{1,3}+)\\)", codes_read_digits_code},
    {STARTS_OTHER, "(?:※|＊|\\*|注){S}([0-9]++)(?!{X})", codes_read_note},
    {STARTS_OTHER, "内線{S}([0-9]++)(?:(?:{S}(?:~|-|・|、|,){S})[0-9]++)*+", codes_read_digits_code},
    {STARTS_OTHER, "(?:№|〒){S}([0-9]++(?:-[0-9]++)*+)", codes_read_digits_code},
    {STARTS_OTHER, "第{S}([0-9]++|{K}){S}条((?:{S}の{S}(?:[0-9]++|{K}))*+)(?:{S}第{S}([0-9]++|{K}){S}項)?+"
                   "(?:{S}第{S}([0-9]++|{K}){S}号)?+", codes_read_law},
    {STARTS_OTHER, "第{S}([0-9]++)(?!\\.[0-9])(?:{S}(四半期|回|次|期|号|章|節|項|条|版|段階|弾|層|類|級|位|会議室|子(?!ども)|{U}))?+", codes_read_ordinal},
    {STARTS_OTHER, "第({K})(四半期|回|次|期(?!待)|号|章|節|項|版|段階|弾|層|位|か年|年度|地区|部(?!下))", codes_read_ordinal},
    {STARTS_OTHER, "{L}{S}{D}(?:-{D}|(?:~|・){D}|-{L}(?:{S}{D})?+)*+(?!{X})(?![,.]?[0-9])", codes_read_label},
    {STARTS_SIGN, "([0-9]++){S}[-~]{S}([0-9]++){S}(?:ページ|頁|ﾍﾟｰｼﾞ)(?!数)", codes_read_page},
    {STARTS_DIGIT, "([0-9]++){S}(?:ページ|頁|ﾍﾟｰｼﾞ)(?!数|以|未)", codes_read_page},
    {STARTS_DIGIT, "([0-9]++){S}丁目(?:{S}[0-9]++(?:{S}番(?:地)?(?:{S}(?:の)?{S}[0-9]++{S}(?:号)?)?|(?:-[0-9]++)++)?)?+",
     codes_read_digits_code},
    {STARTS_DIGIT, "([0-9]++){S}番地(?:{S}(?:の)?{S}[0-9]++)?+", codes_read_digits_code},
    {STARTS_SIGN, "[0-9]++-[0-9]++(?:(?:-[0-9]++)++|(?![A-Za-z0-9])(?!{X}))", codes_read_hyphenated},
    {STARTS_SIGN, "[0-9]{1,3}+(?:・[0-9]{1,3}+)++(?![0-9.,])(?!{X}|(?:学)?期|次|階|類|級|・)", codes_read_list},
    {STARTS_SIGN, "[0-9]++(?:\\.[0-9]++){2,}+(?![0-9A-Za-z])", codes_read_written},
    {STARTS_SIGN, "[0-9]++(?!{U})[A-Za-z][A-Za-z0-9]*+", codes_read_written},
    /* Months and days. */
    {STARTS_DIGIT, "({D}){S}(?:月)?+{S}[~-]{S}({D}){S}月(?!間|額|次|{S}{D}{S}日)", calendar_read_month_range},
    {STARTS_DIGIT | STARTS_OTHER, "(約)?+({D}){S}月{S}({D}){S}日"
        "(?:(?:\\([^)(]{3,12}\\))?+{S}~{S}(?:({D}){S}月{S})?+({D}){S}日(?!間))?+(?:{S}(頃|ごろ))?+", calendar_read_date},
    {STARTS_DIGIT, "(約)?+({D}){S}月{S}({D}){S}~{S}(?:({D}){S}月{S})?+({D}){S}日(?!間)()", calendar_read_date},
    {STARTS_OTHER, "()(" SMALL "){S}月{S}(" SMALL "){S}日()()()", calendar_read_date},
    {STARTS_DIGIT, "({D}){S}日{S}~{S}({D}){S}日(?!間)", calendar_read_day},
    {STARTS_DIGIT, "(?<!泊)({D}){S}日()(?!間|目|以|未|超|程|数|前|後|当|あたり|おき|ごと|毎|分|本|常|型|コース|齢|平均|{S}[0-9]++{S}(?:回|時|人|件|食|g|枚)|に{S}[0-9]++{S}(?:回(?!目)|度(?!目)))",
     calendar_read_day},
    {STARTS_DIGIT, "({D}){S}月(?!間|額){P}(?:{S}(頃|ごろ))?+", calendar_read_month},

    /* Times, shares, relations. */
    {STARTS_SIGN | STARTS_OTHER, "(?:(午前|午後){S})?+({D}):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:]|,[0-9]{3})", calendar_read_clock},
    {STARTS_DIGIT | STARTS_OTHER, "(?:(午前|午後){S})?+({J}){S}時(?!間|期|点|代|給|刻|限|差|系|事|計|折|短|世|速){S}"
        "(?:({J}){S}分(?!の|間|野|類)|(半)(?!期))?+(?:{S}(頃|ごろ|過ぎ))?+", calendar_read_clock},
    {STARTS_SIGN, "({D})\\.(?![0-9.])", codes_read_digits_code},
    {STARTS_DIGIT | STARTS_OTHER, "(約)?+{S}({E}){S}分の{S}({E})(?!\\.[0-9]){C}", amounts_read_portion},
    {STARTS_SIGN, "({N})/({N})(?![0-9/]|\\.[0-9])(\\((?:日|月|火|水|木|金|土)(?:・祝)?\\))?+(?:{S}((?=[A-Za-z\\x80-\\xFF]){U}))?+{C}", amounts_read_slash},
    {STARTS_DIGIT | STARTS_OTHER, "({E}){S}(人)?(:|対(?!象|応|策|話|面|比|処|立|戦|称|し|する|照|価|等|外|人)){S}({E})(?![0-9:])", amounts_read_relation},
    {STARTS_COUNT, "([1-9]|1[0-2])\\.([0-3]?[0-9])(?=東日本|大震災|の大震災|の震災|同時多発|テロ)", calendar_read_named_day},

    /* Amounts. */
    {STARTS_DIGIT | STARTS_OTHER, "(" ABOUT ")?+{S}({N}|{K}){S}割(?!り|合|当|拠)(?:{S}({N}|{K})分(?!の|野))?+(?:{S}({N}|{K})厘)?+{C}",
     amounts_read_tenths},
    {STARTS_DIGIT, "([0-9]++){S}(階(?!層|級|段)|類(?!型|似)|期(?!間|待|限|日)|次(?!世|長|の|回|年|第)|位(?!置)|級|号(?!棟)"
                   "|番(?=目)|番(?!組|地|号)|日(?=目(?!標|的|指))|年生(?!まれ|活)|年次|年度(?!目標|当|あたり|毎|ごと)"
                   "|等(?=賞|級))(?:目)?+", codes_read_ordinal},
    {STARTS_DIGIT, "(?<=小学|中学|高校|学校)([0-9]){S}(年)(?!間|以|度|生|後|前|目)", codes_read_ordinal},
    {STARTS_OTHER, "(?:¥|￥){S}(-)?+{S}({A})(?:{S}円)?+{C}", amounts_read_yen},
    {WORD, "(" ABOUT ")?+{S}((?:(?:毎)?年(?:間|に)?+|(?:毎)?月(?:間|に)?+|(?:毎)?週(?:間|に)?+|毎日|日に)(?!{S}{D}{S}月(?!間|額)){S})?+(約)?+"
           "([+-]|±|▲|△|マイナス|プラス)?+{S}" AMOUNT("{A}", "(?=当|あ|毎|ご)"), amounts_read_amount},
    {STARTS_COUNT, "()()()()" AMOUNT("{A}", "(?=当|あ|毎|ご)"), amounts_read_amount},
    {STARTS_OTHER, "({K})(?:、|・)({K})({U}){C}", amounts_read_kanji_pair},
    {STARTS_OTHER, "({K})?+数((?:十|百|千)?(?:万|億)?)({U})", amounts_read_indefinite},
    {STARTS_OTHER, "(" ABOUT ")?+{S}((?:毎)?(?:年|月|週)(?:間|に)?+)?+(約)?+()(?=" KANJI ")" AMOUNT("{K}", "") "(?!" KANJI ")", amounts_read_kanji_amount},
};
/* clang-format on */

const struct form *forms_table(size_t *count)
{
    *count = ARRAY_LEN(forms);
    return forms;
}

static struct text abbreviated(char name)
{
    for (size_t i = 0; i < ARRAY_LEN(abbreviations); i++)
        if (abbreviations[i].name == name) return text_of(abbreviations[i].pattern);
    return (struct text){0};
}

/* Names do not contain themselves, so this ends; {1,2} and its like are PCRE2's own and pass through. */
static void expand(struct text_buffer *out, struct text pattern)
{
    while (pattern.length > 0) {
        const char *brace = memchr(pattern.at + 1, '{', pattern.length - 1);
        size_t next = brace ? (size_t)(brace - pattern.at) : pattern.length;
        bool named = next >= 3 && pattern.at[0] == '{' && pattern.at[2] == '}';
        struct text meaning = named ? abbreviated(pattern.at[1]) : (struct text){0};
        expand(out, meaning);
        buffer_add(out, meaning.length ? text_slice(pattern, 3, next - 3) : text_slice(pattern, 0, next));
        pattern = text_slice(pattern, next, pattern.length);
    }
}

static struct text expanded(struct arena *arena, struct text pattern)
{
    struct text_buffer out = {.arena = arena};
    expand(&out, pattern);
    return buffer_text(&out);
}

struct alternative forms_pattern(struct arena *arena, const struct form *form)
{
    static const char *const heads[] = {"{Y}", "{G}{B}"};
    struct text whole = text_of(form->pattern), head = {NULL, 0};
    for (size_t i = 0; i < ARRAY_LEN(heads); i++)
        if (text_starts(whole, text_of(heads[i]))) head = text_of(heads[i]);
    struct text rest = text_slice(whole, head.length, whole.length - head.length);
    return (struct alternative){expanded(arena, head), expanded(arena, rest)};
}
