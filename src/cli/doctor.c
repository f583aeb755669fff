/* cunping doctor: is this machine healthy? It says what it looked at; only a
 * machine that has content and cannot serve any of it is ill. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <stdlib.h>

#include "base/json.h"
#include "cli/cli.h"
#include "os/fs.h"
#include "os/lock.h"
#include "store/state.h"

static const char help[] = "用法：cunping doctor [--data 文件夹] [--json]\n"
			   "\n"
			   "查一查这台机器：内容是否完好，照片是否齐全，磁盘还有多少。\n";

enum { MIB = 1024 * 1024, LOW_MIB = 500 };

struct doctor {
	const struct cli *cli;
	struct json json;
	bool ill;
};

static void
say(struct doctor *d, const char *level, const char *code, const char *message)
{
	json_open(&d->json, NULL, '{');
	json_text(&d->json, "level", level);
	json_text(&d->json, "code", code);
	json_text(&d->json, "message", message);
	json_close(&d->json, '}');
	if (!d->cli->json)
		printf("%s %s\n",
		    strcmp(level, "error") == 0     ? "✗"
		    : strcmp(level, "warning") == 0 ? "!"
						    : "·",
		    message);
}

/* Counts photos of the edition that are missing or are not what they should be. */
static void
look_at_photos(struct doctor *d, struct db *db)
{
	char path[PATH_MAX], hash[EDITION_HASH], text[200];
	long all = 0, bad = 0;
	struct stmt *s = db_prepare(db, "SELECT picture FROM photo UNION SELECT thumb FROM photo", NULL);
	while (s && db_step(s)) {
		all++;
		bad += !media_path(d->cli->data, db_text(s, 0), path, sizeof path) || !fs_exists(path) ||
		       !hash_file(path, hash, NULL, NULL) || strcmp(hash, db_text(s, 0)) != 0;
	}
	db_finish(s, NULL);
	snprintf(text, sizeof text,
	    bad ? "照片文件 %ld 个，其中 %ld 个坏了或不见了，请重新导入。" : "照片文件 %ld 个，都完好。", all, bad);
	say(d, bad ? "warning" : "info", bad ? "photos_broken" : "photos_whole", text);
}

static void
look_at_content(struct doctor *d)
{
	struct edition_info info;
	struct error err = { 0 };
	char text[400];
	if (!state_current(d->cli->data, &info, &err)) {
		d->ill = true;
		say(d, "error", err.code, err.text);
		return;
	}
	if (info.number == 0) {
		say(d, "info", "no_content", "还没有内容。插上带内容的 U 盘，或用 cunping import 导入。");
		return;
	}
	if (!edition_verify(&info, &err)) {
		d->ill = true;
		say(d, "error", err.code, err.text);
		return;
	}
	snprintf(text, sizeof text, "屏上是第 %d 版（%.10s，%s），完好。", info.number, info.created, info.source);
	say(d, "info", "edition_whole", text);
	struct db *db = edition_open(&info, NULL);
	if (db)
		look_at_photos(d, db);
	db_close(db);
}

/* What a killed import left behind is cleaned when no import is running. */
static void
look_at_staging(struct doctor *d)
{
	char path[PATH_MAX], folder[PATH_MAX];
	struct fs_tree tree;
	int lock = -1;
	snprintf(folder, sizeof folder, "%s/staging", d->cli->data);
	snprintf(path, sizeof path, "%s/lock", d->cli->data);
	if (fs_list(folder, &tree) != 0)
		return;
	bool any = tree.count > 0;
	fs_tree_free(&tree);
	if (!any || lock_take(path, &lock) != 0)
		return;
	if (fs_empty(folder) == 0)
		say(d, "info", "leftovers_removed", "清掉了上次没做完的导入留下的临时文件。");
	lock_release(lock);
}

static void
look_around(struct doctor *d)
{
	long long bytes;
	char text[200];
	if (fs_free_space(d->cli->data, &bytes) == 0) {
		snprintf(text, sizeof text, "磁盘还有 %lld MB。%s", bytes / MIB,
		    bytes / MIB < LOW_MIB ? "快满了，请删掉不用的文件。" : "");
		say(d, bytes / MIB < LOW_MIB ? "warning" : "info", "disk_space", text);
	}
	const char *display = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
	if (!(display && *display) && !(wayland && *wayland))
		say(d, "info", "no_display", "这里没有显示器。");
}

int
cli_doctor(int argc, char **argv)
{
	struct cli c;
	int status = cli_read(&c, argc, argv, CLI_DATA | CLI_JSON, 0, 0, help);
	if (status >= 0)
		return status;
	struct doctor d = { .cli = &c };
	json_open(&d.json, NULL, '{');
	json_open(&d.json, "findings", '[');
	look_at_content(&d);
	look_at_staging(&d);
	look_around(&d);
	json_close(&d.json, ']');
	json_bool(&d.json, "ok", !d.ill);
	json_close(&d.json, '}');
	if (c.json)
		printf("%s\n", strbuf_text(&d.json.out));
	strbuf_free(&d.json.out);
	return d.ill ? 1 : 0;
}
