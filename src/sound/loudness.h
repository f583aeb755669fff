/* How loud something is, by EBU R128. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define LOUDNESS_TARGET (-18.0) /* LUFS of all that is played */

struct loudness;

/* For one channel; NULL when the library is not there. */
struct loudness *loudness_new(int rate);
void loudness_add(struct loudness *l, const float *sample, size_t n);
/* LUFS of all that was added; false when it is nothing but silence. */
bool loudness_total(struct loudness *l, double *lufs);
void loudness_free(struct loudness *l); /* accepts NULL */
