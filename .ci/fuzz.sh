#!/usr/bin/env bash
# A few thousand runs of each fuzz target from the same seed: what cargo-fuzz does with `-s none`, on the stable toolchain.
# Usage: .ci/fuzz.sh [RUNS]; what crashes a target is left in fuzz/artifacts.
set -euo pipefail
cd "$(dirname "$0")/.."
runs="${1:-2000}"
# libFuzzer is C++
command -v c++ >/dev/null || { apt-get update -q && apt-get install -q -y g++; }
host="$(rustc -vV | sed -n 's/^host: //p')"
cover="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4"
cover="$cover -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table"
RUSTFLAGS="--cfg fuzzing $cover" cargo build --manifest-path fuzz/Cargo.toml --release --target "$host"
mkdir -p fuzz/artifacts
found="$(mktemp -d)"
trap 'rm -rf "$found"' EXIT
for target in quantities ingest structure pipeline; do
  printf '%s: ' "$target"
  mkdir -p "$found/$target"
  "fuzz/target/$host/release/$target" "$found/$target" fixtures corpus -seed=1 -runs="$runs" -max_len=4000 \
    -artifact_prefix="fuzz/artifacts/$target-" > "$found/$target.log" 2>&1 \
    || { tail -n 40 "$found/$target.log"; exit 1; }
  tail -n 1 "$found/$target.log"
done
