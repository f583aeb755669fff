/* Characters that no font of the screen has: they are drawn as their number in
 * a square, so that a name is never blank; whoever writes the sheet is told
 * which, once a character and cell. */
#include "base/str.h"
#include "import/consistency.h"
#include "text/text.h"

/* Everyday signs and the characters of every font: not worth a look. */
static bool
is_plain(uint32_t cp)
{
	return cp < 0x80 || (cp >= 0x4E00 && cp <= 0x9FA5) || (cp >= 0x3000 && cp <= 0x301F) ||
	       (cp >= 0xFF01 && cp <= 0xFF5E);
}

/* The first character of s that cannot be drawn; 0. Fonts are opened when one is in doubt. */
static uint32_t
missing(const char *s, struct text **fonts)
{
	for (uint32_t cp; (cp = utf8_next(&s));) {
		if (is_plain(cp))
			continue;
		*fonts = *fonts ? *fonts : text_new(NULL);
		if (*fonts && !text_has(*fonts, cp))
			return cp;
	}
	return 0;
}

static void
look(struct draft *d, const struct reg *r, const struct row *row, struct text **fonts)
{
	for (size_t i = 0; i < r->count; i++) {
		bool words = r->fields[i].type <= FIELD_DOOR && row->value[i];
		uint32_t cp = words ? missing(row->value[i], fonts) : 0;
		if (cp)
			finding_add(d->findings, FINDING_CHARACTER_UNKNOWN, draft_place(row, r->fields[i].header),
			    (unsigned)cp);
	}
}

void
consistency_characters(struct draft *d)
{
	struct text *fonts = NULL;
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < d->rows.reg[r->id].count; i++)
			look(d, r, &d->rows.reg[r->id].row[i], &fonts);
	text_free(fonts);
}
