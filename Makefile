# SPDX-FileCopyrightText: Mødeklar contributors
# SPDX-License-Identifier: EUPL-1.2
# "make help" lists what there is.
.PHONY: setup run test check bench bench-call bench-checks bench-planb soak shots pins i18n sounds icons installer-windows installer-deb installer-tar test-installers help
.DEFAULT_GOAL := help
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
ARGS ?=

setup: ## Make .venv with all that is needed, and install missing system packages
	@scripts/setup.sh

run: setup ## Practice meeting; without a screen it walks by itself and leaves its results in out/practice
	@scripts/run.sh $(ARGS)

test: setup check ## All tests except bench, soak and installers (ARGS="-k word" for some of them)
	$(PYTEST) -n 2 --dist loadgroup -m "not bench and not soak and not installers" $(ARGS)

check: setup ## Lint, format, types, import contracts, sizes, stale translations
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/sizes.py
	scripts/i18n.sh --check

bench: setup ## Print tables of measured numbers
	$(PYTEST) -m bench --ignore=tests/bench/call --ignore=tests/bench/planb -s -p no:randomly --timeout=1200 $(ARGS)

bench-call: setup ## The call over bad lines beside Chromium (BENCH_LINES=b,e BENCH_RUNS=1 for a part, BENCH_RESUME=1 to go on)
	$(PYTEST) tests/bench/call -m bench -s -p no:randomly --timeout=0 $(ARGS)

bench-checks: setup ## The tech check against injected faults and healthy equipment, as tables (MOEDEKLAR_SEED=7 varies them)
	$(PYTEST) -m bench -s -p no:randomly --timeout=1800 tests/bench/checks $(ARGS)

bench-planb: setup ## Everything broken in turn: plan B's time, what is kept, the receipt (needs root for some rows)
	$(PYTEST) -m bench -s -p no:randomly --timeout=300 tests/bench/planb $(ARGS)

soak: setup ## An hour's talk in random bad weather: nothing may grow (MOEDEKLAR_SOAK_MIN=10 shortens, MOEDEKLAR_SEED repeats; root)
	$(PYTEST) -m soak -s -p no:randomly --timeout=0 $(ARGS)

shots: setup ## Pictures of every page, and contact sheets of all findings, into out/shots
	$(BIN)/python -m app.ui.shots out/shots $(ARGS)
	$(BIN)/python -m app.ui.shots out/shots --only problem --language en
	@mkdir -p docs/pictures && cp out/shots/home.png docs/pictures/home.png

i18n: setup ## Collect the words of app/ui into resources/i18n/*.ts and compile them
	@scripts/i18n.sh

pins: setup ## Pin the requirement files anew (ARGS="--upgrade" for newer versions)
	@scripts/pins.sh $(ARGS)

sounds: setup ## Speak resources/sounds anew
	@scripts/make_sounds.sh

icons: setup ## Draw our own icons and the drawings of the check anew
	$(BIN)/python scripts/draw_icons.py
	$(BIN)/python scripts/draw_advice.py

installer-windows: setup ## The setup program for Windows, into out/installers (ARGS="--python-zip FILE"; SIGN_CMD signs)
	@installers/tools.sh nsis osslsigncode
	$(BIN)/python -m installers.windows $(ARGS)

installer-deb: setup ## The package for Debian and Ubuntu, into out/installers (ARGS="--machine aarch64" for ARM)
	@installers/tools.sh binutils binutils-aarch64-linux-gnu desktop-file-utils appstream
	$(BIN)/python -m installers.linux deb $(ARGS)

installer-tar: setup ## The same as a tar for people who may not install, into out/installers
	@installers/tools.sh binutils binutils-aarch64-linux-gnu
	$(BIN)/python -m installers.linux tar $(ARGS)

test-installers: setup ## Try the installers in clean systems of their own (long; as root)
	@installers/tools.sh nsis osslsigncode p7zip-full debootstrap binutils binutils-aarch64-linux-gnu qemu-user-static \
		desktop-file-utils appstream
	$(PYTEST) tests/installers -m installers -s -p no:randomly --timeout=3600 $(ARGS)

help: ## This list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
