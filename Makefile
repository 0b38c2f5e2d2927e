# Inbetween. `make help` lists the rules.

SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
INBETWEEN := .build/release/inbetween

# What building needs, and what testing needs besides; Debian's names.
BUILD_PACKAGES := git ca-certificates libpng-dev libgif-dev libavcodec-dev libavformat-dev libavutil-dev \
	libimagequant-dev
TEST_PACKAGES := ffmpeg gifsicle webp python3 python3-venv
PYTHON_PACKAGES := numpy safetensors
VENV := .build/venv

.PHONY: help deps test-deps build demo test test-tiers bench format lint install clean

help: ## List the rules.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## Install the system packages that building needs, where they are missing.
	@Scripts/install-packages $(BUILD_PACKAGES)

build: deps ## Build the release.
	$(SWIFT) build -c release

demo: build ## Teach four sample pictures and render the sample film to result/demo.mp4 and .gif.
	@Scripts/demo $(INBETWEEN)

test-deps: deps
	@Scripts/install-packages $(TEST_PACKAGES)
	@Scripts/python-environment $(VENV) $(PYTHON_PACKAGES)

test: test-deps ## Build everything and run all tests.
	INBETWEEN_PYTHON="$(CURDIR)/$(VENV)/bin/python" $(SWIFT) test -c release

test-tiers: ## Compare the kernels' tiers bit for bit, NEON in an emulator.
	@Scripts/install-packages gcc-aarch64-linux-gnu qemu-user
	@Scripts/test-tiers

bench: build ## Measure the machine's peak and the engine's share of it.
	$(INBETWEEN) bench

format: ## Format all sources in place.
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks

lint: ## Check the format of all sources.
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

install: build ## Install the program and its shell completions under PREFIX (/usr/local).
	@Scripts/install $(INBETWEEN) "$(PREFIX)"

clean: ## Remove what was built and rendered.
	rm -rf .build result/* result/.*.frames
