// pdf_text.js: what a reader of a PDF's structure gets, in its order: the types of the elements, indented, and the texts of
// their marked contents in quotes, a line each, as `pdfinfo -struct-text` prints them; that one looks through the whole page
// for every element. pdf.test.sh holds the two equal. Run with `mutool run pdf_text.js FILE`.

load(scriptPath.replace(/[^\/]*$/, "") + "pdf_reading.js");

var file = new PDFDocument(scriptArgs[0]);
var fonts = {}; // by object: the characters of its codes

function charactersOf(font) {
    var key = id(font);
    if (!fonts[key]) {
        fonts[key] = {};
        var map = toUnicode(font);
        for (var code in map)
            fonts[key][code] = utf16(map[code]);
    }
    return fonts[key];
}

// The text of every mark of a page, by MCID.
function readPage(page) {
    var resources = page.get("Resources").get("Font"), open = [], texts = {}, characters = {};
    operators(page.get("Contents"), function (operator, operands) {
        if (operator === "BDC" || operator === "BMC") {
            var at = operands.indexOf("MCID");
            open.push(at >= 0 ? Number(operands[at + 1]) : -1);
        } else if (operator === "EMC") {
            open.pop();
        } else if (operator === "Tf") {
            characters = charactersOf(resources.get(operands[0]));
        } else if (operator === "Tj" || operator === "TJ") {
            var mark = open.length > 0 ? open[open.length - 1] : -1, text = "";
            if (mark < 0) return;
            operands.forEach(function (codes) {
                for (var i = 0; typeof codes === "object" && i + 1 < codes.length; i += 2)
                    text += characters[codes[i] << 8 | codes[i + 1]] || "\uFFFD";
            });
            texts[mark] = (texts[mark] || "") + text;
        }
    });
    return texts;
}

var pages = {}; // by object
allPages(file).forEach(function (page) { pages[id(page)] = readPage(page); });

// What an element consists of, in its order: {line} to print, or {element} to go into.
function parts(element, indent) {
    var own = has(element, "Pg") ? id(element.get("Pg")) : 0, text = "", out = [{ line: indent + name(element, "S") }];
    indent += "  ";
    function say() { // marks that follow one another are one text
        if (text !== "") out.push({ line: indent + '"' + text + '"' });
        text = "";
    }
    list(element, "K").forEach(function (kid) {
        var type = kid.isNumber() ? "" : name(kid, "Type");
        if (kid.isNumber())
            text += pages[own][kid.asNumber()] || "";
        else if (type === "MCR")
            text += pages[has(kid, "Pg") ? id(kid.get("Pg")) : own][number(kid, "MCID")] || "";
        else if (type !== "OBJR") {
            say();
            out.push({ element: kid, indent: indent });
        }
    });
    say();
    return out;
}

// Elements nest deeper than functions may here.
var rest = [];
function add(found) {
    for (var i = found.length - 1; i >= 0; i--)
        rest.push(found[i]);
}
add(list(file.getTrailer().get("Root").get("StructTreeRoot"), "K").map(function (element) { return { element: element, indent: "" }; }));
while (rest.length > 0) {
    var next = rest.pop();
    if (next.element) add(parts(next.element, next.indent));
    else print(next.line);
}
