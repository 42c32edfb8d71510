#!/usr/bin/python3
"""hostile.py PROGRAM STATE SECONDS [NAME…]: every hostile case (hostile_cases.py) once through a program with sanitizers.

None may end in a signal, a sanitizer's report, more than 10 seconds of processor time, more than 500 MB, or an exit code that
is not the one the case may end in. Cases that were done with the same program are not done again; STATE keeps what was found.
Names begin the names of the cases that are wanted: `hostile.py PROGRAM STATE 600 picture/`. `hostile.py status STATE` prints the counts.
"""
import hashlib
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from hostile_cases import all_cases  # noqa: E402

MOST_SECONDS, MOST_BYTES, WAIT = 10, 500 << 20, 120
SANITIZERS = {"ASAN_OPTIONS": "exitcode=99:detect_leaks=0:quarantine_size_mb=8:malloc_context_size=8:allocator_may_return_null=1",
              "UBSAN_OPTIONS": "exitcode=99:print_stacktrace=1"}
# C0, DEL, C1, and what turns the direction of a line: shown as ⟨U+202E⟩, never sent.
CONTROLS = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]")


def load(state):
    path = state / "hostile.json"
    return json.loads(path.read_text()) if path.exists() else {"program": "", "done": {}, "sum": 0, "findings": {}}


def save(state, counts):
    new = state / "hostile.json.new"
    new.write_text(json.dumps(counts, ensure_ascii=False, indent=1))
    new.replace(state / "hostile.json")


def status(state):
    counts, cases = load(state), list(all_cases())
    ends = {}
    for code in counts["done"].values():
        ends[code] = ends.get(code, 0) + 1
    readers = {}
    for name in counts["done"]:
        readers[name.split("/")[0]] = readers.get(name.split("/")[0], 0) + 1
    told = ", ".join(f"{code}: {n}" for code, n in sorted(ends.items()))
    told += "; readers " + ", ".join(f"{reader}: {n}" for reader, n in sorted(readers.items()))
    print(f"hostile    {len(cases)} cases, {len(counts['done'])} of them with this program ({counts['sum']} over all sessions), "
          f"{len(counts['findings'])} findings; exit codes {told}")


def arrange(case, place):
    for name, content in case.files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def limit():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.setsid()


def run(program, case, place):
    """Exit code or name of the signal, what was said, processor seconds, bytes."""
    command = ["sh", "-c", case.shell] if case.shell else [str(program)] + [os.fsencode(argument) for argument in case.arguments]
    environment = {**os.environ, **SANITIZERS, "P": str(program), "LC_ALL": "C.UTF-8"}
    with open(place / "said", "wb") as said:
        process = subprocess.Popen(command, cwd=place / "work", env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, preexec_fn=limit)
        end, slept = time.monotonic() + WAIT, 0.005
        while True:
            pid, ended, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > end:
                os.killpg(process.pid, signal.SIGKILL)
                os.wait4(process.pid, 0)
                return "hangs", (place / "said").read_bytes(), WAIT, 0
            time.sleep(slept)
            slept = min(slept * 1.5, 0.2)
    process.returncode = 0
    code = os.waitstatus_to_exitcode(ended)
    return str(code) if code >= 0 else signal.Signals(-code).name, (place / "said").read_bytes(), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def judge(case, place, code, said, seconds, size):
    found = re.search(rb"(ERROR: AddressSanitizer[^\n]*|runtime error:[^\n]*|SUMMARY: [^\n]*)", said)
    if found:
        return found.group(0).decode(errors="replace")
    if code not in {str(each) for each in case.codes}:
        return f"ends in {code}, not in {sorted(case.codes)}: {said[-300:].decode(errors='replace')}"
    if seconds > MOST_SECONDS:
        return f"{seconds:.0f} s"
    if size > MOST_BYTES:
        return f"{size >> 20} MB"
    if CONTROLS.search(said):
        return "control characters in a message"
    own = (case.shell or "").split("; $P")[0] # what the case itself puts there stays
    left = [path for path in (place / "work").rglob(".*") if str(path.relative_to(place / "work")) not in case.files and path.name not in own]
    if left:
        return f"leaves {left[0].name}"
    return ""


def mixed(cases):
    """In an order of their names' sums: a session that is cut short has been with all readers."""
    return sorted(cases, key=lambda case: hashlib.sha256(case.name.encode("utf-8", "surrogateescape")).digest())


def campaign(program, state, seconds, names):
    counts, end = load(state), time.monotonic() + seconds
    mark = hashlib.sha256(program.read_bytes()).hexdigest()[:16]
    if counts["program"] != mark:
        counts.update(program=mark, done={}, findings={})
    for case in mixed(all_cases()):
        if time.monotonic() > end:
            break
        if names and not any(case.name.startswith(name) for name in names) or not names and case.name in counts["done"]:
            continue
        with tempfile.TemporaryDirectory() as directory:
            place = pathlib.Path(directory)
            (place / "work").mkdir()
            arrange(case, place / "work")
            code, said, used, size = run(program, case, place)
            trouble = judge(case, place, code, said, used, size)
            subprocess.run(["chmod", "-R", "u+rwx", directory], stderr=subprocess.DEVNULL, check=False)
        counts["done"][case.name] = code
        counts["sum"] += 1
        counts["findings"].pop(case.name, None)
        if trouble:
            counts["findings"][case.name] = trouble
            print(f"{case.name}: {trouble}", flush=True)
        save(state, counts)
    return 1 if counts["findings"] else 0


if __name__ == "__main__":
    if sys.argv[1] == "status":
        status(pathlib.Path(sys.argv[2]))
    elif sys.argv[1] == "make":  # hostile.py make NAME DIRECTORY: puts a case there, and says how it is called
        for wanted in all_cases():
            if wanted.name == sys.argv[2]:
                arrange(wanted, pathlib.Path(sys.argv[3]))
                print(wanted.shell or " ".join(["shinchoku"] + wanted.arguments))
    else:
        place = pathlib.Path(sys.argv[2])
        place.mkdir(parents=True, exist_ok=True)
        sys.exit(campaign(pathlib.Path(sys.argv[1]).resolve(), place, float(sys.argv[3]), sys.argv[4:]))
