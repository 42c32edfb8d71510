"""jobs_words.py VOCABULARY.h JOBS.rng: elements and attributes of both, one line for each difference."""
import re
import sys
import xml.etree.ElementTree as tree

NG = '{http://relaxng.org/ns/structure/1.0}'
table = {}
for name, parent, needed, allowed in re.findall(r'X\("([\w-]*)", "([\w-]*)", "([\w -]*)", "([\w -]*)"\)', open(sys.argv[1], encoding='utf-8').read()):
    table[name] = (set(needed.split()), set(allowed.split()))
grammar = {}
for element in tree.parse(sys.argv[2]).iter(NG + 'element'):
    maybe = {a.get('name') for o in element.findall(NG + 'optional') for a in o.findall(NG + 'attribute')}
    grammar[element.get('name')] = ({a.get('name') for a in element.findall(NG + 'attribute')}, maybe)
for name in sorted(set(table) | set(grammar)):
    if table.get(name) != grammar.get(name):
        print(f'{name}: the program {table.get(name)}, the schema {grammar.get(name)}')
if len(table) < 5:
    print('the table was not understood')
