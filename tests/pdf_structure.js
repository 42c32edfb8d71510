// pdf_structure.js: what ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2u) ask of a file's objects, as far as a program
// can tell. Run with `mutool run pdf_structure.js FILE`. Prints `ok NAME` or `not ok NAME: why` for every check; the names
// are those of the tables in output/pdf/README.md. The last line counts the failures.

var file = new PDFDocument(scriptArgs[0]);
var trailer = file.getTrailer();
var catalog = trailer.get("Root");
var pages = [];
for (var n = 0; n < file.countPages(); n++)
    pages.push(file.findPage(n));

var failures = 0;
var problems = {}; // by name of the check
function check(name, holds, why) {
    problems[name] = problems[name] || [];
    if (!holds) problems[name].push(why);
}

// -- small readers ---------------------------------------------------------------------------------------------------

function has(dict, key) {
    var value = dict.get(key);
    return value !== null && value !== undefined && !value.isNull();
}
function name(dict, key) {
    return has(dict, key) && dict.get(key).isName() ? dict.get(key).asName() : "";
}
function number(dict, key) {
    return has(dict, key) ? dict.get(key).asNumber() : NaN;
}
function string(dict, key) {
    return has(dict, key) && dict.get(key).isString() ? dict.get(key).asString() : "";
}
function list(dict, key) { // an array's items; a single value counts as an array of one
    if (!has(dict, key)) return [];
    var value = dict.get(key), items = [];
    if (!value.isArray()) return [value];
    for (var i = 0; i < value.length; i++)
        items.push(value.get(i));
    return items;
}
function id(object) {
    return object.isIndirect() ? object.asIndirect() : 0;
}
function bytes(stream) {
    var buffer = stream.readStream(), out = [];
    for (var i = 0; i < buffer.length; i++)
        out.push(buffer[i]);
    return out;
}
function ascii(list) {
    var out = "";
    for (var i = 0; i < list.length; i++)
        out += String.fromCharCode(list[i]);
    return out;
}

// -- content streams: tokens, marks, codes ---------------------------------------------------------------------------

var SPACE = { 0: 1, 9: 1, 10: 1, 12: 1, 13: 1, 32: 1 };
var DELIMITER = { 40: 1, 41: 1, 60: 1, 62: 1, 91: 1, 93: 1, 47: 1, 37: 1 };

// Calls take(kind, value) for each token: "string" (bytes), "name", "word" (numbers and operators), "mark" ([ ] << >>).
function tokens(data, take) {
    var i = 0, c, start, depth, out;
    while (i < data.length) {
        c = data[i];
        if (SPACE[c]) {
            i++;
        } else if (c === 40) {
            out = [];
            depth = 1;
            for (i++; i < data.length && depth > 0; i++) {
                c = data[i];
                if (c === 92) {
                    c = data[++i];
                    out.push(c === 114 ? 13 : c === 110 ? 10 : c);
                    continue;
                }
                depth += c === 40 ? 1 : c === 41 ? -1 : 0;
                if (depth > 0) out.push(c);
            }
            take("string", out);
        } else if (c === 60 && data[i + 1] !== 60) {
            for (start = ++i; data[i] !== 62;) i++;
            take("string", [0, i - start]);
            i++;
        } else if (c === 60 || c === 62) {
            take("mark", c === 60 ? "<<" : ">>");
            i += 2;
        } else if (c === 91 || c === 93) {
            take("mark", c === 91 ? "[" : "]");
            i++;
        } else {
            start = i++;
            while (i < data.length && !SPACE[data[i]] && !DELIMITER[data[i]]) i++;
            if (c === 47)
                take("name", ascii(data.slice(start + 1, i)));
            else
                take("word", ascii(data.slice(start, i)));
        }
    }
}

var PAINTS = { S: 1, s: 1, f: 1, F: 1, "f*": 1, B: 1, "B*": 1, b: 1, "b*": 1, Do: 1, sh: 1, Tj: 1, TJ: 1, "'": 1, '"': 1 };

// Reads one page: checks its marks, collects its MCIDs (with the tag they carry) and the codes shown in each font.
function readPage(index, codes) {
    var open = [], mcids = {}, state = { operands: [], font: "", depth: 0, deepest: 0, longest: 0 };
    function begin(operator) {
        var operands = state.operands, tag = operands[0], at = operands.indexOf("MCID");
        var mark = { tag: tag, mcid: at >= 0 ? Number(operands[at + 1]) : -1 };
        open.forEach(function (outer) {
            check("artifact-in-tagged", !(tag === "Artifact" && outer.mcid >= 0), "page " + (index + 1));
            check("tagged-in-artifact", !(mark.mcid >= 0 && outer.tag === "Artifact"), "page " + (index + 1));
        });
        if (mark.mcid >= 0) {
            check("mcid-unique", mcids[mark.mcid] === undefined, "page " + (index + 1) + " MCID " + mark.mcid);
            mcids[mark.mcid] = tag;
        }
        open.push(mark);
    }
    function operate(operator) {
        if (operator === "BDC" || operator === "BMC") begin(operator);
        if (operator === "EMC") check("marks-balance", open.pop() !== undefined, "page " + (index + 1));
        if (operator === "Tf") state.font = state.operands[0];
        if (operator === "q") state.deepest = Math.max(state.deepest, ++state.depth);
        if (operator === "Q") state.depth--;
        if (PAINTS[operator])
            check("all-content-marked", open.length > 0, "page " + (index + 1) + " " + operator);
        if (operator === "Tj" || operator === "TJ")
            state.operands.forEach(function (operand) {
                if (typeof operand === "object") show(operand);
            });
    }
    function show(operand) {
        codes[state.font] = codes[state.font] || {};
        state.longest = Math.max(state.longest, operand.length);
        for (var i = 0; i + 1 < operand.length; i += 2)
            codes[state.font][operand[i] << 8 | operand[i + 1]] = true;
    }
    tokens(bytes(pages[index].get("Contents")), function (kind, value) {
        if (kind === "word" && !/^[-+.0-9]/.test(value)) {
            operate(value);
            state.operands = [];
        } else if (kind !== "mark") {
            state.operands.push(value);
        }
    });
    check("marks-balance", open.length === 0, "page " + (index + 1) + " ends inside a mark");
    check("state-depth", state.depth === 0 && state.deepest <= 28, "page " + (index + 1));
    check("string-length", state.longest < 32767, "page " + (index + 1));
    return mcids;
}

// -- the structure tree ----------------------------------------------------------------------------------------------

var TYPES = ["Document", "Sect", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
             "TD", "Caption", "TOC", "TOCI", "Figure", "Link", "Note", "Span"];
// What may stand in what (ISO 32000-1, tables 333, 336, 337).
var KIDS = { Table: /^(TR|Caption)$/, TR: /^(TH|TD)$/, L: /^(L|LI|Caption)$/, LI: /^(Lbl|LBody)$/, TOC: /^(TOC|TOCI|Caption)$/ };
var PARENTS = { TR: /^Table$/, TH: /^TR$/, TD: /^TR$/, LI: /^L$/, LBody: /^LI$/, TOCI: /^TOC$/ };

var found = {};       // "page object:MCID" -> element
var annotations = {}; // annotation object -> element
var notes = {};
var heading = 0;

function walk(element, parent, parentType) {
    var type = name(element, "S"), where = type + " " + id(element), page = has(element, "Pg") ? id(element.get("Pg")) : 0;
    check("standard-types", TYPES.indexOf(type) >= 0, where);
    check("parents-agree", parent === null || id(element.get("P")) === id(parent), where);
    var rule = type.charAt(0) === "T" && type !== "TOC" && type !== "TOCI" ? "table-nesting" : /^TOC/.test(type) ? "contents-nesting" : "list-nesting";
    if (PARENTS[type]) check(rule, PARENTS[type].test(parentType), where + " in " + parentType);
    element_rules(element, type, where);
    var kids = [];
    list(element, "K").forEach(function (kid) {
        if (kid.isNumber()) {
            found[page + ":" + kid.asNumber()] = element;
        } else if (name(kid, "Type") === "MCR") {
            found[(has(kid, "Pg") ? id(kid.get("Pg")) : page) + ":" + number(kid, "MCID")] = element;
        } else if (name(kid, "Type") === "OBJR") {
            annotations[id(kid.get("Obj"))] = element;
        } else {
            kids.push(name(kid, "S"));
            if (KIDS[type]) check(rule === "list-nesting" && type.charAt(0) === "T" ? "table-nesting" : rule, KIDS[type].test(name(kid, "S")), name(kid, "S") + " in " + where);
            walk(kid, element, type);
        }
    });
    if (type === "Table") table_rules(element, where);
    var captions = kids.filter(function (kid) { return kid === "Caption"; }).length;
    check("caption-place", captions === 0 || (captions === 1 && (kids[0] === "Caption" || kids[kids.length - 1] === "Caption")), where);
    if (type === "L" && labelled(element))
        check("list-numbering", attribute(element, "ListNumbering") !== null, where);
}

function labelled(list_element) {
    return list(list_element, "K").some(function (item) {
        return !item.isNumber() && list(item, "K").some(function (kid) { return !kid.isNumber() && name(kid, "S") === "Lbl"; });
    });
}

function attribute(element, key) {
    var value = null;
    list(element, "A").forEach(function (owner) {
        if (has(owner, key)) value = owner.get(key);
    });
    return value;
}

function element_rules(element, type, where) {
    var level = /^H([1-6])$/.exec(type);
    if (level) {
        check("headings-begin-at-1", heading > 0 || level[1] === "1", where);
        check("headings-skip-no-level", Number(level[1]) <= heading + 1, where + " after H" + heading);
        heading = Number(level[1]);
    }
    if (type === "Figure") {
        check("figure-alternative", string(element, "Alt") !== "" || string(element, "ActualText") !== "", where);
        var box = attribute(element, "BBox");
        check("figure-box", box !== null && box.length === 4, where);
    }
    if (type === "TH") check("head-scope", /^(Column|Row|Both)$/.test(String(attribute(element, "Scope")).slice(1)), where);
    if (type === "Note") {
        var note = string(element, "ID");
        check("note-id", note !== "" && !notes[note], where);
        notes[note] = true;
    }
}

function span(cell, key) {
    var value = attribute(cell, key);
    return value === null ? 1 : value.asNumber();
}

// Every row fills the same columns, counting what spans into it from above.
function table_rules(table, where) {
    var above = [], width = -1;
    list(table, "K").forEach(function (row, index) {
        if (row.isNumber() || name(row, "S") !== "TR") return;
        var column = 0;
        list(row, "K").forEach(function (cell) {
            if (cell.isNumber()) return;
            while (above[column] > 0) column++;
            for (var i = 0; i < span(cell, "ColSpan"); i++)
                above[column++] = span(cell, "RowSpan");
        });
        while (above[column] > 0) column++;
        if (width < 0) width = column;
        check("table-regular", column === width, where + " row " + (index + 1) + ": " + column + " columns, not " + width);
        for (var i = 0; i < above.length; i++)
            above[i]--;
    });
}

function parentTree() {
    var entries = {};
    function leaf(node) {
        list(node, "Kids").forEach(leaf);
        var numbers = list(node, "Nums");
        for (var i = 0; i + 1 < numbers.length; i += 2)
            entries[numbers[i].asNumber()] = numbers[i + 1];
    }
    leaf(catalog.get("StructTreeRoot").get("ParentTree"));
    return entries;
}

// -- fonts -----------------------------------------------------------------------------------------------------------

function u16(data, at) { return data[at] << 8 | data[at + 1]; }
function u32(data, at) { return data[at] * 16777216 + (data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3]); }

// Advances of a TrueType file's glyphs in 1/1000 em.
function advances(data) {
    var table = {};
    for (var i = 0; i < u16(data, 4); i++)
        table[ascii(data.slice(12 + 16 * i, 16 + 16 * i))] = u32(data, 20 + 16 * i);
    var em = u16(data, table.head + 18), count = u16(data, table.hhea + 34);
    return function (glyph) {
        return u16(data, table.hmtx + 4 * Math.min(glyph, count - 1)) * 1000 / em;
    };
}

function widths(font) {
    var of = {}, items = list(font, "W");
    for (var i = 0; i + 1 < items.length; i += 2)
        for (var k = 0; k < items[i + 1].length; k++)
            of[items[i].asNumber() + k] = items[i + 1].get(k).asNumber();
    return function (code) {
        return of[code] === undefined ? number(font, "DW") : of[code];
    };
}

function toUnicode(font) {
    var map = {}, text = ascii(bytes(font.get("ToUnicode"))), entry = /<([0-9A-F]{4})> <([0-9A-F]+)>/g, match;
    text = text.replace(/[\s\S]*?endcodespacerange/, "");
    while ((match = entry.exec(text)) !== null)
        map[parseInt(match[1], 16)] = match[2];
    return map;
}

// The CIDs of an embedded CMap's codes.
function encoded(cmap) {
    var map = {}, text = ascii(bytes(cmap)), entry = /<([0-9A-F]{4})> ([0-9]+)\n/g, match;
    while ((match = entry.exec(text)) !== null)
        map[parseInt(match[1], 16)] = Number(match[2]);
    return function (code) { return map[code] || 0; };
}

// Glyphs and widths of TrueType outlines by code, or CIDs of CFF outlines, whose widths stand in programs not run here.
function outlines(key, font, inner, described) {
    var width = widths(inner);
    if (name(inner, "Subtype") === "CIDFontType0") {
        var cmap = font.get("Encoding"), system = inner.get("CIDSystemInfo");
        check("font-embedded", has(described, "FontFile3") && name(described.get("FontFile3"), "Subtype") === "CIDFontType0C", key);
        check("font-encoding", name(cmap, "Type") === "CMap" && number(cmap, "WMode") === 0 && name(cmap, "CMapName") !== "" &&
              string(cmap.get("CIDSystemInfo"), "Ordering") === string(system, "Ordering"), key);
        return { glyph: encoded(cmap), agrees: function () { return true; } };
    }
    check("font-embedded", has(described, "FontFile2"), key);
    check("font-encoding", name(font, "Encoding") === "Identity-H" && name(inner, "Subtype") === "CIDFontType2", key);
    check("font-glyph-map", has(inner, "CIDToGIDMap"), key);
    if (!has(inner, "CIDToGIDMap")) return null;
    var map = bytes(inner.get("CIDToGIDMap")), advance = advances(bytes(described.get("FontFile2")));
    function glyph(code) { return u16(map, 2 * code); }
    return { glyph: glyph, agrees: function (code) { return Math.abs(width(code) - advance(glyph(code))) <= 1; } };
}

function fontRules(key, font, codes) {
    var inner = font.get("DescendantFonts").get(0), described = inner.get("FontDescriptor");
    check("font-subset-name", /^[A-Z]{6}\+/.test(name(font, "BaseFont")) && name(font, "BaseFont") === name(inner, "BaseFont"), key);
    var drawn = outlines(key, font, inner, described), unicode = toUnicode(font);
    if (drawn === null) return;
    Object.keys(codes).forEach(function (code) {
        var says = unicode[code];
        check("no-notdef", drawn.glyph(code) > 0, key + " code " + code);
        check("unicode-of-every-code", says !== undefined, key + " code " + code);
        check("unicode-allowed", says !== undefined && !/^(0000|FEFF|FFFE)/.test(says), key + " code " + code);
        check("widths-agree", drawn.agrees(code), key + " code " + code);
    });
}

// -- the file --------------------------------------------------------------------------------------------------------

function annotationRules(page, index, parents) {
    list(page, "Annots").forEach(function (annotation) {
        var where = "page " + (index + 1), flags = number(annotation, "F"), element = annotations[id(annotation)];
        check("annotation-kind", name(annotation, "Subtype") === "Link", where);
        check("annotation-flags", (flags & 4) === 4 && (flags & (1 | 2 | 32 | 256)) === 0, where);
        check("link-tagged", element !== undefined && name(element, "S") === "Link", where);
        check("link-described", string(annotation, "Contents") !== "", where);
        var key = number(annotation, "StructParent");
        check("parent-tree", parents[key] !== undefined && element !== undefined && id(parents[key]) === id(element), where + " annotation");
        if (has(annotation, "A")) check("actions-allowed", name(annotation.get("A"), "S") === "URI", where);
        check("tab-order", name(page, "Tabs") === "S", where);
    });
}

function imageRules(page, index) {
    var objects = page.get("Resources").get("XObject");
    if (objects === null || objects === undefined) return;
    objects.forEach(function (key, image) {
        check("images-plain", name(image, "Subtype") === "Image" && !has(image, "Interpolate") && !has(image, "Alternates") && !has(image, "OPI"), key);
        check("colour-spaces", /^Device(RGB|Gray)$/.test(name(image, "ColorSpace")), key);
    });
}

function unescape_xml(text) {
    return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

// The bytes of the metadata as UTF-8 text.
function metadataText() {
    return decodeURIComponent(escape(ascii(bytes(catalog.get("Metadata")))));
}
function escape(text) { // to %XX, which decodeURIComponent reads as UTF-8
    return text.replace(/[^A-Za-z0-9 <>"'=:\/.?\n-]/g, function (c) {
        var code = c.charCodeAt(0).toString(16).toUpperCase();
        return "%" + (code.length < 2 ? "0" : "") + code;
    });
}

function metadataRules() {
    check("metadata", has(catalog, "Metadata") && name(catalog.get("Metadata"), "Subtype") === "XML", "no metadata stream");
    var xmp = metadataText(), info = trailer.get("Info");
    function property(expression) {
        var match = expression.exec(xmp);
        return match ? unescape_xml(match[1]) : "";
    }
    check("metadata-title", property(/<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/) !== "", "no dc:title");
    check("metadata-ua", /<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp), "no pdfuaid:part");
    check("metadata-a", /<pdfaid:part>2</.test(xmp) && /<pdfaid:conformance>U</.test(xmp), "no pdfaid");
    check("metadata-packet", /^<\?xpacket begin=".?" id="W5M0MpCehiHzreSzNTczkc9d"\?>/.test(xmp) && !/(bytes|encoding)=/.test(xmp.slice(0, 80)), "packet header");
    check("metadata-extension", /<pdfaSchema:prefix>pdfuaid</.test(xmp), "pdfuaid is not described");
    var same = "metadata-is-info";
    check(same, string(info, "Title") === property(/<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/), "Title");
    check(same, string(info, "Author") === property(/<dc:creator>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/), "Author");
    check(same, string(info, "Subject") === property(/<dc:description>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/), "Subject");
    check(same, string(info, "Producer") === property(/<pdf:Producer>(.*?)</), "Producer");
    check(same, string(info, "CreationDate").slice(2) === property(/<xmp:CreateDate>(.*?)</).replace(/-/g, ""), "CreationDate");
    check(same, string(info, "ModDate").slice(2) === property(/<xmp:ModifyDate>(.*?)</).replace(/-/g, ""), "ModDate");
}

function intentRules() {
    var intents = list(catalog, "OutputIntents");
    check("output-intent", intents.length === 1 && name(intents[0], "S") === "GTS_PDFA1", "OutputIntents");
    var profile = intents[0].get("DestOutputProfile"), data = bytes(profile);
    check("output-profile", number(profile, "N") === 3 && u32(data, 0) === data.length && ascii(data.slice(12, 20)) === "mntrRGB " &&
          ascii(data.slice(36, 40)) === "acsp" && data[8] < 5, "profile header");
}

function catalogRules() {
    check("language", /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(string(catalog, "Lang")), string(catalog, "Lang"));
    check("title-shown", has(catalog, "ViewerPreferences") && catalog.get("ViewerPreferences").get("DisplayDocTitle").asBoolean(), "DisplayDocTitle");
    check("marked", has(catalog, "MarkInfo") && catalog.get("MarkInfo").get("Marked").asBoolean() && !has(catalog.get("MarkInfo"), "Suspects"), "MarkInfo");
    check("identifier", has(trailer, "ID") && trailer.get("ID").length === 2, "ID");
    check("not-encrypted", !has(trailer, "Encrypt"), "Encrypt");
    check("no-role-map", !has(catalog.get("StructTreeRoot"), "RoleMap"), "RoleMap");
    ["AcroForm", "OCProperties", "AA", "OpenAction", "NeedsRendering", "Threads", "Collection"].forEach(function (key) {
        check("nothing-active", !has(catalog, key), key);
    });
    check("nothing-embedded", !has(catalog, "Names") && !has(catalog, "AF"), "Names or AF");
}

function main() {
    var codes = {}, contents = [], fonts = {};
    catalogRules();
    metadataRules();
    intentRules();
    var root = catalog.get("StructTreeRoot"), tops = list(root, "K");
    check("one-document", tops.length === 1 && name(tops[0], "S") === "Document", "top of the tree");
    walk(tops[0], root, "");
    var parents = parentTree();
    pages.forEach(function (page, index) {
        var box = page.get("MediaBox"), mcids = readPage(index, codes);
        [2, 3].forEach(function (side) {
            var length = box.get(side).asNumber() - box.get(side - 2).asNumber();
            check("page-size", length >= 3 && length <= 14400, "page " + (index + 1));
        });
        check("nothing-active", !has(page, "AA"), "page " + (index + 1));
        check("own-resources", has(page, "Resources"), "page " + (index + 1));
        var row = parents[number(page, "StructParents")];
        Object.keys(mcids).forEach(function (mcid) {
            var where = "page " + (index + 1) + " MCID " + mcid, element = found[id(page) + ":" + mcid];
            check("content-in-tree", element !== undefined, where);
            if (element === undefined) return;
            check("parent-tree", row !== undefined && row.length > mcid && id(row.get(mcid)) === id(element), where);
            check("marks-named-as-tags", mcids[mcid] === name(element, "S") || (mcids[mcid] === "Span" && string(element, "ActualText") !== ""), where);
        });
        Object.keys(found).forEach(function (key) {
            var parts = key.split(":");
            if (Number(parts[0]) === id(page)) check("tree-in-content", mcids[parts[1]] !== undefined, "page " + (index + 1) + " MCID " + parts[1]);
        });
        annotationRules(page, index, parents);
        imageRules(page, index);
        page.get("Resources").get("Font").forEach(function (key, font) { fonts[key] = font; });
    });
    Object.keys(codes).forEach(function (key) { fontRules(key, fonts[key], codes[key]); });
}

main();
Object.keys(problems).sort().forEach(function (name) {
    var list = problems[name];
    failures += list.length;
    print(list.length ? "not ok " + name + ": " + list[0] + (list.length > 1 ? " and " + (list.length - 1) + " more" : "") : "ok " + name);
});
print(failures + " failures");
if (failures > 0) quit(1);
