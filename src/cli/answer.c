/* What subcommands say at their end, for people and for --json; see cli.h.
 * Apart from the list of them all, which none of them needs. */
#include <stdio.h>

#include "cli/cli.h"

int
cli_fail(const struct error *err)
{
	fprintf(stderr, "cunping：%s\n", err->text);
	return (int)err->kind;
}

int
cli_fail_json(const struct options *said, const struct error *err)
{
	struct json j = { 0 };
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", false);
	json_text(&j, "code", err->code);
	json_text(&j, "message", err->text);
	json_close(&j, '}');
	if (said->json)
		cli_print(&j);
	strbuf_free(&j.out);
	return cli_fail(err);
}

void
cli_print(struct json *j)
{
	printf("%s\n", strbuf_text(&j->out));
	strbuf_free(&j->out);
}
