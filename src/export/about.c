/* about: see about.h. */
#include "export/about.h"

#include "base/version.h"
#include "editions/schema.h"
#include "text/text.h"

/* Unicode's blocks of Chinese characters. */
static const struct {
	uint32_t first, last;
} blocks[] = { { 0x3400, 0x4DBF }, { 0x4E00, 0x9FFF }, { 0x20000, 0x323AF } };

struct about
about_program(void)
{
	struct about a = { CUNPING_VERSION, SCHEMA_VERSION, 0 };
	struct text *t = text_new(NULL);
	for (size_t i = 0; t && i < sizeof blocks / sizeof *blocks; i++)
		for (uint32_t cp = blocks[i].first; cp <= blocks[i].last; cp++)
			a.characters += text_has(t, cp);
	text_free(t);
	return a;
}

const char *
about_words(struct arena *a)
{
	struct about p = about_program();
	return arena_printf(a, "村屏 %s，内容格式 %d，字库有 %ld 个汉字", p.version, p.schema, p.characters);
}
