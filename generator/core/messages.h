/* messages.h: the catalogue. One line a rule: name, id shown in brackets, severity, what it means for the run (enum effect
 * of diag.h), Japanese, English.
 * {0} to {3} are replaced by the finding's arguments. Ids are stable: users silence rules by them. */
#ifndef SHINCHOKU_GENERATOR_CORE_MESSAGES_H
#define SHINCHOKU_GENERATOR_CORE_MESSAGES_H

/* clang-format off */
#define DIAGNOSTICS(X) \
    DIAGNOSTICS_INPUT(X) \
    DIAGNOSTICS_TEXT_RECORDS(X) \
    DIAGNOSTICS_QUANTITY(X) \
    DIAGNOSTICS_LAYOUT(X) \
    DIAGNOSTICS_COMPOSE(X) \
    DIAGNOSTICS_OUTPUT(X) \
    DIAGNOSTICS_PROGRAM(X)

/* Reading files and XML records. */
#define DIAGNOSTICS_INPUT(X) \
    X(FILE_UNREADABLE,   "file-unreadable",   ERROR, UNREADABLE, "ファイルを読めません：{0}（{1}）", "cannot read {0} ({1})") \
    X(FILE_EMPTY,        "file-empty",        ERROR, UNREADABLE, "ファイルが空です。送り主から受け取り直してください（報告がないまま公表しないよう、空のファイルは読みません）", "the file is empty; get it again from whoever sent it (an empty file is not taken for a report)") \
    X(ENCODING_UNKNOWN,  "encoding-unknown",  ERROR, UNREADABLE, "文字コード「{0}」を知りません。UTF-8、CP932、EUC-JP、UTF-16 などを指定してください", "encoding “{0}” is not known; name one such as UTF-8, CP932, EUC-JP or UTF-16") \
    X(ENCODING_UNSUITED, "encoding-unsuited", ERROR, UNREADABLE, "文字コード「{0}」では読みません（文字が別の文字に見えたり、隠れたりするため）。UTF-8 か CP932 で保存し直してください", "files in the encoding “{0}” are not read, since it can hide characters or show them as others; save the file as UTF-8 or CP932") \
    X(ZERO_BYTE,         "zero-byte",         ERROR, UNREADABLE, "バイト 0x00（NUL）があります。テキストには現れない文字です。保存や送受信の途中で壊れていないか確かめ、その字を消してください", "there is a byte 0x00 (NUL), which no text has; see whether the file was damaged on its way, and take the byte out") \
    X(FILE_NOT_TEXT,     "file-not-text",     ERROR, UNREADABLE, "これは{0}で、テキストでも XML でもありません。Excel の表は「CSV UTF-8」か「Unicode テキスト」として保存したものを指定してください", "this is {0}, neither text nor XML; save a sheet as “CSV UTF-8” or “Unicode Text” and name that file") \
    X(ENCODING_BROKEN,   "encoding-broken",   ERROR, UNREADABLE, "{0}として読めないバイト {1} があります。--encoding で文字コードを指定するか、そのバイトを直してください", "byte {1} cannot be read as {0}; give the encoding with --encoding or mend the byte") \
    X(XML_BROKEN,        "xml-broken",        ERROR, UNREADABLE, "XML の書き方が正しくありません：{0}", "not well-formed XML: {0}") \
    X(XML_ENTITY,        "xml-entity",        ERROR, UNREADABLE, "文書型宣言と独自の実体参照は使えません（安全のため読みません）。&{0}; の代わりに文字を直接書いてください", "document types and entities of your own are not read, for safety; write the characters instead of &{0};") \
    X(XML_DOCTYPE,       "xml-doctype",       ERROR, UNREADABLE, "文書型宣言（DOCTYPE）は安全のため読みません。その宣言を消してください", "document types are not read, for safety; take the DOCTYPE out") \
    X(XML_EMPTY,         "xml-empty",         ERROR, UNREADABLE, "要素がありません", "there is no element in it") \
    X(XML_MISMATCH,      "xml-mismatch",      ERROR, UNREADABLE, "</{0}> で閉じていますが、開いているのは <{1}> です", "</{0}> closes, but <{1}> is open") \
    X(XML_UNCLOSED,      "xml-unclosed",      ERROR, UNREADABLE, "<{0}> が </{0}> で閉じられていません", "<{0}> is never closed with </{0}>") \
    X(XML_NOT_OPEN,      "xml-not-open",      ERROR, UNREADABLE, "</{0}> に対応する <{0}> がありません", "</{0}> closes nothing") \
    X(XML_AMPERSAND,     "xml-ampersand",     ERROR, UNREADABLE, "& は &amp; と書いてください", "write & as &amp;") \
    X(XML_LESS_THAN,     "xml-less-than",     ERROR, UNREADABLE, "ここに < は書けません。文字としての < は &lt; と書いてください", "< cannot stand here; write &lt; for the character") \
    X(XML_QUOTES,        "xml-quotes",        ERROR, UNREADABLE, "属性 {0} の値を \"\" で囲み、名前と値を = でつないでください", "join the attribute {0} and its value with = and put the value in quotes") \
    X(XML_TWICE,         "xml-attribute-twice",ERROR, UNREADABLE, "属性 {0} が二度書かれています", "the attribute {0} is given twice") \
    X(XML_ATTRIBUTES,    "xml-attributes",    ERROR, UNREADABLE, "一つの要素の属性が {0} 個を超えました", "an element has more than {0} attributes") \
    X(NAMESPACE_WRONG,   "namespace-wrong",   ERROR, UNREADABLE, "<{0}> の名前空間が「{1}」です。xmlns=\"{2}\" と書いてください", "<{0}> is in the namespace “{1}”; write xmlns=\"{2}\"") \
    X(ROOT_UNEXPECTED,   "root-unexpected",   ERROR, UNREADABLE, "計画の記録は <plan> で始まります（ここは <{0}>）", "a plan record begins with <plan>, this is <{0}>") \
    X(XML_TOO_DEEP,      "xml-too-deep",      ERROR, UNREADABLE, "要素の入れ子が {0} 段を超えました", "elements are nested more than {0} deep") \
    X(XML_TOO_LARGE,     "xml-too-large",     ERROR, UNREADABLE, "ファイルが大きすぎます（上限 {0} バイト）", "the file is too large (limit {0} bytes)") \
    X(ELEMENT_UNKNOWN,   "element-unknown",   ERROR, UNREADABLE, "<{0}> はここには書けません。<{1}> の中に書けるもの：{2}{3}", "<{0}> cannot stand here; <{1}> takes: {2}{3}") \
    X(ATTRIBUTE_UNKNOWN, "attribute-unknown", ERROR, UNREADABLE, "属性 {0} は <{1}> にはありません。使えるもの：{2}{3}", "<{1}> has no attribute {0}; it takes: {2}{3}") \
    X(ATTRIBUTE_MISSING, "attribute-missing", ERROR, UNREADABLE, "<{1}> には属性 {0} が必要です", "<{1}> needs the attribute {0}") \
    X(ELEMENT_MISSING,   "element-missing",   ERROR, UNREADABLE, "<{1}> には <{0}> が必要です", "<{1}> needs a <{0}>") \
    X(ELEMENT_REPEATED,  "element-repeated",  ERROR, UNREADABLE, "<{1}> の中に <{0}> は一つしか書けません", "<{1}> takes only one <{0}>") \
    X(ELEMENT_ORDER,     "element-order",     ERROR, UNREADABLE, "<{0}> は <{1}> より前に書いてください", "<{0}> has to stand before <{1}>") \
    X(ELEMENT_MIXED,     "element-mixed",     ERROR, UNREADABLE, "<{2}> の中に <{0}> と <{1}> を一緒に書けません。どちらか一方にしてください", "<{0}> and <{1}> cannot stand together in <{2}>; use one of them") \
    X(YEAR_TWICE,        "year-twice",        ERROR, UNREADABLE, "<{0}> の年度は、year か、from と to の、どちらか一方で書いてください", "<{0}> takes year, or from and to, not both") \
    X(YEAR_MISSING,      "year-missing",      ERROR, UNREADABLE, "<{0}> には年度が必要です。year か、from と to を書いてください", "<{0}> needs its year; give year, or from and to") \
    X(VALUE_INVALID,     "value-invalid",     ERROR, UNREADABLE, "{0}「{1}」は使えません。使えるもの：{2}{3}", "{0} cannot be “{1}”; it takes: {2}{3}") \
    X(TEXT_MISPLACED,    "text-misplaced",    ERROR, UNREADABLE, "<{1}> の中に直接文字を書けません：「{0}」", "text cannot stand directly in <{1}>: “{0}”") \
    X(DUPLICATE_ID,      "duplicate-id",      ERROR, GOES_ON, "番号（id）「{0}」が二度使われています", "the id “{0}” is used twice") \
    X(PARTS_DISAGREE,    "parts-disagree",    ERROR, GOES_ON, "同じ計画「{1}」の {0} がファイルによって違います", "files of the plan “{1}” disagree about {0}") \
    X(YEAR_ODD,          "year-odd",          ERROR, UNREADABLE, "このファイルの年度は{0}年度ですが、計画「{1}」のほかの {2} 件のファイルは{3}年度です。前年度のファイルでないか確かめ、受け取り直すか年度を直してください", "the year of this file is {0}, but {2} other files of the plan “{1}” say {3}; see whether it is last year's file, and get it again or correct the year") \
    X(YEAR_SPLIT,        "year-split",        ERROR, UNREADABLE, "計画「{1}」の年度がファイルによって違い（{0}年度と{2}年度）、どちらが多いとも言えません。違うほうのファイルの年度を直すか、受け取り直してください", "files of the plan “{1}” give different years ({0} and {2}), and neither is the majority's; correct the year of the wrong ones or get them again") \
    X(PART_TWICE,        "part-twice",        WARNING, GOES_ON, "中身が「{0}」と同じです。一度だけ使いました。要らないほうを消してください", "this file says the same as {0}, word for word; it is used once: remove one of them") \
    X(PART_BARE,         "part-bare",         ERROR, GOES_ON, "計画「{0}」のほかのファイルには取組がありますが、このファイルには一つもありません。報告が抜けていないか、送り主に確かめてください", "the other files of the plan “{0}” have initiatives, this one has none; ask whoever sent it whether its report is missing") \
    X(REFERENCE_UNKNOWN, "reference-unknown", ERROR, GOES_ON, "{0}「{1}」の指す先がありません{2}", "{0} “{1}” points to nothing{2}") \
    X(REFERENCE_LOOP,    "reference-loop",    ERROR, GOES_ON, "<{0}> の参照（再掲など）をたどると自分に戻ります", "following the reference of this <{0}> (a reprint, say) leads back to it") \
    X(YEAR_UNKNOWN,      "year-unknown",      ERROR, GOES_ON, "年度「{0}」を読めません。令和７年度、R7、2025 のように書いてください", "the year “{0}” cannot be read; write 令和７年度, R7 or 2025") \
    X(YEAR_PAST_ERA,     "year-past-era",     WARNING, GOES_ON, "「{0}」は元号の終わりを過ぎています。{1}として読みました", "“{0}” lies past the end of its era; read as {1}") \
    X(PATH_OUTSIDE,      "path-outside",      ERROR, GOES_ON, "「{0}」は記録のあるフォルダの外を指しています。開きません", "“{0}” points outside the record's folder; it is not opened")

/* Plain-text records and conversion. */
#define DIAGNOSTICS_TEXT_RECORDS(X) \
    X(LABEL_UNKNOWN,     "label-unknown",     WARNING, GOES_ON, "ラベル「{0}」を知りません{1}。項目「{0}」として残しました。辞書（labels.tsv）に加えるか、書き直してください", "the label “{0}” is not known{1}; kept as a field of that name. Add it to labels.tsv or write a known one") \
    X(LABEL_MISSPELT,    "label-misspelt",    WARNING, GOES_ON, "「{0}」はラベル「{1}」の書き誤りではありませんか。本文として読みました", "“{0}” may be meant for the label “{1}”; read as running text") \
    X(LABEL_MISPLACED,   "label-misplaced",   ERROR, GOES_ON, "ラベル「{0}」はここでは使えません。先に{1}を書いてください", "the label “{0}” cannot stand here; write {1} first") \
    X(LABEL_WITHOUT_YEAR,"label-without-year",ERROR, GOES_ON, "ラベル「{0}」に年度がありません。{0}（R7）：のように書いてください", "the label “{0}” has no year; write it like {0}（R7）：") \
    X(LABEL_EMPTY,       "label-empty",       WARNING, GOES_ON, "ラベル「{0}」に値がありません", "the label “{0}” has no value") \
    X(GIVEN_TWICE,       "given-twice",       ERROR, GOES_ON, "「{0}」が二度書かれています。「{1}」を使い、「{2}」は使いません", "“{0}” is given twice; “{1}” is used, “{2}” is not") \
    X(PROSE_TWICE,       "prose-twice",       WARNING, GOES_ON, "「{0}」が二度書かれています。両方を残しました。年度が違うなら「{0}（R7）」のように書き、同じなら一つにまとめてください", "“{0}” is given twice; both are kept. Write the year, as in “{0}（R7）”, if it differs, else make one of them") \
    X(TITLE_TWICE,       "title-twice",       WARNING, GOES_ON, "取組「{0}」が続けて二度書かれています。別の取組として読みました。別ならどちらかに「取組No.」を、同じなら一つにまとめてください", "the initiative “{0}” is given twice in a row; read as two. Give them 取組No. if they are two, else make one of them") \
    X(WORD_UNKNOWN,      "word-unknown",      ERROR, GOES_ON, "「{0}」に「{1}」は使えません。使えるもの：{2}", "“{0}” cannot be “{1}”; it takes: {2}") \
    X(LINE_IGNORED,      "line-ignored",      ERROR, GOES_ON, "{0} 行が読まれませんでした（プログラムの誤りです）", "{0} lines were passed over (a mistake of the program)") \
    X(LINE_UNLABELLED,   "line-unlabelled",   WARNING, GOES_ON, "ラベルのない行です。取組の「{0}」として残しました", "a line without a label; kept as the initiative's “{0}”") \
    X(MARKUP_LEFT,       "markup-left",       WARNING, GOES_ON, "本文に「{0}」という印が残っています。読みとばしました", "“{0}” is left over from some markup; passed over") \
    X(LINE_JOINED,       "line-joined",       NOTE, GOES_ON, "欄の幅で折り返された行とみて、空白を除きました：「{0}」", "a line broken by the width of its column was joined: “{0}”") \
    X(LEVEL_ROW_MISSING, "level-row-missing", WARNING, GOES_ON, "「{0}」の行がありません。番号{1}から、{0}{2}が始まるものとして読みました", "there is no line for “{0}”; the number {1} was taken to begin {0} {2}") \
    X(TITLE_ABSENT,      "title-absent",      ERROR, GOES_ON, "{0}「{1}」に名前がありません。「{2}：」の行を加えてください", "{0} “{1}” has no name; add a line “{2}：”") \
    X(KIND_ASSUMED,      "kind-assumed",      NOTE, GOES_ON, "表の数値が目標値か実績値かが書かれていません。目標値として読みました", "the table does not say whether its values are targets or actuals; read as targets") \
    X(COLUMN_UNKNOWN,    "column-unknown",    WARNING, GOES_ON, "表の見出し「{0}」を知りません{1}。項目「{0}」として残しました", "the column heading “{0}” is not known{1}; kept as a field of that name") \
    X(CELL_SURPLUS,      "cell-surplus",      ERROR, GOES_ON, "「{0}」の列には見出しがありません。使いませんでした", "“{0}” stands in a column without a heading; not used") \
    X(CELL_CROWDED,      "cell-crowded",      ERROR, GOES_ON, "「{0}」はどのラベルの値でもありません。使いませんでした", "“{0}” belongs to no label; not used") \
    X(COLUMN_UNREAD,     "column-unread",     ERROR, GOES_ON, "表の列「{0}」は、この表では読めません。この列のセルは使いませんでした。{1}", "the column “{0}” cannot be read in this table; its cells are not used. {1}") \
    X(TABLE_UNREAD,      "table-unread",      ERROR, GOES_ON, "表を読めません。見出し「{0}」{1}。{2}。この表の行は使いませんでした", "this table cannot be read: headings “{0}”{1}; {2}. Its rows are not used") \
    X(ROW_UNREAD,        "row-unread",        ERROR, GOES_ON, "表の行として読めない行です：「{0}」（見出し「{1}」）。使いませんでした。{2}", "this row cannot be read: “{0}” (headings “{1}”); not used. {2}") \
    X(ROW_JOINT,         "row-joint",         ERROR, GOES_ON, "「{0}」（見出し「{1}」）は、取組「{2}」のうち一つの課か指標だけのものなので、取組のものとしては読めません。使いませんでした。取組を分けて書いてください", "“{0}” (heading “{1}”) belongs to one department or indicator of the initiative “{2}” and cannot be read as the initiative's; not used. Write an initiative of its own") \
    X(TABLE_NOTE,        "table-note",        ERROR, GOES_ON, "表（見出し「{1}」）の上下の行「{0}」はまだ読めません。使いませんでした。単位は値に付け、注は「備考：」などのラベルを付けて書いてください", "the line “{0}” at a table (headings “{1}”) cannot be read yet; not used. Write the unit with each value, a note behind a label such as 備考：") \
    X(ROW_TOTAL,         "row-total",         ERROR, GOES_ON, "「{0}」の行（見出し「{1}」）は、取組ではなく合計とみて使いませんでした。合計の行はまだ読めません", "the row “{0}” (headings “{1}”) is a total, not an initiative; not used, since totals cannot be read yet") \
    X(NUMBER_ABSENT,     "number-absent",     WARNING, GOES_ON, "取組「{0}」の行の「{1}」が空です。番号のない取組として読みました", "in the row of the initiative “{0}” the column {1} is empty; read as one without a number") \
    X(CELL_FAULT,        "cell-fault",        ERROR, GOES_ON, "「{0}」は Excel のエラーか、桁の足りない表示です。値として使いませんでした。元のセルを直すか、列を広げて書き出し直してください", "“{0}” is an error of Excel or a number that did not fit its column; not used. Mend the cell or widen the column and save again") \
    X(NUMBER_SCIENTIFIC, "number-scientific", ERROR, GOES_ON, "「{0}」は指数の形の数で、もとの桁が分かりません。値として使いませんでした。セルの表示形式を「数値」にして書き出し直してください", "“{0}” is a number in scientific notation, whose digits are lost; not used. Give the cell the format “Number” and save again") \
    X(NUMBER_PARTED,     "number-parted",     WARNING, GOES_ON, "「{0}」は数字のあいだに空白があるため、一つの値として計算に使いません。一つの数なら空白を除いてください", "“{0}” has blanks between its digits and is not reckoned with as one value; take them out if it is one number") \
    X(QUOTE_OPEN,        "quote-open",        ERROR, GOES_ON, "引用符「\"」が閉じられていません。セル「{0}」は引用符ごと読みました。「\"」を閉じるか、消してください", "a quotation mark is not closed; the cell “{0}” is read with it. Close it or take it out") \
    X(REPRINT_UNKNOWN,   "reprint-unknown",   WARNING, GOES_ON, "再掲「{0}」の元が見つかりません", "the original of the reprint “{0}” was not found") \
    X(REPRINT_NEAR,      "reprint-near",      WARNING, GOES_ON, "再掲「{0}」を「{1}」（{2}）の再掲として読みました。書き方が違います", "the reprint “{0}” was taken for “{1}” ({2}), which is spelt differently") \
    X(REGION_OPEN,       "region-open",       ERROR, GOES_ON, "［{0}］が［以上］で閉じられていません", "［{0}］ is not closed by ［以上］") \
    X(NOTHING_OPEN,      "nothing-open",      WARNING, GOES_ON, "「以上」で閉じるものがありません", "there is nothing here to close") \
    X(TEXT_TOO_DEEP,     "text-too-deep",     ERROR, GOES_ON, "見出しや囲みの階層が {0} 段を超えました", "headings or boxes are nested more than {0} deep") \
    X(YEAR_DIFFERS,      "year-differs",      ERROR, GOES_ON, "一つの計画に年度が二つあります：「{0}」と「{1}」", "one plan has two years: “{0}” and “{1}”") \
    X(DICTIONARY_WRONG,  "dictionary-wrong",  ERROR, UNREADABLE, "ラベルの辞書の行が正しくありません：「{0}」「{1}」。ラベル、項目の順にタブで区切って書いてください", "a wrong line in the dictionary of labels: “{0}”, “{1}”; write label and field, separated by a tab") \
    X(LEFT_OUT,          "left-out",          NOTE, GOES_ON, "テキストに書けないため残しませんでした：{0}（XML の記録に残してください）", "text cannot hold this, it was left out: {0} (keep it in the XML record)") \
    X(TEXT_UNFAITHFUL,   "text-unfaithful",   ERROR, GOES_ON, "「{0}」をテキストから元どおりに読めません。この計画は XML のまま扱ってください", "“{0}” cannot be read back from the text as it was; keep this plan in XML") \
    X(CHARACTER_ABSENT,  "character-absent",  ERROR, GOES_ON, "文字「{0}」（{1}）は{2}にありません。UTF-8 で書き出すか、別の字にしてください", "the character “{0}” ({1}) does not exist in {2}; write UTF-8 or use another character") \
    X(CONVERT_SEVERAL,   "convert-several",   ERROR, MISUSE, "計画が {0} 件あります。一度に変換できるのは一つの計画です：{1}", "there are {0} plans; one at a time can be converted: {1}")

/* Numbers, eras and quantities. */
#define DIAGNOSTICS_QUANTITY(X) \
    X(NUMBER_UNREADABLE, "number-unreadable", ERROR, GOES_ON, "数値「{0}」を読めません", "the number “{0}” cannot be read") \
    X(COMMA_AMBIGUOUS,   "comma-ambiguous",   NOTE, GOES_ON, "「{0}」の「、」を桁の区切りとして読みました。数の列挙なら「・」で、桁の区切りなら「，」で書いてください", "the “、” in “{0}” was read as a thousands separator; write “・” for a list, “，” for a separator") \
    X(ERA_OUTSIDE,       "era-outside",       NOTE, GOES_ON, "「{0}」は元号の期間の外にあります。西暦{1}年として読みました。新しい元号か西暦での書き方を確かめてください", "“{0}” lies outside the days of its era; read as {1}. See whether the other era or a western year is meant") \
    X(YEARS_DIFFER,      "years-differ",      WARNING, GOES_ON, "「{0}」の元号の年と西暦が合いません。元号（西暦{1}年）のほうを採りました。どちらかを直してください", "the era's year and the western year in “{0}” differ; the era's ({1}) was taken. Correct one of them") \
    X(STREAM_BROKEN,     "stream-broken",     ERROR, UNREADABLE, "{0} の {1} 行 {2} 字目に {3} として読めないバイトがあり、そこで止めました。--encoding で文字コードを指定するか、そのバイトを直してください", "{0}, line {1}, column {2}: a byte that cannot be read as {3}; stopped there. Give the encoding with --encoding or mend the byte")

/* Layout definitions and binding. */
#define DIAGNOSTICS_LAYOUT(X) \
    X(LAYOUT_UNKNOWN,    "layout-unknown",    ERROR, MISUSE, "レイアウト「{0}」がありません。使えるもの：{1}{2}", "there is no layout “{0}”; there are: {1}{2}") \
    X(FIELD_UNKNOWN,     "field-unknown",     ERROR, UNREADABLE, "項目「{0}」はありません{1}", "there is no field “{0}”{1}") \
    X(FIELD_MISPLACED,   "field-misplaced",   ERROR, UNREADABLE, "<{1}> の {0} に項目（{…}）は書けません。書いたとおりに印刷されます", "{0} of <{1}> takes no fields; it is printed as it is written") \
    X(STYLE_UNKNOWN,     "style-unknown",     ERROR, UNREADABLE, "スタイル「{0}」がありません{1}", "there is no style “{0}”{1}") \
    X(MEASURE_UNREADABLE,"measure-unreadable",ERROR, UNREADABLE, "長さ「{0}」を読めません。12pt、20mm、4em、1fr のように書いてください", "the measure “{0}” cannot be read; write 12pt, 20mm, 4em or 1fr") \
    X(LENGTH_OUTSIDE,    "length-outside",    ERROR, UNREADABLE, "{0}「{1}」は使えません。{2}から{3}までの長さにしてください", "{0} cannot be “{1}”; give a length from {2} to {3}") \
    X(PAGE_HEIGHT,       "page-height",       ERROR, UNREADABLE, "ページに本文を組む高さがありません：{0} は {1}、bottom は {2}、紙の高さは {3}。どちらも紙の上端からの位置です。{0} は 0pt 以上、bottom は {0} より 36pt 以上大きく、{3} 以下にしてください", "the page has no height for its text: {0} is {1}, bottom {2}, the paper {3} high. Both are measured from the paper's upper edge: make {0} 0pt or more, and bottom at least 36pt more than that and at most {3}") \
    X(PAGE_WIDTH,        "page-width",        ERROR, UNREADABLE, "ページに本文を組む幅がありません：inside は {0}、outside は {1}、紙の幅は {2}。どちらも 0pt 以上とし、紙の幅との間に 36pt 以上残してください", "the page has no width for its text: inside is {0}, outside {1}, the paper {2} wide. Make both 0pt or more, and leave at least 36pt between them") \
    X(RUNNING_OUTSIDE,   "running-outside",   ERROR, UNREADABLE, "柱・ノンブルが紙からはみ出します：{0} から {1} まで、紙の高さは {2}。<running> の top（紙の上端から）や rule-distance を小さくしてください", "the running head or foot leaves the paper: it reaches from {0} to {1}, the paper is {2} high; make top (from the paper's upper edge) or rule-distance of <running> smaller") \
    X(PARTS_MANY,        "parts-many",        ERROR, UNREADABLE, "<use> でたどる部品（part）をあわせると要素が {0} 個を超えます。部品の中の <use> を減らしてください", "with all parts that are used the definition makes more than {0} elements; use fewer parts in parts") \
    X(PARTS_DEEP,        "parts-deep",        ERROR, UNREADABLE, "<use> でたどる部品（part）の入れ子が {0} 段を超えます。部品の中の <use> を減らしてください", "parts that are used in parts lie more than {0} deep; use fewer parts in parts") \
    X(DEFINITION_MANY,   "definition-many",   ERROR, UNREADABLE, "<{0}> は {1} 個まで書けます。使わないものを消してください", "a definition holds at most {1} <{0}>; take out those that nothing uses") \
    X(FIELD_OPEN,        "field-open",        ERROR, UNREADABLE, "項目の { が } で閉じられていません：「{0}」", "a field's { is not closed by }: “{0}”") \
    X(ATTRIBUTE_CLASH,   "attribute-clash",   ERROR, UNREADABLE, "<{0}> には次のうち一つだけを書いてください：{1}", "<{0}> takes exactly one of: {1}") \
    X(EXTENDS_UNKNOWN,   "extends-unknown",   ERROR, UNREADABLE, "extends のレイアウト「{0}」がありません。使えるもの：{1}{2}", "there is no layout “{0}” to extend; there are: {1}{2}") \
    X(LAYOUT_BARE,       "layout-bare",       ERROR, UNREADABLE, "定義に {0} が一つもありません。<layout> に extends=\"base\" を書くと、標準のものを使えます", "the definition has no {0}; extends=\"base\" in <layout> brings those that ship") \
    X(LAYOUT_LOOP,       "layout-loop",       ERROR, UNREADABLE, "レイアウト「{0}」の extends が循環しています", "the layout “{0}” extends itself") \
    X(HEADS_DEEP,        "heads-deep",        ERROR, UNREADABLE, "見出し「{0}」は {1} 段を超えます。/ で分ける段を減らしてください", "the head “{0}” has more than {1} levels; part it by fewer /") \
    X(BOUND_MUCH,        "bound-much",        ERROR, UNWRITTEN, "レイアウト「{0}」がこの計画から作るものが {1} 個を超えたため、やめました。<each> の中の <each> や plan. で始まる表を減らしてください", "the layout “{0}” makes more than {1} things of this plan; given up. Use fewer <each> in <each>, and fewer tables of plan.… in them") \
    X(TITLE_FALLBACK,    "title-fallback",    WARNING, GOES_ON, "計画に名前がないため、文書の題名を「{0}」にしました。<meta> に <title>（テキストでは「計画：」の行）を書いてください", "the plan has no title, the document is called “{0}”; give <title> in its <meta> (a line “計画：” in text)") \
    X(REF_EMPTY,         "ref-empty",         WARNING, GOES_ON, "参照（<ref>）に文字がありません。指す先の「{0}」を示しました", "this <ref> has no words; it shows “{0}”, which it points to") \
    X(REF_BARE,          "ref-bare",          ERROR, GOES_ON, "参照（<ref>）に文字も、示せる指す先もありません。何も示していません", "this <ref> has no words and points to nothing that could be shown; it shows nothing") \
    X(UNSHOWN,           "unshown",           WARNING, GOES_ON, "{0}「{1}」は、この計画から作った公表物のどれにも現れません", "{0} “{1}” is shown by none of the publications made from this plan") \
    X(UNSHOWN_HERE,      "unshown-here",      WARNING, GOES_ON, "{0}「{1}」は、レイアウト「{2}」の {3} に現れません（同じ種類のほかのものは現れるか、ほかの公表物には現れます）", "{0} “{1}” is not shown in the {3} of the layout “{2}”, though others of its kind are, or another output shows it") \
    X(VALUE_SEVERAL,     "value-several",     WARNING, GOES_ON, "「{0}」は一つの数値に決まらないため、達成率もグラフの棒も作りません。一つの数値で書くか、指標を分けてください", "“{0}” has no single value: no rate and no bar is made of it; write one number, or part the indicator") \
    X(RATE_UNITS,        "rate-units",        WARNING, GOES_ON, "実績値「{0}」と目標値「{1}」は単位が違い、換算できないため、達成率を計算しません。単位をそろえてください", "the actual “{0}” and the target “{1}” are in units that cannot be converted, there is no rate; give both in one unit") \
    X(RATE_PERIODS,      "rate-periods",      WARNING, GOES_ON, "実績値「{0}」と目標値「{1}」は期間（年・月・週など）の取り方が違い、換算できないため、達成率を計算しません。期間をそろえてください", "the actual “{0}” and the target “{1}” are counted by periods that cannot be converted, there is no rate; count both by one period") \
    X(RATE_CONVERTED,    "rate-converted",    NOTE, GOES_ON, "実績値「{0}」と目標値「{1}」は単位が違うため、換算して達成率を計算しました", "the actual “{0}” and the target “{1}” are in different units; they were converted for the rate") \
    X(RATE_NEGATIVE,     "rate-negative",     NOTE, GOES_ON, "実績値「{0}」か目標値「{1}」が負の数です。割り算では達成の度合いを表せないため、達成率を計算しません", "the actual “{0}” or the target “{1}” is negative; a quotient says nothing of the achievement, there is no rate") \
    X(RATE_TOO_LARGE,    "rate-too-large",    WARNING, GOES_ON, "実績値「{0}」と目標値「{1}」の桁が多すぎるため、達成率を計算できません。数値を確かめてください", "the actual “{0}” and the target “{1}” have too many digits for a rate; see whether they are right") \
    X(LOWER_CONTRADICTED,"lower-contradicted",WARNING, GOES_ON, "目標値「{0}」は「以上」「超」ですが、この指標の達成率は、小さいほどよいものとして計算しました。目標値か、望ましい方向（better）か、ほかの年度の目標値を直してください", "the target “{0}” is a least one, but lower was taken to be better for this indicator; mend the target, better=, or the targets of other years") \
    X(HIGHER_CONTRADICTED,"higher-contradicted",WARNING, GOES_ON, "目標値「{0}」は「以下」「以内」「未満」ですが、この指標の達成率は、大きいほどよいものとして計算しました。目標値か、望ましい方向（better）か、ほかの年度の目標値を直してください", "the target “{0}” is a most one, but higher was taken to be better for this indicator; mend the target, better=, or the targets of other years") \
    X(BAR_UNIT,          "bar-unit",          WARNING, GOES_ON, "「{0}」はグラフの単位「{1}」に換算できないため、棒を描きません。単位をそろえてください", "“{0}” cannot be converted to the chart's unit “{1}”, no bar is drawn; give all values in one unit") \
    X(DEPARTMENT_NONE,   "department-none",   ERROR, MISUSE, "課「{0}」の取組はこの計画にありません。取組のある課：{1}{2}", "no initiative of this plan belongs to “{0}”; departments with initiatives: {1}{2}") \
    X(DEPARTMENT_ABSENT, "department-absent", NOTE, GOES_ON, "計画「{1}」には課「{0}」の取組がないので、この計画からは何も作っていません", "no initiative of the plan “{1}” belongs to “{0}”; nothing was made from this plan") \
    X(NOTHING_TO_SHOW,   "nothing-to-show",   ERROR, GOES_ON, "この計画で作れるものがレイアウト「{0}」にありません", "the layout “{0}” finds nothing to show in this plan")

/* Lines, pages, tables, charts. */
#define DIAGNOSTICS_COMPOSE(X) \
    X(GLYPH_MISSING,     "glyph-missing",     ERROR, GOES_ON, "どの書体にも文字「{0}」（{1}）がありません。〓で示しました", "no font has the character “{0}” ({1}); shown as 〓") \
    X(VARIANT_MISSING,   "variant-missing",   WARNING, GOES_ON, "どの書体にも異体字「{0}」（{1}）がありません。ふつうの字形で示しました", "no font has the variant “{0}” ({1}); the character's usual form is shown") \
    X(DIRECTION_CONTROL, "direction-control", WARNING, GOES_ON, "文字の向きを変える見えない文字（{0}）を除きました。見える順に書いてください", "the invisible character {0}, which changes the direction of text, was left out; write the text in the order in which it is read") \
    X(REFERENCE_UNSETTLED,"reference-unsettled",ERROR, GOES_ON, "「{0}」のページ番号が定まりません", "the page number of “{0}” does not settle") \
    X(CELL_OVERFLOW,     "cell-overflow",     WARNING, GOES_ON, "表の列に収まらない語「{0}」を途中で折りました", "the word “{0}” does not fit its column and was broken") \
    X(TABLE_COLUMNS,     "table-columns",     ERROR, GOES_ON, "表の列が多すぎます（上限 {0} 列）。ここから右は示していません。表を分けてください", "the table has too many columns (limit {0}); what stands from here on is not shown: part the table") \
    X(CELL_COVERED,      "cell-covered",      WARNING, GOES_ON, "このセルの右の列には上のセルが続いています。{0} 列の幅で示しました。span か上のセルの rows を確かめてください", "the columns at the right of this cell are covered from above; it is shown {0} wide: see its span, or rows of the cell above") \
    X(TABLE_TOO_WIDE,    "table-too-wide",    ERROR, GOES_ON, "表の幅（{0}pt）が本文の幅（{1}pt）を超えます", "the table is {0} pt wide, the text only {1} pt") \
    X(PAGE_STUCK,        "page-stuck",        ERROR, UNWRITTEN, "ここから先を、どのページにも置けません。前からある PDF はそのままです。レイアウトの余白・padding・見出しの高さを小さくしてください", "what stands here fits no page; the PDF that was there is untouched. Make margins, padding or heads of the layout smaller") \
    X(PAGES_MANY,        "pages-many",        ERROR, UNWRITTEN, "{0} ページを超えたため、やめました。前からある PDF はそのままです", "more than {0} pages; given up, the PDF that was there is untouched") \
    X(FIGURE_MISSING,    "figure-missing",    WARNING, GOES_ON, "図「{0}」の画像がありません。枠で示しました", "the figure “{0}” has no picture; a frame stands in its place") \
    X(IMAGE_UNREADABLE,  "image-unreadable",  ERROR, GOES_ON, "画像「{0}」を読めません（{1}）。枠で示しました", "the picture “{0}” cannot be read ({1}); a frame stands in its place") \
    X(PICTURE_COARSE,    "picture-coarse",    WARNING, GOES_ON, "画像「{0}」は、印刷の大きさ（幅 {2}mm）では 1 インチあたりの画素数が {1} で、粗く見えます。横 {3} 画素以上の画像にしてください（150 画素以上が目安）", "at its printed width of {2} mm the picture “{0}” has a resolution of {1} ppi and will look coarse; use one whose width in pixels is {3} or more (150 ppi)")

/* PDF, workbooks, files. */
#define DIAGNOSTICS_OUTPUT(X) \
    X(FONT_MISSING,      "font-missing",      ERROR, UNWRITTEN, "書体「{0}」が見つかりません。fonts-morisawa-bizud-gothic などを入れるか、レイアウトの <face> で別の書体を指定してください", "the font “{0}” was not found; install fonts-morisawa-bizud-gothic or name another in the layout's <face>") \
    X(FONT_UNREADABLE,   "font-unreadable",   ERROR, UNWRITTEN, "書体ファイル「{0}」を読めません（{1}）", "the font file “{0}” cannot be read ({1})") \
    X(PDF_FAILED,        "pdf-failed",        ERROR, UNWRITTEN, "PDF を作れません（{0}）", "the PDF cannot be made ({0})") \
    X(TEXT_SHORTENED,    "text-shortened",    WARNING, GOES_ON, "「{0}…」は {1} 字あります。PDF に書けるはじめの {2} 字で切りました（{3}）", "“{0}…” has {1} characters; the PDF holds the first {2} ({3})") \
    X(WORKBOOK_FAILED,   "workbook-failed",   ERROR, UNWRITTEN, "ブックを作れません（{0}）", "the workbook cannot be made ({0})") \
    X(CELL_TOO_LONG,     "cell-too-long",     ERROR, UNWRITTEN, "「{0}…」は {1} 字あり、Excel のセルに入る {2} 字を超えます。ブックは書いていません。記録の文を分けてください", "“{0}…” has {1} characters, a cell of Excel holds {2}; the workbook is not written. Part the text of the record") \
    X(ROWS_MANY,         "rows-many",         ERROR, UNWRITTEN, "シート「{0}」が {1} 行になり、Excel の上限 {2} 行を超えます。ブックは書いていません。課ごとに分けてください", "the sheet “{0}” has {1} rows, Excel takes {2}; the workbook is not written. Part it by department") \
    X(BREAKS_MANY,       "breaks-many",       WARNING, GOES_ON, "シート「{0}」の改ページが {1} か所を超えるため、そこから先は Excel に任せました（行のまとまりの途中で改ページすることがあります）。課ごとに分けてください", "the sheet “{0}” has more than {1} page breaks; from there on Excel makes its own, which may part rows that belong together: make a workbook for each department") \
    X(NAME_SHORTENED,    "name-shortened",    NOTE, GOES_ON, "ファイル名が長すぎるため、「{0}」に縮めました。計画の id やレイアウトの file を短くしてください", "the file name was too long and was cut to {0}; make the id of the plan or the layout's file shorter") \
    X(RUNNING_SHORTENED, "running-shortened", NOTE, GOES_ON, "シートの柱「{0}」は {1} 字を超えるため、そこで切りました", "the running head “{0}” of the sheet was cut at {1} characters") \
    X(SHEET_RENAMED,     "sheet-renamed",     NOTE, GOES_ON, "シート名「{0}」は Excel で使えないか、すでにあるため、「{1}」にしました", "Excel cannot take “{0}” as the name of a sheet, or has it already; it is called “{1}”") \
    X(WRITE_FAILED,      "write-failed",      ERROR, UNWRITTEN, "「{0}」に書けません（{1}）。前からあるファイルはそのままです", "cannot write {0} ({1}); what was there before is untouched") \
    X(ROW_SPLIT,         "row-split",         NOTE, GOES_ON, "行「{0}」は Excel の行の高さの上限（409pt）を超えるため、（続き）の行に分けました", "row “{0}” is taller than Excel allows (409 pt) and continues on a row marked （続き）")

/* The program itself. */
#define DIAGNOSTICS_PROGRAM(X) \
    X(PLAN_KEPT,         "plan-kept",         ERROR, KEPT, "計画「{0}」の公表物は作り直していません。前に作ったものがあれば、そのまま残っています。使えないファイルがあるためです。直すか受け取り直して、もう一度実行してください：{1}", "the publications of the plan “{0}” were not made again; those made before are still there. A file could not be used; mend it or get it again, and run once more: {1}") \
    X(OPERAND_EMPTY,     "operand-empty",     ERROR, MISUSE, "ファイルの名前が空です", "the name of a file is empty") \
    X(FILES_NONE,        "files-none",        ERROR, UNREADABLE, "「{0}」に当てはまる記録のファイルがありません", "there is no record file for “{0}”") \
    X(FILES_OTHER,       "files-other",       NOTE, GOES_ON, "フォルダ「{0}」のうち、記録でないものは読んでいません：{1}", "of the directory {0} this was not read, being no record: {1}") \
    X(FILE_PASSED,       "file-passed",       NOTE, GOES_ON, "「{0}」は作業中の一時ファイルとみて、読んでいません", "{0} was taken for a temporary file and not read") \
    X(FILE_TWICE,        "file-twice",        NOTE, GOES_ON, "「{0}」は「{1}」と同じファイルです。一度だけ読みました", "{0} is the same file as {1}; it was read once") \
    X(COPY_PASSED,       "copy-passed",       NOTE, GOES_ON, "「{0}」は「{1}」の写し（中身は同じ）とみて、読んでいません", "{0} was taken for a copy of {1} (it says the same) and not read") \
    X(COPY_DIFFERS,      "copy-differs",      ERROR, GOES_ON, "「{0}」は「{1}」の写しとみて読んでいませんが、中身が違います。どちらが正しいか確かめて、要らないほうを消してください", "{0} was taken for a copy of {1} and not read, but it does not say the same; see which is right and remove the other") \
    X(COPY_ALONE,        "copy-alone",        NOTE, GOES_ON, "「{0}」は写しの名前ですが、元の「{1}」がないので読みました", "{0} is named like a copy; it was read, because there is no {1}") \
    X(PREVIOUS_NONE,     "previous-none",     WARNING, GOES_ON, "計画「{0}」に当たる前年度の記録が --previous にありません。この計画は前年度の欄を空にしました", "none of the records of --previous is that of the plan “{0}”; its cells of last year stay empty") \
    X(INTERNAL,          "internal",          ERROR, DEFECT, "プログラムの中で問題が起きました（{0}）。前からあるファイルはそのままです", "something went wrong inside the program ({0}); what was there before is untouched") \
    X(OUTPUT_BUSY,       "output-busy",       ERROR, BUSY, "「{0}」は別の実行が使っています（{1}）。この実行では作っていません。その実行が終わってから、もう一度実行してください（--wait を付けると、終わるのを待ちます）", "another run has {0} ({1}); this run did not make it: run again when that one has ended, or with --wait, which waits for that") \
    X(OUTPUT_AWAITED,    "output-awaited",    NOTE, GOES_ON, "「{0}」を使っている別の実行が終わるのを待っています（{1}）", "waiting for the end of another run, which has {0} ({1})") \
    X(OUTPUT_CROSSED,    "output-crossed",    ERROR, BUSY, "「{0}」を使っている別の実行（{1}）も、この実行が作ったものを待っています。この実行は待つのをやめ、これを作っていません。もう一度実行してください", "another run ({1}) has {0}, and waits itself for something that this run has made; this one waits no longer and did not make it: run again") \
    X(OUTPUT_TWICE,      "output-twice",      ERROR, UNWRITTEN, "「{0}」という名前の出力が二つになります。二つ目は書きません。計画の id かレイアウトの file を変えてください", "two outputs would be called {0}; the second is not written: change the plan's id or the layout's file name") \
    X(JOBS_ELEMENT,      "jobs-element",      ERROR, MISUSE, "ジョブファイルのここに <{0}> は書けません。書けるもの：{1}{2}", "<{0}> cannot stand here in a jobs file; what can: {1}{2}") \
    X(JOBS_ATTRIBUTE,    "jobs-attribute",    ERROR, MISUSE, "属性 {0} は <{1}> にはありません。使えるもの：{2}{3}", "<{1}> has no attribute {0}; it takes: {2}{3}") \
    X(JOBS_MISSING,      "jobs-missing",      ERROR, MISUSE, "<{1}> には {0} が必要です", "<{1}> needs {0}") \
    X(JOBS_VALUE,        "jobs-value",        ERROR, MISUSE, "{0} に「{1}」は書けません。書けるもの：{2}", "{0} cannot be “{1}”; it can be: {2}") \
    X(JOBS_TEXT,         "jobs-text",         ERROR, MISUSE, "ジョブファイルに文章は書けません：「{0}」。要素と属性で書いてください", "a jobs file has no text of its own: “{0}”; write elements and attributes") \
    X(JOBS_OUTSIDE,      "jobs-outside",      ERROR, MISUSE, "「{0}」はジョブファイルのフォルダの外です。外のファイルも使うときは、<jobs root=\"…\"> にその上のフォルダを書いてください（今は「{1}」）", "{0} leads out of the directory of the jobs file; to use files outside, name the directory above them in <jobs root=\"…\"> (now “{1}”)") \
    X(JOBS_TWICE,        "jobs-twice",        ERROR, MISUSE, "計画「{0}」が二度書かれています。一つにまとめてください", "the plan “{0}” stands there twice; make it one") \
    X(JOBS_SAME_PLACE,   "jobs-same-place",   ERROR, MISUSE, "draft と publish が同じフォルダ「{0}」です。案が公表物に上書きされないよう、別のフォルダにしてください", "draft and publish are the same directory, {0}; name two, so that no draft stands where a publication does") \
    X(JOBS_SHARED,       "jobs-shared",       ERROR, MISUSE, "「{0}」と「{1}」が同じフォルダ「{2}」に出力します。ジョブファイルごとに別の draft と publish を書いてください", "{0} and {1} write into the same directory {2}; give each jobs file a draft and publish of its own") \
    X(JOBS_DEEP,         "jobs-deep",         ERROR, MISUSE, "include の重なりが深すぎるか、同じファイルが二度あります（「{0}」）。ファイルが自分自身を取り込んでいないか確かめてください", "includes stand too deep in one another, or a file stands there twice ({0}); see whether a file includes itself") \
    X(PART_FOREIGN,      "part-foreign",      ERROR, UNREADABLE, "このファイルは計画「{0}」のものです（ジョブファイルでは計画「{1}」の分）。送り先を取り違えていないか確かめ、受け取り直してください", "this file is of the plan “{0}” (the jobs file lists it for “{1}”); see whether files were mixed up, and get the right one") \
    X(PART_MISSING,      "part-missing",      ERROR, UNREADABLE, "必要なファイルがありません：{0}（{1}）。届いていなければ提出を依頼してください", "a file that is needed is not there: {0} ({1}); ask for it if it has not come") \
    X(PLAN_OF_YEAR,      "plan-of-year",      ERROR, GOES_ON, "計画「{0}」のファイルは {1} 年度ですが、ジョブファイルでは {2} 年度です。どちらかを直してください", "the files of the plan “{0}” are of fiscal {1}, the jobs file says {2}; mend one of them") \
    X(DEPARTMENT_GONE,   "department-gone",   ERROR, GOES_ON, "「{0}」の分が計画「{1}」からなくなりました。提出を確かめてください。なくてよければ --accept-gone \"{0}\" で作れます", "“{0}” is no longer in the plan “{1}”; ask for its file, or, if that is right, make it with --accept-gone \"{0}\"") \
    X(ROSTER_HEAD,       "roster-head",       ERROR, MISUSE, "課の名簿の見出し「{0}」が分からないか、二度あります。使える見出し：{1}{2}", "the heading “{0}” of the roster is not known, or stands there twice; there are: {1}{2}") \
    X(ROSTER_NAMELESS,   "roster-nameless",   ERROR, MISUSE, "課の名簿のこの行に課名がありません。「課名」の列に名前を書いてください", "this row of the roster has no department; write its name in the column “課名”") \
    X(ROSTER_VALUE,      "roster-value",      ERROR, MISUSE, "課の名簿の「{0}」に「{1}」は書けません。書けるもの：{2}", "“{0}” of the roster cannot be “{1}”; it can be: {2}") \
    X(ROSTER_TWICE,      "roster-twice",      ERROR, MISUSE, "「{0}」が名簿に二度あり、期間が重なっています。開始年度・終了年度を直すか、一つにしてください", "“{0}” stands in the roster twice, for years that overlap; mend from and to, or make it one") \
    X(COMMAND_MISSING,   "command-missing",   ERROR, MISUSE, "命令がありません。使えるもの：{0}。詳しくは shinchoku --help", "no command; there are: {0}. See shinchoku --help") \
    X(COMMAND_UNKNOWN,   "command-unknown",   ERROR, MISUSE, "命令「{0}」を知りません。使えるもの：{1}{2}", "the command “{0}” is not known; there are: {1}{2}") \
    X(OPTION_UNKNOWN,    "option-unknown",    ERROR, MISUSE, "オプション {0} を知りません。使えるもの：{1}{2}", "the option {0} is not known; there are: {1}{2}") \
    X(OPTION_BARE,       "option-bare",       ERROR, MISUSE, "オプション {0} には値が必要です", "the option {0} needs a value") \
    X(OPTION_FULL,       "option-full",       ERROR, MISUSE, "オプション {0} に値は付けられません", "the option {0} takes no value") \
    X(OPTION_VALUE,      "option-value",      ERROR, MISUSE, "{0} に「{1}」は使えません。使えるもの：{2}{3}", "{0} cannot be “{1}”; it takes: {2}{3}") \
    X(OPTION_UNSUITED,   "option-unsuited",   ERROR, MISUSE, "{0} に「{1}」は使えません（文字が別の文字に見えたり、隠れたりする文字コードのため）。UTF-8 か CP932 で保存し直して、その名前を指定してください", "{0} cannot be “{1}”, an encoding that can hide characters or show them as others; save the file as UTF-8 or CP932 and name that") \
    X(OPTION_CLASH,      "option-clash",      ERROR, MISUSE, "オプション {0} と {1} は同時に使えません。どちらか一つにしてください", "the options {0} and {1} cannot be given together; use one of them") \
    X(TARGET_SEVERAL,    "target-several",    ERROR, MISUSE, "--to に書けるファイルは一つですが、{0} 件できます（{1}）。何も書きませんでした。-l や --department で一つに絞るか、-o でフォルダを指定してください", "--to names one file, but there would be {0} ({1}); nothing was written: choose one with -l or --department, or name a directory with -o") \
    X(TARGET_FORMAT,     "target-format",     ERROR, MISUSE, "レイアウト「{0}」は {1} を作りません。何も書きませんでした。--to に {2} で終わる名前を指定してください", "the layout “{0}” does not make {1}, nothing was written; give --to a name that ends in {2}") \
    X(OPERAND_MISSING,   "operand-missing",   ERROR, MISUSE, "{0}を一つ以上指定してください", "give at least one {0}") \
    X(OPERAND_SURPLUS,   "operand-surplus",   ERROR, MISUSE, "「{0}」は余分です", "“{0}” is one too many") \
    X(ROLL_SEVERAL,      "roll-several",      ERROR, MISUSE, "計画が {0} 件あります。一度に来年度へ進められるのは一つの計画です：{1}", "there are {0} plans; one at a time can be rolled on: {1}") \
    X(ROLL_NO_YEAR,      "roll-no-year",      ERROR, UNREADABLE, "計画「{0}」に年度がないため、来年度を数えられません。<meta> に <year>（テキストでは「年度：」）を書いてください", "the plan “{0}” has no year to count from; give <year> in its <meta> (a line “年度：” in text)") \
    X(DIRECTORY_FILLED,  "directory-filled",  ERROR, UNWRITTEN, "フォルダ「{0}」は空ではありません。何も書きませんでした。空のフォルダか、まだない名前を指定してください", "the directory {0} is not empty, nothing was written; name an empty or a new one") \
    X(LAYOUT_NONE,       "layout-none",       ERROR, GOES_ON, "計画「{0}」に合うレイアウトがありません", "no layout finds anything to show in the plan “{0}”")
/* clang-format on */

#endif
