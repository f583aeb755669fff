/* fake_desk: see fake_desk.h. */
#include "fake_desk.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "os/fs.h"

__attribute__((format(printf, 2, 3))) static void
note(struct desk *d, const char *format, ...)
{
	struct fake_desk *f = d->app;
	size_t n = strlen(f->asked);
	va_list args;
	va_start(args, format);
	vsnprintf(f->asked + n, sizeof f->asked - n, format, args);
	va_end(args);
	n = strlen(f->asked);
	ASSERT(n + 2 < sizeof f->asked);
	strcpy(f->asked + n, "\n");
}

static void
log_in(struct desk *d, const struct staff_member *who)
{
	note(d, "log_in %s", who->name);
	desk_post(d, DESK_EVENT_LOGGED_IN);
	d->who = *who;
}

static void
log_out(struct desk *d)
{
	note(d, "log_out");
	desk_post(d, DESK_EVENT_LOGGED_OUT);
	d->who = (struct staff_member){ 0 };
}

static void
read_source(struct desk *d, const char *source, const char *name)
{
	(void)name;
	note(d, "read %s", source);
}

static void
tell(struct desk *d, const char *line)
{
	note(d, "tell %s", line);
}

static void
cancel(struct desk *d)
{
	note(d, "cancel");
	d->work.state = DESK_IDLE;
}

static void
dismiss(struct desk *d)
{
	note(d, "dismiss");
	d->work.state = DESK_IDLE;
}

static void
run(struct desk *d, const char *const *argv, const char *input)
{
	char words[1024] = "run";
	if (d->job.state == DESK_JOB_RUNNING)
		return;
	for (int i = 0; argv[i]; i++) {
		size_t n = strlen(words);
		snprintf(words + n, sizeof words - n, " %s", argv[i]);
	}
	note(d, "%s%s%s", words, input ? " < " : "", input ? input : "");
	d->job.number++;
	d->job.state = DESK_JOB_RUNNING;
	snprintf(d->job.name, sizeof d->job.name, "%s", argv[0]);
	d->job.words[0] = d->job.step[0] = '\0';
	d->job.out = "";
}

static void
preview(struct desk *d, bool on)
{
	note(d, "preview %d", on);
	desk_set_preview(d, on);
}

static void
look(struct desk *d)
{
	note(d, "look");
}

static const struct desk_calls calls = { log_in, log_out, read_source, tell, cancel, dismiss, run, preview, look };

void
fake_desk_begin(struct fake_desk *f, const char *data)
{
	*f = (struct fake_desk){ .desk = { .call = &calls, .data = data } };
	f->desk.app = f;
	f->desk.who = (struct staff_member){ .id = 1, .name = "文书甲", .manager = true };
	f->desk.logout_ms = 100000 + DESK_SESSION_MS;
	f->desk.work.progress.seconds_left = -1;
	f->desk.job.out = "";
	strcpy(f->desk.work.source, "高同村12月公示");
	strcpy(f->desk.work.reader, f->desk.who.name);
}

void
fake_desk_end(struct fake_desk *f)
{
	review_close(f->desk.work.review);
	f->desk.work.review = NULL;
}

void
fake_desk_job_over(struct fake_desk *f, enum desk_job_state how, const char *out, const char *words)
{
	struct desk_job *j = &f->desk.job;
	j->state = how;
	j->out = out;
	snprintf(j->words, sizeof j->words, "%s", words);
	if (how == DESK_JOB_DONE)
		desk_post(&f->desk, DESK_EVENT_JOB_DONE);
}

const char *
fake_desk_last(const struct fake_desk *f)
{
	static char line[1024];
	size_t n = strlen(f->asked), from = n ? n - 1 : 0;
	while (from > 0 && f->asked[from - 1] != '\n')
		from--;
	snprintf(line, sizeof line, "%.*s", (int)(n ? n - 1 - from : 0), f->asked + from);
	return line;
}

/* --------------------------------------------------------------- reviews */

struct review_writer *
fake_desk_write(struct fake_desk *f)
{
	struct error err = { 0 };
	char folder[400];
	snprintf(folder, sizeof folder, "%s/staging", f->desk.data);
	fs_mkdirs(folder);
	snprintf(f->review_path, sizeof f->review_path, "%s/review-%u.db", folder, f->desk.work.number + 1);
	unlink(f->review_path);
	struct review_writer *w = review_create(f->review_path, &err);
	if (!w)
		fprintf(stderr, "fake_desk: %s\n", err.text);
	ASSERT(w != NULL);
	return w;
}

void
fake_desk_open(struct fake_desk *f, struct review_writer *w)
{
	struct error err = { 0 };
	ASSERT(review_finish(w, &err));
	review_close(f->desk.work.review);
	f->desk.work.review = review_open(f->review_path, &err);
	ASSERT(f->desk.work.review != NULL);
	f->desk.work.number++;
	f->desk.work.state = DESK_REVIEW;
}

static void
put_home(struct review_writer *w, long i)
{
	char title[96], score[16], head[32];
	snprintf(title, sizeof title, "高同村 %ld组 %ld号", i / 40 + 1, i % 40 + 1);
	snprintf(score, sizeof score, "%ld", 99 - i % 40);
	snprintf(head, sizeof head, "户主%ld", i + 1);
	const struct review_cell cell[] = { { "户主", "", head, true, false }, { "得分", "", score, true, false },
		{ "等次", "", i % 40 < 10 ? "最清洁户" : "清洁户", true, false } };
	const struct review_change c = { i + 1, REG_HOME_SCORE, REVIEW_ADDED, title, score, "12月公示.xlsx",
		"家庭卫生评分", (int)i + 3, "", "", "看得到" };
	review_put_change(w, &c, cell, 3);
}

static void
put_lists(struct review_writer *w, long id)
{
	static const char reason[] = "巷道干净，义务清运垃圾6车次，群众参与多，路边沟也清得彻底。";
	const struct review_cell added[] = { { "榜", "", "红榜", true, false }, { "对象", "", "酸刺村", true, false },
		{ "事由", "", reason, true, false } };
	const struct review_cell changed[] = { { "榜", "红榜", "红榜", false, false },
		{ "对象", "高同村", "高同村", false, false }, { "事由", "巷道干净。", reason, true, false },
		{ "得分", "95", "97", true, false } };
	const struct review_cell gone[] = { { "榜", "黑榜", "", true, false }, { "对象", "旧打麦场", "", true, false },
		{ "事由", "乱倒生活垃圾。", "", true, false } };
	const char *const titles[] = { "红榜 · 酸刺村", "红榜 · 王昭村", "红榜 · 夏寨村", "红榜 · 杨坊村",
		"黑榜 · 二组村口路段" };
	for (int i = 0; i < 5; i++)
		review_put_change(w,
		    &(struct review_change){ id++, REG_BOARD, REVIEW_ADDED, titles[i], reason, "12月公示.xlsx",
			"红黑榜", i + 3, "", "", "看得到" },
		    added, 3);
	review_put_change(w,
	    &(struct review_change){ id++, REG_BOARD, REVIEW_CHANGED, "红榜 · 高同村", "事由、得分", "12月公示.xlsx",
		"红黑榜", 9, "", "看得到", "看得到" },
	    changed, 4);
	review_put_change(w,
	    &(struct review_change){ id++, REG_BOARD, REVIEW_REMOVED, "黑榜 · 旧打麦场", "乱倒生活垃圾。", "", "", 0,
		"", "限11月30日前改好", "看不到了" },
	    gone, 3);
	const struct review_cell yard[] = { { "户主", "张*明", "张*明", false, false },
		{ "照片", "/nowhere/before.jpg", "/nowhere/after.jpg\n/nowhere/second.jpg", true, true } };
	review_put_change(w,
	    &(struct review_change){ id++, REG_COURTYARD, REVIEW_CHANGED, "最美庭院 · 高同村 3组18号", "照片",
		"12月公示.xlsx", "最美庭院名单", 8, "", "名字写成“张*明”", "名字写成“张*明”" },
	    yard, 2);
}

static void
put_findings(struct review_writer *w, bool errors)
{
	static const struct review_finding all[] = {
		{ 1, 2, "bad_date", "《红黑榜》第 14 行“公示截止”", "“12.31号”看不出是哪一天，请写成 2021-12-31。",
		    "12月公示.xlsx" },
		{ 2, 2, "photo_missing", "《最美庭院名单》第 8 行“照片”",
		    "U盘里没有 IMG_2041.jpg（有相近的 IMG_2014.jpg），请改名字或补照片。", "12月公示.xlsx" },
		{ 3, 2, "identity", "《家庭卫生评分》第 203 行“户主”", "含身份证号，不能上屏，请删去。",
		    "12月公示.xlsx" },
		{ 4, 1, "odd_phone", "《值班表》第 5 行“电话”", "“0954-301”少了几位，请核对。", "12月公示.xlsx" },
		{ 5, 0, "photo_skipped", "《最美庭院名单》第 11 行“照片”", "没有写本人同意公开，照片没有收。",
		    "12月公示.xlsx" },
	};
	for (int i = errors ? 0 : 3; i < 5; i++)
		review_put_finding(w, &all[i]);
}

static void
put_photos(struct review_writer *w)
{
	for (long i = 0; i < 3; i++)
		review_put_photo(w, &(struct review_photo){ .index = i,
					.name = i ? "IMG_2015.jpg" : "IMG_2014.jpg",
					.used_by = "最美庭院 · 高同村 3组18号",
					.uses = 1,
					.taken = i < 2 ? "2021-11-28T10:16:35" : "",
					.fresh = i < 2,
					.personal = i == 0,
					.picture = "/nowhere/picture.jpg",
					.thumb = "/nowhere/thumb.jpg",
					.width = 1600,
					.height = 1200 });
}

void
fake_desk_december(struct fake_desk *f, long homes, bool errors)
{
	struct review_writer *w = fake_desk_write(f);
	review_put_register(
	    w, &(struct review_register){ REG_HOME_SCORE, "家庭卫生评分", "2021年11月", homes, 0, 0, 3180, 0 });
	review_put_register(w, &(struct review_register){ REG_BOARD, "红黑榜", "2021年11月", 5, 1, 1, 9, 0 });
	review_put_register(w, &(struct review_register){ REG_COURTYARD, "最美庭院名单", "", 0, 1, 0, 532, 0 });
	review_put_register(w, &(struct review_register){ REG_RULE, "村规民约", "", 0, 0, 0, 12, 0 });
	for (long i = 0; i < homes; i++)
		put_home(w, i);
	put_lists(w, homes + 1);
	put_findings(w, errors);
	put_photos(w);
	review_put_total(w, &(struct review_total){ .source = f->desk.work.source,
				.sheets = 4,
				.files = 1,
				.seconds = 9,
				.photos_added = 86,
				.photos_unchanged = 532,
				.added = homes + 5,
				.changed = 2,
				.removed = 1,
				.unchanged = 3733,
				.errors = errors ? 3 : 0,
				.warnings = 1,
				.infos = 1,
				.left_out = errors ? 3 : 0 });
	fake_desk_open(f, w);
}
