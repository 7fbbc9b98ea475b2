# Sourced by the checks: a platform of their own, beside the user's, and what they ask of it. Stops with the shell.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# platform_up NAME PORT_BASE: starts a fresh platform whose state lives under target/NAME.
platform_up() {
  export ATHANOR_HOME="$root/target/$1" ATHANOR_PORT_BASE="$2"
  export ATHANOR_URL="http://127.0.0.1:$2"
  "$root/athanor" down >/dev/null 2>&1 || true
  rm -rf "$ATHANOR_HOME"
  trap '"$root/athanor" down' EXIT
  "$root/athanor" up --detach
}

# platform_java: the java that the platform runs on, which need not be the one on the PATH.
platform_java() { readlink -f "/proc/$("$root/athanor" status --json | field "it['supervisor']")/exe"; }

# field EXPRESSION: reads JSON from standard input and prints what the Python expression over `it` gives.
field() { python3 -c "import json,sys; it=json.load(sys.stdin); print($1)"; }
