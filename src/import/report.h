/* What an import found, for people and for programs. */
#ifndef IMPORT_REPORT_H
#define IMPORT_REPORT_H

#include <stdio.h>

#include "import/importer.h"

/* The comparison as a table, then the findings, the worst first. */
void report_print(FILE *out, const struct importer_report *report);
/* The one object of --json; `err` is NULL, or why it could not be judged. */
void report_json(FILE *out, const struct importer_report *report, const struct error *err);
/* Columns of a terminal: Chinese characters take two. */
int report_width(const char *text);
void report_pad(FILE *out, const char *text, int width);

#endif
