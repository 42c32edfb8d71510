// The alternative texts of a PDF's structure tree, in its order, one a line: kind, tab, text.
// mutool run pdf_alternatives.js FILE.pdf
var file = new PDFDocument(scriptArgs[0]);

function walk(node) {
    if (node.isArray()) {
        for (var i = 0; i < node.length; i++) walk(node.get(i));
        return;
    }
    if (!node.isDictionary()) return;
    var alternative = node.get("Alt");
    if (alternative && alternative.isString()) print(node.get("S").asName() + "\t" + alternative.asString());
    var kids = node.get("K");
    if (kids && !kids.isNull()) walk(kids);
}

walk(file.getTrailer().get("Root").get("StructTreeRoot").get("K"));
