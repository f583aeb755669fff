/* health: see health.h. */
#include "export/health.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "export/about.h"
#include "os/fs.h"
#include "os/lock.h"
#include "os/memory.h"
#include "store/state.h"

enum { MIB = 1024 * 1024, LOW_DISK_MIB = 500, LOW_MEMORY_MIB = 100, FIRST_YEAR = 2024, OLD_DAYS = 60 };

static const char *const level_names[] = { "info", "warning", "error" }, *const level_marks[] = { "·", "!", "✗" };

const char *
health_level_name(enum health_level level)
{
	return level_names[level];
}

const char *
health_level_mark(enum health_level level)
{
	return level_marks[level];
}

void
health_add(struct health *h, enum health_level level, const char *code, const char *format, ...)
{
	va_list args;
	h->line = arena_grow(h->arena, h->line, h->count, &h->capacity, h->count + 1, sizeof *h->line);
	va_start(args, format);
	h->line[h->count++] = (struct health_line){ level, code, arena_vprintf(h->arena, format, args) };
	va_end(args);
}

/* Photos of the edition that are missing or are not what they should be. */
static void
look_at_photos(struct health *h, const char *data, struct db *db)
{
	char path[PATH_MAX], hash[EDITION_HASH];
	long all = 0, bad = 0;
	struct stmt *s = db_prepare(db, "SELECT picture FROM photo UNION SELECT thumb FROM photo", NULL);
	while (s && db_step(s)) {
		all++;
		bad += !media_path(data, db_text(s, 0), path, sizeof path) || !fs_exists(path) ||
		       !hash_file(path, hash, NULL, NULL) || strcmp(hash, db_text(s, 0)) != 0;
	}
	db_finish(s, NULL);
	if (bad)
		health_add(h, HEALTH_WARNING, "photos_broken", "照片文件 %ld 个，其中 %ld 个坏了或不见了，请重新导入。",
		    all, bad);
	else
		health_add(h, HEALTH_INFO, "photos_whole", "照片文件 %ld 个，都完好。", all);
}

/* When the content was last changed, and whether the clock can be right. */
static void
look_at_clock(struct health *h, const struct edition_info *info, struct datetime now)
{
	struct datetime last;
	bool known = info->number && datetime_parse(info->created, &last);
	long days = known ? date_days(now.date) - date_days(last.date) : 0;
	if (now.date.year < FIRST_YEAR)
		health_add(h, HEALTH_WARNING, "clock_wrong",
		    "机器的钟是 %d 年 %d 月 %d 日，不对，请到设置里把日期和时间调好。", now.date.year, now.date.month,
		    now.date.day);
	else if (known && days < 0)
		health_add(h, HEALTH_WARNING, "clock_wrong",
		    "机器的钟比上次换内容的日子（%.10s）还早，请到设置里看看日期对不对。", info->created);
	else
		health_add(h, HEALTH_INFO, "clock", "机器的钟：%d 年 %d 月 %d 日 %02d:%02d。", now.date.year,
		    now.date.month, now.date.day, now.hour, now.minute);
	if (known && days >= 0 && now.date.year >= FIRST_YEAR)
		health_add(h, days > OLD_DAYS ? HEALTH_WARNING : HEALTH_INFO, "last_change", "上次换内容是%s%s。",
		    days == 0 ? "今天" : arena_printf(h->arena, " %ld 天前", days),
		    days > OLD_DAYS ? "，很久没有更新了，请插上带新内容的U盘" : "");
}

static void
look_at_content(struct health *h, const char *data, struct edition_info *info)
{
	struct error err = { 0 };
	if (!state_current(data, info, &err)) {
		h->ill = true;
		*info = (struct edition_info){ 0 };
		health_add(h, HEALTH_ERROR, arena_strdup(h->arena, err.code), "%s", err.text);
		return;
	}
	if (info->number == 0) {
		health_add(h, HEALTH_INFO, "no_content", "还没有内容。插上带内容的 U 盘，或用 cunping import 导入。");
		return;
	}
	if (!edition_verify(info, &err)) {
		h->ill = true;
		health_add(h, HEALTH_ERROR, arena_strdup(h->arena, err.code), "%s", err.text);
		return;
	}
	health_add(h, HEALTH_INFO, "edition_whole", "屏上是第 %d 版（%.10s，%s），完好。", info->number, info->created,
	    info->source);
	struct db *db = edition_open(info, NULL);
	if (db)
		look_at_photos(h, data, db);
	db_close(db);
}

/* What a killed import left behind is cleaned when no import is running. */
static void
clean_staging(struct health *h, const char *data)
{
	const char *folder = arena_printf(h->arena, "%s/staging", data);
	struct fs_tree tree;
	int lock = -1;
	if (fs_list(folder, &tree) != 0)
		return;
	bool any = tree.count > 0;
	fs_tree_free(&tree);
	if (!any || lock_take(arena_printf(h->arena, "%s/lock", data), &lock) != 0)
		return;
	if (fs_empty(folder) == 0)
		health_add(h, HEALTH_INFO, "leftovers_removed", "清掉了上次没做完的导入留下的临时文件。");
	lock_release(lock);
}

static void
look_around(struct health *h, const char *data)
{
	long long bytes, free_bytes;
	if (fs_free_space(data, &bytes) == 0) {
		bool low = bytes / MIB < LOW_DISK_MIB;
		health_add(h, low ? HEALTH_WARNING : HEALTH_INFO, "disk_space", "磁盘还有 %lld MB。%s", bytes / MIB,
		    low ? "快满了，请删掉不用的文件。" : "");
	}
	if (memory_size(&bytes, &free_bytes)) {
		bool low = free_bytes / MIB < LOW_MEMORY_MIB;
		health_add(h, low ? HEALTH_WARNING : HEALTH_INFO, "memory", "内存共 %lld MB，还有 %lld MB 可用。%s",
		    bytes / MIB, free_bytes / MIB, low ? "快用完了，请关机再开一次。" : "");
	}
	const char *display = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
	if (str_empty(display) && str_empty(wayland))
		health_add(h, HEALTH_INFO, "no_display", "这里没有显示器。");
}

void
health_check(const struct health_options *o, struct arena *a, struct health *out)
{
	struct edition_info info = { 0 };
	*out = (struct health){ .arena = a };
	look_at_content(out, o->data, &info);
	if (o->clean)
		clean_staging(out, o->data);
	look_around(out, o->data);
	look_at_clock(out, &info, o->now);
	health_sticks(out, o->sticks);
	health_add(out, HEALTH_INFO, "program", "程序是%s。", about_words(a));
}
