# Inbetween. `make help` lists the rules.

SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
INBETWEEN := .build/release/inbetween

# What building needs, and what testing needs besides; Debian's names.
BUILD_PACKAGES := git ca-certificates libpng-dev libjpeg-dev libtiff-dev libwebp-dev libheif-dev libjxl-dev liblcms2-dev zlib1g-dev libmd-dev libgif-dev \
	libavcodec-dev libavformat-dev libavutil-dev libimagequant-dev libcairo2-dev libsixel-dev
TEST_PACKAGES := ffmpeg gifsicle webp python3 python3-venv
PYTHON_PACKAGES := numpy safetensors tensorboard
VENV := .build/venv
BENCH_PACKAGES := python3 python3-venv
BENCH_PYTHON_PACKAGES := numpy pillow jax matplotlib
BENCH_VENV := .build/bench-venv

# A folder of the Kodak pictures, or of any photographs, for the benchmarks below; and further flags for them.
KODAK ?=
OPTIONS ?=

# Of `make torture`: a sample of some minutes. Of `make fuzz`: how long each reader is tried, and which.
SHORT ?=
SECONDS_EACH := $(or $(SECONDS),60)
READERS ?=

.PHONY: help deps test-deps build demo weights transitions watching test test-tiers help-texts torture fuzz check-shaders check-library bench \
	bench-peers bench-lattice bench-instructions quality frontier bench-deps format lint install clean

help: ## List the rules.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## Install the system packages that building needs, where they are missing.
	@Scripts/install-packages $(BUILD_PACKAGES)

build: deps ## Build the release.
	$(SWIFT) build -c release

demo: build ## Teach four sample pictures and render the sample film to result/demo.mp4 and .gif.
	@Scripts/demo $(INBETWEEN)

weights: build ## Teach the sample set in weights/ anew: some twenty minutes.
	@Scripts/weights $(INBETWEEN)

transitions: build ## Draw the contact sheets of docs/transitions.md: some five minutes.
	@Scripts/install-packages webp
	@Scripts/transitions $(INBETWEEN)

watching: build ## Draw the pictures and films of docs/watching.md and the README: some ten minutes.
	@Scripts/install-packages webp
	@Scripts/watching $(INBETWEEN)

test-deps: deps
	@Scripts/install-packages $(TEST_PACKAGES)
	@Scripts/python-environment $(VENV) $(PYTHON_PACKAGES)

test: test-deps ## Build everything and run all tests.
	INBETWEEN_PYTHON="$(CURDIR)/$(VENV)/bin/python" $(SWIFT) test -c release --disable-testable-imports

test-tiers: ## Compare the kernels' tiers bit for bit, NEON in an emulator.
	@Scripts/install-packages gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user
	@Scripts/test-tiers

help-texts: build ## Write the help of each command to the files that the tests compare it with.
	@Scripts/help-texts $(INBETWEEN)

torture: build ## Run each writing command in worlds that fail: an hour or so; with SHORT=1 a sample of it.
	@Scripts/install-packages python3 gcc libc6-dev
	Tests/Torture/torture.py $(INBETWEEN) $(if $(SHORT),--sample 10) $(OPTIONS)

fuzz: deps ## Try each reader with bytes from libFuzzer for SECONDS=60 each, two at a time.
	@Scripts/fuzz-build
	@Scripts/fuzz $(SECONDS_EACH) $(READERS)

bench: build ## Measure the machine's peak, each kernel, learning and drawing, and growth: about a minute.
	$(INBETWEEN) bench

bench-deps: build
	@Scripts/install-packages $(BENCH_PACKAGES)
	@Scripts/python-environment $(BENCH_VENV) $(BENCH_PYTHON_PACKAGES)

bench-peers: bench-deps ## Compare with JAX and PyTorch, in turn: some twenty minutes.
	@Scripts/install-pytorch $(BENCH_VENV)
	KODAK="$(KODAK)" $(BENCH_VENV)/bin/python Benchmarks/peers/compare.py $(OPTIONS)

bench-lattice: bench-deps ## Draw large pictures with and without asking for every pixel.
	$(BENCH_VENV)/bin/python Benchmarks/lattice.py $(INBETWEEN) $(OPTIONS)

bench-instructions: build ## Count the plain kernels' instructions under valgrind.
	@Scripts/install-packages valgrind binutils
	Benchmarks/instructions $(INBETWEEN)

check-shaders: bench-deps ## Draw networks by their shaders in Mesa's software renderer and compare.
	@Scripts/install-packages libegl1 libgl1-mesa-dri
	@Scripts/python-environment $(BENCH_VENV) $(BENCH_PYTHON_PACKAGES) moderngl
	@Scripts/check-shaders $(INBETWEEN) $(BENCH_VENV)/bin/python

check-library: deps ## Build the example as a package that depends on this one by version: some ten minutes.
	@Scripts/check-library

quality: bench-deps ## Plot PSNR against time for each recipe over img/ and KODAK: some ten minutes.
	KODAK="$(KODAK)" $(BENCH_VENV)/bin/python Benchmarks/quality/curves.py $(OPTIONS)

frontier: bench-deps ## Plot what rehearsal gives and takes at several strengths, over img/ and KODAK: some twenty minutes.
	$(BENCH_VENV)/bin/python Benchmarks/frontier.py $(INBETWEEN) $(if $(KODAK),--kodak "$(KODAK)") $(OPTIONS)

format: ## Format all sources in place.
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Examples Fuzz Tests Benchmarks

lint: ## Check the format of all sources.
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Examples Fuzz Tests Benchmarks

install: build ## Install the program and its shell completions under PREFIX (/usr/local).
	@Scripts/install $(INBETWEEN) "$(PREFIX)"

clean: ## Remove what was built and rendered.
	rm -rf .build result/* result/.*.frames
