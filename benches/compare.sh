#!/usr/bin/env bash
# The same bytes, the same run: scio extract beside wc -w, ripgrep or grep for digits, and, where python3 has them,
# quantulum3 and recognizers-text (on a smaller part, scaled); and how it scales on one line.
# Usage: benches/compare.sh [FOLDER] [COPIES]
set -euo pipefail
cd "$(dirname "$0")/.."
folder="${1:-corpus}"
copies="${2:-100}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cargo build --release --quiet
mkdir "$work/in"
for f in "$folder"/*.txt; do
  for i in $(seq "$copies"); do cp "$f" "$work/in/$(basename "$f" .txt)-${i}x.txt"; done
done
bytes=$(cat "$work"/in/*.txt | wc -c)
printf '%s files, %s bytes, %s cores\n' "$(ls "$work/in" | wc -l)" "$bytes" "$(nproc)"

# wall seconds of a command, the best of three
best() {
  local best=1000000000 t
  for _ in 1 2 3; do
    local from to
    from=$(date +%s.%N); "$@" >"$work/out" 2>/dev/null; to=$(date +%s.%N)
    t=$(echo "$to - $from" | bc)
    if [ "$(echo "$t < $best" | bc)" = 1 ]; then best=$t; fi
  done
  echo "$best"
}
row() { printf '%-44s %8.3f s %8.1f MB/s %8.2f x wc\n' "$1" "$2" "$(echo "$bytes / $2 / 1000000" | bc -l)" "$(echo "$2 / $base" | bc -l)"; }

base=$(best bash -c "cat $work/in/*.txt | wc -w")
row "wc -w" "$base"
if command -v rg >/dev/null; then
  row "rg -o '[0-9][0-9.,]*'" "$(best rg -o --no-filename '[0-9][0-9.,]*' "$work/in")"
else
  row "grep -oE '[0-9][0-9.,]*'" "$(best grep -rohE '[0-9][0-9.,]*' "$work/in")"
fi
row "scio extract --format jsonl (all cores)" "$(best ./target/release/scio extract --quiet --keep-copies --format jsonl "$work/in")"
row "scio extract --format jsonl (one thread)" "$(best ./target/release/scio extract --quiet --keep-copies --threads 1 --format jsonl "$work/in")"

# one line of so many MB: time and memory must grow with it, and no faster; then the whole folder again, for its peak
peak() {
  if [ -x /usr/bin/time ]; then
    /usr/bin/time -f '%e %U %M' -o "$work/used" ./target/release/scio extract --quiet --keep-copies --format jsonl "$2" >"$work/out"
    awk -v name="$1" -v n="$3" '{ printf "%-44s %8.3f s %8.1f MB/s %8.1f MB of memory at most, %.1f bytes for each of input\n", name, $1, n / $1 / 1e6, $3 / 1000, $3 * 1000 / n }' "$work/used"
  fi
}
cat "$folder"/*.txt | tr '\n' ' ' >"$work/words"
for mb in 2 8 50; do
  printf 'Briefing on trade\n\nLi Ming:\n' >"$work/line.txt"
  while [ "$(stat -c %s "$work/line.txt")" -lt "${mb}000000" ]; do
    for _ in $(seq "$mb"); do cat "$work/words"; done >>"$work/line.txt"
  done
  peak "one line of $mb MB" "$work/line.txt" "$(stat -c %s "$work/line.txt")"
done
rm "$work/line.txt"
peak "the folder" "$work/in" "$bytes"

sample="$work/sample.txt"
cat "$folder"/*.txt | head -c 20000 > "$sample"
slow() {
  local name="$1" code="$2" t
  if python3 -c "$3" 2>/dev/null; then
    t=$(best python3 -c "$code" "$sample")
    row "$name (20 kB, scaled)" "$(echo "$t * $bytes / 20000" | bc -l)"
  else
    echo "$name: not installed (pip install it to compare)"
  fi
}
slow quantulum3 'import sys; from quantulum3 import parser; parser.parse(open(sys.argv[1]).read())' 'import quantulum3'
slow recognizers-text 'import sys; from recognizers_number_with_unit import recognize_dimension as d; d(open(sys.argv[1]).read(), "en-us")' 'import recognizers_number_with_unit'
