/* 回执 and 机器体检: what a person reads in Notepad or prints. */
#include "export/takeout_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "export/about.h"
#include "export/health.h"
#include "findings/refuse.h"
#include "os/fs.h"
#include "editions/content.h"
#include "store/settings.h"
#include "store/staff.h"

static const char rule[] = "------------------------------------------------\n";

/* As Windows wants it: BOM, CR LF. */
static bool
write_text(struct taking *t, const char *name, const char *text)
{
	struct strbuf s = { 0 };
	strbuf_append(&s, "\xEF\xBB\xBF");
	for (const char *p = text; *p; p++)
		strbuf_append_n(&s, *p == '\n' ? "\r\n" : p, *p == '\n' ? 2 : 1);
	int error = fs_write(arena_printf(t->arena, "%s/%s", t->folder, name), strbuf_text(&s), s.len);
	strbuf_free(&s);
	return error ? error_finding(t->err, FINDING_DISK_ERROR_FILE, name, error_reason(error)) : true;
}

bool
takeout_slip(struct taking *t)
{
	return !t->o->slip || write_text(t, "查询码小条.txt", t->o->slip);
}

/* 「2021年12月6日 09:41」 */
static const char *
speak(struct taking *t, const char *iso)
{
	struct datetime at;
	char day[64];
	if (!datetime_parse(iso, &at))
		return iso;
	date_speak(at.date, (struct date){ 0 }, day, sizeof day);
	return arena_printf(t->arena, "%s %02d:%02d", day, at.hour, at.minute);
}

static const char *
speak_now(struct taking *t)
{
	char day[64];
	date_speak(t->o->now.date, (struct date){ 0 }, day, sizeof day);
	return arena_printf(t->arena, "%s %02d:%02d", day, t->o->now.hour, t->o->now.minute);
}

/* ---- 回执 ---------------------------------------------------------------------- */

static void
say_edition(struct taking *t, struct strbuf *s, const struct edition_info *info)
{
	char by[STAFF_NAME] = "", reader[STAFF_NAME] = "";
	audit_edition_by(t->o->data, info->number, by, reader);
	strbuf_printf(s, "现在屏上：第 %d 版%s\n", info->number, info->demonstration ? "（示例内容）" : "");
	strbuf_printf(s, "上屏时间：%s\n", speak(t, info->created));
	strbuf_printf(s, "内容来自：%s\n", info->source);
	if (reader[0])
		strbuf_printf(s, "读取的人：%s\n", reader);
	if (by[0])
		strbuf_printf(s, "上屏的人：%s\n", by);
	if (info->summary[0])
		strbuf_printf(s, "改了什么：%s\n", info->summary);
	if (info->base)
		strbuf_printf(s, "前面一版：第 %d 版（要退回去，请在屏上点“恢复上一版”）\n", info->base);
}

static void
say_part(struct strbuf *s, bool *any, const char *what, long n, const char *unit)
{
	if (n > 0)
		strbuf_printf(s, "%s%s %ld %s", *any ? "，" : "", what, n, unit);
	*any = *any || n > 0;
}

static void
say_register(struct strbuf *s, const struct review_register *r)
{
	bool any = false;
	strbuf_printf(s, "  %s%s%s%s：", r->sheet, str_empty(r->period) ? "" : "（",
	    str_empty(r->period) ? "" : r->period, str_empty(r->period) ? "" : "）");
	say_part(s, &any, "新增", r->added, "行");
	say_part(s, &any, "修改", r->changed, "行");
	say_part(s, &any, "去掉", r->removed, "行");
	say_part(s, &any, "没有变化", r->unchanged, "行");
	strbuf_append(s, any ? "\n" : "没有内容\n");
}

static void
say_review(struct taking *t, struct strbuf *s)
{
	struct review_total total = { 0 };
	struct review_register *reg;
	struct review_finding *finding;
	bool any = false;
	review_total(t->review, t->arena, &total);
	size_t n = review_registers(t->review, t->arena, &reg);
	strbuf_printf(s, "%s这次读进来的：%s，%ld 个文件，%ld 张表\n", rule, total.source, total.files, total.sheets);
	for (size_t i = 0; i < n; i++)
		say_register(s, &reg[i]);
	strbuf_append(s, "  照片：");
	say_part(s, &any, "新的", total.photos_added, "张");
	say_part(s, &any, "原来就有", total.photos_unchanged, "张");
	say_part(s, &any, "没有同意公开、没存", total.photos_skipped, "张");
	say_part(s, &any, "核对时去掉", total.photos_omitted, "张");
	strbuf_append(s, any ? "\n" : "没有\n");
	any = false;
	strbuf_append(s, "  没有上屏：");
	say_part(s, &any, "整张表", total.left_sheets, "张");
	say_part(s, &any, "有错的", total.left_out, "行");
	strbuf_append(s, any ? "\n" : "没有，全都上了\n");
	n = review_findings(t->review, t->arena, &finding);
	if (total.errors + total.warnings)
		strbuf_printf(s, "\n要改的 %ld 处，请看一下的 %ld 处：\n", total.errors, total.warnings);
	for (size_t i = 0; i < n; i++)
		if (finding[i].level > 0)
			strbuf_printf(s, "  %s %s%s%s\n", finding[i].level == 2 ? "[必须改]" : "[看一下]",
			    finding[i].where, str_empty(finding[i].where) ? "" : "：", finding[i].message);
}

/* Rows a register, as the screen has them now. */
static bool
say_content(struct taking *t, struct strbuf *s, const struct edition_info *info)
{
	struct content content = { 0 };
	bool ok = edition_load(info, t->arena, &content, t->err);
	strbuf_printf(s, "%s现在屏上每张表的行数：\n", rule);
	for (const struct reg *r = NULL; ok && (r = catalogue_next(r));)
		if (content.reg[r->id].count)
			strbuf_printf(s, "  %s：%zu 行\n", r->sheet, content.reg[r->id].count);
	return ok;
}

static void
say_history(struct taking *t, struct strbuf *s)
{
	enum { SHOWN = 5 };
	struct edition_info *list;
	size_t n = 0;
	if (!t->state || !state_history(t->state, t->arena, &list, &n, NULL))
		return;
	strbuf_printf(s, "%s最近上过屏的：\n", rule);
	for (size_t i = 0; i < n && i < SHOWN; i++) {
		char by[STAFF_NAME] = "", reader[STAFF_NAME];
		audit_edition_by(t->o->data, list[i].number, by, reader);
		strbuf_printf(s, "  第 %d 版  %s  %s%s%s  %s\n", list[i].number, speak(t, list[i].created),
		    list[i].source, by[0] ? "  " : "", by, list[i].summary);
	}
}

/* Who did what: an undo shows here. */
static void
say_audit(struct taking *t, struct strbuf *s)
{
	enum { SHOWN = 10 };
	struct audit *line;
	size_t n = 0;
	if (!audit_list(t->o->data, t->arena, SHOWN, &line, &n) || n == 0)
		return;
	strbuf_printf(s, "%s最近谁动过什么：\n", rule);
	for (size_t i = 0; i < n; i++)
		strbuf_printf(s, "  %s  %s  %s\n", speak(t, line[i].at), line[i].who, line[i].words);
}

bool
takeout_receipt(struct taking *t)
{
	struct edition_info info;
	struct strbuf s = { 0 };
	if (!state_current(t->o->data, &info, t->err))
		return false;
	strbuf_printf(&s, "村屏 上屏回执\n%s", rule);
	if (*t->village)
		strbuf_printf(&s, "村（社区）：%s\n", t->village);
	if (info.number)
		say_edition(t, &s, &info);
	else
		strbuf_append(&s, "屏上还没有内容。\n");
	if (t->review)
		say_review(t, &s);
	bool ok = info.number == 0 || say_content(t, &s, &info);
	say_history(t, &s);
	say_audit(t, &s);
	strbuf_printf(&s, "%s程序：%s\n这张回执是机器在 %s 写的%s%s。\n", rule, about_words(t->arena), speak_now(t),
	    str_empty(t->o->by) ? "" : "，取走的人：", str_empty(t->o->by) ? "" : t->o->by);
	ok = ok && write_text(t, "回执.txt", strbuf_text(&s));
	strbuf_free(&s);
	return ok;
}

/* ---- 机器体检 ------------------------------------------------------------------ */

bool
takeout_health(struct taking *t)
{
	struct health h;
	struct strbuf s = { 0 };
	struct health_options o = {
		.data = t->o->data, .sticks = t->o->sticks, .now = t->o->now, .ticking = t->o->ticking
	};
	long bad = 0;
	health_check(&o, t->arena, &h);
	for (size_t i = 0; i < h.findings.count; i++)
		bad += h.findings.item[i].level != FINDING_INFO;
	strbuf_printf(&s, "村屏 机器体检\n%s", rule);
	if (*t->village)
		strbuf_printf(&s, "村（社区）：%s\n", t->village);
	strbuf_printf(&s, "查的时间：%s\n", speak_now(t));
	if (bad)
		strbuf_printf(&s, "有 %ld 处要看一看，前面写着 ! 或 ✗。\n\n", bad);
	else
		strbuf_append(&s, "一切都好。\n\n");
	for (size_t i = 0; i < h.findings.count; i++)
		strbuf_printf(&s, "%s %s\n", health_mark(&h.findings.item[i]), h.findings.item[i].message);
	bool ok = write_text(t, "机器体检.txt", strbuf_text(&s));
	strbuf_free(&s);
	return ok;
}

/* ---- 设置 ---------------------------------------------------------------------- */

/* What was set on this machine, as `cunping settings --from` takes it back. No PINs, no codes. */
bool
takeout_settings(struct taking *t)
{
	struct strbuf s = { 0 };
	const struct setting *set;
	char value[512];
	strbuf_printf(
	    &s, "# 村屏 设置，%s。换了新机器，用 cunping settings --from 这个文件 就一样了。\n", speak_now(t));
	for (size_t i = 0; (set = settings_at(i)); i++)
		if (settings_get(t->o->data, set->name, value, sizeof value))
			strbuf_printf(&s, "%s=%s\n", set->words, value);
	bool ok = write_text(t, "设置.txt", strbuf_text(&s));
	strbuf_free(&s);
	return ok;
}
