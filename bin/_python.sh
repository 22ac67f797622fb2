# Sourced by the commands here, with $root set: finds a Python in $python, and makes .venv in $venv.
# shellcheck shell=sh disable=SC2154,SC2034

# Without bytecode each process compiles the whole tree when it starts, and a mall is seven of them.
unset PYTHONDONTWRITEBYTECODE

fail() {
    echo "mall: $*" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for python in "$root/.venv/bin/python" python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if command -v "$python" >/dev/null 2>&1 && is_new_enough "$python"; then
            return
        fi
    done
    fail "Python 3.11 or newer is needed; $(python3 --version 2>/dev/null || echo none) is installed"
}

# make_environment runtime|dev
make_environment() {
    find_python
    "$python" "$root/mall/local" venv "$1" || exit
    venv=$root/.venv/bin/python
}
