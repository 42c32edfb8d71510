#!/usr/bin/python3
"""faults.py BUILD STATE SECONDS: one call of a build refused, or the program ended there, at every point in turn.

BUILD is a build directory with tests/inject.so, STATE a directory that keeps what was done. A point is a build (a layout of a
record), a kind of call, its number and what happens to it. After each, every published file is the old one or the new one,
byte for byte, and the exit code is one of commands' table. Points are taken in an order that covers the whole build early.
`faults.py status STATE` prints the counts. A changed program begins anew; the sum over all programs is kept, too.
"""
import filecmp
import hashlib
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

TREE = pathlib.Path(__file__).resolve().parent.parent.parent
BUILDS = [("tests/command/parts/plan.xml", "process-sheet"), ("input/samples/midorino-r6-status.xml", "status-report"),
          ("tests/cities/records/progress-structures.xml", "progress-table"), ("input/samples/starter/plan.txt", "input-form")]
# kind, what happens, the exit codes that are right. 0 is, where the build is whole all the same: nobody needs the name in a
# run's file. A signal's code is negative.
WAYS = [("memory", "", {5}), ("write", "ENOSPC", {4, 0}), ("write", "EIO", {4, 0}), ("write", "short", {0}), ("sync", "EIO", {4, 0}),
        ("rename", "EACCES", {4}), ("size", "EIO", {4, 0}), ("close", "EIO", {4, 0}), ("open", "EMFILE", {5, 4, 3, 1, 0}),
        ("read", "EIO", {5, 4, 3, 1, 0})] + [
        (kind, signal, codes) for kind in ("write", "sync", "rename", "open", "close", "size")
        for signal, codes in (("kill", {-9}), ("term", {-15, 143}))]


def fingerprint(build):
    digest = hashlib.sha256()
    for path in sorted(list(build.glob("shinchoku*")) + [build / "tests/inject.so"]):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def load(state):
    path = state / "faults.json"
    return json.loads(path.read_text()) if path.exists() else {"program": "", "done": {}, "sum": {}, "codes": {}, "findings": []}


def save(state, counts):
    new = state / "faults.json.new"
    new.write_text(json.dumps(counts, ensure_ascii=False, indent=1))
    new.replace(state / "faults.json")


def status(state):
    counts = load(state)
    if not counts["sum"]:
        print("faults     nothing tried yet")
        return
    tried = ", ".join(f"{kind} {n}" for kind, n in sorted(counts["sum"].items()))
    done = sum(each[0] for each in counts["done"].values())
    all_points = sum(each[1] for each in counts["done"].values())
    damaged = sum(f["what"] == "damaged" for f in counts["findings"])
    codes = ", ".join(f"{code}: {n}" for code, n in sorted(counts["codes"].items()))
    print(f"faults     {sum(counts['sum'].values())} points tried ({tried}), {done} of {all_points} of this program; "
          f"damaged {damaged}, other findings {len(counts['findings']) - damaged}; exit codes {codes}")


class Build:
    """One build with an earlier publication in place, in a directory of its own."""

    def __init__(self, program, inject, record, layout, place):
        self.program, self.inject, self.layout = program, inject, layout
        self.record, self.place = TREE / record, place
        self.run(place / "new", {})
        self.run(place / "old", {}, "--draft")
        self.names = sorted(path.name for path in (place / "new").iterdir() if not path.name.startswith("."))

    def run(self, out, environment, *options):
        command = [self.program, "build", "--lang", "en", "-l", self.layout, "-o", out, *options, self.record]
        return subprocess.run(command, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)

    def count(self):
        file = self.place / "counts"
        self.run(self.place / "out", {"LD_PRELOAD": str(self.inject), "INJECT_COUNT": str(file)})
        return {line.split()[0]: int(line.split()[1]) for line in file.read_text().splitlines()}

    def restore(self):
        out = self.place / "out"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(self.place / "old", out)

    def files(self):
        """What each published file is: old, new, or damaged."""
        found = {}
        for name in self.names:
            out = self.place / "out" / name
            for kind in ("new", "old"):
                other = self.place / kind / name
                if out.exists() and other.exists() and filecmp.cmp(out, other, shallow=False):
                    found[name] = kind
                    break
            else:
                found[name] = "missing" if not (out.exists() or (self.place / "old" / name).exists()) else "damaged"
        return found

    def whole(self, name):
        check = ["qpdf", "--check"] if name.endswith(".pdf") else [sys.executable, "-m", "zipfile", "-t"]
        return subprocess.run([*check, self.place / "out" / name], capture_output=True).returncode == 0

    def left(self):
        return sorted(path.name for path in (self.place / "out").iterdir() if path.name not in self.names)

    def try_point(self, kind, number, happens, codes):
        """Findings of one point, and its exit code."""
        self.restore()
        what = f"{kind}:{number}" + (f":{happens}" if happens else "")
        try:
            done = self.run(self.place / "out", {"LD_PRELOAD": str(self.inject), "INJECT": what})
        except subprocess.TimeoutExpired:
            return [("hangs", what)], "none"
        said = done.stderr.decode(errors="replace")
        files, findings = self.files(), []
        # A picture that could not be read is a frame, and that is said: the file is another one, and whole.
        if done.returncode == 1 and "[image-unreadable]" in said:
            files = {name: "told" if kind == "damaged" and self.whole(name) else kind for name, kind in files.items()}
        if "damaged" in files.values():
            findings.append(("damaged", f"{what}: {files}"))
        if done.returncode not in codes and done.returncode != 0:
            findings.append(("code", f"{what}: {done.returncode}: {said[-200:]}"))
        if done.returncode == 0 and "old" in files.values():
            findings.append(("silent", f"{what}: exit code 0, {files}"))
        # A library may do without memory that it was refused: then everything is there, as it should be.
        did_without = kind == "memory" and set(files.values()) == {"new"}
        if done.returncode == 0 and 0 not in codes and happens not in ("kill", "term") and not did_without:
            findings.append(("code", f"{what}: 0 though the call failed"))
        if done.returncode > 0 and not re.search(r"error\[|memory|shinchoku:", said) and happens != "term":
            findings.append(("wordless", f"{what}: {done.returncode}"))
        if happens in ("kill", "term") or done.returncode == 5:
            findings += self.next_run(what, happens, done.returncode)
        elif self.left():
            findings.append(("left behind", f"{what}: {self.left()}"))
        return findings, str(done.returncode)

    def next_run(self, what, happens, code):
        """A program that is killed, or has no memory, may leave its temporary file; the next run takes it away and publishes."""
        findings = []
        if happens == "term" and code != 0 and self.left():
            findings.append(("left behind", f"{what}: {self.left()}"))
        self.run(self.place / "out", {})
        if set(self.files().values()) != {"new"} or self.left():
            findings.append(("not mended", f"{what}: {self.files()} {self.left()}"))
        return findings


def order(count):
    """The numbers from 1 to count, each once, spread over the whole from the beginning."""
    step = max(1, int(count * 0.6180339887))
    while math.gcd(step, count) != 1:
        step += 1
    return lambda i: (i * step) % count + 1


def campaign(build, state, seconds):
    counts, end = load(state), time.monotonic() + seconds
    if counts["program"] != fingerprint(build):
        counts.update(program=fingerprint(build), done={}, findings=[])
    with tempfile.TemporaryDirectory() as directory:
        todo = []
        for index, (record, layout) in enumerate(BUILDS):
            place = pathlib.Path(directory) / str(index)
            place.mkdir()
            made = Build(build / "shinchoku", build / "tests/inject.so", record, layout, place)
            calls = made.count()
            for kind, happens, codes in WAYS:
                key, number = f"{layout} {kind} {happens}".strip(), calls.get(kind, 0)
                counts["done"].setdefault(key, [0, number])[1] = number
                if number:
                    todo.append((key, made, kind, happens, codes, order(number), number))
        # Round by round, so that no way waits for the thousands of another.
        while time.monotonic() < end and any(counts["done"][key][0] < number for key, *_, number in todo):
            for key, made, kind, happens, codes, point, number in todo:
                if counts["done"][key][0] >= number or time.monotonic() >= end:
                    continue
                findings, code = made.try_point(kind, point(counts["done"][key][0]), happens, codes)
                counts["done"][key][0] += 1
                name = happens if happens in ("kill", "term") else kind
                counts["sum"][name] = counts["sum"].get(name, 0) + 1
                counts["codes"][code] = counts["codes"].get(code, 0) + 1
                for what, text in findings:
                    print(f"{what}: {key}: {text}")
                    counts["findings"].append({"what": what, "build": key, "text": text})
            save(state, counts)
        save(state, counts)
    return 1 if counts["findings"] else 0


if __name__ == "__main__":
    if sys.argv[1] == "status":
        status(pathlib.Path(sys.argv[2]))
    else:
        place = pathlib.Path(sys.argv[2])
        place.mkdir(parents=True, exist_ok=True)
        sys.exit(campaign(pathlib.Path(sys.argv[1]).resolve(), place, float(sys.argv[3])))
