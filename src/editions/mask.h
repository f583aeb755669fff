/* Names as the public sees them: 张* 张*明 张**明 欧阳*明 买*·*.
 *
 * Counts characters, never bytes. A name is masked unless its row carries
 * consent (catalogue: FIELD_MASKED). Pure. */
#pragma once

#include "base/arena.h"

const char *mask_name(struct arena *a, const char *name);
/* The text with every place where it says the name masked. */
const char *mask_in_text(struct arena *a, const char *text, const char *name);
/* How many bytes of the name are its surname: 张, 欧阳; of a name without one its first character, which
 * says no more than a surname does: 阿 of 阿卜杜热合曼·买买提. */
size_t mask_surname(const char *name);
