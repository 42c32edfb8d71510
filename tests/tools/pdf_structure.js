// pdf_structure.js: what ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2u) ask of a file's objects, as far as a program
// can tell. Run with `mutool run pdf_structure.js FILE`. Prints `ok NAME` or `not ok NAME: why` for every check; the names
// are those of the tables in output/pdf/README.md. The last line counts the failures. Time is linear in the file.

load(scriptPath.replace(/[^\/]*$/, "") + "pdf_reading.js");

var file = new PDFDocument(scriptArgs[0]);
var trailer = file.getTrailer();
var catalog = trailer.get("Root");
var pages = allPages(file);

var failures = 0;
var problems = {}; // by name of the check
function check(name, holds, why) {
    problems[name] = problems[name] || [];
    if (!holds) problems[name].push(why);
}

// -- content streams: marks, codes, operators --------------------------------------------------------------------------

var PAINTS = { S: 1, s: 1, f: 1, F: 1, "f*": 1, B: 1, "B*": 1, b: 1, "b*": 1, Do: 1, sh: 1, Tj: 1, TJ: 1, "'": 1, '"': 1 };
// Of the operators of ISO 32000-1, annex A, those that are ever written: no CMYK, no inline images, no shadings, no extended states.
var OPERATORS = {};
("q Q cm w J j M d m l c v y h re S s f F f* B B* b b* n W W* g G rg RG cs CS sc SC scn SCN BT ET Tc Tw Tz TL Tf Tr Ts " +
 "Td TD Tm T* Tj TJ Do BMC BDC EMC").split(" ").forEach(function (word) { OPERATORS[word] = true; });

// Reads one page: checks its marks, collects its MCIDs (with the tag they carry) and the codes shown in each font.
function readPage(page, where, codes) {
    var open = [], mcids = {}, shown = {}, depth = 0, deepest = 0, longest = 0;
    function begin(operands) {
        var tag = operands[0], at = operands.indexOf("MCID"), mcid = at >= 0 ? Number(operands[at + 1]) : -1;
        open.forEach(function (outer) {
            check("artifact-in-tagged", !(tag === "Artifact" && outer.mcid >= 0), where);
            check("tagged-in-artifact", !(mcid >= 0 && outer.tag === "Artifact"), where);
        });
        if (mcid >= 0) {
            check("mcid-unique", mcids[mcid] === undefined, where + " MCID " + mcid);
            mcids[mcid] = tag;
        }
        if (tag === "Artifact") check("artifact-type", /^(Pagination|Layout|Page|Background)$/.test(operands[operands.indexOf("Type") + 1]), where);
        open.push({ tag: tag, mcid: mcid });
    }
    function show(operand) {
        longest = Math.max(longest, operand.length);
        for (var i = 0; i + 1 < operand.length; i += 2)
            shown[operand[i] << 8 | operand[i + 1]] = true;
    }
    operators(page.get("Contents"), function (operator, operands) {
        if (OPERATORS[operator] !== true) check("operators", false, where + " " + operator);
        if (operator === "BDC" || operator === "BMC") begin(operands);
        if (operator === "EMC") check("marks-balance", open.pop() !== undefined, where);
        if (operator === "Tf") shown = codes[operands[0]] = codes[operands[0]] || {};
        if (operator === "q") deepest = Math.max(deepest, ++depth);
        if (operator === "Q") depth--;
        if (PAINTS[operator] && open.length === 0) check("all-content-marked", false, where + " " + operator);
        if (operator === "Tj" || operator === "TJ")
            operands.forEach(function (operand) {
                if (typeof operand === "object") show(operand);
            });
    });
    ["all-content-marked", "artifact-in-tagged", "tagged-in-artifact", "artifact-type", "operators"].forEach(function (name) { check(name, true); });
    check("marks-balance", open.length === 0, where + " ends inside a mark");
    check("state-depth", depth === 0 && deepest <= 28, where);
    check("string-length", longest <= LONGEST, where);
    return mcids;
}

// -- the structure tree ----------------------------------------------------------------------------------------------

var TYPES = {};
("Document Sect H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD Caption TOC TOCI Reference Figure Link Note Ruby RB RT Span")
    .split(" ").forEach(function (type) { TYPES[type] = true; });
// What may stand in what (ISO 32000-1, tables 333, 336, 337, 338); those named in KIDS have no content of their own.
var KIDS = { Table: /^(TR|Caption)$/, TR: /^(TH|TD)$/, L: /^(L|LI|Caption)$/, LI: /^(Lbl|LBody)$/, TOC: /^(TOC|TOCI|Caption)$/,
             TOCI: /^(Lbl|Reference|P|TOC)$/, Ruby: /^(RB|RT)$/ };
var PARENTS = { TR: /^Table$/, TH: /^TR$/, TD: /^TR$/, LI: /^L$/, LBody: /^LI$/, TOCI: /^TOC$/, Lbl: /^(LI|TOCI|Note)$/, RB: /^Ruby$/, RT: /^Ruby$/ };
var RULES = { Table: "table-nesting", TR: "table-nesting", TH: "table-nesting", TD: "table-nesting", TOC: "contents-nesting", TOCI: "contents-nesting",
              Ruby: "ruby-nesting", RB: "ruby-nesting", RT: "ruby-nesting" };

var found = {};       // by page object, then by MCID: element
var annotations = {}; // annotation object -> element
var notes = {};
var heading = 0;

function note_content(page, mcid, element) {
    found[page] = found[page] || {};
    found[page][mcid] = element;
}

// In reading order, without recursion: elements nest deeper than functions may here.
function walkTree(top, root) {
    var rest = [[top, root, ""]];
    while (rest.length > 0) {
        var next = rest.pop(), kids = walk(next[0], next[1], next[2]);
        for (var i = kids.length - 1; i >= 0; i--)
            rest.push([kids[i], next[0], name(next[0], "S")]);
    }
}

// Checks one element; returns the elements in it.
function walk(element, parent, parentType) {
    var type = name(element, "S"), where = type + " " + id(element), page = has(element, "Pg") ? id(element.get("Pg")) : 0;
    var rule = RULES[type] || "list-nesting", kids = [], elements = [];
    check("standard-types", TYPES[type] === true, where);
    check("parents-agree", id(element.get("P")) === id(parent), where);
    if (PARENTS[type]) check(rule, PARENTS[type].test(parentType), where + " in " + parentType);
    element_rules(element, type, where);
    list(element, "K").forEach(function (kid) {
        var kind = kid.isNumber() ? "MCID" : name(kid, "Type");
        if (kind === "MCID" || kind === "MCR") {
            if (KIDS[type]) check(rule, false, where + " has content of its own");
            if (kind === "MCID") note_content(page, kid.asNumber(), element);
            else note_content(has(kid, "Pg") ? id(kid.get("Pg")) : page, number(kid, "MCID"), element);
        } else if (kind === "OBJR") {
            annotations[id(kid.get("Obj"))] = element;
        } else {
            kids.push(name(kid, "S"));
            if (KIDS[type]) check(rule, KIDS[type].test(name(kid, "S")), name(kid, "S") + " in " + where);
            elements.push(kid);
        }
    });
    if (type === "Table") table_rules(element, where);
    var captions = kids.filter(function (kid) { return kid === "Caption"; }).length;
    check("caption-place", captions === 0 || (captions === 1 && (kids[0] === "Caption" || kids[kids.length - 1] === "Caption")), where);
    if (type === "Ruby") check("ruby-nesting", kids.join(" ") === "RB RT", where);
    if (type === "L" && labelled(element))
        check("list-numbering", /^\/(Disc|Circle|Square|Decimal|UpperRoman|LowerRoman|UpperAlpha|LowerAlpha)$/.test(String(attribute(element, "ListNumbering"))), where);
    return elements;
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
    if (type === "Figure") figure_rules(element, where);
    if (type === "TH") check("head-scope", /^(Column|Row|Both)$/.test(String(attribute(element, "Scope")).slice(1)), where);
    if (type === "Note") {
        var note = string(element, "ID");
        check("note-id", note !== "" && !notes[note], where);
        notes[note] = true;
    }
}

// It says what it shows and where: a box with an area, on its page.
function figure_rules(element, where) {
    check("figure-alternative", string(element, "Alt") !== "" || string(element, "ActualText") !== "", where);
    var box = attribute(element, "BBox"), sheet = has(element, "Pg") ? element.get("Pg").get("MediaBox") : null;
    check("figure-box", box !== null && box.length === 4 && sheet !== null && inside(box, sheet), where);
}

function inside(box, sheet) {
    var ROUNDED = 0.01, at = [0, 1, 2, 3].map(function (i) { return box.get(i).asNumber(); });
    function edge(i) { return sheet.get(i).asNumber(); }
    return at[0] < at[2] && at[1] < at[3] && at[0] >= edge(0) - ROUNDED && at[1] >= edge(1) - ROUNDED && at[2] <= edge(2) + ROUNDED && at[3] <= edge(3) + ROUNDED;
}

function span(cell, key) {
    var value = attribute(cell, key);
    return value === null ? 1 : value.asNumber();
}

// Every row fills the same columns, counting what spans into it from above, and nothing spans out of the table. Some cell is a head.
function table_rules(table, where) {
    var above = [], width = -1, heads = 0;
    list(table, "K").forEach(function (row, index) {
        if (row.isNumber() || name(row, "S") !== "TR") return;
        var column = 0;
        list(row, "K").forEach(function (cell) {
            if (cell.isNumber()) return;
            if (name(cell, "S") === "TH") heads++;
            while (above[column] > 0) column++;
            for (var i = 0, columns = span(cell, "ColSpan"), rows = span(cell, "RowSpan"); i < columns; i++) {
                check("table-regular", !(above[column] > 0), where + " row " + (index + 1) + ": cells overlap");
                above[column++] = rows;
            }
        });
        while (above[column] > 0) column++;
        if (width < 0) width = column;
        check("table-regular", column === width, where + " row " + (index + 1) + ": " + column + " columns, not " + width);
        for (var i = 0; i < above.length; i++)
            above[i]--;
    });
    check("table-regular", !above.some(function (rows) { return rows > 0; }), where + ": a cell spans more rows than there are");
    check("table-heads", heads > 0 || width < 2, where); // one column is a list in frames
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

// Of a TrueType file's glyphs: advances in 1/1000 em, and whether there is anything to see.
function truetype(data) {
    var table = {};
    for (var i = 0; i < u16(data, 4); i++)
        table[ascii(data.slice(12 + 16 * i, 16 + 16 * i))] = u32(data, 20 + 16 * i);
    var em = u16(data, table.head + 18), count = u16(data, table.hhea + 34), glyphs = u16(data, table.maxp + 4), long = u16(data, table.head + 50);
    function place(glyph) { return long ? u32(data, table.loca + 4 * glyph) : 2 * u16(data, table.loca + 2 * glyph); }
    return {
        advance: function (glyph) { return u16(data, table.hmtx + 4 * Math.min(glyph, count - 1)) * 1000 / em; },
        drawn: function (glyph) { return glyph < glyphs && place(glyph + 1) > place(glyph); }
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

// The CIDs of an embedded CMap's codes.
function encoded(cmap) {
    var map = {}, text = ascii(bytes(cmap)), entry = /<([0-9A-F]{4})> ([0-9]+)\n/g, match;
    while ((match = entry.exec(text)) !== null)
        map[parseInt(match[1], 16)] = Number(match[2]);
    return function (code) { return map[code] || 0; };
}

// Of TrueType outlines by code: glyph, whether its width agrees and whether it is drawn; of CFF outlines, which are programs
// not run here, the CID alone.
function outlines(key, font, inner, described) {
    var width = widths(inner);
    if (name(inner, "Subtype") === "CIDFontType0") {
        var cmap = font.get("Encoding"), system = inner.get("CIDSystemInfo"), mode = / \/?WMode ([0-9])/.exec(ascii(bytes(cmap)).replace("/WMode", " /WMode"));
        check("font-embedded", has(described, "FontFile3") && name(described.get("FontFile3"), "Subtype") === "CIDFontType0C", key);
        check("font-encoding", name(cmap, "Type") === "CMap" && number(cmap, "WMode") === 0 && (mode === null || mode[1] === "0") && name(cmap, "CMapName") !== "" &&
              string(cmap.get("CIDSystemInfo"), "Ordering") === string(system, "Ordering"), key);
        return { glyph: encoded(cmap), agrees: function () { return true; }, drawn: function () { return true; } };
    }
    check("font-embedded", has(described, "FontFile2"), key);
    check("font-encoding", name(font, "Encoding") === "Identity-H" && name(inner, "Subtype") === "CIDFontType2", key);
    check("font-glyph-map", has(inner, "CIDToGIDMap"), key);
    if (!has(inner, "CIDToGIDMap") || !has(described, "FontFile2")) return null;
    var map = bytes(inner.get("CIDToGIDMap")), program = truetype(bytes(described.get("FontFile2")));
    function glyph(code) { return u16(map, 2 * code); }
    return {
        glyph: glyph,
        agrees: function (code) { return Math.abs(width(code) - program.advance(glyph(code))) <= 1; },
        drawn: function (code) { return program.drawn(glyph(code)); }
    };
}

// UTF-16 that only moves on or changes what stands before it.
var BLANK = /^((0020|00A0|3000|200B|FEFF|20[0-6][0-9A-F]|00AD|FE0[0-9A-F]|DB40DD[0-9A-F]{2}))+$/;

function fontRules(key, font, codes) {
    var inner = font.get("DescendantFonts").get(0), described = inner.get("FontDescriptor");
    check("font-subset-name", /^[A-Z]{6}\+/.test(name(font, "BaseFont")) && name(font, "BaseFont") === name(inner, "BaseFont") &&
          name(font, "BaseFont") === name(described, "FontName"), key);
    check("character-sets", !has(described, "CIDSet") && !has(described, "CharSet"), key);
    var drawn = outlines(key, font, inner, described), unicode = has(font, "ToUnicode") ? toUnicode(font) : {};
    if (drawn === null) return;
    Object.keys(codes).forEach(function (code) {
        var says = unicode[code], where = key + " code " + code;
        check("no-notdef", drawn.glyph(code) > 0, where);
        check("unicode-of-every-code", says !== undefined, where);
        check("unicode-allowed", says !== undefined && !/^(....)*?(0000|FEFF|FFFE)/.test(says), where);
        check("widths-agree", drawn.agrees(code), where);
        check("glyph-in-program", says === undefined || BLANK.test(says) || drawn.drawn(code), where + " " + says);
    });
}

// -- the file --------------------------------------------------------------------------------------------------------

function annotationRules(page, index, parents) {
    list(page, "Annots").forEach(function (annotation) {
        var where = "page " + (index + 1), flags = number(annotation, "F"), element = annotations[id(annotation)];
        check("annotation-kind", name(annotation, "Subtype") === "Link", where);
        check("link-place", inside(annotation.get("Rect"), page.get("MediaBox")), where);
        check("annotation-flags", (flags & 4) === 4 && (flags & (1 | 2 | 32 | 256)) === 0, where);
        check("link-tagged", element !== undefined && name(element, "S") === "Link", where);
        check("link-described", /[^-0-9０-９ ,，－]/.test(string(annotation, "Contents")), where);
        var key = number(annotation, "StructParent");
        check("parent-tree", parents[key] !== undefined && element !== undefined && id(parents[key]) === id(element), where + " annotation");
        if (has(annotation, "A")) check("actions-allowed", name(annotation.get("A"), "S") === "URI" && /^[!-~]+$/.test(string(annotation.get("A"), "URI")), where);
        else destinationRules(annotation, where);
        check("tab-order", name(page, "Tabs") === "S", where);
    });
}

// It leads to a page of this file.
function destinationRules(from, where) {
    var to = has(from, "Dest") ? from.get("Dest") : null;
    check("destinations", to !== null && to.isArray() && pageNumbers[id(to.get(0))] !== undefined, where);
}

function outlineRules(entry, where) {
    for (; entry !== null && !entry.isNull(); entry = has(entry, "Next") ? entry.get("Next") : null) {
        check("outline-titles", string(entry, "Title") !== "", where);
        destinationRules(entry, "outline: " + string(entry, "Title"));
        if (has(entry, "First")) outlineRules(entry.get("First"), where);
    }
}

function imageRules(page, index) {
    var objects = page.get("Resources").get("XObject");
    if (objects === null || objects === undefined) return;
    entries(objects, function (key, image) {
        check("images-plain", name(image, "Subtype") === "Image" && !has(image, "Interpolate") && !has(image, "Alternates") && !has(image, "OPI"), key);
        check("colour-spaces", /^Device(RGB|Gray)$/.test(name(image, "ColorSpace")) || indexed(image.get("ColorSpace")), key);
        if (has(image, "SMask")) check("soft-masks", name(image.get("SMask"), "ColorSpace") === "DeviceGray" && !has(image.get("SMask"), "SMask"), key);
    });
}
function indexed(space) {
    return space.isArray() && space.get(0).isName() && space.get(0).asName() === "Indexed" && /^Device(RGB|Gray)$/.test(space.get(1).asName());
}

// Colours are those of the device, hatches are lines: nothing else changes how a page is painted.
function paintRules(page, where) {
    var resources = page.get("Resources");
    check("no-extended-states", !has(resources, "ExtGState") && !has(resources, "Shading"), where);
    check("no-extended-states", !has(resources, "ColorSpace") && !has(resources, "Pattern"), where);
}

// -- every object ----------------------------------------------------------------------------------------------------

var LONGEST = 32767;

function valueRules(value, where) {
    if (value.isName()) {
        check("names", /^[!-~]{1,127}$/.test(value.asName()), where + " /" + value.asName());
    } else if (value.isString()) {
        check("string-length", value.asByteString().length <= LONGEST, where);
    } else if (value.isArray() || value.isDictionary()) {
        entries(value, function (key, item) {
            if (!value.isArray()) check("names", /^[!-~]{1,127}$/.test(key), where + " /" + key);
            if (!item.isIndirect()) valueRules(item, where);
        });
    }
}

function objectRules() {
    for (var number = 1, count = file.countObjects(); number < count; number++) {
        var object = file.newIndirect(number, 0), where = "object " + number;
        if (object.isNull()) continue;
        valueRules(object.resolve(), where);
        if (!object.isStream()) continue;
        list(object, "Filter").forEach(function (filter) { check("filters", /^(FlateDecode|DCTDecode)$/.test(filter.asName()), where); });
        check("filters", !has(object, "F") && !has(object, "FFilter"), where);
    }
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
    check("language", property(/<dc:language>.*?<rdf:li>(.*?)<\/rdf:li>/) === string(catalog, "Lang"), "dc:language");
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

var pageNumbers = {}; // by object, from 1

// What a page shows and what the tree says of it agree.
function treeRules(page, where, mcids, parents) {
    var row = parents[number(page, "StructParents")], elements = found[id(page)] || {};
    Object.keys(mcids).forEach(function (mcid) {
        var element = elements[mcid], which = where + " MCID " + mcid;
        check("content-in-tree", element !== undefined, which);
        if (element === undefined) return;
        check("parent-tree", row !== undefined && row.length > mcid && id(row.get(mcid)) === id(element), which);
        check("marks-named-as-tags", mcids[mcid] === name(element, "S") || (mcids[mcid] === "Span" && string(element, "ActualText") !== ""), which);
    });
    Object.keys(elements).forEach(function (mcid) {
        check("tree-in-content", mcids[mcid] !== undefined, where + " MCID " + mcid);
    });
}

function pageRules(page, index, codes, parents, fonts) {
    var where = "page " + (index + 1), box = page.get("MediaBox");
    check("own-resources", has(page, "Resources"), where);
    if (!has(page, "Resources")) return;
    [2, 3].forEach(function (side) {
        var length = box.get(side).asNumber() - box.get(side - 2).asNumber();
        check("page-size", length >= 3 && length <= 14400, where);
    });
    check("nothing-active", !has(page, "AA"), where);
    var shown = {}, resources = page.get("Resources").get("Font");
    treeRules(page, where, readPage(page, where, shown), parents);
    for (var key in shown) { // a name may mean another font on another page
        var font = resources.get(key), number = id(font);
        fonts[number] = font;
        codes[number] = codes[number] || {};
        for (var code in shown[key]) codes[number][code] = true;
    }
    annotationRules(page, index, parents);
    imageRules(page, index);
    paintRules(page, where);
}

function main() {
    var codes = {}, fonts = {}; // by object
    catalogRules();
    metadataRules();
    intentRules();
    objectRules();
    pages.forEach(function (page, index) { pageNumbers[id(page)] = index + 1; });
    if (has(catalog, "Outlines") && has(catalog.get("Outlines"), "First")) outlineRules(catalog.get("Outlines").get("First"), "outline");
    var root = catalog.get("StructTreeRoot"), tops = list(root, "K");
    check("one-document", tops.length === 1 && name(tops[0], "S") === "Document", "top of the tree");
    walkTree(tops[0], root);
    var parents = parentTree();
    pages.forEach(function (page, index) { pageRules(page, index, codes, parents, fonts); });
    Object.keys(codes).forEach(function (number) { fontRules(name(fonts[number], "BaseFont"), fonts[number], codes[number]); });
}

main();
Object.keys(problems).sort().forEach(function (name) {
    var list = problems[name];
    failures += list.length;
    print(list.length ? "not ok " + name + ": " + list[0] + (list.length > 1 ? " and " + (list.length - 1) + " more" : "") : "ok " + name);
});
print(failures + " failures");
if (failures > 0) quit(1);
