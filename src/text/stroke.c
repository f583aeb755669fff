/* stroke: see stroke.h. Main thread. */
#include "text/stroke.h"

#include <stdint.h>
#include <string.h>

#include "base/str.h"

enum { FIRST = 0x3400, LAST = 0x9FFF };

extern const char embed_strokes[], embed_strokes_end[]; /* fonts/strokes.mk */

/* Where each character's line begins; filled in when first asked for. */
static const uint32_t *
lines(void)
{
	static uint32_t at[LAST - FIRST + 2];
	static bool ready;
	const char *p = embed_strokes;
	for (size_t i = 0; !ready && i < sizeof at / sizeof *at; i++) {
		const char *end = p < embed_strokes_end ? memchr(p, '\n', (size_t)(embed_strokes_end - p)) : NULL;
		at[i] = (uint32_t)(p - embed_strokes);
		p = end ? end + 1 : embed_strokes_end;
	}
	ready = true;
	return at;
}

const char *
stroke_order(unsigned cp, int *n)
{
	*n = 0;
	if (cp < FIRST || cp > LAST)
		return "";
	const uint32_t *at = lines();
	const char *p = embed_strokes + at[cp - FIRST];
	*n = (int)strspn(p, "12345");
	return p;
}

static void
add_character(struct strbuf *key, uint32_t cp)
{
	int n;
	const char *order = stroke_order(cp, &n);
	if (n)
		strbuf_printf(key, "%02d%.*s", n, n, order);
	else
		strbuf_append(key, "99");
	strbuf_printf(key, ".%06x ", (unsigned)cp);
}

const char *
stroke_key(struct arena *a, const char *name, bool short_first)
{
	struct strbuf key = { 0 };
	const char *p = name;
	if (*p)
		add_character(&key, utf8_next(&p));
	if (short_first)
		strbuf_printf(&key, "%02zu ", utf8_count(p));
	while (*p)
		add_character(&key, utf8_next(&p));
	const char *text = arena_strdup(a, strbuf_text(&key));
	strbuf_free(&key);
	return text;
}
