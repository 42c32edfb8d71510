"""hostile_cases.py: small whole inputs, each with one damage that has a name. A case says what is put where, how the program is
called, and in which exit codes it may end: a set where that is known, else any of those that findings end in."""
import re
import struct
import zlib

from hostile_seeds import LABELS, LAYOUT, PLAN, SHEET, TEXT, chunk, exif, jpeg, png, segment

TAKEN, REFUSED, WRONG_USE, UNWRITTEN = {0, 1}, {3}, {2}, {4}
ANY = {0, 1, 3, 6}


class Case:
    def __init__(self, name, files, arguments, codes=ANY, around=None, shell=None):
        self.name, self.files, self.arguments, self.codes = name, files, arguments, set(codes)
        self.around = around  # a limit or a surrounding, by name (hostile.py)
        self.shell = shell    # a line of shell to be run instead, $P for the program


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode("utf-8")


BUILD = ["build", "-o", "out", "-l", "process-sheet"]


# -- records in XML ------------------------------------------------------------------------------------------------------------
def xml_damages():
    plan = PLAN
    whole = as_bytes(plan)
    for i in range(1, 20):
        yield f"cut-at-{i}-of-20", whole[:len(whole) * i // 20], REFUSED
    elements = sorted(set(re.findall(r"<([a-z-]+)", plan)) - {"plan"})
    for element in elements:
        yield f"opened-{element}", plan.replace(f"</{element}>", "", 1) if f"</{element}>" in plan else plan.replace(f"<{element}", f"<{element} x", 1), ANY
        yield f"unknown-{element}", re.sub(rf"(</?){element}\b", rf"\1{element}x", plan), ANY
        yield f"twice-{element}", re.sub(rf"(<{element}\b[^>]*/>|<{element}\b.*?</{element}>)", r"\1\1", plan, count=1, flags=re.S), ANY
        yield f"none-{element}", re.sub(rf"<{element}\b[^>]*/>|<{element}\b.*?</{element}>", "", plan, count=1, flags=re.S), ANY
    for attribute in sorted(set(re.findall(r' ([a-z-]+)="', plan.split("<meta>", 1)[1]))):
        for name, value in (("empty", ""), ("long", "長" * 5000), ("number", "-99999999999999999999"), ("own", "1-2")):
            yield f"attribute-{attribute}-{name}", re.sub(rf' {attribute}="[^"]*"', f' {attribute}="{value}"', plan, count=1), ANY
    for name, years in (("zero", "R0"), ("huge", "99999"), ("negative", "-1"), ("words", "来年"), ("far", "R9999"), ("fullwidth", "Ｒ６")):
        yield f"year-{name}", plan.replace('"R6"', f'"{years}"'), ANY
    yield "period-backwards", plan.replace('from="R4" to="R8"', 'from="R8" to="R4"'), ANY
    yield "period-of-centuries", plan.replace('from="R4" to="R8"', 'from="1000" to="9999"'), ANY
    yield "reprint-of-itself", plan.replace('reprint-of="1-1"', 'reprint-of="1-2"'), ANY
    yield "reprints-in-a-ring", plan.replace('<initiative id="1-1">', '<initiative id="1-1" reprint-of="1-2">'), ANY
    for element, wrap in (("section", '<section level="施策"><title>x</title>{}</section>'), ("box", "<box>{}</box>"), ("node", '<node text="n">{}</node>'),
                          ("list", "<list><item>{}</item></list>"), ("em", "<em>{}</em>")):
        for depth in (200, 5000):
            inner = "<p>奥</p>" if element in ("box", "list") else "奥" if element == "em" else ""
            for _ in range(depth):
                inner = wrap.format(inner) if depth == 200 else inner
            if depth == 5000:
                start, end = wrap.split("{}")
                inner = start * depth + ("<p>奥</p>" if element in ("box", "list") else "") + end * depth
            holder = {"section": inner, "node": f'<diagram kind="tree" alt="d">{inner}</diagram>', "em": f"<p>{inner}</p>"}.get(element, inner)
            yield f"deep-{element}-{depth}", plan.replace("</plan>", holder + "</plan>"), ANY
    yield "wide-table", plan.replace("<row><cell>四月", "<row>" + "<cell>x</cell>" * 300 + "<cell>四月"), ANY
    yield "span-huge", plan.replace("<cell>四月", '<cell span="99999999">四月'), ANY
    yield "rows-huge", plan.replace("<cell>四月", '<cell rows="65536">四月'), ANY
    yield "widths-odd", plan.replace('widths="1 2"', 'widths="0 -1 x 999999999999 1fr"'), ANY
    yield "many-sections", plan.replace("</plan>", '<section level="章"><title>節</title></section>' * 20000 + "</plan>"), ANY
    yield "many-flat-paragraphs", plan.replace("</plan>", "<p>段落</p>" * 30000 + "</plan>"), ANY
    yield "many-attributes", plan.replace("<plan ", "<plan " + " ".join(f'a{i}="1"' for i in range(5000)) + " "), ANY
    yield "attribute-twice", plan.replace('id="kita"', 'id="kita" id="kita"'), REFUSED
    yield "long-word", plan.replace("広場の開放", "あ" * 200000, 1), ANY
    yield "long-latin-word", plan.replace("広場の開放", "W" * 100000, 1), ANY
    yield "many-breaks", plan.replace("<br/>", "<br/>" * 20000), ANY
    yield "many-combining", plan.replace("広場の開放", "か" + "\u3099" * 20000, 1), ANY
    yield "many-variations", plan.replace("広場の開放", "葛\U000E0100" * 5000, 1), ANY
    yield "bidi-and-escapes", plan.replace("広場の開放", "\u202e\u2066\u0085\u009b31m\u200f", 1), ANY
    yield "private-use", plan.replace("広場の開放", "\ue000\U000F0000\U0010FFFD", 1), ANY
    yield "noncharacters", plan.replace("広場の開放", "\ufffe\uffff", 1), ANY
    yield "doctype", plan.replace("<plan ", '<!DOCTYPE plan [<!ENTITY a "b">]><plan ', 1), ANY
    yield "entity-own", plan.replace("<plan ", '<!DOCTYPE plan [<!ENTITY a "b">]><plan ', 1).replace("看板", "&a;"), REFUSED
    yield "entity-outside", plan.replace("<plan ", '<!DOCTYPE plan [<!ENTITY a SYSTEM "/etc/hostname">]><plan ', 1).replace("看板", "&a;"), REFUSED
    bomb = "".join(f'<!ENTITY e{i} "{"&e%d;" % (i - 1) * 10 if i else "x" * 10}">' for i in range(12))
    yield "entity-bomb", plan.replace("<plan ", f"<!DOCTYPE plan [{bomb}]><plan ", 1).replace("看板", "&e11;"), REFUSED
    yield "entity-parameter", plan.replace("<plan ", '<!DOCTYPE plan [<!ENTITY % p SYSTEM "http://localhost:1/x">%p;]><plan ', 1), ANY
    yield "entity-unknown", plan.replace("看板", "&nbsp;"), REFUSED
    yield "reference-zero", plan.replace("看板", "&#0;"), REFUSED
    yield "reference-huge", plan.replace("看板", "&#x110000;&#99999999999;"), REFUSED
    yield "reference-surrogate", plan.replace("看板", "&#xD800;"), REFUSED
    yield "cdata", plan.replace("看板", "<![CDATA[<p>]]>"), ANY
    yield "cdata-open", plan.replace("看板", "<![CDATA["), REFUSED
    yield "comment-open", plan.replace("看板", "<!--"), REFUSED
    yield "comment-dashes", plan.replace("看板", "<!-- -- -->"), ANY
    yield "instruction", plan.replace("看板", "<?php echo 1 ?>"), ANY
    yield "declaration-late", "\n" + plan, ANY
    yield "declaration-version", plan.replace('version="1.0"', 'version="9.9"'), ANY
    yield "two-roots", plan + "<plan/>", REFUSED
    yield "rubbish-behind", plan + "\0\0\0", ANY
    yield "no-namespace", plan.replace(' xmlns="urn:shinchoku:plan:1"', ""), ANY
    yield "other-namespace", plan.replace("urn:shinchoku:plan:1", "urn:x"), ANY
    yield "prefixed", plan.replace("<plan ", '<s:plan xmlns:s="urn:shinchoku:plan:1" ').replace("</plan>", "</s:plan>"), ANY
    yield "prefix-unbound", plan.replace("<section ", "<x:section ").replace("</section>", "</x:section>"), ANY
    yield "other-root", "<layout/>", REFUSED
    yield "only-root", '<plan xmlns="urn:shinchoku:plan:1" id="x"/>', ANY
    yield "empty", b"", ANY
    yield "blank", b" \n\t\n", ANY
    yield "one-angle", b"<", REFUSED
    yield "nul-inside", whole.replace("看板".encode(), b"\0"), REFUSED
    yield "control-inside", whole.replace("看板".encode(), b"\x01\x1b"), REFUSED
    for name, sequence in (("overlong", b"\xc0\xaf"), ("surrogate", b"\xed\xa0\x80"), ("cut", b"\xe3\x81"), ("beyond", b"\xf4\x90\x80\x80"), ("fe", b"\xfe\xff"), ("lone", b"\x80")):
        yield f"utf8-{name}", whole.replace("看板".encode(), sequence), ANY
    yield "path-up", plan.replace("photo.png", "../../etc/passwd"), ANY
    yield "path-absolute", plan.replace("photo.png", "/etc/passwd"), ANY
    yield "path-long", plan.replace("photo.png", "a/" * 5000 + "x.png"), ANY
    yield "path-url", plan.replace("photo.png", "http://localhost:1/x.png"), ANY
    yield "id-of-paths", plan.replace('id="kita"', 'id="../../kita/x"'), ANY
    yield "id-long", plan.replace('id="kita"', f'id="{"き" * 300}"'), ANY
    yield "id-dots", plan.replace('id="kita"', 'id=".."'), ANY
    yield "many-figures", plan.replace("</overview>", '<figure src="photo.png" alt="x"/>' * 2000 + "</overview>"), ANY
    yield "many-years", plan.replace("<footnote ", "".join(f'<target year="{y}">{y}人</target>' for y in range(1950, 2150)) + "<footnote "), ANY
    yield "values-odd", plan.replace("118人", "1千2百万3億4千 5/6 -7:8 〇十百 ".strip()), ANY
    yield "value-long", plan.replace("118人", "1" * 5000), ANY
    yield "marks-many", plan.replace("<marks>", "<marks>" + '<mark tag="t1" symbol="●"/>' * 3000), ANY
    yield "scale-long", plan.replace('<mark symbol="→">', "".join(f'<mark symbol="印{i}">意味{i}</mark>' for i in range(1500)) + '<mark symbol="→">'), ANY


def xml_cases():
    for name, content, codes in xml_damages():
        files = {"r.xml": as_bytes(content), "photo.png": png()}
        yield Case(f"xml/{name}", files, BUILD + ["r.xml"], codes)
    for layout in ("status-report", "plan-booklet", "goal-report", "progress-table", "input-form"):
        for name in ("deep-section-200", "wide-table", "many-years", "values-odd", "long-latin-word", "scale-long", "marks-many"):
            content = next(c for n, c, _ in xml_damages() if n == name)
            yield Case(f"xml/{name}-in-{layout}", {"r.xml": as_bytes(content), "photo.png": png()}, ["build", "-o", "out", "-l", layout, "r.xml"])


# -- plain text and tables ------------------------------------------------------------------------------------------------------
def text_damages():
    lines = TEXT.splitlines(keepends=True)
    for i, line in enumerate(lines):
        if line.strip():
            yield f"without-line-{i + 1}", "".join(lines[:i] + lines[i + 1:]), ANY
    for i in range(3, len(lines), 3):
        yield f"twice-line-{i + 1}", "".join(lines[:i] + [lines[i]] + lines[i:]), ANY
    yield "values-gone", re.sub("：.*", "：", TEXT), ANY
    yield "labels-gone", re.sub("(?m)^[^：\n]*：", "", TEXT), ANY
    yield "backwards", "".join(reversed(lines)), ANY
    yield "carriage-returns", TEXT.replace("\n", "\r"), ANY
    yield "crlf-mixed", TEXT.replace("\n", "\r\n", 7), ANY
    yield "form-feeds", TEXT.replace("\n", "\f\n"), ANY
    yield "separators", TEXT.replace("\n", "\u2028"), ANY
    yield "tabs-only", "\t" * 100000, ANY
    yield "newlines-only", "\n" * 200000, ANY
    yield "long-line", "計画名：" + "長" * 500000 + "\n", ANY
    yield "many-lines", TEXT + "続きの文です。\n" * 50000, ANY
    yield "many-initiatives", TEXT + "".join(f"取組No.：9-{i}\n取組名：取組{i}\n" for i in range(3000)), ANY
    yield "many-same-initiatives", TEXT + "取組No.：9-9\n取組名：同じ\n" * 2000, ANY
    yield "boxes-open", TEXT + "［囲み］\n" * 5000, ANY
    yield "brackets-open", TEXT + "［以上］\n" * 5000 + "【" * 20000, ANY
    yield "sections-deep", TEXT + "".join("■" * i + f"節{i}\n" for i in range(1, 300)), ANY
    yield "squares", "■" * 100000, ANY
    yield "bullets-deep", TEXT + "".join("　" * i + "・奥\n" for i in range(2000)), ANY
    yield "colons", "：" * 100000, ANY
    yield "label-of-labels", "計画名：発行者：年度：取組名：" * 2000, ANY
    yield "digits", "1" * 200000, ANY
    yield "kanji-digits", "千" * 50000 + "万億" * 20000, ANY
    yield "ranges", "R6～" * 20000, ANY
    yield "nul", TEXT.encode().replace(b"\n", b"\n\0", 3), ANY
    yield "escapes", TEXT.replace("広場", "\x1b[31m\x07\x7f"), ANY
    yield "bom-inside", TEXT.replace("広場", "\ufeff"), ANY
    yield "bom-twice", "\ufeff\ufeff" + TEXT, ANY
    yield "table-ragged", TEXT + "".join("\t".join("x" * i) + "\n" for i in range(1, 100)), ANY
    yield "table-wide", TEXT + "\t".join(f"R{i}" for i in range(1, 2000)) + "\n" + "\t".join("1" for i in range(1, 2000)) + "\n", ANY
    yield "table-head-only", TEXT.rsplit("広場の開放\t", 1)[0], ANY
    yield "table-many-heads", TEXT + "事業(取組)内容\t担当課\t成果(活動)指標\t区分\tR6\n" * 3000, ANY
    yield "table-open-quote", TEXT.rstrip("\n") + '\n"広場\t健康課\t参加者数\t目標値\t1\t2\t3\n', ANY
    for name, cell in (("error", "#REF!"), ("hashes", "####"), ("exponent", "1.2E+05"), ("formula", "=SUM(A1:A9)"), ("blank-inside", "1 234人"), ("slashes", "7/18/3"),
                       ("negative", "△1,2,3"), ("empty", ""), ("long", "9" * 300)):
        yield f"cell-{name}", TEXT.replace("120人", cell), ANY


def sheet_damages():
    yield "open-quote", SHEET.replace('"週に', '"週に"""', 1), ANY
    yield "open-quote-at-end", SHEET + '1-1-3,"開いたまま', ANY
    yield "quotes-only", '"' * 50001, ANY
    yield "commas-only", "," * 100000, ANY
    yield "semicolons", SHEET.replace(",", ";"), ANY
    yield "tabs", SHEET.replace(",", "\t"), ANY
    yield "head-only", SHEET.split("\n", 1)[0] + "\n", ANY
    yield "head-twice", SHEET.split("\n", 1)[0] + "\n" + SHEET, ANY
    yield "head-unknown", SHEET.replace("取組名", "なまえ").replace("担当課", "だれ").replace("進捗度", "ぐあい"), ANY
    yield "head-same", SHEET.replace("担当課", "取組名"), ANY
    yield "head-empty", SHEET.replace("担当課", ""), ANY
    yield "head-long", SHEET.replace("担当課", "課" * 10000), ANY
    yield "head-with-break", SHEET.replace("担当課", '"担当\n課"'), ANY
    yield "no-head", SHEET.split("\n", 1)[1], ANY
    yield "ragged", SHEET + "1\n1,2\n1,2,3,4,5,6,7,8,9,10\n", ANY
    yield "wide", SHEET + ",".join("x" for _ in range(5000)) + "\n", ANY
    yield "tall", SHEET + "".join(f"2-{i},名{i},健康課,概要,目標,→,状況\n" for i in range(3000)), ANY
    yield "long-cell", SHEET + "3-1," + "長" * 200000 + ",健康課,,,,\n", ANY
    yield "cr-only", SHEET.replace("\n", "\r"), ANY
    yield "bom", "\ufeff" + SHEET, ANY
    yield "nul", SHEET.encode().replace(b",", b",\0", 3), ANY
    yield "formulas", SHEET.replace("毎月", "=cmd|' /C calc'!A0"), ANY
    yield "errors", SHEET.replace("毎月", "#DIV/0!").replace("順調", "#N/A"), ANY
    yield "totals", SHEET + "小計,,,,,,\n合計,,,,,,3\n", ANY
    yield "blank-rows", SHEET.replace("\n1-1-2", "\n\n\n,,,,,,\n1-1-2"), ANY
    yield "same-ids", SHEET + SHEET.split("\n", 1)[1], ANY
    yield "no-ids", SHEET.replace("1-1-1", "").replace("1-1-2", ""), ANY
    yield "workbook-instead", b"PK\x03\x04" + b"\0" * 200, REFUSED
    yield "old-workbook-instead", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, REFUSED
    yield "pdf-instead", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"\0" * 200, REFUSED
    yield "picture-instead", png(), REFUSED


def text_cases():
    for name, content, codes in text_damages():
        yield Case(f"text/{name}", {"r.txt": as_bytes(content)}, BUILD + ["r.txt"], codes)
    for name, content, codes in sheet_damages():
        yield Case(f"csv/{name}", {"r.csv": as_bytes(content)}, ["convert", "--to", "xml", "-o", "out.xml", "r.csv"], codes)
    for name in ("many-lines", "table-wide", "nul", "label-of-labels"):
        content = next(c for n, c, _ in text_damages() if n == name)
        for to in ("xml", "text", "csv"):
            yield Case(f"text/{name}-to-{to}", {"r.txt": as_bytes(content)}, ["convert", "--to", to, "-o", "out.any", "r.txt"])
        yield Case(f"text/{name}-normalize", {"r.txt": as_bytes(content)}, ["normalize", "--numerals", "full", "r.txt"])
        yield Case(f"text/{name}-explain", {"r.txt": as_bytes(content)}, ["normalize", "--explain", "r.txt"])


# -- definitions --------------------------------------------------------------------------------------------------------------------
def layout_damages():
    whole = as_bytes(LAYOUT)
    for i in range(1, 10):
        yield f"cut-at-{i}-of-10", whole[:len(whole) * i // 10], REFUSED
    attributes = re.findall(r' ([a-z-]+)="([^"]*)"', LAYOUT.split("\n", 2)[2])
    first = dict(reversed(attributes))
    for attribute, value in sorted(first.items()):
        for name, other in (("empty", ""), ("negative", "-1"), ("huge", "99999999pt"), ("tiny", "0.0001pt"), ("odd", "｛x｝")):
            yield f"{attribute}-{name}", LAYOUT.replace(f' {attribute}="{value}"', f' {attribute}="{other}"', 1), ANY
    for element in sorted(set(re.findall(r"<([a-z-]+)", LAYOUT)) - {"layout"}):
        yield f"none-{element}", re.sub(rf"<{element}\b[^>]*/>|<{element}\b.*?</{element}>", "", LAYOUT, count=1, flags=re.S), ANY
        yield f"twice-{element}", re.sub(rf"(<{element}\b[^>]*/>|<{element}\b.*?</{element}>)", r"\1\1", LAYOUT, count=1, flags=re.S), ANY
    yield "extends-itself", LAYOUT.replace('extends="base"', 'extends="try"'), REFUSED
    yield "extends-nobody", LAYOUT.replace('extends="base"', 'extends="nobody"'), REFUSED
    yield "extends-path", LAYOUT.replace('extends="base"', 'extends="../../../etc/passwd"'), REFUSED
    yield "page-upside-down", LAYOUT.replace('top="84pt" bottom="700pt"', 'top="700pt" bottom="84pt"'), REFUSED
    yield "page-too-narrow", LAYOUT.replace('inside="60pt" outside="60pt"', 'inside="400pt" outside="400pt"'), REFUSED
    yield "page-below-paper", LAYOUT.replace('bottom="700pt"', 'bottom="9000pt"'), REFUSED
    yield "page-one-line", LAYOUT.replace('bottom="700pt"', 'bottom="85pt"'), ANY
    yield "text-tiny", LAYOUT.replace('size="9pt"', 'size="0.01pt"'), ANY
    yield "text-huge", LAYOUT.replace('size="9pt" leading="15pt"', 'size="5000pt" leading="6000pt"'), ANY
    yield "groups-deep", LAYOUT.replace("<group ", "<group>" * 3000 + "<group ", 1).replace("</group>", "</group>" * 3001, 1), ANY
    yield "groups-deep-200", LAYOUT.replace("<group ", "<group frame=\"hair\" padding=\"2pt\">" * 200 + "<group ", 1).replace("</group>", "</group>" * 201, 1), ANY
    bomb = "".join(f'<part name="b{i}">{f"<use part={chr(34)}b{i - 1}{chr(34)}/>" * 10 if i else "<text>x</text>"}</part>' for i in range(9))
    yield "parts-doubling", LAYOUT.replace("<part ", bomb + "<part ", 1).replace('part="p1"', 'part="b8"'), ANY
    yield "part-in-itself", LAYOUT.replace('<text style="mine">', '<use part="p1"/><text style="mine">'), ANY
    yield "columns-many", LAYOUT.replace("<years ", '<column head="x" field="title"/>' * 400 + "<years ", 1), ANY
    yield "years-many", LAYOUT.replace('range="-2..2"', 'range="-9999..9999"'), ANY
    yield "styles-many", LAYOUT.replace("<style ", "".join(f'<style name="s{i}"/>' for i in range(5000)) + "<style ", 1), ANY
    yield "fields-many", LAYOUT.replace("{title}", "{title}" * 5000), ANY
    yield "field-open", LAYOUT.replace("{title}", "{title", 1), REFUSED
    yield "field-deep", LAYOUT.replace("{title}", "{" + "parent." * 5000 + "title}", 1), ANY
    yield "field-alternatives", LAYOUT.replace("{title}", "{" + "no, " * 20000 + "title}", 1), ANY
    yield "font-missing", LAYOUT.replace("<style ", '<face name="gothic" font="Font Of Nobody"/><style ', 1), {3, 4}
    yield "font-is-text", LAYOUT.replace("<style ", '<face name="gothic" font="/etc/passwd"/><style ', 1), {3, 4}
    yield "font-is-device", LAYOUT.replace("<style ", '<face name="gothic" font="/dev/zero"/><style ', 1), {3, 4}
    yield "colour-odd", LAYOUT.replace("<style ", '<colour role="ink" rgb="#GGGGGG"/><style ', 1), REFUSED
    yield "file-path", LAYOUT.replace("{plan.id}-try", "../../x"), ANY
    yield "file-empty", LAYOUT.replace("{plan.id}-try", ""), ANY
    yield "file-long", LAYOUT.replace("{plan.id}-try", "名" * 500), ANY
    yield "text-instead", "表題", REFUSED
    yield "record-instead", PLAN, REFUSED


def layout_cases():
    for name, content, codes in layout_damages():
        files = {"d/try.xml": as_bytes(content), "r.xml": as_bytes(PLAN), "photo.png": png()}
        yield Case(f"definition/{name}", files, ["build", "-o", "out", "--layout-dir", "d", "-l", "try", "r.xml"], codes)
    yield Case("definition/extends-in-a-ring", {"d/try.xml": as_bytes(LAYOUT.replace('extends="base"', 'extends="b"')), "r.xml": as_bytes(PLAN),
                                              "d/b.xml": as_bytes(LAYOUT.replace('extends="base"', 'extends="try"').replace('name="try"', 'name="b"'))},
               ["build", "-o", "out", "--layout-dir", "d", "-l", "try", "r.xml"], REFUSED)


# -- dictionaries ----------------------------------------------------------------------------------------------------------------------
def dictionary_cases():
    damages = [("field-unknown", LABELS.replace("goal", "gaol")), ("columns-gone", re.sub("\t.*", "", LABELS)), ("label-empty", LABELS.replace("ねらい", "")),
               ("label-twice", LABELS + "ねらい\ttitle\t値\n"), ("label-long", LABELS + "長" * 100000 + "\ttitle\t値\n"), ("where-odd", LABELS.replace("値 列", "どこか")),
               ("rank-odd", LABELS.replace("\t1\n", "\t一\n")), ("rank-huge", LABELS.replace("\t1\n", "\t99999999999\n")), ("spaces", LABELS.replace("\t", "    ")),
               ("commas", LABELS.replace("\t", ",")), ("empty", ""), ("comments", "# x\n" * 1000), ("nul", LABELS.replace("ねらい", "\0")), ("binary", bytes(range(256)) * 20),
               ("utf16", LABELS.encode("utf-16")), ("cp932", LABELS.encode("cp932")), ("open-quote", LABELS + '"開いた\ttitle\n'), ("many", "".join(f"札{i}\ttitle\t値\n" for i in range(50000))),
               ("escapes", LABELS + "\x1b[2J\ttitle\t値\n"), ("regexp", LABELS + "(.*)*\ttitle\t値\n"), ("digits", LABELS + "1\ttitle\t値\n"), ("carriage", LABELS.replace("\n", "\r"))]
    for name, content in damages:
        yield Case(f"dictionary/{name}", {"l.tsv": as_bytes(content), "r.txt": as_bytes(TEXT)}, BUILD + ["--labels", "l.tsv", "r.txt"])
        yield Case(f"dictionary/beside-{name}", {"labels.tsv": as_bytes(content), "r.txt": as_bytes(TEXT)}, BUILD + ["r.txt"])
    yield Case("dictionary/missing", {"r.txt": as_bytes(TEXT)}, BUILD + ["--labels", "none.tsv", "r.txt"], {2, 3})
    yield Case("dictionary/directory", {"r.txt": as_bytes(TEXT)}, BUILD + ["--labels", ".", "r.txt"], {2, 3})
    yield Case("dictionary/device", {"r.txt": as_bytes(TEXT)}, BUILD + ["--labels", "/dev/zero", "r.txt"], {2, 3})


# -- pictures -------------------------------------------------------------------------------------------------------------------------
def picture_damages():
    good, photo = png(), jpeg()
    for i in range(1, 10):
        yield f"png-cut-{i}", good[:len(good) * i // 10]
        yield f"jpeg-cut-{i}", photo[:len(photo) * i // 10]
    for depth in (0, 1, 2, 4, 8, 16, 32):
        for colour in (0, 2, 3, 4, 6, 7):
            yield f"png-depth-{depth}-colour-{colour}", png(depth=depth or 8, colour=colour) if depth else png(colour=colour).replace(struct.pack(">IIB", 8, 8, 8), struct.pack(">IIB", 8, 8, 0))
    for name, width, height in (("zero", 0, 8), ("flat", 8, 0), ("huge", 65535, 65535), ("beyond", 0x7FFFFFFF, 1), ("negative", 0xFFFFFFFF, 0xFFFFFFFF), ("line", 100000, 1)):
        yield f"png-{name}", png(raw=b"\0" * 200).replace(struct.pack(">II", 8, 8), struct.pack(">II", width, height), 1)
        yield f"jpeg-{name}", jpeg(min(width, 65535), min(height, 65535))
    yield "png-interlaced", png(interlace=1)
    yield "png-interlace-odd", png(interlace=9)
    yield "png-sum-wrong", good[:-16] + b"\0\0\0\0" + good[-12:]
    yield "png-no-data", good.replace(b"IDAT", b"IDAX")
    yield "png-no-palette", png(colour=3).replace(b"PLTE", b"PLTX")
    yield "png-no-end", good[:-12]
    yield "png-long-chunk", good[:8] + b"\xff\xff\xff\xf0IHDR" + good[16:]
    yield "png-filter-odd", png(raw=(b"\x09" + b"\x5a" * 24) * 8)
    yield "png-too-little", png(raw=b"\0" * 10)
    yield "png-too-much", png(raw=b"\0" * 100000)
    yield "png-bomb", png(4000, 4000, raw=b"\0" * (4000 * 12001))
    yield "png-text-bomb", png(before=chunk(b"zTXt", b"x\0\0" + zlib.compress(b"\0" * 30000000)))
    yield "png-profile-bomb", png(before=chunk(b"iCCP", b"x\0\0" + zlib.compress(b"\0" * 30000000)))
    yield "png-many-chunks", png(before=chunk(b"tEXt", b"a\0b") * 20000)
    yield "png-transparent", png(before=chunk(b"tRNS", b"\0\x5a\0\x5a\0\x5a"))
    yield "png-behind", good + b"\0" * 1000
    for orientation in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 65535):
        yield f"jpeg-turned-{orientation}", jpeg(before=exif(orientation))
    yield "jpeg-exif-cut", jpeg(before=exif(6)[:14])
    yield "jpeg-exif-far", jpeg(before=exif(6).replace(b"\0\0\0\x08", b"\x7f\xff\xff\xff"))
    for components in (2, 3, 4):
        yield f"jpeg-components-{components}", jpeg(components=components)
    yield "jpeg-12-bit", jpeg(precision=12)
    yield "jpeg-progressive", jpeg(frame=0xC2)
    yield "jpeg-many-scans", jpeg(frame=0xC2, scans=20000)
    yield "jpeg-arithmetic", jpeg(frame=0xC9)
    yield "jpeg-lossless", jpeg(frame=0xC3)
    yield "jpeg-no-frame", photo.replace(b"\xff\xc0", b"\xff\xe5")
    yield "jpeg-no-tables", photo.replace(b"\xff\xc4", b"\xff\xe5")
    yield "jpeg-segment-zero", jpeg(before=b"\xff\xe2\0\0")
    yield "jpeg-segment-long", jpeg(before=b"\xff\xe2\xff\xff")
    yield "jpeg-profile-parts", jpeg(before=segment(0xE2, b"ICC_PROFILE\0\xff\x01" + b"x" * 10) * 50)
    yield "jpeg-restart", jpeg(before=segment(0xDD, b"\0\1"))
    yield "jpeg-fill", jpeg(before=b"\xff" * 30000)
    yield "empty", b""
    yield "text", b"<svg/>"
    yield "gif", b"GIF89a\1\0\1\0\0\0\0"
    yield "webp", b"RIFF\x10\0\0\0WEBPVP8 "
    yield "record", as_bytes(PLAN)
    yield "zeros", b"\0" * 100000


def picture_cases():
    for name, content in picture_damages():
        kind = "jpg" if name.startswith("jpeg") else "png"
        yield Case(f"picture/{name}", {"r.xml": as_bytes(PLAN.replace("photo.png", f"photo.{kind}")), f"photo.{kind}": content}, BUILD + ["r.xml"], ANY)
    for name, shell in (("directory", "mkdir photo.png"), ("fifo", "mkfifo photo.png"), ("loop", "ln -s photo.png photo.png"), ("device", "ln -s /dev/zero photo.png"),
                        ("outside", "ln -s /etc/passwd photo.png"), ("closed", ": >photo.png; chmod 0 photo.png")):
        yield Case(f"picture/{name}", {"r.xml": as_bytes(PLAN)}, [], ANY, shell=f"{shell}; exec $P build -o out -l process-sheet r.xml")


# -- encodings -------------------------------------------------------------------------------------------------------------------------
def encoding_cases():
    named = ["UTF-8", "utf8", "CP932", "Shift_JIS", "csShiftJIS", "MS_Kanji", "SJIS", "Windows-31J", "x-sjis", "EUC-JP", "x-euc-jp", "eucJP-ms", "CP51932", "ISO-2022-JP", "CP50221", "UTF-16", "UTF-16LE",
             "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-7", "US-ASCII", "ISO-8859-1", "EBCDIC-JP", "CP930", "", "x", "UTF-8//IGNORE", "a" * 10000, "日本語", "../x", "-", "\x1b[31m"]
    jis = TEXT.replace("\uff5e", "\u301c").replace("①", "（1）")  # what those encodings have
    contents = {"utf8": TEXT.encode(), "cp932": TEXT.encode("cp932"), "euc": jis.encode("euc_jp"), "jis": jis.encode("iso2022_jp"), "utf16": TEXT.encode("utf-16")}
    for name in named:
        for kind in ("utf8", "cp932"):
            yield Case(f"encoding/{kind}-called-{re.sub('[^A-Za-z0-9_-]', '.', name)[:30]}", {"r.txt": contents[kind]}, BUILD + ["--encoding", name, "r.txt"], {0, 1, 2, 3, 6})
        declared = PLAN.replace('encoding="UTF-8"', f'encoding="{re.sub("[^A-Za-z0-9_-]", "", name)[:60]}"')
        yield Case(f"encoding/declared-{re.sub('[^A-Za-z0-9_-]', '.', name)[:30]}", {"r.xml": declared.encode()}, BUILD + ["r.xml"])
    for kind, content in contents.items():
        yield Case(f"encoding/{kind}", {"r.txt": content}, BUILD + ["r.txt"], TAKEN)
        for i in (1, 2, 3):
            yield Case(f"encoding/{kind}-cut-{i}", {"r.txt": content[:-i]}, BUILD + ["r.txt"])
        for i in (40, 101, 200):
            yield Case(f"encoding/{kind}-byte-{i}", {"r.txt": content[:i] + b"\xff" + content[i:]}, BUILD + ["r.txt"])
            yield Case(f"encoding/{kind}-lost-{i}", {"r.txt": content[:i] + content[i + 1:]}, BUILD + ["r.txt"])
        yield Case(f"encoding/{kind}-then-utf8", {"r.txt": content + TEXT.encode()}, BUILD + ["r.txt"])
    for name in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        yield Case(f"encoding/{name}-without-mark", {"r.xml": PLAN.encode(name)}, BUILD + ["r.xml"])
    yield Case("encoding/jis-escape-open", {"r.txt": contents["jis"].replace(b"\x1b(B", b"")}, BUILD + ["r.txt"])
    yield Case("encoding/jis-escape-odd", {"r.txt": contents["jis"].replace(b"\x1b$B", b"\x1b$Z")}, BUILD + ["r.txt"])
    yield Case("encoding/half-kana", {"r.txt": TEXT.encode("cp932") + b"\xb1\xb2\xb3" * 1000}, BUILD + ["r.txt"])
    yield Case("encoding/gaiji", {"r.txt": TEXT.encode("cp932") + b"\xf0\x40\xf9\xfc\xfc\xfc"}, BUILD + ["r.txt"])


# -- the command line ---------------------------------------------------------------------------------------------------------------------
def command_cases():
    files = {"r.xml": as_bytes(PLAN), "r.txt": as_bytes(TEXT), "photo.png": png()}
    wrong = [("nothing", []), ("unknown", ["bild"]), ("no-record", ["build"]), ("option-unknown", ["build", "--drfat", "r.xml"]), ("value-missing", ["build", "r.xml", "-o"]),
             ("layout-missing", ["build", "r.xml", "-l"]), ("numerals-odd", ["build", "--numerals", "roman", "r.xml"]), ("lang-odd", ["build", "--lang", "fr", "r.xml"]),
             ("layout-unknown", ["build", "-l", "none", "-o", "out", "r.xml"]), ("ending-odd", ["build", "-l", "process-sheet", "--to", "x.doc", "r.xml"]), ("department-unknown", BUILD + ["--department", "宇宙課", "r.xml"]),
             ("convert-to-odd", ["convert", "--to", "pdf", "-o", "x", "r.xml"]), ("layouts-explain-none", ["layouts", "--explain", "none"]), ("empty-command", [""]), ("empty-option", ["build", "--", ""]),
             ("dashes", ["build", "---", "r.xml"]), ("equals", ["build", "--lang=", "r.xml"]), ("long-option", ["build", "--" + "x" * 100000, "r.xml"])]
    for name, arguments in wrong:
        yield Case(f"command/{name}", files, arguments, {2} if name not in ("empty-option",) else {2, 3})
    odd = [("record-directory", BUILD + ["."], {0, 1}), ("record-twice", BUILD + ["r.xml", "r.xml"], ANY), ("record-none", BUILD + ["none.xml"], {3}), ("record-device", BUILD + ["/dev/zero"], {3}),
           ("record-null", BUILD + ["/dev/null"], ANY), ("record-long-name", BUILD + ["x" * 5000], {3}), ("record-bytes", BUILD + ["\udcff\udcfe.xml"], {3}), ("record-of-other", BUILD + ["photo.png"], {3}),
           ("output-file", ["build", "-o", "r.txt", "-l", "process-sheet", "r.xml"], {4}), ("output-empty", ["build", "-o", "", "-l", "process-sheet", "r.xml"], {0, 2, 4}),
           ("output-long", ["build", "-o", "d/" * 3000, "-l", "process-sheet", "r.xml"], {4}), ("output-null", ["build", "-o", "/dev/null", "-l", "process-sheet", "r.xml"], {4}),
           ("output-proc", ["build", "-o", "/proc/1/x", "-l", "process-sheet", "r.xml"], {4}), ("to-directory", ["build", "-l", "process-sheet", "--to", ".", "r.xml"], {2, 4}),
           ("to-record", ["convert", "--to", "xml", "-o", "r.xml", "r.xml"], {0, 1, 2, 4}), ("to-full", ["convert", "--to", "text", "-o", "/dev/full", "r.xml"], {2, 4}),
           ("layout-dir-none", BUILD + ["--layout-dir", "none", "r.xml"], {0, 1, 2, 3}), ("layout-dir-file", BUILD + ["--layout-dir", "r.xml", "r.xml"], {0, 1, 2, 3}),
           ("layout-path", ["build", "-o", "out", "-l", "../../r", "r.xml"], {2, 3}), ("layout-long", ["build", "-o", "out", "-l", "x" * 10000, "r.xml"], {2, 3}), ("layout-empty", ["build", "-o", "out", "-l", "", "r.xml"], {2, 3}),
           ("previous-none", BUILD + ["--previous", "none.xml", "r.xml"], {0, 1, 2, 3}), ("previous-itself", BUILD + ["--previous", "r.xml", "r.xml"], ANY), ("department-empty", BUILD + ["--department", "", "r.xml"], {0, 1, 2}),
           ("roll-text", ["roll", "r.txt", "-o", "out.xml"], {0, 1, 2, 3}), ("roll-to-itself", ["roll", "r.xml", "-o", "r.xml"], {0, 1, 2, 4}), ("init-over-file", ["init", "r.xml"], {2, 4}), ("init-twice", ["init", "."], {0, 2, 4}),
           ("normalize-none", ["normalize", "none.txt"], {3}), ("many-records", BUILD + ["r.xml"] * 3000, ANY), ("help-and-more", ["build", "--help", "r.xml"], {0, 2}), ("version", ["--version"], {0})]
    for name, arguments, codes in odd:
        yield Case(f"command/{name}", files, arguments, codes)
    build = "$P build -o out -l process-sheet r.xml"
    shells = [("stdout-closed", f"{build} >&-", {0, 1, 4}), ("stderr-closed", f"{build} 2>&-", {0, 1, 4}), ("all-closed", f"{build} <&- >&- 2>&-", {0, 1, 4}), ("stdout-full", f"{build} >/dev/full", {0, 1, 4}),
              ("layouts-stdout-full", "$P layouts >/dev/full", {0, 4}), ("normalize-stdout-full", "$P normalize r.txt >/dev/full", {4}), ("pipe-closed", "trap '' PIPE; $P normalize r.txt | true", {0, 4}),
              ("fifo-record", "mkfifo f.xml; $P build -o out -l process-sheet f.xml", {3}), ("fifo-layout", "mkdir d; mkfifo d/try.xml; $P build -o out --layout-dir d -l try r.xml", {2, 3}),
              ("fifo-labels", "mkfifo labels.tsv; $P build -o out -l process-sheet r.txt", {0, 1, 2, 3}), ("few-files", f"ulimit -n 12; {build}", {0, 1, 3, 4, 5}), ("very-few-files", f"ulimit -n 5; {build}", {0, 1, 2, 3, 4, 5, 127}),
              ("small-file", f"ulimit -f 4; {build}", {4}), ("no-home", f"unset HOME; {build}", TAKEN), ("home-none", f"HOME=/none {build}", TAKEN), ("tmp-none", f"TMPDIR=/none {build}", {0, 1, 4}),
              ("locale-none", f"LC_ALL=xx_XX {build}", TAKEN), ("locale-c", f"LC_ALL=C {build}", TAKEN), ("umask", f"umask 777; {build}", {0, 1, 4}), ("place-gone", f"mkdir g; cp r.xml g; cd g; rm -rf ../g; {build}", {3, 4}),
              ("epoch-odd", f"SOURCE_DATE_EPOCH=never {build}", {0, 1, 2}), ("epoch-huge", f"SOURCE_DATE_EPOCH=99999999999999 {build}", {0, 1, 2}), ("output-read-only", f"mkdir out; chmod 555 out; {build}", {0, 1, 4}),
              ("output-is-link-loop", f"ln -s out out; {build}", {4}), ("lock-is-directory", f"mkdir -p out/.shinchoku.lock; {build}", {0, 1, 4, 7}), ("place-is-file", f"mkdir out; touch out/.shinchoku; {build}", {4}),
              ("place-is-link", f"mkdir out; ln -s / out/.shinchoku; {build}", {4}), ("place-lock-is-directory", f"mkdir -p out/.shinchoku/lock; {build}", {4}), ("old-is-directory", "mkdir -p out/kita-process-sheet.pdf; " + build, {4}),
              ("columns-odd", f"COLUMNS=-5 {build}", TAKEN), ("term-none", f"env -u TERM {build}", TAKEN), ("stdin-record", "$P build -o out -l process-sheet /dev/stdin <r.xml", {0, 1, 3}), ("stdin-normalize", "$P normalize <r.txt", {0, 1}),
              ("stdin-closed-normalize", "$P normalize <&-", {0, 2, 3}), ("list-of-itself", "echo @l >l; $P build -o out -l process-sheet @l", {2, 3})]
    for name, shell, codes in shells:
        yield Case(f"command/{name}", files, [], codes, shell=shell)


def all_cases():
    for make in (xml_cases, text_cases, layout_cases, dictionary_cases, picture_cases, encoding_cases, command_cases):
        yield from make()
