/* report: see report.h. Words in one place; the keys of --json never change. */
#include "cli/report.h"

#include <string.h>

#include "base/json.h"

enum { SAME_SHOWN = 20, NAME_WIDTH = 22, COUNT_WIDTH = 8 };

static void
pad(FILE *out, const char *text, int width)
{
	int missing = width - utf8_width(text);
	fprintf(out, "%s%*s", text, missing > 0 ? missing : 0, "");
}

static void
print_counts(FILE *out, const struct importer_report *report)
{
	static const char *const heads[] = { "新增", "修改", "撤下", "不变" };
	pad(out, "册", NAME_WIDTH);
	for (int i = 0; i < 4; i++)
		fprintf(out, "%*s%s", COUNT_WIDTH - utf8_width(heads[i]), "", heads[i]);
	fputs("\n", out);
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const struct merge_count *c = &report->registers[r->id];
		if (!c->seen ||
		    c->added + c->changed + c->removed + c->unchanged == 0) /* an empty sheet of a workbook */
			continue;
		pad(out, r->sheet, NAME_WIDTH);
		fprintf(out, "%*ld%*ld%*ld%*ld\n", COUNT_WIDTH, c->added, COUNT_WIDTH, c->changed, COUNT_WIDTH,
		    c->removed, COUNT_WIDTH, c->unchanged);
	}
	fprintf(out, "照片：新增 %ld，不变 %ld，没有存 %ld\n", report->photos.added, report->photos.unchanged,
	    report->photos.skipped);
	if (report->photos.sounds_added + report->photos.sounds_unchanged)
		fprintf(
		    out, "录音：新增 %ld，不变 %ld\n", report->photos.sounds_added, report->photos.sounds_unchanged);
}

/* Findings of one level in the order they were made; of one code the first
 * twenty, since a thousand lines hide what matters. */
static void
print_level(FILE *out, const struct importer_report *report, enum finding_level level, const char *title)
{
	const struct findings *f = &report->findings;
	size_t total = 0, hidden = 0;
	for (size_t i = 0; i < f->count; i++)
		total += f->item[i].level == level;
	if (total == 0)
		return;
	fprintf(out, "\n%s（%zu 条）\n", title, total);
	for (size_t i = 0; i < f->count; i++) {
		size_t same = 0;
		if (f->item[i].level != level)
			continue;
		for (size_t k = i; k-- > 0 && same < SAME_SHOWN;)
			same += f->item[k].level == level && strcmp(f->item[k].code, f->item[i].code) == 0;
		if (same < SAME_SHOWN)
			fprintf(out, "  %s\n", finding_sentence(report->arena, &f->item[i]));
		else
			hidden++;
	}
	if (hidden)
		fprintf(out, "  …… 还有 %zu 条同样的，没有列出\n", hidden);
}

/* What a person has to decide, first and in words. */
static void
print_judgements(FILE *out, const struct judgements *all)
{
	if (all->count)
		fprintf(out, "\n要先看（%zu 件）\n", all->count);
	for (size_t i = 0; i < all->count; i++) {
		const struct judgement *j = &all->item[i];
		fprintf(out, "  %zu. %s\n     %s\n", i + 1, j->sentence, j->proof);
		for (int k = 0; k < 2; k++) {
			const char *option = judgement_option(j, k);
			fprintf(out, "     %s%s%s%s%s\n", j->chosen == k ? "选了：" : "", j->answer[k],
			    option ? "（--" : "", option ? option : "", option ? "）" : "");
		}
	}
}

void
report_print(FILE *out, const struct importer_report *report)
{
	print_counts(out, report);
	print_judgements(out, &report->judgements);
	print_level(out, report, FINDING_ERROR, "要改的");
	print_level(out, report, FINDING_WARNING, "请核对");
	print_level(out, report, FINDING_INFO, "说明");
	fputs("\n", out);
}

static void
json_finding_body(struct json *j, const struct finding *f)
{
	json_text(j, "level", finding_level_name(f->level));
	json_text(j, "code", f->code);
	json_text(j, "file", f->file);
	json_text(j, "sheet", f->sheet);
	if (f->row)
		json_int(j, "row", f->row);
	else
		json_text(j, "row", NULL);
	json_text(j, "column", f->column);
	json_text(j, "message", f->message);
}

static void
json_finding(struct json *j, const struct finding *f)
{
	json_open(j, NULL, '{');
	json_finding_body(j, f);
	json_close(j, '}');
}

/* A finding with two ways out; an error while it keeps the whole from the screen. */
static void
json_judgement(struct json *j, const struct judgement *x)
{
	bool stops = x->harmful && x->chosen == JUDGEMENT_OPEN;
	json_open(j, NULL, '{');
	json_finding_body(j, &(struct finding){ .level = stops ? FINDING_ERROR : FINDING_WARNING,
				 .code = finding_kind(x->id)->code,
				 .file = x->at.file,
				 .sheet = x->at.sheet,
				 .row = x->at.row,
				 .column = x->at.column,
				 .message = x->sentence });
	json_text(j, "proof", x->proof);
	json_open(j, "answers", '[');
	for (int i = 0; i < 2; i++) {
		const char *option = judgement_option(x, i);
		json_open(j, NULL, '{');
		json_text(j, "words", x->answer[i]);
		json_text(j, "option", option);
		json_bool(j, "chosen", x->chosen == i);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void
json_registers(struct json *j, const struct importer_report *report)
{
	json_open(j, "registers", '[');
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const struct merge_count *c = &report->registers[r->id];
		if (!c->seen)
			continue;
		json_open(j, NULL, '{');
		json_text(j, "register", r->table);
		json_text(j, "sheet", r->sheet);
		json_int(j, "added", c->added);
		json_int(j, "changed", c->changed);
		json_int(j, "removed", c->removed);
		json_int(j, "unchanged", c->unchanged);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_open(j, "photos", '{');
	json_int(j, "added", report->photos.added);
	json_int(j, "unchanged", report->photos.unchanged);
	json_int(j, "skipped", report->photos.skipped);
	json_close(j, '}');
	json_open(j, "recordings", '{');
	json_int(j, "added", report->photos.sounds_added);
	json_int(j, "unchanged", report->photos.sounds_unchanged);
	json_close(j, '}');
}

void
report_json(FILE *out, const struct importer_report *report, const struct error *err)
{
	struct json j = { 0 };
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", report->ok && !err);
	if (report->edition)
		json_int(&j, "edition", report->edition);
	else
		json_text(&j, "edition", NULL);
	json_text(&j, "source", report->source);
	json_registers(&j, report);
	json_open(&j, "findings", '[');
	if (err)
		json_finding(&j, &(struct finding){ .level = FINDING_ERROR, .code = err->code, .message = err->text });
	for (size_t i = 0; i < report->judgements.count; i++)
		json_judgement(&j, &report->judgements.item[i]);
	for (int level = FINDING_ERROR; level >= FINDING_INFO; level--)
		for (size_t i = 0; i < report->findings.count; i++)
			if (report->findings.item[i].level == (enum finding_level)level)
				json_finding(&j, &report->findings.item[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	fprintf(out, "%s\n", strbuf_text(&j.out));
	strbuf_free(&j.out);
}
