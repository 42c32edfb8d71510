"""Compares a plan read from text with a transcribed one.

compare.py TEXT.xml RECORDS.xml EXPECTED.tsv: the chapter of a booklet: numbers of measures, initiatives and activities;
titles, departments, marks and categories as in the records; every target as in the table.
compare.py --body TEXT.xml RECORDS.xml: everything but what stays in XML: the plan's lists, summaries, figures.
compare.py --initiatives TEXT.xml RECORDS.xml: the initiatives with everything in them, ids and order of fields apart.
"""
import sys
import xml.etree.ElementTree as tree


def load(path):
    root = tree.parse(path).getroot()
    for element in root.iter():
        element.tag = element.tag.split("}")[-1]
    return root


def text(element, path):
    found = element.find(path)
    return None if found is None else found.text or ""


def same(what, ours, theirs):
    if ours == theirs:
        return 0
    print("%s: %r, not %r" % (what, ours, theirs))
    return 1


def written(element):
    """An element as a value; the fields of an initiative in any order."""
    inside = [written(child) for child in element]
    attributes = {k: v for k, v in element.attrib.items() if (element.tag, k) != ("initiative", "id")}
    if element.tag == "initiative":
        inside.sort(key=repr)
    return element.tag, sorted(attributes.items()), "" if inside else element.text or "", inside


KEPT_OUT = ("meta", "levels", "departments", "tags", "scales", "colophon", "summary", "figure", "diagram")
NEVER_EMPTY = ("overview", "goal", "schedule", "note")
MIXED = ("p", "item", "cell")


def body(element):
    """What text keeps of an element, exactly; None for what it leaves out."""
    if element.tag in KEPT_OUT:
        return None
    inside = [kept for kept in map(body, element) if kept]
    if element.tag in NEVER_EMPTY and not inside:
        return None
    words = element.text or ""
    if element.tag in MIXED and not any(child.tag in ("p", "list", "table", "box") for child in element):
        inside = [(words, [(body(child), child.tail or "") for child in element])]
        words = ""
    attributes = [] if element.tag == "plan" else sorted(element.attrib.items())
    return element.tag, attributes, "" if inside else words, inside


def first_difference(a, b):
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)) and len(a) == len(b):
        for x, y in zip(a, b):
            if x != y:
                return first_difference(x, y)
    return a, b


def facts(initiative):
    return {
        "id": initiative.get("id"),
        "category": initiative.get("category"),
        "title": text(initiative, "title"),
        "departments": [d.text for d in initiative.findall("department")],
        "marks": [sorted(m.attrib.items()) for m in initiative.iter("mark")],
        "activities": [text(a, "title") for a in initiative.findall("activity")],
    }


def targets(initiatives):
    for initiative in initiatives:
        for activity in initiative.findall("activity"):
            indicator = activity.find("indicator")
            values = [t.text for t in indicator.findall("target")]
            yield [initiative.get("id"), text(indicator, "name")] + values


def compare_chapter(ours, records, expected):
    theirs = records.findall("section[@no='5']/section")
    theirs = [i for section in theirs for i in section.iter("initiative")]
    mine = list(ours.iter("initiative"))
    wrong = same("measures", sum(s.get("level") == "施策" for s in ours.iter("section")), 35)
    wrong += same("initiatives", len(mine), 92) + same("activities", len(list(ours.iter("activity"))), 139)
    for a, b in zip(mine, theirs):
        for key, value in facts(b).items():
            wrong += same("%s %s" % (b.get("id"), key), facts(a)[key], value)
    table = [line.rstrip("\n").split("\t") for line in open(expected, encoding="utf-8")]
    for got, row in zip(targets(mine), table):
        wrong += same("targets", got, [row[0], row[2]] + row[3:6])
    return wrong


def main(arguments):
    if arguments[0] == "--body":
        mine, theirs = (body(load(path)) for path in arguments[1:])
        wrong = 0 if mine == theirs else same("body", *first_difference(mine, theirs))
    elif arguments[0] == "--initiatives":
        mine, theirs = (list(map(written, load(path).iter("initiative"))) for path in arguments[1:])
        wrong = same("initiatives", len(mine), len(theirs))
        wrong += sum(same("initiative", a, b) for a, b in zip(mine, theirs))
    else:
        wrong = compare_chapter(load(arguments[0]), load(arguments[1]), arguments[2])
    return 1 if wrong else 0


sys.exit(main(sys.argv[1:]))
