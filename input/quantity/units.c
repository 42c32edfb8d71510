/* units.c: the table of units, and the search in it.
 *
 * A row is a spelling, the unit it is reported as (NULL: itself), and the beginnings of words that make it another word:
 * ３人 is a quantity, ３人権 is not; ５回 is one, ５回線 is not. Rows are in the order of their bytes, which the search relies
 * on and the tests check. */
#include "units.h"

#include <string.h>

struct unit {
    const char *spelling, *canonical;
    const char *
        unless; /* words that must not follow, between bars; ごと!に: ごと, unless に follows it in its turn */
};

#define LATIN "*" /* any Latin letter or digit */

/* clang-format off */
static const struct unit units[] = {
    {"%ポイント", "ポイント", NULL},
    {"%ﾎﾟｲﾝﾄ", "ポイント", NULL},
    {"GB", NULL, LATIN},
    {"GWh", NULL, LATIN},
    {"Hz", NULL, LATIN},
    {"KB", NULL, LATIN},
    {"L", NULL, LATIN},
    {"MB", NULL, LATIN},
    {"MW", NULL, LATIN},
    {"MWh", NULL, LATIN},
    {"Mbps", NULL, LATIN},
    {"TB", NULL, LATIN},
    {"V", NULL, LATIN},
    {"W", NULL, LATIN},
    {"a", NULL, LATIN},
    {"bps", NULL, LATIN},
    {"cm", NULL, LATIN},
    {"cm2", NULL, LATIN},
    {"dB", NULL, LATIN},
    {"dL", NULL, LATIN},
    {"g", NULL, LATIN},
    {"ha", NULL, LATIN},
    {"kW", NULL, LATIN},
    {"kWh", NULL, LATIN},
    {"kcal", NULL, LATIN},
    {"kg", NULL, LATIN},
    {"kl", NULL, LATIN},
    {"km", NULL, LATIN},
    {"km2", NULL, LATIN},
    {"lx", NULL, LATIN},
    {"m", NULL, LATIN},
    {"m2", NULL, LATIN},
    {"m3", NULL, LATIN},
    {"mL", NULL, LATIN},
    {"mg", NULL, LATIN},
    {"ml", NULL, LATIN},
    {"mm", NULL, LATIN},
    {"ppm", NULL, LATIN},
    {"pt", "ポイント", LATIN},
    {"t", NULL, LATIN},
    {"t-CO2", NULL, LATIN},
    {"℃", NULL, NULL},
    {"か国", NULL, NULL},
    {"か年", NULL, NULL},
    {"か年間", "か年", NULL},
    {"か店", NULL, NULL},
    {"か所", NULL, NULL},
    {"か月", NULL, NULL},
    {"か月間", "か月", NULL},
    {"か村", NULL, NULL},
    {"か条", NULL, NULL},
    {"つ", NULL, "なが|いて|つ|くし|け|ば|もり|らい|ながり|まず|まり|くる|くり|ど|どい|どう"},
    {"アカウント", NULL, "ID"},
    {"アクセス", NULL, "数|ポイント|方法"},
    {"アール", NULL, NULL},
    {"イベント", NULL, "情報"},
    {"カップル", NULL, NULL},
    {"カロリー", NULL, NULL},
    {"カ国", "か国", NULL},
    {"カ年", "か年", NULL},
    {"カ年間", "か年", NULL},
    {"カ店", "か店", NULL},
    {"カ所", "か所", NULL},
    {"カ月", "か月", NULL},
    {"カ月間", "か月", NULL},
    {"カ村", "か村", NULL},
    {"カ条", "か条", NULL},
    {"キロ", NULL, "ロ"},
    {"キロカロリー", NULL, NULL},
    {"キログラム", NULL, NULL},
    {"キロメートル", NULL, NULL},
    {"キロワット", NULL, NULL},
    {"キロワット時", NULL, NULL},
    {"クラス", NULL, "ター|メート"},
    {"クラブ", NULL, NULL},
    {"グラム", NULL, NULL},
    {"グループ", NULL, "ホーム|ワーク|インタビュー"},
    {"ケース", NULL, "ワーカー|ワーク|会議|バイ|検討"},
    {"ケ国", "か国", NULL},
    {"ケ年", "か年", NULL},
    {"ケ所", "か所", NULL},
    {"ケ月", "か月", NULL},
    {"ケ月間", "か月", NULL},
    {"ケ条", "か条", NULL},
    {"コマ", NULL, NULL},
    {"コース", NULL, "ター"},
    {"ゴール", NULL, NULL},
    {"サイト", NULL, "マップ|名|内"},
    {"サークル", NULL, NULL},
    {"ステージ", NULL, "衣"},
    {"スペース", NULL, "シャトル"},
    {"セット", NULL, "バック|アップ"},
    {"センチ", NULL, NULL},
    {"センチメートル", NULL, NULL},
    {"タイプ", NULL, "別"},
    {"ダウンロード", NULL, NULL},
    {"チーム", NULL, "ワーク"},
    {"テーマ", NULL, "パーク|別"},
    {"トン", NULL, "ネル"},
    {"トンCO2", NULL, LATIN},
    {"ドル", NULL, NULL},
    {"パターン", NULL, "別|化"},
    {"フォロワー", NULL, NULL},
    {"プラン", NULL, "ニング|ター|ト|ド|ナー"},
    {"プログラム", NULL, "名|ミング"},
    {"ヘクタール", NULL, NULL},
    {"ペア", NULL, "レント"},
    {"ページビュー", NULL, NULL},
    {"ポイント", NULL, "カード|制|事業|付与|アップ|還元|団体|獲得|登録|差|団"},
    {"ポイント差", NULL, NULL},
    {"ミリ", NULL, "オン|タリー"},
    {"ミリメートル", NULL, NULL},
    {"ミリリットル", NULL, NULL},
    {"メニュー", NULL, "化|名"},
    {"メートル", NULL, NULL},
    {"モデル", NULL, "事業|ケース|地区"},
    {"ユニット", NULL, "バス|ケア"},
    {"ユーロ", NULL, NULL},
    {"リットル", NULL, NULL},
    {"リーグ", NULL, NULL},
    {"レーン", NULL, NULL},
    {"ワット", NULL, NULL},
    {"ヵ処", "か所", NULL},
    {"ヵ国", "か国", NULL},
    {"ヵ年", "か年", NULL},
    {"ヵ所", "か所", NULL},
    {"ヵ月", "か月", NULL},
    {"ヵ月間", "か月", NULL},
    {"ヵ条", "か条", NULL},
    {"ヶ国", "か国", NULL},
    {"ヶ年", "か年", NULL},
    {"ヶ年間", "か年", NULL},
    {"ヶ店", "か店", NULL},
    {"ヶ所", "か所", NULL},
    {"ヶ月", "か月", NULL},
    {"ヶ月間", "か月", NULL},
    {"ヶ村", "か村", NULL},
    {"ヶ条", "か条", NULL},
    {"㎎", NULL, NULL},
    {"㎏", NULL, NULL},
    {"㎖", NULL, NULL},
    {"㎜", NULL, NULL},
    {"㎝", NULL, NULL},
    {"㎞", NULL, NULL},
    {"㎡", NULL, NULL},
    {"㎢", NULL, NULL},
    {"㎥", NULL, NULL},
    {"㏊", NULL, NULL},
    {"世代", NULL, "間|別|交代|を"},
    {"世帯", NULL, "主|別|構成|数|員"},
    {"世紀", NULL, NULL},
    {"両", NULL, "親|者|立|方|面|側|日|市|国|輪|替|生|極|院"},
    {"中学校", NULL, "区"},
    {"事例", NULL, "集|検討|研究|発表"},
    {"事案", NULL, NULL},
    {"事業", NULL, "所|者|費|名|計画|内容|団|報告|継続"},
    {"事業所", NULL, NULL},
    {"事業者", NULL, NULL},
    {"交差点", NULL, NULL},
    {"人", NULL, "口|生|間|権|材|格|物|工|気|員|選|類|民|為|命|体|的|情|手|事|目線|ひとり"},
    {"人/回", NULL, NULL},
    {"人/年", NULL, NULL},
    {"人/日", NULL, NULL},
    {"人/月", NULL, NULL},
    {"人・回", "人回", NULL},
    {"人・日", "人日", NULL},
    {"人乗り", NULL, NULL},
    {"人分", NULL, "の1"},
    {"人前", NULL, "後|で|に"},
    {"人回", NULL, NULL},
    {"人年", NULL, NULL},
    {"人日", NULL, NULL},
    {"人時間", NULL, NULL},
    {"人月", NULL, NULL},
    {"人槽", NULL, NULL},
    {"人泊", NULL, NULL},
    {"件", NULL, "名|数"},
    {"件/年", NULL, NULL},
    {"件/日", NULL, NULL},
    {"件/月", NULL, NULL},
    {"企業", NULL, "内|訪問|等|誘致"},
    {"会場", NULL, "内|名|案内|費|設営"},
    {"会社", NULL, NULL},
    {"作品", NULL, "展|集"},
    {"便", NULL, "利|所|宜|乗|り|秘|覧"},
    {"係", NULL, NULL},
    {"俵", NULL, NULL},
    {"個", NULL, "別|人|性|々|展|室"},
    {"個所", "か所", NULL},
    {"公園", NULL, "内"},
    {"円", NULL, "滑|形|高|安|卓|満|熟|グラフ"},
    {"円/時間", NULL, NULL},
    {"円/月", NULL, NULL},
    {"冊", NULL, "子"},
    {"分", NULL, "野|析|類|担|別|布|散|解|割|離|会|科|館|校|母|泊|団|の|岐|業|権|配|譲|娩|け|かち|かれ|かり"},
    {"分団", NULL, NULL},
    {"分野", NULL, "別|横断"},
    {"分間", "分", NULL},
    {"列", NULL, "車|島|挙|席|記"},
    {"匹", NULL, "敵"},
    {"区分", NULL, "け|所有"},
    {"区域", NULL, "内|外|別|図"},
    {"区画", NULL, NULL},
    {"区間", NULL, "内|別"},
    {"医院", NULL, "長"},
    {"十億円", NULL, NULL},
    {"千円", NULL, NULL},
    {"升", NULL, "席"},
    {"協議会", NULL, "等|名"},
    {"反", NULL, "対|映|応|省|復|射|発|面|則|抗|社会"},
    {"取り組み", "取組", NULL},
    {"取組", NULL, "名|み|む|の"},
    {"取組み", "取組", NULL},
    {"口", NULL, "座|頭|腔|径|調|コミ|伝"},
    {"句", NULL, "読"},
    {"台", NULL, "帳|風|所|湾|頭|地|本"},
    {"号棟", NULL, NULL},
    {"名", NULL, "簿|称|前|誉|義|目|所|産|刺|物|古屋|札"},
    {"周", NULL, "知|辺|囲|期|年|遊|回|産|り"},
    {"周年", NULL, NULL},
    {"品", NULL, "質|目|種|物|格|番|川|薄"},
    {"品目", NULL, "別|名"},
    {"商店街", NULL, NULL},
    {"問", NULL, "題|合|い|診|う|屋"},
    {"回", NULL, "答|線|転|復|避|収|路|覧|想|顧|診|帰|遊|り"},
    {"回/年", NULL, NULL},
    {"回/月", NULL, NULL},
    {"回/週", NULL, NULL},
    {"団体", NULL, "名|等|戦|交渉|活動"},
    {"圃場", NULL, NULL},
    {"圏域", NULL, "別|内|ごと!に"},
    {"園", NULL, "児|長|芸|庭|地|外|内"},
    {"地区", NULL, "別|内|外|計画"},
    {"地区社協", NULL, NULL},
    {"地域", NULL, "別|内|外|共生|福祉|包括|密着|資源|課題|住民|生活|社会|活動|における|づくり|の"},
    {"坪", NULL, "庭"},
    {"基", NULL, "本|準|盤|礎|幹|づ|金|調|地|軸"},
    {"報", NULL, "告|道|酬|償|知|奨|復|い"},
    {"夫婦", NULL, NULL},
    {"委員会", NULL, "等|室|名"},
    {"字", NULL, "体|幕|形|句"},
    {"学区", NULL, NULL},
    {"学年", NULL, "別|末"},
    {"学級", NULL, "委員|会|閉鎖"},
    {"室", NULL, "内|長|外|町|温"},
    {"家庭", NULL, "内|的|教育|訪問|環境"},
    {"家族", NULL, "会|介護|支援|構成"},
    {"審議会", NULL, NULL},
    {"寸", NULL, NULL},
    {"対", NULL, "象|応|策|話|面|比|処|立|戦|称|し|する|照|価|等|外|人"},
    {"小学校", NULL, "区"},
    {"尺", NULL, "度|八|取"},
    {"局", NULL, NULL},
    {"工場", NULL, "長|内|見学"},
    {"巻", NULL, "末|頭|き|く"},
    {"市区町村", NULL, NULL},
    {"市町", NULL, "村"},
    {"市町村", NULL, NULL},
    {"席", NULL, "上|巻|数"},
    {"帳票", NULL, NULL},
    {"平方キロメートル", NULL, NULL},
    {"平方メートル", NULL, NULL},
    {"年", NULL, "度|齢|生|間|金|代|頃|次|少|末|始|長|賀|収|俸|限|中|表|輪|配|月"},
    {"年間", "年", NULL},
    {"広場", NULL, NULL},
    {"床", NULL, "面|下|上|数|の間|暖"},
    {"床分", NULL, NULL},
    {"店", NULL, "長|員|頭|舗"},
    {"店舗", NULL, "数|名"},
    {"度", NULL, "合|数|外|胸"},
    {"得点", NULL, NULL},
    {"戸", NULL, "籍|別|建て|惑|田|塚"},
    {"才", NULL, "能|覚"},
    {"拠点", NULL, "数|施設|整備|的"},
    {"指標", NULL, "名|値|の"},
    {"支所", NULL, "長"},
    {"支部", NULL, "長"},
    {"教室", NULL, "名|内"},
    {"文字", NULL, "通り|起こし"},
    {"文書", NULL, "化|館|番号|管理"},
    {"斗", NULL, NULL},
    {"施策", NULL, "名|の|体系"},
    {"施設", NULL, "内|長|名|等|整備|入所"},
    {"日", NULL, "本|程|常|時|付|数|々|中|記|誌|光|曜|差|産|米|系|報|赤|没|野|立|影"},
    {"日/年", NULL, NULL},
    {"日/週", NULL, NULL},
    {"日間", "日", NULL},
    {"時", NULL, "間|期|点|代|代|給|刻|限|差|系|事|計|折|短|世|速"},
    {"時間", NULL, NULL},
    {"時間/日", NULL, NULL},
    {"時間/月", NULL, NULL},
    {"曲", NULL, "線|が|げ"},
    {"月", NULL, "間|額|刊|次|謝|給|例"},
    {"本", NULL, "部|市|計画|人|年|格|来|質|書|当|文|日|件|県|校|章|音|館|店|社|法|事業|施設|町|庁|編|籍|堂|月|会議|協議会|指標|取組|物"},
    {"束", NULL, "縛|ね"},
    {"杯", NULL, "を"},
    {"枚", NULL, "挙|方"},
    {"校", NULL, "区|舎|長|正|庭|外|内|歌|則|閲|門"},
    {"校区", NULL, NULL},
    {"株", NULL, "式|価|主|券"},
    {"案件", NULL, "名"},
    {"棟", NULL, "梁|上|別"},
    {"様式", NULL, NULL},
    {"樹木", NULL, NULL},
    {"橋", NULL, NULL},
    {"機", NULL, "関|能|会|器|械|構|材|動|種|運|密|体"},
    {"機関", NULL, "名|誌|等|車|投資|紙"},
    {"歩", NULL, "道|行|み|く|合|数"},
    {"歳", NULL, "入|出|末|月"},
    {"段", NULL, "階|差|ボール|取|落|々"},
    {"段階", NULL, "的"},
    {"民児協", NULL, NULL},
    {"泊", NULL, "まり|める|ま"},
    {"法人", NULL, "化|格|税|後見|内"},
    {"活動", NULL, "指標|団体|者|量|場所|拠点|実績|内容|報告|計画"},
    {"滴", NULL, NULL},
    {"点", NULL, "検|字|灯|滅|在|訳|眼|滴"},
    {"玉", NULL, "川|名|ねぎ|突|石"},
    {"班", NULL, "長|別|員"},
    {"町会", NULL, "長|議"},
    {"町内会", NULL, "長|等|加入"},
    {"畳", NULL, "む|み"},
    {"病院", NULL, "長|内"},
    {"百万円", NULL, NULL},
    {"皿", NULL, "洗"},
    {"着", NULL, "工|手|実|任|目|用|替|信|陸|付|眼|地|く|せ|い"},
    {"社", NULL, "会|協|員|内|交|長|団|説|寺"},
    {"社協", NULL, "職員|等"},
    {"票", NULL, "数|決"},
    {"票差", NULL, NULL},
    {"科目", NULL, "名"},
    {"秒", NULL, "速|針"},
    {"秒間", "秒", NULL},
    {"種", NULL, "別|類|目|苗|子|々"},
    {"種目", NULL, "別"},
    {"種類", NULL, "別"},
    {"立方メートル", NULL, NULL},
    {"競技", NULL, "場|会|者"},
    {"筆", NULL, NULL},
    {"箇国", "か国", NULL},
    {"箇年", "か年", NULL},
    {"箇所", "か所", NULL},
    {"箇月", "か月", NULL},
    {"箇月間", "か月", NULL},
    {"箇条", "か条", NULL},
    {"管内", NULL, "図|の"},
    {"箱", NULL, "根|物"},
    {"粒", NULL, "子"},
    {"系統", NULL, "的|図"},
    {"組", NULL, "織|合|み|む|立|長|曲"},
    {"編", NULL, "成|集|入|制|み|曲|物"},
    {"缶", NULL, "詰"},
    {"署", NULL, "名|長|員"},
    {"羽", NULL, "田|毛|根|織|ば|島"},
    {"膳", NULL, "立"},
    {"自治会", NULL, "長|加入|等|館|連"},
    {"自治体", NULL, "間|職員|等"},
    {"航路", NULL, NULL},
    {"苗", NULL, NULL},
    {"薬局", NULL, NULL},
    {"行", NULL, "政|動|事|為|う|き|方|列|使|程|員|楽|進|い|っ|わ|末"},
    {"袋", NULL, "小路"},
    {"診療所", NULL, NULL},
    {"試合", NULL, "会|形式"},
    {"話", NULL, "題|し|合|法|者|す|せ"},
    {"語", NULL, "学|り|句|源|る|感|彙"},
    {"課", NULL, "題|税|程|長|金"},
    {"講座", NULL, "名|内"},
    {"議席", NULL, NULL},
    {"議案", NULL, NULL},
    {"貫", NULL, "く|通|徹|い"},
    {"資料", NULL, "編|館"},
    {"足", NULL, "腰|元|り|す|場|湯|跡|立|下"},
    {"路線", NULL, "図|価|バス|名"},
    {"車両", NULL, NULL},
    {"車線", NULL, NULL},
    {"農園", NULL, NULL},
    {"農地", NULL, NULL},
    {"農家", NULL, "民|数"},
    {"通", NULL, "知|り|院|学|所|常|報|信|路|行|勤|話|称|年|帳|算|用|過|じ"},
    {"連合会", NULL, NULL},
    {"週", NULL, "間|刊|末|休"},
    {"週間", "週", NULL},
    {"遊具", NULL, NULL},
    {"部", NULL, "会|署|門|長|屋|活|分|品|落|局|下|材|位|隊|族"},
    {"部会", NULL, "長|員"},
    {"部署", NULL, "間|名|内"},
    {"部門", NULL, "別|長|間"},
    {"都道府県", NULL, NULL},
    {"鉢", NULL, "植"},
    {"銭", NULL, NULL},
    {"錠", NULL, NULL},
    {"門", NULL, "戸|前|下"},
    {"隊", NULL, "員|列|長"},
    {"階層", NULL, NULL},
    {"隻", NULL, NULL},
    {"面", NULL, "談|接|積|会|的|倒|白"},
    {"項目", NULL, "別|名"},
    {"領域", NULL, "別|内"},
    {"頭", NULL, "痛|部|打|金|上|脳|首|数"},
    {"食", NULL, "事|品|育|堂|糧|料|器|欲|生活|中毒|べ|材|卓|数|文化|費"},
    {"食分", NULL, NULL},
    {"館", NULL, "長|内|外|林"},
    {"首", NULL, "都|相|長|席|尾"},
    {"高校", NULL, "生"},
    {"ｐｔ", "ポイント", NULL},
    {"ｶ年", "か年", NULL},
    {"ｶ所", "か所", NULL},
    {"ｶ月", "か月", NULL},
    {"ｶ月間", "か月", NULL},
    {"ｷﾛﾒｰﾄﾙ", "キロメートル", NULL},
    {"ｸﾞﾙｰﾌﾟ", "グループ", NULL},
    {"ｹ所", "か所", NULL},
    {"ｹ月", "か月", NULL},
    {"ｹｰｽ", "ケース", NULL},
    {"ｺｰｽ", "コース", NULL},
    {"ｺﾏ", "コマ", NULL},
    {"ｾｯﾄ", "セット", NULL},
    {"ﾁｰﾑ", "チーム", NULL},
    {"ﾄﾝ", "トン", NULL},
    {"ﾍｸﾀｰﾙ", "ヘクタール", NULL},
    {"ﾎﾟｲﾝﾄ", "ポイント", NULL},
    {"ﾒｰﾄﾙ", "メートル", NULL},
};
/* clang-format on */

/* strcmp of a row's spelling with a text, which may hold zero bytes. Most differ in their first characters. */
static int order_of(const struct unit *unit, struct text text)
{
    const char *spelling = unit->spelling;
    for (size_t i = 0; i < text.length; i++) {
        if (spelling[i] == '\0') return -1;
        if (spelling[i] != text.at[i]) return (unsigned char)spelling[i] < (unsigned char)text.at[i] ? -1 : 1;
    }
    return spelling[text.length] != '\0';
}

/* The first row that stands behind the text; ARRAY_LEN(units) when none does. */
static size_t first_behind(struct text text)
{
    size_t low = 0, high = ARRAY_LEN(units);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (order_of(&units[middle], text) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct unit *look_up(struct text spelling)
{
    size_t behind = spelling.length ? first_behind(spelling) : 0;
    return behind > 0 && order_of(&units[behind - 1], spelling) == 0 ? &units[behind - 1] : NULL;
}

static bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Does the text begin with a word of `unless`? */
static bool makes_another_word(const char *unless, struct text text)
{
    if (strcmp(unless, LATIN) == 0) return text.length > 0 && is_latin(text.at[0]);
    for (const char *word = unless; *word;) {
        size_t length = strcspn(word, "|!"), exception = 0;
        if (word[length] == '!') exception = strcspn(word + length + 1, "|");
        struct text rest = text_slice(text, length, text.length);
        if (text_starts(text, (struct text){word, length}) &&
            !(exception && text_starts(rest, (struct text){word + length + 1, exception})))
            return true;
        word += length + (exception ? exception + 1 : 0);
        word += *word == '|';
    }
    return false;
}

static struct text first_character(struct text text)
{
    size_t length = text.length > 0;
    while (length < text.length && ((unsigned char)text.at[length] & 0xC0) == 0x80)
        length++;
    return text_slice(text, 0, length);
}

/* Of the rows that begin with the same character, those that begin the text stand before it, the longer the nearer. */
size_t units_length(struct text text)
{
    struct text character = first_character(text);
    if (character.length == 0) return 0;
    for (size_t i = first_behind(text); i-- > 0;) {
        const struct unit *unit = &units[i];
        if (strncmp(unit->spelling, character.at, character.length) != 0) break;
        struct text spelling = text_of(unit->spelling);
        if (!text_starts(text, spelling)) continue;
        struct text rest = text_slice(text, spelling.length, text.length);
        if (!unit->unless || !makes_another_word(unit->unless, rest)) return spelling.length;
    }
    return 0;
}

struct text units_canonical(struct text spelling)
{
    const struct unit *unit = look_up(spelling);
    if (!unit) return spelling;
    return text_of(unit->canonical ? unit->canonical : unit->spelling);
}

bool units_have(struct text spelling)
{
    return look_up(spelling) != NULL;
}
