// validate_workbooks.mjs VALIDATOR LIST: every workbook that LIST names, a line each, through the Open XML SDK's validator
// (the npm package @ooxml-tools/validate, its index.js at VALIDATOR). One process for all: it takes seconds to start.
// Prints each complaint; exit code 1 when there is one, 3 when the validator itself cannot be run.
import { readFile } from 'node:fs/promises';

// Workbooks of the program are recognised by the date of their parts: that of the first is the oldest that ZIP knows. Those
// that tests let other programs save are theirs to answer for.
function isOurs(bytes) {
    return bytes.length > 30 && bytes.readUInt32LE(0) === 0x04034b50 && bytes.readUInt32LE(10) === 0x00210000;
}

const [validator, list] = process.argv.slice(2);
const paths = (await readFile(list, 'utf8')).split('\n').filter(path => path);
let validate;
try {
    ({ default: validate } = await import(validator));
} catch (error) {
    console.log(`the validator cannot be loaded: ${error.message}`);
    process.exit(3);
}
let checked = 0, others = 0, wrong = 0;
for (const path of paths) {
    const bytes = await readFile(path);
    if (!isOurs(bytes)) {
        others++;
        continue;
    }
    checked++;
    let complaints;
    try {
        complaints = await validate(bytes, 'xlsx', 'Microsoft365');
    } catch (error) {
        complaints = [{ id: 'not readable', description: error.message, path: { partUri: '', xpath: '' } }];
    }
    if (complaints.length > 0) wrong++;
    for (const { id, description, path: at } of complaints.slice(0, 5))
        console.log(`${path}: ${id} ${at.partUri} ${at.xpath}: ${description}`);
}
console.log(`${checked} workbooks checked, ${wrong} of them wrong, ${others} of other programs passed over`);
process.exit(wrong > 0 ? 1 : 0);
