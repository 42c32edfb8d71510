"""structure.py TREE [--figures]: the rules of the house that can be counted, over generator/, input/, layouts/, output/.

One line for each breach, and exit code 1; with --figures the counts alone. The rooms are those of the tree's CMakeLists.txt:
room(FOLDER DOOR headers SEES folders LIBRARIES …). What a file defines and calls is read from its text: definitions begin at
the left margin and their brace stands on a line of its own, as .clang-format leaves them."""
import os
import re
import statistics
import sys
from collections import defaultdict

TOPS = ('generator', 'input', 'layouts', 'output')
MOST_FILES, LONGEST, MEDIAN, NINETIETH, MOST_ODD_NAMES = 25, 50, 10, 22, 5
LIBRARIES = {'libxml/': 'input/xml', 'pcre2': 'input/quantity', 'unicode/': 'layouts/lines', 'xlsxwriter': 'output/xlsx',
             'hpdf': 'output/pdf/file', 'libdeflate': 'output/pdf/file', 'hb': 'output/pdf/font', 'fontconfig': 'output/pdf/font',
             'png': 'output/pdf/image', 'jpeglib': 'output/pdf/image', 'jerror': 'output/pdf/image'}

QUIET = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*', re.S)
FUNCTION = re.compile(r'^([A-Za-z_][^\n;{}=#]*?\b(\w+)\((?:[^;{}]*)\))\n\{\n(.*?)^\}', re.M | re.S)
STATIC = re.compile(r'^static\b[^;{}=()]*?[ *](\w+)\(', re.M)


class Tree:
    def __init__(self, root):
        paths = (os.path.relpath(os.path.join(at, name), root) for top in TOPS
                 for at, _, names in os.walk(os.path.join(root, top)) for name in names if name.endswith(('.c', '.h')))
        self.files = sorted(paths)
        self.text = {}
        for f in self.files:
            with open(os.path.join(root, f), encoding='utf-8') as file:
                self.text[f] = file.read()
        self.code = {f: QUIET.sub(' ', re.sub(r'^#include[^\n]*', '', text, flags=re.M)) for f, text in self.text.items()}
        self.functions = {f: FUNCTION.findall(self.code[f]) for f in self.files if f.endswith('.c')}
        # What generator/main defines takes the place of the C library's own, and is called by nobody by intent.
        self.exported = {f: {name for head, name, _ in functions if not head.startswith('static ')}
                         for f, functions in self.functions.items() if not f.startswith('generator/main/')}
        self.home = defaultdict(set)
        for f, names in self.exported.items():
            for name in names:
                self.home[name].add(f)
        with open(os.path.join(root, 'CMakeLists.txt'), encoding='utf-8') as file:
            self.rooms = read_rooms(file.read())

    def included(self, f):
        for name in re.findall(r'^#include "([^"]+)"', self.text[f], re.M):
            for path in (os.path.normpath(os.path.join(os.path.dirname(f), name)), name):
                if path in self.text:
                    yield path
                    break

    def called(self, f):
        """The files whose functions this one calls, or hands on by their name, with the name."""
        code = self.code[f]
        called = set(re.findall(r'(?<![.>\w])(\w+)\(', code))
        handed = set(re.findall(r'(?<=[=(,{?:&])\s*(\w+)(?=\s*[,;)}:])', code))
        variables = set(re.findall(r'\w[ *]+(\w+)\s*(?:=(?!=)|[;,\[)])', code))
        for name in sorted((called | (handed - variables)) - set(STATIC.findall(code))):
            if len(self.home.get(name, ())) == 1:
                yield next(iter(self.home[name])), name

    def arrows(self):
        """From file to file, a header and its .c being one: what makes the arrow."""
        arrows = defaultdict(lambda: defaultdict(set))
        for f in self.files:
            for to in self.included(f):
                arrows[stem(f)][stem(to)].add('#include')
            if f.endswith('.c'):
                for to, name in self.called(f):
                    arrows[stem(f)][stem(to)].add(name)
        for at in arrows:
            arrows[at].pop(at, None)
        return arrows


def read_rooms(text):
    """The rooms in their order: a room sees what stands before it."""
    rooms = {}
    for inside in re.findall(r'^room\(([^)]*)\)', text, re.M):
        words, kind = re.sub(r'#[^\n]*', '', inside).split(), None
        room = {'DOOR': set(), 'SEES': set(), 'LIBRARIES': set()}
        for word in words[1:]:
            if word in room:
                kind = word
            else:
                room[kind].add(word)
        rooms[words[0]] = room
    return rooms


def stem(f):
    return os.path.splitext(f)[0]


def circles(arrows):
    """The strongly connected parts of more than one (Tarjan's algorithm, with a stack of its own)."""
    index, low, stack, held, found = {}, {}, [], set(), []
    for start in sorted(arrows):
        work = []
        if start not in index:
            work.append((start, None))
        while work:
            at, rest = work.pop()
            if rest is None:
                index[at] = low[at] = len(index)
                stack.append(at)
                held.add(at)
                rest = iter(sorted(arrows.get(at, ())))
            for to in rest:
                if to not in index:
                    work += [(at, rest), (to, None)]
                    break
                if to in held:
                    low[at] = min(low[at], low[to])
            else:
                if low[at] == index[at]:
                    part = []
                    while not part or part[-1] != at:
                        part.append(stack.pop())
                        held.discard(part[-1])
                    if len(part) > 1:
                        found.append(sorted(part))
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[at])
    return found


def circle_breaches(tree, arrows):
    for circle in circles({at: set(tos) for at, tos in arrows.items()}):
        inside = '; '.join(f'{a} -> {b} ({", ".join(sorted(arrows[a][b])[:3])})'
                           for a in circle for b in sorted(arrows[a]) if b in circle)
        yield f'a circle of {len(circle)} files: {inside}'


def is_on_top(folder):
    """What nobody sees, and what puts the rest together: the program, and the modules of back ends."""
    return folder == 'generator/main' or folder.endswith('/module')


def folder_breaches(tree, arrows):
    """Arrows between folders that the rooms do not allow, and headers that are no doors."""
    for at, tos in sorted(arrows.items()):
        a = os.path.dirname(at)
        for to, names in sorted(tos.items()):
            b = os.path.dirname(to)
            if a != b and b not in tree.rooms.get(a, {'SEES': ()})['SEES'] and not is_on_top(a):
                yield f'{a} does not see {b}: {at} -> {to} ({", ".join(sorted(names)[:3])})'
    for f in tree.files:
        for to in tree.included(f):
            b = os.path.dirname(to)
            if os.path.dirname(f) != b and b in tree.rooms and os.path.basename(stem(to)) not in tree.rooms[b]['DOOR']:
                yield f'{to} is private to {b}, and {f} includes it'
    order = list(tree.rooms)
    for at, room in tree.rooms.items():
        for to in sorted(room['SEES']):
            if to not in order or order.index(to) > order.index(at):
                yield f'{at} sees {to}, which does not stand before it in CMakeLists.txt'


def library_breaches(tree):
    for f in tree.files:
        for name in re.findall(r'^#include <([^>]+)>', tree.text[f], re.M):
            for start, folder in LIBRARIES.items():
                if name.startswith(start) and os.path.dirname(f) != folder:
                    yield f'{name} belongs to {folder}, and {f} includes it'


def words_of(f):
    """What an exported name may begin with: its file's word, its folder's, one or many."""
    for word in (os.path.basename(stem(f)), os.path.basename(os.path.dirname(f))):
        for one in {word, word.split('_')[0]}:
            yield from (one, one + 's', one[:-1] if one.endswith('s') else one, one[:-3] + 'y' if one.endswith('ies') else one)


def odd_names(tree):
    """Exported functions that begin neither with the word of their file or folder nor with that of their header."""
    headers = defaultdict(set)
    for f in tree.files:
        if f.endswith('.h'):
            for name in re.findall(r'\b(\w+)\(', tree.code[f]):
                headers[name].add(f)
    for f, names in sorted(tree.exported.items()):
        for name in sorted(names):
            words = {word for path in {f} | headers[name] for word in words_of(path)}
            if not any(name == word or name.startswith(word + '_') for word in words):
                yield f, name


def size_breaches(tree, figures):
    files = defaultdict(int)
    for f in tree.functions:
        files[os.path.dirname(f)] += 1
    lines = sorted((body.count('\n'), f'{f}: {name}') for f, all in tree.functions.items() for _, name, body in all)
    counts = [count for count, _ in lines]
    median, ninetieth = statistics.median(counts), counts[len(counts) * 9 // 10]
    largest = max(files, key=files.get)
    figures.append(f'functions {len(counts)}: median {median:g} lines, 90th percentile {ninetieth}, longest {counts[-1]}')
    figures.append(f'folders {len(files)}: largest {largest}, {files[largest]} .c files')
    for folder, count in sorted(files.items()):
        if count > MOST_FILES:
            yield f'{folder} holds {count} .c files, more than {MOST_FILES}'
    for folder in ('layouts', 'generator'):
        if files.get(folder):
            yield f'{folder} itself holds C'
    for count, where in lines:
        if count > LONGEST:
            yield f'{where} has {count} lines, more than {LONGEST}'
    if median > MEDIAN or ninetieth > NINETIETH:
        yield f'functions grew: median {median:g}, 90th percentile {ninetieth}'


def name_breaches(tree, figures):
    odd, all = list(odd_names(tree)), sum(len(names) for names in tree.exported.values())
    figures.append(f'exported names {all}: {len(odd)} begin with no word near them ({100 * len(odd) / all:.1f} %)')
    if len(odd) * 100 > all * MOST_ODD_NAMES:
        for f, name in odd:
            yield f'{name} says neither {os.path.basename(f)} nor its folder nor its header ({f})'


def main():
    tree = Tree(sys.argv[1])
    arrows, figures = tree.arrows(), []
    breaches = [*circle_breaches(tree, arrows), *folder_breaches(tree, arrows), *library_breaches(tree),
                *size_breaches(tree, figures), *name_breaches(tree, figures)]
    figures.insert(0, f'files {len(arrows)}, circles {sum("a circle of" in b for b in breaches)}, '
                      f'arrows that no room allows {sum("does not see" in b for b in breaches)}')
    print('\n'.join(figures if '--figures' in sys.argv else breaches))
    sys.exit(1 if breaches else 0)


main()
