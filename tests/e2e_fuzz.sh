#!/bin/bash
# A taste of `make fuzz`: every parser for a second, where it has been built already (that takes clang some minutes).
: "${BUILD:=build}"
[ -x "$BUILD/fuzz/fuzz" ] || { echo "skipped: build it with make fuzz"; exit 77; }
exec tests/fuzz/run.sh 1
