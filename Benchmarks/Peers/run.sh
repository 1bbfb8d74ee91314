#!/bin/sh
# Installs the peers, builds rlsearch, and compares them on the text of the given folders:
#   Benchmarks/Peers/run.sh reports laws
#   Benchmarks/Peers/run.sh --limit 5000 --rounds 1 reports     checks that everything runs
set -eu
sources=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$sources/../.." && pwd)
RLSEARCH_PEERS=${RLSEARCH_PEERS:-$root/.build/peers}
RLSEARCH=${RLSEARCH:-$("$root/Scripts/build")}
RLSEARCH_BENCH=${RLSEARCH_BENCH:-$("$root/Scripts/tool" --path rlsearch-bench)}
# Otherwise Python would write its compiled files among the sources.
PYTHONDONTWRITEBYTECODE=1
export RLSEARCH_PEERS RLSEARCH RLSEARCH_BENCH PYTHONDONTWRITEBYTECODE
"$sources/install.sh"
exec "$RLSEARCH_PEERS/venv/bin/python" "$sources/compare.py" "$@"
