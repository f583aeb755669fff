/* cunping version, cunping --version: which program this is. */
#include <stdio.h>

#include "cli/cli.h"
#include "export/about.h"

static int
run(void *said)
{
	const struct options *c = said;
	struct arena *a = arena_new();
	struct about p = about_program();
	struct json j = { 0 };
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", true);
	json_text(&j, "version", p.version);
	json_int(&j, "schema", p.schema);
	json_int(&j, "characters", p.characters);
	json_close(&j, '}');
	if (c->json)
		cli_print(&j);
	else
		printf("%s\n", about_words(a));
	strbuf_free(&j.out);
	arena_free(a);
	return 0;
}

static const struct option_row options[] = { { OPTION_JSON }, { 0 } };

SUBCOMMAND(version, "version", "这个程序是哪一版", .options = options, .size = sizeof(struct options), .run = run,
    .help = "程序的版本，它写的内容是哪一种格式，字库里有多少个汉字。\n");
