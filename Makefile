# The scripts do the work; this file gives them the names people try first.
PREFIX ?= /usr/local

.PHONY: build run test bench lint format install clean

build:
	Scripts/build

run:
	Scripts/run

test:
	Scripts/test

bench:
	Scripts/bench

lint:
	Scripts/lint

format:
	Scripts/lint --fix

install:
	PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" Scripts/install

clean:
	swift package clean
