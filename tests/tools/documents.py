"""documents.py TREE: every path and function that ARCHITECTURE.md names between backticks is there. One line for each that is not."""
import os
import re
import sys

root = sys.argv[1]
tops = ('generator', 'input', 'layouts', 'output', 'tests', 'CMakeLists.txt')
paths, code = [], []
for top in tops:
    for at, _, names in os.walk(os.path.join(root, top)):
        paths += [os.path.relpath(os.path.join(at, name), root) for name in names]
paths += [top for top in tops if os.path.isfile(os.path.join(root, top))]
for path in paths:
    if path.endswith(('.c', '.h')):
        with open(os.path.join(root, path), encoding='utf-8') as file:
            code.append(file.read())
code, missing = '\n'.join(code), 0
with open(os.path.join(root, 'generator/ARCHITECTURE.md'), encoding='utf-8') as file:
    named = sorted(set(re.findall(r'`([\w./-]+)`', file.read())))
for name in named:
    if re.search(r'NAME', name):
        continue
    if '/' in name or re.search(r'\.(c|h|md|xml|txt|sh)$', name):
        at = '/' + name.rstrip('/')
        there = any(('/' + path).endswith(at) or at + '/' in '/' + path for path in paths)
    elif re.fullmatch(r'[a-z]+_[a-z_]+', name):
        there = re.search(r'\b' + name + r'\b', code)
    else:
        continue
    if not there:
        missing += 1
        print(f'generator/ARCHITECTURE.md names {name}, which is not there')
sys.exit(1 if missing else 0)
