/* An error (base/error.h) with the code and the sentence of findings.def. */
#pragma once

#include <stdbool.h>

#include "base/error.h"
#include "findings/says.h"

/* error_finding(err, FINDING_DISK_FULL, arguments of its sentence …): false, as error_set(). */
#define error_finding(err, id, ...) error_set(err, finding_error(id), finding_kind(id)->code, id##_SAYS, ##__VA_ARGS__)
/* The same for a sentence without arguments. */
bool error_plain(struct error *err, enum finding_id id);
/* The disk is full, or fails: by its errno. */
bool error_disk(struct error *err, int error);
enum error_kind finding_error(enum finding_id id);
