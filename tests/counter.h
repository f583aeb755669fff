/* The counter of the hall: a clerk's folder is imported, and what the importer
 * said and what stands on the screen is looked at. */
#ifndef TESTS_COUNTER_H
#define TESTS_COUNTER_H

#include "clerk.h"
#include "import/importer.h"

extern struct importer_report report; /* of the last import */
extern struct importer_options options;
extern struct error err;

/* Setup and teardown for cmocka: an empty hall on 2024-05-13, a folder 五月. */
int counter_open(void **state);
int counter_close(void **state);
#define AT_COUNTER(f) cmocka_unit_test_setup_teardown(f, counter_open, counter_close)

void import(bool yes);
/* This sheet alone is in the folder. */
void bring(const char *name, const char *text);
/* What is in the folder goes up. */
void put_up(const char *name, const char *text);
/* The first of this code; NULL. */
const struct finding *find(const char *code);
const struct judgement *asked(const char *code);
/* What is on the screen of a register, in the report's arena. */
struct row_list shown(const char *table);
/* How many rows have this text in this column. */
size_t shows(const char *table, const char *column, const char *text);
/* How many rows the last import takes down. */
long removed(const char *table);

#endif
