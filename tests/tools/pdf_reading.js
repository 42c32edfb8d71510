// pdf_reading.js: reads a PDF's objects and content streams for the scripts that check and print them: loaded by
// pdf_structure.js and pdf_text.js, which `mutool run` runs. Time is linear in the file.

// -- objects ---------------------------------------------------------------------------------------------------------

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
// visit(key, value) for what an array or dictionary holds. MuPDF's own forEach gives the key first up to 1.21, then the value.
function entries(object, visit) {
    object.forEach(function (first, second) {
        if (typeof first === "object") visit(second, first);
        else visit(first, second);
    });
}
function id(object) {
    return object.isIndirect() ? object.asIndirect() : 0;
}
function bytes(stream) {
    var buffer = stream.readStream(), out = [];
    for (var i = 0; i < buffer.length; i++)
        out[i] = buffer[i];
    return out;
}
function ascii(list) {
    var out = "";
    for (var i = 0; i < list.length; i++)
        out += CHARACTER[list[i]];
    return out;
}
function allPages(file) {
    var pages = [];
    for (var i = 0, count = file.countPages(); i < count; i++)
        pages.push(file.findPage(i));
    return pages;
}

// -- content streams (ISO 32000-1, 7.2 and 7.3) ------------------------------------------------------------------------

var SPACE = [], ENDS = [], CHARACTER = []; // by byte: white space; what ends a word; the character
for (var byte = 0; byte < 256; byte++) {
    CHARACTER[byte] = String.fromCharCode(byte);
    SPACE[byte] = "\0\t\n\f\r ".indexOf(CHARACTER[byte]) >= 0;
    ENDS[byte] = SPACE[byte] || "()<>[]/%".indexOf(CHARACTER[byte]) >= 0;
}

function hexadecimal(data, start, end) {
    var out = [], digits = ascii(data.slice(start, end)).replace(/\s/g, "");
    for (var i = 0; i < digits.length; i += 2)
        out.push(parseInt((digits.slice(i, i + 2) + "0").slice(0, 2), 16));
    return out;
}

// Calls take(kind, value) for each token: "string" (bytes), "name", "word" (numbers and operators), "mark" ([ ] << >>).
function tokens(data, take) {
    var i = 0, length = data.length, c, start, depth, out;
    while (i < length) {
        c = data[i];
        if (SPACE[c]) {
            i++;
        } else if (c === 40) {
            out = [];
            depth = 1;
            for (i++; i < length && depth > 0; i++) {
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
            for (start = ++i; i < length && data[i] !== 62;) i++;
            take("string", hexadecimal(data, start, i));
            i++;
        } else if (c === 60 || c === 62) {
            take("mark", c === 60 ? "<<" : ">>");
            i += 2;
        } else if (c === 91 || c === 93) {
            take("mark", c === 91 ? "[" : "]");
            i++;
        } else {
            for (out = CHARACTER[c], i++; i < length && !ENDS[data[i]]; i++) out += CHARACTER[data[i]];
            if (c === 47)
                take("name", out.slice(1));
            else
                take("word", out);
        }
    }
}

// Calls operate(operator, operands) for each operator of a content stream; strings are arrays of bytes.
function operators(stream, operate) {
    var operands = [];
    tokens(bytes(stream), function (kind, value) {
        if (kind === "word" && (value > ":" || value === "'" || value === '"')) { // not a number
            operate(value, operands);
            operands = [];
        } else if (kind !== "mark") {
            operands.push(value);
        }
    });
}

// -- text ------------------------------------------------------------------------------------------------------------

function utf16(hex) { // digits of UTF-16 as text
    var out = "", unit, high = 0;
    for (var i = 0; i + 3 < hex.length; i += 4) {
        unit = parseInt(hex.slice(i, i + 4), 16);
        if (unit >= 0xD800 && unit < 0xDC00) {
            high = unit;
            continue;
        }
        out += String.fromCharCode(unit >= 0xDC00 && unit < 0xE000 ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : unit);
    }
    return out;
}

// The digits of the UTF-16 of each code (ISO 32000-1, 9.10.3).
function toUnicode(font) {
    var map = {}, text = ascii(bytes(font.get("ToUnicode"))), section = /begin(bfchar|bfrange)\s([\s\S]*?)end/g, part, match;
    while ((part = section.exec(text)) !== null) {
        var entry = part[1] === "bfchar" ? /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g : /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g;
        while ((match = entry.exec(part[2])) !== null) {
            var first = parseInt(match[1], 16), last = part[1] === "bfchar" ? first : parseInt(match[2], 16);
            var to = match[match.length - 1], end = parseInt(to.slice(-4), 16);
            for (var code = first; code <= last; code++)
                map[code] = to.slice(0, -4) + ("000" + (end + code - first).toString(16)).slice(-4).toUpperCase();
        }
    }
    return map;
}
