#!/usr/bin/env bash
# Indexing and asking an invented archive, beside sqlite-utils building a full-text table from the same rows (where
# python3 has it: pip install sqlite-utils). Usage: benches/database.sh [BRIEFINGS]; 5,000 hold over 1,000,000 claims.
set -euo pipefail
cd "$(dirname "$0")/.."
briefings="${1:-2000}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cargo build --release --quiet --bins --examples
scio=./target/release/scio
./target/release/examples/archive "$work/archive" "$briefings"

timed() { # name, command ...
  local name="$1"; shift
  /usr/bin/env time -f "$name: %e s, %U s user, %S s system, %M KiB" "$@" 2>&1 >"$work/out" | grep -v '^$'
}
timed "extract only (JSON Lines to nowhere)" $scio extract --quiet --keep-copies --format jsonl "$work/archive"
timed "index" $scio index "$work/archive" --db "$work/claims.db"
timed "index again, nothing changed" $scio index "$work/archive" --db "$work/claims.db"
for question in exports '"year on year"' 'indicator:exports measure:growth' 'ASEAN measure:growth value:>5%'; do
  timed "search, whole process: $question" $scio search --db "$work/claims.db" --format json "$question"
done
SCIO_BENCH_DB="$work/claims.db" cargo bench --quiet --bench search
if python3 -c 'import sqlite_utils' 2>/dev/null; then
  python3 - "$work" <<'PY'
import sqlite3, sqlite_utils, sys, time
work = sys.argv[1]
rows = [dict(zip(("id", "sentence", "indicator", "subject", "speaker", "title"), r)) for r in sqlite3.connect(f"{work}/claims.db").execute(
    "SELECT c.id, s.text, c.indicator, c.subject, c.speaker, d.title FROM claims c JOIN sentences s ON s.id = c.sentence "
    "JOIN documents d ON d.id = c.document")]
start = time.time()
db = sqlite_utils.Database(f"{work}/other.db")
db["claims"].insert_all(rows, pk="id", batch_size=10000)
middle = time.time()
db["claims"].enable_fts(["sentence", "indicator", "subject", "speaker", "title"])
end = time.time()
print(f"sqlite-utils, {len(rows)} rows of 6 columns: insert {middle - start:.1f} s, full text {end - middle:.1f} s")
PY
else
  echo "sqlite-utils: not installed (pip install sqlite-utils to compare)"
fi
