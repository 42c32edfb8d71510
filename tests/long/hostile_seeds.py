"""hostile_seeds.py: the small whole inputs that hostile_cases.py damages, in words of our own."""
import struct
import zlib

PLAN = """<?xml version="1.0" encoding="UTF-8"?>
<plan xmlns="urn:shinchoku:plan:1" id="kita">
<meta><title>北野市みまもり計画</title><issuer>北野市</issuer><year>R6</year><period from="R4" to="R8"/></meta>
<levels><level id="章">章</level><level id="施策">施策</level></levels>
<departments><department id="健康課">健康課</department></departments>
<tags name="区分"><tag id="t1" symbol="福">福祉</tag></tags>
<scales><scale id="progress"><mark symbol="↗">順調</mark><mark symbol="→">横ばい</mark></scale></scales>
<section level="施策" no="1" id="s1"><title>声をかけあう</title>
<p role="note">前年度までの <em>まとめ</em> です。<br/><ref to="1-1">取組</ref></p>
<initiative id="1-1"><title>広場の開放</title><department>健康課</department>
<marks><mark tag="t1" symbol="●"/></marks>
<overview><p>週に二回、広場を開きます。</p>
<list><item>看板</item><item>声かけ</item></list>
<table widths="1 2"><caption>回数</caption><row><cell head="col">月</cell><cell head="col">回</cell></row><row><cell>四月</cell><cell>12回</cell></row></table>
<box><title>囲み</title><p>中の文</p></box>
<figure src="photo.png" alt="写真"><caption>広場</caption></figure>
<diagram kind="tree" alt="体制"><node text="市"><node text="課"/></node></diagram></overview>
<goal year="R6"><p>・年に三回</p></goal>
<status year="R6" progress="→"><p>１１８人が参加した。</p></status>
<indicator id="k1" unit="人"><name>参加者数</name><baseline year="R4">90人</baseline><target year="R6">120人</target><actual year="R6">118人</actual><footnote id="f1">延べ</footnote></indicator>
<field name="予算額">1,200千円</field>
<strand><entry year="R6"><p>開放</p></entry><evaluation year="R6">Ａ</evaluation></strand>
</initiative>
<initiative id="1-2" reprint-of="1-1"><title>再掲の取組</title></initiative>
<summary by="施策" scale="progress" year="R6"><title>集計</title><row of="s1" total="1"><count band="↗">1</count></row></summary>
</section>
</plan>
"""

TEXT = """計画ID：kita
計画名：北野市みまもり計画
発行者：北野市
年度：令和６年度
計画期間：R4～R8

■基本目標1　声をかけあう
■■施策1-1　広場
取組No.：1-1-1
取組名：広場の開放
区分：継続
担当課：健康課、福祉課
①事業概要
週に二回、広場を開きます。
・看板
　・小さな看板
年度目標
【４～９月】
・年に三回
進捗度：→
進捗状況及び課題
１１８人が参加した。
［以上］
事業(取組)内容	担当課	成果(活動)指標	区分	R6	R7	R8
広場の開放	健康課	参加者数	目標値	120人	130人	140人
"""

SHEET = """取組No.,取組名,担当課,事業概要,年度目標,進捗度,進捗状況及び課題
1-1-1,広場の開放,健康課,"週に二回、
広場を開きます。",年に三回,→,118人が参加した。
1-1-2,声かけ,福祉課,"""+'"「おはよう」と ""声"" をかける"'+""",毎月,↗,順調
"""

LAYOUT = """<?xml version="1.0" encoding="UTF-8"?>
<layout xmlns="urn:shinchoku:layout:1" name="try" extends="base" outputs="pdf xlsx" file="{plan.id}-try">
<description lang="ja">試し</description>
<style name="mine" extends="small" size="9pt" leading="15pt" before="3pt" indent="1em"/>
<page name="own" paper="A4" orientation="portrait" top="84pt" bottom="700pt" inside="60pt" outside="60pt"><running style="small" top="40pt" rule="hair" rule-distance="3pt"><left>{plan.title}</left><right><folio/></right></running></page>
<title>{plan.title}</title>
<part name="p1"><text style="mine">{title}</text></part>
<break page="own" number="3"/>
<heading level="1" number="{no}" number-width="30pt">{plan.title}</heading>
<group flow="row" widths="1fr 2fr" columns="2" gutter="9pt" padding="3pt 6pt" frame="hair" most-empty="90pt"><text>左</text><text>右</text></group>
<each initiative="*" columns="2" gutter="9pt"><use part="p1"/><note name="主な取組" label="取組"/><prose field="overview" marker="・" marker-width="12pt"/></each>
<table each="initiative" padding="3pt 5pt" repeat-head="yes"><column head="所管/課" width="60pt" field="department"/><column head="名" width="1.5fr">{title}</column><years of="target" range="-2..2" width="30pt" group="目標"/></table>
<each indicator="*"><chart height="120pt"/></each>
<contents><entry initiative="*" number="{id}" number-width="40pt">{title}<fill leader="yes"/><pages/></entry></contents>
</layout>
"""

LABELS = """# 北野市の呼び方
事業の名\ttitle\t値
実施した課\tdepartment\t値 列
ねらい\tgoal\t
第一層\tsection\t節\t1
"""


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width=8, height=8, depth=8, colour=2, interlace=0, raw=None, before=b"", after=b""):
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(colour, 3)
    row = (width * depth * samples + 7) // 8
    if raw is None:
        raw = (b"\0" + b"\x5a" * row) * height
    palette = chunk(b"PLTE", bytes(range(48))) if colour == 3 else b""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace))
            + before + palette + chunk(b"IDAT", zlib.compress(raw)) + after + chunk(b"IEND", b""))


def segment(marker, data):
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(width=8, height=8, components=1, precision=8, frame=0xC0, before=b"", scan=b"\x00\xff\xd9", scans=1):
    """A JPEG of one shade: the tables have one code each, for a difference of nothing and for the end of a block."""
    quantities = segment(0xDB, b"\0" + b"\x01" * 64)
    huffman = segment(0xC4, b"\x00" + b"\1" + b"\0" * 15 + b"\0") + segment(0xC4, b"\x10" + b"\1" + b"\0" * 15 + b"\0")
    parts = b"".join(bytes([i + 1, 0x11, 0]) for i in range(components))
    header = segment(frame, struct.pack(">BHHB", precision, height, width, components) + parts)
    start = segment(0xDA, bytes([components]) + b"".join(bytes([i + 1, 0]) for i in range(components)) + b"\0\x3f\0")
    return b"\xff\xd8" + before + quantities + header + huffman + (start + scan[:-2]) * scans + scan[-2:]


def exif(orientation):
    return segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1" + struct.pack(">H", orientation) + b"\0\0\0\0\0\0")
