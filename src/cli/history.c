/* cunping history: the editions there are, and who changed what. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "os/fs.h"
#include "store/staff.h"
#include "store/state.h"

enum { AUDIT_SHOWN = 20, AUDIT_MOST = 500 };

/* What there is to say. */
struct history {
	const char *data;
	struct edition_info *list;
	size_t count;
	int current;
	struct audit *line; /* newest first */
	size_t lines;
};

static void
print_history(const struct history *h)
{
	const struct edition_info *list = h->list;
	size_t count = h->count;
	int current = h->current;
	char by[STAFF_NAME], reader[STAFF_NAME];
	if (count == 0)
		printf("还没有上过内容。\n");
	for (size_t i = 0; i < count; i++) {
		audit_edition_by(h->data, list[i].number, by, reader);
		printf("%s 第 %d 版  %.10s %.5s  %s  %s%s%s%s%s\n", list[i].number == current ? "*" : " ",
		    list[i].number, list[i].created, strlen(list[i].created) > 11 ? list[i].created + 11 : "",
		    list[i].source, list[i].summary, list[i].demonstration ? "  示例" : "",
		    list[i].file[0] ? "" : "  （已不保存）", by[0] ? "  上屏：" : "", by);
	}
	if (h->lines)
		printf("\n改动记录：\n");
	for (size_t i = 0; i < h->lines && i < AUDIT_SHOWN; i++)
		printf("  %.10s %.5s  %s  %s\n", h->line[i].at, strlen(h->line[i].at) > 11 ? h->line[i].at + 11 : "",
		    h->line[i].who, h->line[i].words);
}

static void
json_audit(struct json *j, const struct history *h)
{
	json_open(j, "audit", '[');
	for (size_t i = 0; i < h->lines; i++) {
		json_open(j, NULL, '{');
		json_text(j, "at", h->line[i].at);
		json_text(j, "who", h->line[i].who);
		json_text(j, "what", h->line[i].what);
		json_text(j, "words", h->line[i].words);
		if (h->line[i].edition)
			json_int(j, "edition", h->line[i].edition);
		else
			json_text(j, "edition", NULL);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
json_history(const struct history *h)
{
	const struct edition_info *list = h->list;
	size_t count = h->count;
	int current = h->current;
	char by[STAFF_NAME], reader[STAFF_NAME];
	struct json j = { 0 };
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", true);
	if (current)
		json_int(&j, "current", current);
	else
		json_text(&j, "current", NULL);
	json_open(&j, "editions", '[');
	for (size_t i = 0; i < count; i++) {
		json_open(&j, NULL, '{');
		json_int(&j, "edition", list[i].number);
		json_bool(&j, "current", list[i].number == current);
		json_text(&j, "created", list[i].created);
		json_text(&j, "source", list[i].source);
		json_text(&j, "summary", list[i].summary);
		json_bool(&j, "demonstration", list[i].demonstration);
		json_bool(&j, "kept", list[i].file[0] != '\0');
		audit_edition_by(h->data, list[i].number, by, reader);
		json_text(&j, "by", by);
		json_text(&j, "reader", reader);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_audit(&j, h);
	json_close(&j, '}');
	cli_print(&j);
}

static bool
has_history(const char *data)
{
	char state[PATH_MAX], editions[PATH_MAX];
	snprintf(state, sizeof state, "%s/state.db", data);
	snprintf(editions, sizeof editions, "%s/editions", data);
	return fs_exists(state) || fs_exists(editions);
}

static int
run(void *said)
{
	const struct options *c = said;
	struct error err = { 0 };
	struct arena *a = arena_new();
	struct edition_info current = { 0 };
	struct history all = { .data = c->data };
	/* looking at a machine that has nothing makes nothing */
	struct state *s = has_history(c->data) ? state_open(c->data, &err) : NULL;
	bool ok =
	    s ? state_history(s, a, &all.list, &all.count, &err) && state_selected(s, &current, &err) : !err.code[0];
	state_close(s);
	all.current = current.number;
	ok = ok && audit_list(c->data, a, AUDIT_MOST, &all.line, &all.lines);
	if (ok && c->json)
		json_history(&all);
	else if (ok)
		print_history(&all);
	arena_free(a);
	return ok ? 0 : cli_fail_json(c, &err);
}

static const struct option_row options[] = { { OPTION_JSON }, { 0 } };

SUBCOMMAND(history, "history", "上过屏的每一版", .options = options, .size = sizeof(struct options), .run = run,
    .help = "列出上过屏的每一版，新的在前；带 * 的是现在屏上的。\n"
	    "后面是谁改过什么：上屏、换回、设置、工作人员。\n");
