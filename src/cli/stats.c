/* cunping stats: what residents looked at, as a sheet. */
#include "cli/stats.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "cli/cli.h"
#include "export/about.h"
#include "os/fs.h"
#include "app/screens.h"
#include "screens/register.h"
#include "store/usage.h"

/* In the words over the screen; several screens may be one page to people. NULL: not a residents' page. */
static const char *
page_of(const char *screen)
{
	long arg;
	const struct screen_class *class = screen_named(screen, &arg);
	if (!class)
		return "别的页";
	if (class->full || class->staff)
		return NULL;
	const struct reg *r = arg ? register_of(arg, NULL) : NULL; /* a page a register */
	return r ? (r->label ? r->label : r->sheet) : class->dock == ACTION_HOME ? "首页" : class->title;
}

/* Joins the lines of one day that are one page; returns how many are left. */
static size_t
join(struct usage_line *line, size_t count)
{
	size_t n = 0, day = 0;
	for (size_t i = 0; i < count; i++) {
		const char *page = page_of(line[i].screen);
		size_t k = day = n && strcmp(line[n - 1].day, line[i].day) == 0 ? day : n;
		while (k < n && page && strcmp(line[k].screen, page) != 0)
			k++;
		if (!page)
			continue;
		long times = line[i].times + (k < n ? line[k].times : 0);
		line[k] = (struct usage_line){ line[i].day, page, times };
		n += k == n;
	}
	return n;
}

bool
stats_write(const char *data, const char *folder, size_t *lines, struct error *err)
{
	char path[PATH_MAX];
	struct arena *a = arena_new();
	struct usage_line *line;
	struct strbuf out = { 0 };
	size_t n = usage_list(data, a, &line);
	*lines = join(line, n);
	strbuf_append(&out, "\xef\xbb\xbf日期,页面,次数\r\n");
	for (size_t i = 0; i < *lines; i++)
		strbuf_printf(
		    &out, "%s,%s,%ld\r\n", line[i].day[0] ? line[i].day : "不知道哪天", line[i].screen, line[i].times);
	strbuf_printf(&out, ",%s,\r\n", about_words(a));
	snprintf(path, sizeof path, "%s/使用统计.csv", folder);
	int error = fs_mkdirs(folder);
	if (!error)
		error = fs_write(path, out.data, out.len);
	strbuf_free(&out);
	arena_free(a);
	return !error || error_set(err, ERROR_MACHINE, error == ENOSPC ? "disk_full" : "no_permission",
			     "“%s”写不了：%s。", path, error_reason(error));
}

static int
run(void *said)
{
	const struct options *c = said;
	struct error err = { 0 };
	size_t lines;
	if (!stats_write(c->data, c->word.word[0], &lines, &err))
		return cli_fail(&err);
	printf(
	    lines ? "写好了 %s/使用统计.csv。\n" : "写好了 %s/使用统计.csv，还没有人看过，是空的。\n", c->word.word[0]);
	return 0;
}

SUBCOMMAND(stats, "stats", "把使用统计写成表格", .outward = true, .takes = "文件夹", .least = 1, .most = 1,
    .size = sizeof(struct options), .run = run,
    .help = "写一份“使用统计.csv”：哪天、哪一页、看了几次。不记谁看的，也不记看了哪一家。\n");
