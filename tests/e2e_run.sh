#!/bin/sh
# The runner of the tests counts what it is given: tests of cmocka programs,
# checks of scripts, whole scripts, what dies, and what could not run.
set -u
T=$(mktemp -d)
trap 'rm -rf "$T"' EXIT
passed=0 failed=0
ok() { # NAME COMMAND …: the command must succeed
    name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; tail -n 5 "$T/out" >&2; fi
}
not() { ! "$@"; }
says() { grep -qF -- "$1" "$T/out"; }
# program NAME STATUS LINES: says them and ends so
program() {
    printf '%s\n' "$3" >"$T/$1.text"
    printf '#!/bin/sh\ncat "%s"\nexit %s\n' "$T/$1.text" "$2" >"$T/$1"
    chmod +x "$T/$1"
}
run() { (cd "$T" && "$RUN" "$@") >"$T/out" 2>&1; }
RUN=$(realpath tests/run.sh)

program cmocka 0 '[==========] store: Running 5 test(s).
[       OK ] given_one
[  SKIPPED ] given_two
[==========] store: 5 test(s) run.
[  PASSED  ] 4 test(s).
[  SKIPPED ] store: 1 test(s), listed below:
[  SKIPPED ] given_two'
program bad 1 '[  FAILED  ] given_three
[==========] text: 3 test(s) run.
[  PASSED  ] 2 test(s).
[  FAILED  ] text: 1 test(s), listed below:
[  FAILED  ] given_three

 2 FAILED TEST(S)'
program checks.sh 0 'e2e: 6 passed, 0 failed, 2 skipped'
program plain.sh 0 'all is well'
program none.sh 77 'skipped: no stick here'
program dies.sh 3 '9 passed, 0 failed'
printf '#!/bin/sh\necho "5 passed, 0 failed"\nkill -KILL $$\n' >"$T/killed.sh"
chmod +x "$T/killed.sh"

ok "good ones are good" run ./cmocka ./checks.sh ./plain.sh ./none.sh
ok "and each is counted" says '11 passed, 0 failed, 4 skipped'
ok "what was skipped is named" says 'skipped: no stick here'
ok "a failed one fails" not run ./cmocka ./bad
ok "by each test that failed or could not be prepared" says '6 passed, 2 failed, 1 skipped'
ok "which is named" says 'FAILED: bad'
ok "a status says more than words" not run ./dies.sh ./plain.sh
ok "and is one failure" says '10 passed, 1 failed, 0 skipped'
ok "what is killed has failed" not run ./killed.sh
ok "as one" says '5 passed, 1 failed, 0 skipped'
ok "what is not there has failed" not run ./plain.sh ./nowhere.sh
ok "as one, too" says '1 passed, 1 failed, 0 skipped'
ok "nothing but skips is no success" not run ./none.sh
ok "and says so" says '0 passed, 0 failed, 1 skipped'
ok "nothing at all is no success" not run
# two at a time, and yet each in one piece
for n in 1 2 3 4; do
    printf '#!/bin/sh\nfor i in 1 2 3; do echo "piece %s"; sleep 0.01; done\n' $n >"$T/piece$n.sh"
    chmod +x "$T/piece$n.sh"
done
VERBOSE=1
export VERBOSE
ok "all run" run ./piece1.sh ./piece2.sh ./piece3.sh ./piece4.sh
ok "words stay together" test "$(grep '^piece' "$T/out" | uniq | wc -l)" -eq 4

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
