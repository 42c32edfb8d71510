#!/bin/sh
# Pictures as people have them, in a report and in a workbook: photographs on their side, files cut short, formats that are
# neither, too few pixels. What the one refuses the other refuses; what is taken goes in as it is.
. "$SOURCE_DIR/tests/tools/shell_test.sh"
python=/usr/bin/python3
[ -x "$python" ] || skip "python3 is not installed"
photo=$SOURCE_DIR/tests/command/pictures/corners.jpg
mkdir "$work/d"
for format in pdf xlsx; do
    sed "s/outputs=\"pdf\"/outputs=\"$format\"/; s/name=\"beside\"/name=\"as-$format\"/" "$SOURCE_DIR/tests/golden/beside/layout.xml" >"$work/d/as-$format.xml"
done

# record FILE…: a plan with these pictures; the first stands on line 4.
record() {
    {
        printf '<?xml version="1.0" encoding="UTF-8"?>\n<plan xmlns="urn:shinchoku:plan:1" id="p"><meta><title>写真の計画</title><year>令和６年度</year></meta>\n<initiative id="1"><title>見たもの</title></initiative>\n'
        for file; do printf '<figure src="%s" alt="見本"><caption>見本の図</caption></figure>\n' "$file"; done
        printf '</plan>\n'
    } >"$work/r.xml"
}

# build CODE: both publications from the record; what was said is in said-pdf and said-xlsx.
build() {
    for format in pdf xlsx; do
        rm -f "$work/o.$format"
        "$SHINCHOKU" build --lang "${language:-en}" --layout-dir "$work/d" -l "as-$format" --to "$work/o.$format" "$work/r.xml" >/dev/null 2>"$work/said-$format"
        code=$?
        [ $code -eq "$1" ] || fail "$name: $format: exit code $code, not $1: $(cat "$work/said-$format")"
        [ -s "$work/o.$format" ] || fail "$name: $format was not made"
    done
}

media() { "$python" -c 'import sys, zipfile; print(sum(n.startswith("xl/media/") for n in zipfile.ZipFile(sys.argv[1]).namelist()))' "$work/o.xlsx"; }
holds() { "$python" -c 'import sys; sys.exit(open(sys.argv[2], "rb").read() not in open(sys.argv[1], "rb").read())' "$@"; }

# -- as they are ------------------------------------------------------------------------------------------------------------
name=unchanged
cp "$photo" "$work/a.jpg"
cp "$photo" "$work/wrong.png" # its name says something else
record a.jpg wrong.png
build 0
holds "$work/o.pdf" "$photo" || fail "the JPEG is another one in the PDF"
"$python" - "$work/o.xlsx" "$photo" <<'END' || fail "the JPEG is another one in the workbook"
import sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
names = [n for n in book.namelist() if n.startswith("xl/media/")]
sys.exit(not names or any(book.read(n) != open(sys.argv[2], "rb").read() or not n.endswith(".jpeg") for n in names))
END

# -- turned ------------------------------------------------------------------------------------------------------------------
# exif VALUE FILE: the photograph as a camera held that way writes it.
exif() {
    {
        head -c 2 "$photo"
        printf '\377\341\000\042Exif\000\000MM\000\052\000\000\000\010\000\001\001\022\000\003\000\000\000\001\000'"\\0$(($1 / 8))$(($1 % 8))"'\000\000\000\000\000\000'
        tail -c +3 "$photo"
    } >"$2"
}
cat >"$work/seen.py" <<'END'
# Where the four colours stand on the page that has them: the letters of red, green, yellow and blue from the top left around.
import sys

COLOURS = {"R": (224, 32, 32), "G": (32, 192, 32), "Y": (224, 224, 32), "B": (32, 32, 224)}
ORDER = [(False, False), (True, False), (True, True), (False, True)]


def read(name):
    raw, head, at = open(name, "rb").read(), [], 0
    while len(head) < 4:
        end = at
        while raw[end : end + 1] not in (b" ", b"\n"):
            end += 1
        head.append(raw[at:end])
        at = end + 1
    return int(head[1]), int(head[2]), raw[at:]


for name in sys.argv[1:]:
    width, height, pixels = read(name)
    found = {}
    for i in range(width * height):
        pixel = pixels[3 * i : 3 * i + 3]
        if max(pixel) - min(pixel) < 100:
            continue
        for letter, colour in COLOURS.items():
            if all(abs(a - b) < 30 for a, b in zip(pixel, colour)):
                found.setdefault(letter, []).append((i % width, i // width))
    if len(found) < 4:
        continue
    places = {letter: [sum(p[k] for p in at) / len(at) for k in (0, 1)] for letter, at in found.items()}
    middle = [sum(p[k] for p in places.values()) / 4 for k in (0, 1)]
    quarters = {(p[0] > middle[0], p[1] > middle[1]): letter for letter, p in places.items()}
    print("".join(quarters.get(quarter, "?") for quarter in ORDER))
END
ratio() { "$python" - "$work/o.xlsx" <<'END'
import re, sys, zipfile
drawing = zipfile.ZipFile(sys.argv[1]).read("xl/drawings/drawing1.xml").decode()
x, y = map(int, re.search(r'<a:ext cx="(\d+)" cy="(\d+)"/>', drawing).groups())
print("wide" if x > y * 1.2 else "tall" if y > x * 1.2 else "square")
END
}
for turn in 1:RGYB:wide 2:GRBY:wide 3:YBRG:wide 4:BYGR:wide 5:RBYG:tall 6:BRGY:tall 7:YGRB:tall 8:GYBR:tall; do
    value=${turn%%:*} rest=${turn#*:}
    name="orientation $value"
    exif "$value" "$work/t.jpg"
    record t.jpg
    build 0
    holds "$work/o.pdf" "$work/t.jpg" || fail "$name: the PDF has other bytes"
    [ "$(ratio)" = "${rest#*:}" ] || fail "$name: in the workbook it is $(ratio)"
    if command -v mutool >/dev/null; then
        rm -f "$work"/page*.ppm
        mutool draw -q -F ppm -r 60 -o "$work/page%d.ppm" "$work/o.pdf" 2>/dev/null
        got=$("$python" "$work/seen.py" "$work"/page*.ppm)
        [ "$got" = "${rest%%:*}" ] || fail "$name: the page shows $got, not ${rest%%:*}"
    fi
done

# -- refused ---------------------------------------------------------------------------------------------------------------
# refused NAME FILE TEXT-JA TEXT-EN: neither has it, both say where and why, the rest is made.
refused() {
    name=$1
    record "$2" a.jpg
    language=ja; build 1
    for format in pdf xlsx; do grep -qF "r.xml:4:14: エラー[image-unreadable]: 画像「$2」を読めません（$3" "$work/said-$format" || fail "$name: $format: $(cat "$work/said-$format")"; done
    language=en; build 1
    for format in pdf xlsx; do grep -qF "r.xml:4:14: error[image-unreadable]: the picture “$2” cannot be read ($4" "$work/said-$format" || fail "$name: $format: $(cat "$work/said-$format")"; done
    [ "$(media)" -eq 1 ] || fail "$name: $(media) pictures in the workbook"
    holds "$work/o.pdf" "$photo" || fail "$name: the other picture is not there"
}
size=$(wc -c <"$photo")
head -c $((size * 2 / 3)) "$photo" >"$work/cut.jpg"
refused cut-jpeg cut.jpg 'JPEG が途中で切れています' 'the JPEG is cut short'
hall=$SOURCE_DIR/input/samples/midorino-hall.png
head -c 3000 "$hall" >"$work/cut.png"
refused cut-png cut.png 'PNG が途中で切れています' 'the PNG is cut short'
{ head -c 3000 "$hall"; printf '\000\001\002\003'; tail -c +3005 "$hall"; } >"$work/hole.png"
refused hole hole.png 'PNG が壊れています' 'broken PNG'
: >"$work/empty.png"
refused empty empty.png '空のファイルです' 'the file is empty'
mkfifo "$work/pipe.png"
refused pipe pipe.png 'ファイルではありません' 'it is not a file'
kind() { printf "$3" >"$work/$2"; refused "$1" "$2" "$4" "$5"; }
kind gif x.gif 'GIF89a\001\000\001\000' 'GIFです。PNG か JPEG で保存し直してください' 'it is a GIF: save it as PNG or JPEG'
kind bmp-as-png x.png 'BM\100\000\000\000' 'BMPです' 'it is a BMP'
kind webp x.webp 'RIFF\100\000\000\000WEBPVP8 ' 'WebPです' 'it is a WebP'
kind heic IMG_0001.JPG '\000\000\000\030ftypheic\000\000\000\000' 'HEIC（iPhone' 'it is an HEIC photograph'
kind tiff x.tif 'II*\000\010\000\000\000' 'TIFFです' 'it is a TIFF'
kind svg x.svg '<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"/>' 'SVG の図です' 'it is an SVG drawing'
kind page x.jpg '<!DOCTYPE html><html><body>404</body></html>' 'Web ページです' 'it is a web page'
kind words x.jpg 'PNG' 'PNG でも JPEG でもありません' 'neither PNG nor JPEG'
kind almost y.png '\211PNG\r\n\032\012' 'PNG が途中で切れています' 'the PNG is cut short'

# A refused picture is looked at once, and said at every place.
name=twice
record cut.jpg cut.jpg
build 1
[ "$(grep -c image-unreadable "$work/said-pdf")" -eq 2 ] || fail "$name: $(cat "$work/said-pdf")"

# -- coarse ------------------------------------------------------------------------------------------------------------------
name=coarse
record a.jpg "$(cp "$hall" "$work/hall.png" && echo hall.png)"
build 0
grep -qE 'r.xml:4:14: warning\[picture-coarse\]: at its printed width of [0-9.]+ mm the picture “a.jpg” has a resolution of [0-9]+ ppi' "$work/said-pdf" || fail "$name: $(cat "$work/said-pdf")"
exit $failed
