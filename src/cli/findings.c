/* cunping findings: everything an import, a check of the machine or a step back
 * may say, as findings.def has it; for whoever reads --json. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "cli/cli.h"
#include "findings/finding.h"

/* The format with … where its arguments go. */
static const char *
without_arguments(struct arena *a, const char *format)
{
	struct strbuf s = { 0 };
	while (*format) {
		if (*format == '%') {
			format += 1 + strcspn(format + 1, "sdugc");
			format += *format != '\0';
			strbuf_append(&s, "…");
		} else {
			strbuf_append_n(&s, format++, 1);
		}
	}
	return strbuf_take(&s, a);
}

static void
print_json(struct arena *a)
{
	struct json j = { 0 };
	json_open(&j, NULL, '{');
	json_open(&j, "findings", '[');
	for (int id = FINDING_NONE + 1; id < FINDING_COUNT; id++) {
		const struct finding_kind *k = finding_kind((enum finding_id)id);
		json_open(&j, NULL, '{');
		json_text(&j, "code", k->code);
		json_text(&j, "level", finding_level_name(finding_level((enum finding_id)id)));
		json_text(&j, "message", without_arguments(a, k->says));
		json_text(&j, "cure", *k->cure ? without_arguments(a, k->cure) : NULL);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	cli_print(&j);
}

static int
run(void *said)
{
	const struct options *c = said;
	struct arena *a = arena_new();
	if (c->json)
		print_json(a);
	for (int id = FINDING_NONE + 1; !c->json && id < FINDING_COUNT; id++)
		printf("%-24s %-8s %s\n", finding_kind((enum finding_id)id)->code,
		    finding_level_name(finding_level((enum finding_id)id)),
		    without_arguments(a, finding_kind((enum finding_id)id)->says));
	arena_free(a);
	return 0;
}

static const struct option_row options[] = { { OPTION_JSON }, { 0 } };

SUBCOMMAND(findings, "findings", "导入和检查会说的话，一句一行", .options = options, .size = sizeof(struct options),
    .run = run,
    .help = "导入、检查、退回会说的每一句话：代码、轻重（error、warning、info）和句子。\n"
	    "代码就是 --json 里的 code，不会变；… 处填具体内容，bad_* 的 * 处填列的类型。\n");
