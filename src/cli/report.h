/* What an import found, for people and for programs. */
#pragma once

#include <stdio.h>

#include "import/importer.h"

/* The comparison as a table, then the findings, the worst first. */
void report_print(FILE *out, const struct importer_report *report);
/* The one object of --json; `err` is NULL, or why it could not be judged. */
void report_json(FILE *out, const struct importer_report *report, const struct error *err);
