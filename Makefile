# The scripts do the work; this file gives them the names people try first.
PREFIX ?= /usr/local

.PHONY: build run test sanitize bench peers lint format install clean

build:
	Scripts/build

run:
	Scripts/run

test:
	Scripts/test

sanitize:
	Scripts/sanitize

bench:
	Scripts/bench

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
	rm -rf .build/asan .build/tsan
