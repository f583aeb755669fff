/* cunping doctor: is this machine healthy? It says what it looked at; only a
 * machine that has content and cannot serve any of it is ill. */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "cli/cli.h"
#include "export/about.h"
#include "export/health.h"

static void
print_json(const struct health *h)
{
	struct json j = { 0 };
	struct about program = about_program();
	json_open(&j, NULL, '{');
	json_text(&j, "version", program.version);
	json_int(&j, "schema", program.schema);
	json_int(&j, "characters", program.characters);
	json_open(&j, "findings", '[');
	for (size_t i = 0; i < h->findings.count; i++) {
		json_open(&j, NULL, '{');
		json_text(&j, "level", finding_level_name(h->findings.item[i].level));
		json_text(&j, "code", h->findings.item[i].code);
		json_text(&j, "message", h->findings.item[i].message);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_bool(&j, "ok", !h->ill);
	json_close(&j, '}');
	cli_print(&j);
}

static int
run(void *said)
{
	const struct options *c = said;
	struct arena *a = arena_new();
	struct health h;
	struct health_options o = { .data = c->data,
		.sticks = getenv("CUNPING_STICKS"),
		.now = c->now.at,
		.ticking = !c->now.text,
		.clean = true };
	health_check(&o, a, &h);
	if (c->json)
		print_json(&h);
	for (size_t i = 0; !c->json && i < h.findings.count; i++)
		printf("%s %s\n", health_mark(&h.findings.item[i]), h.findings.item[i].message);
	arena_free(a);
	return h.ill ? 1 : 0;
}

static const struct option_row options[] = { { OPTION_NOW }, { OPTION_JSON }, { 0 } };

SUBCOMMAND(doctor, "doctor", "查一查这台机器", .options = options, .size = sizeof(struct options), .run = run,
    .help = "查一查这台机器：内容是否完好，照片是否齐全，磁盘和内存还有多少，钟准不准，\n"
	    "插着的U盘是不是只能读、中文文件名是不是正常。U盘挂在哪里，由环境变量\n"
	    "CUNPING_STICKS 说（用 : 分开），没有就是 /media:/run/media。\n");
