#!/bin/sh
# Installs the peers and builds their drivers below $RLSEARCH_PEERS (default: .build/peers of the
# checkout), which takes about 350 MB. If the peers are already installed, only the drivers are
# built again.
set -eu
sources=$(cd "$(dirname "$0")" && pwd)
work=${RLSEARCH_PEERS:-$(cd "$sources/../.." && pwd)/.build/peers}
mkdir -p "$work/jars" "$work/build"

fail() {
    echo "$1" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        fail "please run as root: $*"
    fi
}

# pkg-config and libicu-dev are needed to compile pyicu.
for package in g++ pkg-config libicu-dev libsqlite3-dev libxapian-dev openjdk-17-jdk-headless \
    python3-dev python3-venv unzip util-linux; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="${missing:-} $package"
done
if [ -n "${missing:-}" ]; then
    echo "installing$missing" >&2
    as_root apt-get update -qq >&2
    # The list is split on purpose: one package per word.
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >&2
fi

# Only the C++ module of pyterrier-pisa is used. It needs numpy and tbb; the other dependencies are
# a retrieval framework of half a gigabyte.
if [ ! -e "$work/venv/installed" ]; then
    python3 -m venv --clear "$work/venv"
    "$work/venv/bin/pip" install -q numpy==2.4.6 pyicu==2.17 tantivy==0.27.0 tbb==2020.3.254
    "$work/venv/bin/pip" install -q --no-deps pyterrier-pisa==0.4.9
    touch "$work/venv/installed"
fi

# On PyPI, Lucene 9 is part of pyserini, whose wheel contains one jar with everything.
if [ ! -e "$work/jars/lucene.jar" ]; then
    "$work/venv/bin/pip" download -q --no-deps -d "$work/jars" pyserini==0.36.0
    unzip -p "$work"/jars/pyserini-*.whl 'pyserini/resources/jars/anserini-*-fatjar.jar' \
        >"$work/jars/lucene.jar.part"
    mv "$work/jars/lucene.jar.part" "$work/jars/lucene.jar"
    rm "$work"/jars/pyserini-*.whl
fi

# That jar lacks smartcn. Debian's Lucene 8 has it, and it runs on the core of Lucene 9. The package
# is unpacked, not installed, so that two versions of Lucene cannot conflict.
if [ ! -e "$work/jars/smartcn.jar" ]; then
    (
        cd "$work/jars"
        apt-cache show liblucene8-java >/dev/null 2>&1 || as_root apt-get update -qq >&2
        apt-get download -qq liblucene8-java >&2
        dpkg -x liblucene8-java_*.deb lucene8
        cp lucene8/usr/share/java/lucene-analyzers-smartcn-8*.jar smartcn.jar
        rm -r lucene8 liblucene8-java_*.deb
    )
fi

drivers=$sources/drivers
gcc -O2 -Wall -o "$work/build/fts5" "$drivers/fts5.c" -lsqlite3
g++ -std=c++17 -O2 -Wall -o "$work/build/xapian" "$drivers/xapian.cpp" -lxapian
javac -d "$work/build" -cp "$work/jars/lucene.jar" "$drivers/LuceneDriver.java"
echo "the peers are in $work" >&2
