"""Every export read by a program that is not ours, and compared with what `scio extract` says.

usage: readers.py SCIO CORPUS [TEI_SCHEMA]
Each check prints one line. A reader that is not installed is skipped with that word, unless READERS=all asks for all of
them; then it fails.
"""

import csv
import importlib
import json
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from decimal import Decimal
from pathlib import Path

scio, corpus = sys.argv[1], sys.argv[2]
schema = sys.argv[3] if len(sys.argv) > 3 else None
work = Path(tempfile.mkdtemp())
counts = {"passed": 0, "failed": 0, "skipped": 0}


def run(*args):
    return subprocess.run([scio, *map(str, args)], check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout


def key(id, value, unit, period):
    """What a claim is compared by; a value exactly, whatever its form."""
    return (id, Decimal(str(value)).normalize(), unit, period or None)


def same(claims, wanted):
    claims = sorted(claims, key=repr)
    if claims != wanted:
        raise AssertionError(f"{len(claims)} claims, {len(wanted)} expected; first difference: "
                             f"{next((p for p in zip(claims, wanted) if p[0] != p[1]), 'the number')}")
    return f"{len(claims)} claims, the same"


def expected():
    lines = run("extract", "--format", "jsonl", "--quiet", "--keep-copies", corpus).decode().splitlines()
    all = [json.loads(line, parse_float=Decimal) for line in lines]
    return sorted((key(c["id"], c["value"], c["unit"], c["period"]) for c in all), key=repr)


def columns(rows):
    return [key(r["id"], r["value"], r["unit"], r["period"]) for r in rows]


def duckdb_csv(duckdb):
    sql = f"SELECT id, value, unit, period FROM read_csv('{work}/c.csv', types={{'value': 'DECIMAL(38, 12)'}})"
    return same([key(*r) for r in duckdb.sql(sql).fetchall()], wanted)


def duckdb_jsonl(duckdb):
    sql = f"SELECT id, value::VARCHAR, unit, period FROM read_json('{work}/c.jsonl', columns={{'id': 'VARCHAR', 'value': 'DECIMAL(38, 12)', 'unit': 'VARCHAR', 'period': 'VARCHAR'}})"
    return same([key(*r) for r in duckdb.sql(sql).fetchall()], wanted)


def duckdb_parquet(duckdb):
    sql = f"SELECT id, value, unit, period FROM '{work}/c.parquet'"
    off = duckdb.sql(f"SELECT count(*) FROM '{work}/c.parquet' WHERE value::DOUBLE != value_real").fetchall()
    assert off == [(0,)], off
    return same([key(*r) for r in duckdb.sql(sql).fetchall()], wanted)


def pyarrow_parquet(pq):
    return same(columns(pq.read_table(work / "c.parquet").to_pylist()), wanted)


def openpyxl_xlsx(openpyxl):
    book = openpyxl.load_workbook(work / "c.xlsx", read_only=True)
    assert book.sheetnames == ["claims", "documents", "turns"], book.sheetnames
    rows = book["claims"].iter_rows(values_only=True)
    head = next(rows)
    return same(columns(dict(zip(head, r)) for r in rows), wanted)


def frictionless_package(frictionless):
    package = frictionless.Package(str(work / "package/datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "title", "note"])[:5]
    rows = [r.to_dict() for r in package.get_resource("claims").read_rows()]
    return f"valid with {report.stats['tasks']} tables; " + same(columns(rows), wanted)


def frictionless_broken(frictionless):
    """The keys are really checked: a claim of a turn that is not there."""
    claims = (work / "package/claims.csv").read_text().splitlines(keepends=True)
    head = next(csv.reader([claims[0]]))
    row = next(csv.reader([claims[1]]))
    row[head.index("turn")] = "1.999"
    with open(work / "package/claims.csv", "w", newline="") as f:
        f.write(claims[0])
        csv.writer(f).writerow(row)
    report = frictionless.Package(str(work / "package/datapackage.json")).validate()
    assert "foreign-key" in [t for (t,) in report.flatten(["type"])], report.flatten(["type"])
    return "a broken foreign key is found"


def convokit_corpus(convokit):
    data = convokit.Corpus(filename=str(work / "convokit"))
    data.print_summary_stats()
    claims = [c for u in data.iter_utterances() for c in u.meta["claims"]]
    conversation = next(data.iter_conversations())
    assert conversation.check_integrity(verbose=False), "the replies are no tree"
    return same([key(c["id"], c["value"], c["unit"], c["period"]) for c in claims], wanted)


def lxml_tei(etree):
    tree = etree.parse(str(work / "c.tei"))
    tei = "{http://www.tei-c.org/ns/1.0}"

    def feature(fs, name):
        for f in fs.findall(f"{tei}f[@name='{name}']"):
            return f[0].get("value") or f[0].text

    claims = [key(fs.get("n"), feature(fs, "value"), feature(fs, "unit"), feature(fs, "period"))
              for fs in tree.iter(f"{tei}fs")]
    ids = {e.get("{http://www.w3.org/XML/1998/namespace}id") for e in tree.iter()}
    pointers = [p for e in tree.iter() for a in ("who", "ana", "corresp") for p in e.get(a, "").split()]
    assert pointers and all(p[1:] in ids for p in pointers), "a pointer leads nowhere"
    marked = {p for m in tree.iter(f"{tei}measure") for p in m.get("ana").split()}
    assert len(marked) == len(claims), f"{len(marked)} claims are marked in the words"
    return same(claims, wanted)


def lxml_schema(etree):
    if not schema:
        raise ImportError("no TEI schema was given")
    rng = etree.RelaxNG(etree.parse(schema))
    tree = etree.parse(str(work / "c.tei"))
    assert rng.validate(tree), str(rng.error_log)[:2000]
    tree.getroot()[1].set("nonsense", "1")
    assert not rng.validate(tree)
    return "valid against tei_all"


def datasette_page(_):
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "datasette", str(work / "c.db"), "-p", str(port)],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    base = f"http://127.0.0.1:{port}/c"

    def get(path):
        with urllib.request.urlopen(base + path, timeout=20) as r:
            return r.read().decode()

    try:
        for _ in range(600):
            if server.poll() is not None:
                raise AssertionError(server.stderr.read().decode().strip())
            try:
                get("")
                break
            except OSError:
                time.sleep(0.2)
        page = get("/claims_view")
        assert "<table" in page and "sentence" in page
        sql = urllib.parse.quote("select claim_id as id, exact_value as value, unit, period from claims_view")
        rows, size = [], 1000
        for offset in range(0, len(wanted) + size, size):
            rows += json.loads(get(f".json?_shape=array&sql={sql}%20limit%20{size}%20offset%20{offset}"))
        assert json.loads(get("/claims_view.json?_shape=array&_size=1"))[0]["sentence"]
        assert "answered_by" in get("/questions_view")
        return "a page and JSON of claims_view: " + same(columns(rows), wanted)
    finally:
        server.terminate()
        server.wait(20)


def sqlite_utils_tables(sqlite_utils):
    db = sqlite_utils.Database(work / "c.db")
    keys = {(k.table, k.column, k.other_table) for t in db.tables for k in t.foreign_keys}
    assert ("claims", "document", "documents") in keys, keys
    rows = list(db.query("SELECT claim_id AS id, value, unit, period FROM claims"))
    return f"{len(db.tables)} tables; " + same(columns(rows), wanted)


def sqlite_checks(_):
    db = sqlite3.connect(work / "c.db")
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    return "integrity and foreign keys hold"


CHECKS = [
    ("sqlite3", "sqlite3", sqlite_checks),
    ("duckdb: csv", "duckdb", duckdb_csv),
    ("duckdb: jsonl", "duckdb", duckdb_jsonl),
    ("duckdb: parquet", "duckdb", duckdb_parquet),
    ("pyarrow: parquet", "pyarrow.parquet", pyarrow_parquet),
    ("openpyxl: xlsx", "openpyxl", openpyxl_xlsx),
    ("frictionless: datapackage", "frictionless", frictionless_package),
    ("frictionless: datapackage, spoilt", "frictionless", frictionless_broken),
    ("convokit: convokit", "convokit", convokit_corpus),
    ("lxml: tei", "lxml.etree", lxml_tei),
    ("lxml: tei schema", "lxml.etree", lxml_schema),
    ("datasette: database", "datasette", datasette_page),
    ("sqlite-utils: database", "sqlite_utils", sqlite_utils_tables),
]

wanted = expected()
assert len(wanted) > 1000, len(wanted)
run("index", "--quiet", corpus, "--db", work / "c.db")
missing = set()
for name, format in [("c.csv", "csv"), ("c.jsonl", "jsonl"), ("c.xlsx", "xlsx"), ("c.parquet", "parquet"),
                     ("package", "datapackage"), ("convokit", "convokit"), ("c.tei", "tei")]:
    try:
        run("export", "--db", work / "c.db", "--format", format, "--out", work / name)
    except subprocess.CalledProcessError as e:
        if format != "parquet" or b"--features parquet" not in e.stderr:
            raise SystemExit(e.stderr.decode())
        missing.add("parquet")

for name, module, check in CHECKS:
    since = time.monotonic()
    try:
        if "parquet" in name and "parquet" in missing:
            raise ImportError("scio was built without parquet")
        said, result = check(importlib.import_module(module)), "passed"
    except ImportError as e:
        required = os.environ.get("READERS") == "all" and "parquet" not in name
        said, result = f"SKIPPED, {e}", "failed" if required else "skipped"
    except Exception as e:  # whatever a reader objects to is the answer
        said, result = f"FAILED: {type(e).__name__}: {e}", "failed"
    counts[result] += 1
    print(f"{name}: {said} ({time.monotonic() - since:.1f} s)", flush=True)
print("readers: " + ", ".join(f"{n} {what}" for what, n in counts.items()))
sys.exit(counts["failed"] > 0)
