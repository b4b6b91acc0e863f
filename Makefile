# Two commands do everything: `make run` and `make test`.
PY := .venv/bin/python
# `exec`: a TERM sent to make reaches what it started, not a shell in between.

.DEFAULT_GOAL := help
.PHONY: help run test siap siap-uji lint format tahan bench tangkapan

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

run: ## prepare, fill the demo on first use, serve on http://127.0.0.1:8000 (PORT=, HOST=)
	@exec sh alat/jalan.sh

test: ## prepare, lint, tests on SQLite and PostgreSQL, browser tests
	@sh alat/siap.sh uji
	@exec sh alat/uji.sh

siap: ## prepare to run: .venv and Pango
	@sh alat/siap.sh

siap-uji: ## prepare to test: also PostgreSQL, Chromium and the development packages
	@sh alat/siap.sh uji

lint: siap-uji ## style, templates, migrations, deploy check, import contract
	@sh alat/lint.sh

format: siap-uji ## rewrite Python and templates in the house style
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .
	@find templates -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} +

tahan: siap-uji ## the long proofs: faults, full matrix (PostgreSQL)
	@sh alat/tahan.sh

bench: siap-uji ## the ratios of the bench
	@sh alat/modul.sh tests.bench

tangkapan: siap-uji ## the README's pictures
	@sh alat/modul.sh tests.tangkapan
