"""Runs every command that reads documents under strace: none uses the network, and none opens a file that it was not given.

    offline.py LOFTE
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# What is opened by the loader, the C library (maps, overcommit_memory), the standard library (cgroups tell how many
# processors there are) and SQLite (urandom), whatever a program does.
OF_THE_SYSTEM = re.compile(
    r"/etc/ld\.so\.cache"
    r"|(/usr)?/lib(64)?/([\w-]+/)?(libc|libm|libgcc_s)\.so\.\d+"
    r"|/proc/(self|\d+)/(maps|cgroup|mountinfo)"
    r"|/proc/sys/vm/overcommit_memory"
    r"|/sys/fs/cgroup/.*cpu\.(max|cfs_quota_us|cfs_period_us)"
    r"|/dev/(null|urandom)"
)

OPENS = {"open", "openat", "openat2", "creat"}
LOOKS = {"access", "faccessat", "faccessat2", "stat", "lstat", "statx", "newfstatat", "statfs", "readlink", "readlinkat", "getcwd"}
CHANGES = {"mkdir", "mkdirat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "chmod", "fchmodat", "utimensat"}
FOR_WRITING = re.compile(r"\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND)\b")

CALL = re.compile(r"(\w+)\((.*)\) += ")
PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')


def traced(command, folder, text=""):
    """The calls of a command with `text` on its standard input that name files or are of the network, as name and arguments."""
    with tempfile.TemporaryDirectory() as logs:
        strace = ["strace", "-ff", "-yy", "--quiet=all", "-s4096", "-etrace=%file,%network,io_uring_setup", f"-o{logs}/log"]
        done = subprocess.run([*strace, *command], cwd=folder, input=text.encode(), capture_output=True)
        lines = [line for log in Path(logs).iterdir() for line in log.read_text().splitlines()]
    calls = [CALL.match(line).groups() for line in lines if not line.startswith(("---", "+++"))]
    return done, calls


def faults(calls, program, folder, readable, writable):
    """What the calls should not have done."""
    for name, arguments in calls:
        paths = [Path(os.path.normpath(Path(at or folder) / path)) for at, path in PATH.findall(arguments)]
        under = lambda folders: all(any(path.is_relative_to(of) for of in folders) for path in paths)
        if name in LOOKS:
            continue
        if name in OPENS and not FOR_WRITING.search(arguments) and name != "creat":
            fine = under([*readable, *writable]) or OF_THE_SYSTEM.fullmatch(str(paths[0]))
        elif name in OPENS:
            fine = under(writable) or paths == [Path("/dev/null")]
        elif name in CHANGES:
            fine = under(writable)
        else:
            fine = name == "execve" and paths[0] == program
        if not fine:
            yield f"{name}({arguments})"


def message(method, params, **keys):
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **keys})
    return f"Content-Length: {len(body.encode())}\r\n\r\n{body}"


def session(document):
    """An editor that opens a document, and asks about it."""
    named = {"uri": document.as_uri()}
    start = {"line": 0, "character": 0}
    opened = {**named, "languageId": "text", "version": 1, "text": document.read_text()}
    everywhere = {"start": start, "end": {"line": 999, "character": 0}}
    return "".join([
        message("initialize", {"capabilities": {}}, id=1),
        message("initialized", {}),
        message("textDocument/didOpen", {"textDocument": opened}),
        message("textDocument/hover", {"textDocument": named, "position": start}, id=2),
        message("textDocument/codeAction", {"textDocument": named, "range": everywhere, "context": {"diagnostics": []}}, id=3),
        message("shutdown", None, id=4),
        message("exit", None),
    ])


def tells_faults(folder):
    """What is looked for is found where it is."""
    python = Path(sys.executable).resolve()
    script = "import socket; socket.socket(); open('elsewhere', 'w'); open('/etc/passwd')"
    _, calls = traced([python, "-c", script], folder)
    told = "\n".join(faults(calls, python, folder, [], []))
    for part in ["socket(AF_INET", "elsewhere", "/etc/passwd"]:
        assert part in told, f"{part} is not told"
    (folder / "elsewhere").unlink()


def main(lofte):
    lofte = Path(lofte).resolve()
    with tempfile.TemporaryDirectory() as root:
        root = Path(root).resolve()
        work, inputs, out = root / "work", root / "in", root / "out"
        for folder in [work, inputs]:
            folder.mkdir()
        tells_faults(work)
        for pattern in ["corpus/*.txt", "tests/data/*/aneby-2023-2024.*"]:
            for path in ROOT.glob(pattern):
                shutil.copy(path, inputs / f"{path.parent.name}-{path.name}")
        (root / "lofte.toml").write_text('[check]\nlang = "sv"\n')
        config = [folder / "lofte.toml" for folder in [work, *work.parents]]

        # Documents to join and to validate.
        documents = root / "documents.ndjson"
        subprocess.run([lofte, "extract", inputs, "-o", documents], check=True, stderr=subprocess.DEVNULL)
        document = next(inputs.glob("corpus-aneby*"))

        formats = ["ndjson", "json", "csv", "parquet", "sqlite"]
        tables = formats[2:]
        runs = [
            *(([inputs], ["extract", inputs, "--format", of, "-o", out / "x"], "") for of in formats),
            *(([inputs], ["extract", inputs, "--catalog", "--format", of, "-o", out / "x"], "") for of in tables),
            ([inputs], ["extract", inputs, "--keep-text", out / "texts", "--ledger", out / "ledger", "-o", out / "x"], ""),
            ([inputs], ["extract", inputs], ""),
            ([], ["extract", "-"], document.read_text()),
            *(([inputs, *config], ["check", inputs, "--format", of], "") for of in ["text", "json", "sarif", "github"]),
            ([inputs, *config], ["check", "--diff", document], ""),
            ([documents], ["link", documents], ""),
            ([documents], ["link", "--summary", documents], ""),
            *(([documents], ["link", documents, "--format", of, "-o", out / "x"], "") for of in tables),
            ([inputs], ["report", inputs, "-o", out / "x.html"], ""),
            ([documents], ["validate", documents], ""),
            ([], ["lsp"], session(document)),
        ]
        for readable, arguments, text in runs:
            out.mkdir()
            done, calls = traced([lofte, *arguments], work, text)
            said = " ".join(str(argument).replace(f"{root}/", "") for argument in arguments)
            # What `check` finds makes its exit code 1.
            assert done.returncode in ([0, 1] if "check" in arguments else [0]), f"{said}: {done.stderr.decode()}"
            assert any(name == "execve" for name, _ in calls), f"{said}: nothing was traced"
            found = list(faults(calls, lofte, work, readable, [out]))
            assert not found, "\n".join([f"lofte {said}:", *found])
            if "-o" in arguments:
                assert any(out.iterdir()), f"{said}: nothing was written"
            shutil.rmtree(out)
    print(f"{len(runs)} runs: no use of the network, no file opened but inputs, outputs, lofte.toml and those of the system")


if __name__ == "__main__":
    main(*sys.argv[1:])
