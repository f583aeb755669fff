#!/bin/sh
# run: every test program and script given, one after the other; a closing
# line for all of them. Fails when one fails or none ran.
passed=0 failed=0
for t in "$@"; do
    case $t in *.sh) name=$(basename "$t" .sh) ;; *) name=$(basename "$t") ;; esac
    printf '== %s\n' "$name"
    if "$t"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; fi
done
echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
