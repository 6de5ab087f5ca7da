# make run and make test do everything from a fresh clone. PYTHON=python3.12 chooses the interpreter,
# ARGS="..." is handed to the program (run), to pytest (test) or to the benchmarks (bench).

# Bytecode is written, and no other environment's packages are mixed in, whatever the caller's shell says.
unexport PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME

bin := .venv/bin

.PHONY: help run setup setup-dev test lint format bench clean

help:
	@echo "make run      open the window (without a display: a review made off screen, in demo/)"
	@echo "make test     run all tests off screen"
	@echo "make lint     ruff, mypy and the import rules"
	@echo "make format   let ruff set the code"
	@echo "make bench    measure against the budgets"
	@echo "make setup    only make the environment, in .venv"
	@echo "make clean    remove the environment and all that was built"

run:
	@sh scripts/run.sh $(ARGS)

setup:
	@sh scripts/setup.sh

setup-dev:
	@sh scripts/setup.sh dev

test: setup-dev
	QT_QPA_PLATFORM=offscreen $(bin)/python -m pytest -n auto $(ARGS)

lint: setup-dev
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/mypy scripts
	$(bin)/lint-imports

format: setup-dev
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

bench: setup-dev
	QT_QPA_PLATFORM=offscreen $(bin)/python -m benchmarks $(ARGS)

clean:
	rm -rf .venv demo dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find annotator db resources tests benchmarks scripts -name __pycache__ -prune -exec rm -rf {} +
