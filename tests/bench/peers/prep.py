#!/usr/bin/env python3
"""prep.py DATA.json RECORDS.xml: the neutral data of the peers' benchmark as plan records (untimed step of run.py)."""
import json
import sys
from xml.sax.saxutils import escape, quoteattr


def number(value, decimals):
    return f"{value:,.{decimals}f}"


def indicator(out, item):
    out.append(f'<indicator unit={quoteattr(item["unit"])}><name>{escape(item["name"])}</name>')
    for kind in ("target", "actual"):
        for year, value in item[kind].items():
            out.append(f'<{kind} year="{year}">{number(value, item["decimals"])}</{kind}>')
    out.append("</indicator>")


def initiative(out, record):
    out.append(f'<initiative id={quoteattr(record["id"])} category={quoteattr(record["category"])}>')
    out.append(f'<title>{escape(record["name"])}</title><department>{escape(record["dept"])}</department>')
    out.append(f'<overview><p>{escape(record["overview"])}</p></overview>')
    out.append(f'<status year="R5" progress={quoteattr(record["progress"])}/>')
    for item in record["indicators"]:
        indicator(out, item)
    for note in record["narrative"]:
        out.append(f'<note name={quoteattr(note["title"])}><p>{escape(note["text"])}</p></note>')
    out.append(f'<field name="評価">{escape(record["evaluation"])}</field></initiative>')


def main():
    data = json.load(open(sys.argv[1], encoding="utf-8"))
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n<plan xmlns="urn:shinchoku:plan:1" id="peers" xml:lang="ja"><meta>',
           f'<title>{escape(data["title"])}</title><year>R5</year></meta>',
           '<levels><level id="基本目標">基本目標</level><level id="施策">施策</level></levels>']
    policy = measure = None
    for record in data["records"]:
        if record["measure"] != measure or record["policy"] != policy:
            if measure is not None:
                out.append("</section>")
            if record["policy"] != policy:
                if policy is not None:
                    out.append("</section>")
                out.append(f'<section level="基本目標"><title>{escape(record["policy"])}</title>')
            out.append(f'<section level="施策"><title>{escape(record["measure"])}</title>')
            policy, measure = record["policy"], record["measure"]
        initiative(out, record)
        out.append("\n")
    if measure is not None:
        out.append("</section></section>")
    out.append("</plan>\n")
    open(sys.argv[2], "w", encoding="utf-8").write("".join(out))


main()
