#!/usr/bin/env bash
# Builds and runs every test; the last line is "N passed, N failed" (", N skipped" where tests were).
#   ./test.sh            everything that a change must pass
#   ./test.sh --long     the same with every long proof in full (DOMAINFX_LONG=1), about ten minutes more: more rounds of property, fuzz, random
#                        edit, deadlock and killed-process tests, every mutant of the purity engine, a minute of the sequence, and four minutes of
#                        torture of the Postgres store
#   ./test.sh --help     this
# CONFIGURATION (Release unless set) chooses what is built; DOMAINFX_NO_BUILD=1 takes what was built before.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2

for argument in "$@"; do
  case $argument in
    --long) export DOMAINFX_LONG=1 ;;
    --help) sed -n '2,/^[^#]/s/^# \?//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) echo "unknown option $argument" >&2; exit 2 ;;
  esac
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export MSBUILDDISABLENODEREUSE=1 # a build node that outlives the run keeps memory busy
configuration=${CONFIGURATION:-Release}
results=artifacts/test-results

# Servers that a package would start on its own stay down: tests start their own.
install='
  policy=/usr/sbin/policy-rc.d
  [ -e $policy ] || { printf "#!/bin/sh\nexit 101\n" >$policy && chmod +x $policy && trap "rm -f $policy" EXIT; }
  apt-get install -y -q "$@"'

# need <Debian packages> <check>: installs what the tests use beyond .NET, where that is possible.
need() {
  local packages=$1 as_root=()
  shift
  "$@" >/dev/null 2>&1 && return
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  echo "installing $packages"
  # shellcheck disable=SC2086 # several packages
  { "${as_root[@]}" sh -c "$install" sh $packages || { "${as_root[@]}" apt-get update -q && "${as_root[@]}" sh -c "$install" sh $packages; }; } >artifacts/apt.log 2>&1 ||
    echo "could not install $packages (artifacts/apt.log): the tests that use it will say so"
}

mkdir -p artifacts
has_linker() { command -v clang || command -v gcc; }
need "clang lld" has_linker                      # Native AOT
need "zlib1g-dev" test -e /usr/include/zlib.h    # Native AOT
has_postgres() { command -v postgres || ls /usr/lib/postgresql/*/bin/postgres; }
need "postgresql" has_postgres
need "pgbouncer" test -x /usr/sbin/pgbouncer     # Postgres behind a pool
need "strace" command -v strace                  # counts what SQLite syncs

if [ "${DOMAINFX_NO_BUILD:-}" != 1 ] && ! dotnet build DomainFx.sln -c "$configuration" -v quiet -clp:NoSummary; then
  echo "the build failed: no test was run"
  echo "0 passed, 1 failed"
  exit 1
fi

rm -rf "$results"
# The run's own folder for temporary files, which another user's server can enter: what tests leave there is theirs.
temporary=$(mktemp -d "${TMPDIR:-/tmp}/test-XXXXXX")
chmod 711 "$temporary"
trap 'rm -rf "$temporary"' EXIT
# A test that hangs is named and ended instead of holding up everything.
TMPDIR=$temporary dotnet test DomainFx.sln -c "$configuration" --no-build --blame-hang-timeout 10m --blame-hang-dump-type none -v quiet -nologo
run=$?

# One <project>.trx for each test project (Directory.Build.targets), with one line of counters.
sum() {
  local total=0 value
  for value in $(grep -ho "<Counters [^>]*" "$results"/*.trx 2>/dev/null | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*'); do
    total=$((total + value))
  done
  echo "$total"
}
passed=$(sum passed)
failed=$(sum failed)
skipped=$(($(sum total) - passed - failed))

# A project whose tests were not found leaves no file, and must not pass for a success.
for project in tests/*.Tests tests/DomainFx.Faults samples/*.Tests; do
  [ -e "$results/$(basename "$project").trx" ] && continue
  echo "$(basename "$project") ran no test"
  failed=$((failed + 1))
done

# Servers, databases and files that tests made are gone with them.
left() {
  find "$temporary" -maxdepth 1 \( -name 'domainfx-*' -o -name 'core*' \)
  ps -eo pid=,args= | grep -F "$temporary/" | grep -v -F grep
}
for _ in $(seq 20); do # a watch dog ends a server that lost its test
  [ -z "$(left)" ] && break
  sleep 0.5
done
if [ -n "$(left)" ]; then
  echo "tests left behind:"
  left
  failed=$((failed + 1))
fi

# A test host that crashed leaves no counters, but must not pass for a success.
if [ "$run" -ne 0 ] && [ "$failed" -eq 0 ]; then
  echo "a test run broke off without a failed test: see above"
  failed=1
fi

line="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && line="$line, $skipped skipped"
echo "$line"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
