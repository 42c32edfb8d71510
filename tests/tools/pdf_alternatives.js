// The alternative texts of a PDF's structure tree, in its order, one a line: kind, tab, text.
// mutool run pdf_alternatives.js FILE.pdf
load(scriptPath.replace(/[^\/]*$/, "") + "pdf_reading.js");

var file = new PDFDocument(scriptArgs[0]);
var rest = [file.getTrailer().get("Root").get("StructTreeRoot").get("K")];
while (rest.length > 0) { // elements nest deeper than functions may here
    var node = rest.pop();
    if (node.isArray()) {
        for (var i = node.length - 1; i >= 0; i--)
            rest.push(node.get(i));
    } else if (node.isDictionary()) {
        if (has(node, "Alt")) print(name(node, "S") + "\t" + string(node, "Alt"));
        if (has(node, "K")) rest.push(node.get("K"));
    }
}
