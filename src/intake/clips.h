/* The folder 录音/字条: a file a word, named by its number on the list that
 * `cunping template --recordings` prints, or by the word itself. */
#pragma once

#include "intake/reading.h"

/* Adds a row of 字条录音 for each of them that no sheet has; true when there are any. `known` is what the machine has:
 * whose villages the numbers of the list count on. */
bool clips_take(struct arena *a, const struct source *source, const struct content *known, struct tables *out);
/* The rows of the list, without recordings: the words, then the villages of `known`. */
void clips_list(struct arena *a, const struct content *known, struct row_list *out);
