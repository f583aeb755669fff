#!/bin/sh
# A few of the power cuts and failing disks that `make faults` tries at every call (tests/faults.c).
exec "${BUILD:=build}/tests/faults" --sample --seed "${SEED:-1}" --jobs 2
