# The scripts do the work; this file gives them the names people try first.
PREFIX ?= /usr/local
QUESTIONS ?= ../shared/data/retrieval/stard ../shared/data/retrieval/cmrc_sent

.PHONY: build run test torture fuzz sanitize bench tune peers lint format install clean

build:
	Scripts/build

run:
	Scripts/run

test:
	Scripts/test

torture:
	Scripts/torture

# make fuzz TARGETS="query regex"
fuzz:
	Scripts/fuzz $(TARGETS)

sanitize:
	Scripts/sanitize

bench:
	Scripts/bench

# make tune QUESTIONS="folder folder", each with corpus.tsv, queries.tsv and qrels.tsv
tune:
	Scripts/tool Retrieval measure $(QUESTIONS)
	Scripts/tool Retrieval tune $(QUESTIONS)

# make peers CORPUS="reports laws"
peers:
	Benchmarks/Peers/run.sh $(CORPUS)

lint:
	Scripts/lint

format:
	Scripts/lint --fix

install:
	PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" Scripts/install

clean:
	swift package clean
	rm -rf .build/xlsx .build/tools .build/asan .build/asan-release .build/tsan .build/fuzz .build/fuzz-corpus .build/fuzz-findings
