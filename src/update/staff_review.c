/* staff-review: 核对, what would change per register, and what is wrong.
 *
 * Everything is asked anew from the review when another one has come (a row
 * left out, a photo masked), and drawn from memory in between. */
#include "screens/all.h"
#include "screens/update_parts.h"

enum {
	OWN_CANCEL = UI_ACTION_OWN,
	OWN_REGISTER,
	OWN_FINDINGS,
	OWN_PHOTOS,
	OWN_BAD_ROWS,
	OWN_PREVIEW,
	OWN_TAKEOUT,
	OWN_PUBLISH
};

enum { SHOWN = 40, COLUMNS = 4 };

struct review_screen {
	struct arena *arena;
	unsigned number; /* of the review that is in memory */
	struct review_total total;
	struct review_register *reg; /* those that change first */
	size_t regs;
	struct review_finding *finding; /* errors and warnings, at most SHOWN */
	size_t findings;
	struct scroll table;
	bool sure; /* 取消 was tapped once, and there is work to lose */
	struct update_fresh fresh;
	struct update_job job;
};

static void
review_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct review_screen *s = self;
	(void)h;
	(void)arg;
	s->arena = a;
	scroll_init(&s->table);
}

static void
load(struct review_screen *s, const struct desk *d)
{
	struct review_register *all;
	update_fresh_load(&s->fresh, d, s->arena);
	if (s->number == desk_work(d)->number)
		return;
	s->number = desk_work(d)->number;
	review_total(desk_work(d)->review, s->arena, &s->total);
	size_t n = review_registers(desk_work(d)->review, s->arena, &all);
	s->reg = arena_array(s->arena, n + 1, sizeof *s->reg);
	s->regs = 0;
	for (int still = 0; still < 2; still++) /* a blank sheet of the workbook says nothing */
		for (size_t i = 0; i < n; i++)
			if ((update_differs(&all[i]) == 0) == still && (!still || all[i].unchanged))
				s->reg[s->regs++] = all[i];
	n = review_findings(desk_work(d)->review, s->arena, &s->finding);
	s->findings = 0;
	while (s->findings < n && s->findings < SHOWN && s->finding[s->findings].level > 0)
		s->findings++;
}

static bool
may_publish(const struct review_screen *s, const struct desk *d)
{
	const struct review_total *t = &s->total;
	return desk_work(d)->state == DESK_REVIEW && !t->no_change && !t->blocked &&
	       (!t->errors || desk_work(d)->bad_rows);
}

/* ---------------------------------------------------------------- table */

struct columns {
	int count, right[COLUMNS], name; /* where each ends; where the name must end */
};

static const char *const column_name[COLUMNS] = { "新增", "修改", "撤下", "不变" };

/* 不变 goes first where there is no room for the names. */
static struct columns
columns_of(struct ui *ui, struct rect r, const struct review_screen *s, int count)
{
	struct columns c = { .count = count };
	struct text_style style = ui_style(ui->m.body, true);
	int least = ui_text_width(ui, "新增", style), right = r.x + r.w - ui->m.note;
	for (int i = count; i-- > 0;) {
		int w = least;
		for (size_t k = 0; k < s->regs; k++) {
			const long n[] = { s->reg[k].added, s->reg[k].changed, s->reg[k].removed, s->reg[k].unchanged };
			int at = ui_text_width(ui, ui_printf(ui, "+%s", update_thousands(ui, n[i])), style);
			w = at > w ? at : w;
		}
		c.right[i] = right;
		right -= w + ui->m.gap * (ui->m.portrait || ui->m.large ? 1 : 2);
	}
	c.name = right;
	return count == COLUMNS && right - r.x < ui->m.body * 7 ? columns_of(ui, r, s, count - 1) : c;
}

static void
draw_numbers(struct ui *ui, const struct columns *c, int y, const struct review_register *r)
{
	const long n[] = { r->added, r->changed, r->removed, r->unchanged };
	static const char *const sign[] = { "+", "", "−", "" };
	const color_argb ink[] = { ui->p->green, ui->p->gold, ui->p->orange, ui->p->ink };
	for (int i = 0; i < c->count; i++) {
		bool bold = n[i] && i < 3;
		const char *words = n[i] ? ui_printf(ui, "%s%s", sign[i], update_thousands(ui, n[i])) : "—";
		ui_text_right(ui, c->right[i], y, words, ui_style(ui->m.body, bold), n[i] ? ink[i] : ui->p->soft);
	}
}

static void
draw_register(
    struct ui *ui, struct rect r, const struct columns *c, const struct review_register *reg, long index, bool last)
{
	const struct metrics *m = &ui->m;
	struct text_style style = ui_style(m->body, false);
	bool differs = update_differs(reg) > 0;
	int y = r.y + (r.h - ui_line_height(ui, style)) / 2, x = r.x + m->note / 3;
	if (differs && ui_pressed(ui, OWN_REGISTER, index))
		draw_fill(ui->list, r, ui->p->pressed);
	const char *name = update_register_name(ui->arena, reg);
	if (ui_text_width(ui, name, style) > c->name - x) /* the month goes before the name does */
		name = reg->sheet;
	if (ui_text_width(ui, name, style) > c->name - x)
		style.px = m->note;
	ui_text_in(ui, x, r.y + (r.h - ui_line_height(ui, style)) / 2, c->name - x, name, style,
	    differs ? ui->p->ink : ui->p->soft);
	draw_numbers(ui, c, y, reg);
	if (differs) {
		update_arrow(ui, r.x + r.w, r.y + r.h / 2);
		ui_hit(ui, r, OWN_REGISTER, index);
	}
	if (!last)
		ui_divider(ui, r.x, r.y + r.h - 1, r.w);
}

static void
draw_table(struct review_screen *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style note = ui_style(m->note, false);
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad, m->gap);
	struct columns c = columns_of(ui, in, s, COLUMNS);
	int head = ui_line_height(ui, note) + m->gap, step, first, last;
	ui_text(ui, in.x + m->note / 3, in.y + m->gap / 3, "内容", note, ui->p->soft);
	for (int i = 0; i < c.count; i++)
		ui_text_right(ui, c.right[i], in.y + m->gap / 3, column_name[i], note, ui->p->soft);
	ui_divider(ui, in.x, in.y + head - 1, in.w);
	struct rect list = { in.x, in.y + head, in.w, in.h - head };
	int natural = m->row * 29 / 20, n = (int)s->regs;
	step = ui_fit_row(ui, list, n * natural <= list.h ? natural : m->row, n);
	struct ui_view v = ui_view_begin(ui, list, &s->table, n * step, step);
	ui_view_rows(&v, step, n, &first, &last);
	for (int i = first; i < last; i++)
		draw_register(ui, (struct rect){ in.x, v.y + i * step, in.w, step }, &c, &s->reg[i], i, i + 1 == n);
	ui_view_end(ui, &v);
}

/* ---------------------------------------------------------------- panel */

/* One finding: its place bold, its sentence below; returns its height. */
static int
finding(struct ui *ui, int x, int y, int w, const struct review_finding *f, int px, bool draw)
{
	struct text_style bold = ui_style(px, true), plain = ui_style(px, false);
	int top = y;
	const char *where = f->level == 2 ? f->where : ui_printf(ui, "提醒%s%s", f->where[0] ? " · " : "", f->where);
	if (where[0])
		y += draw ? ui_paragraph(ui, x, y, w, where, bold, ui->p->ink, 14, 0)
			  : ui_paragraph_height(ui, w, where, bold, 14, 0);
	y += draw ? ui_paragraph(ui, x, y, w, f->message, plain, ui->p->ink, 14, 0)
		  : ui_paragraph_height(ui, w, f->message, plain, 14, 0);
	return y + ui->m.gap - top;
}

static size_t
fitting(struct review_screen *s, struct ui *ui, struct rect r, int px)
{
	int high = 0;
	size_t i = 0;
	for (; i < s->findings; i++) {
		high += finding(ui, 0, 0, r.w, &s->finding[i], px, false);
		if (high - ui->m.gap > r.h)
			break;
	}
	return i;
}

/* Those that stand in r whole, in large type when that is enough of them. */
static void
draw_findings(struct review_screen *s, struct ui *ui, struct rect r)
{
	size_t large = fitting(s, ui, r, ui->m.body), n = large;
	int px = ui->m.body, y = r.y;
	if (large < s->findings && large < 2 && (px = ui->m.note))
		n = fitting(s, ui, r, px);
	if (!n && s->findings) /* at least which cell it is */
		ui_text_in(ui, r.x, y, r.w, s->finding[0].where, ui_style(px, true), ui->p->ink);
	for (size_t i = 0; i < n; i++) {
		if (i)
			ui_divider(ui, r.x, y - ui->m.gap / 2, r.w);
		y += finding(ui, r.x, y, r.w, &s->finding[i], px, true);
	}
	long rest = s->total.errors + s->total.warnings - (long)n;
	struct text_style note = ui_style(ui->m.note, false);
	if (n && rest > 0 && y + ui_line_height(ui, note) <= r.y + r.h)
		ui_text_in(ui, r.x, y, r.w, ui_printf(ui, "还有 %ld 处，点下面“看全部”。", rest), note, ui->p->soft);
}

/* What the clerk can do about it; "" when nothing is wrong. */
static const char *
cure(const struct review_total *t)
{
	if (!t->errors)
		return "";
	if (t->blocked)
		return "有错的行去掉了，这份内容还是上不了。请按“取消”，在表格里改好再来。屏上的内容不变。";
	return "或者按“取消”，改好再来。屏上的内容不变。";
}

/* 「有错的 3 行先不上，其余的上」 */
static const char *
bad_rows_words(struct ui *ui, const struct review_total *t)
{
	if (t->left_out && t->left_sheets)
		return ui_printf(ui, "有错的 %ld 行和 %ld 张表先不上，其余的上", t->left_out, t->left_sheets);
	if (t->left_sheets)
		return ui_printf(ui, "有错的 %ld 张表先不上，其余的上", t->left_sheets);
	return ui_printf(ui, "有错的 %ld 行先不上，其余的上", t->left_out ? t->left_out : t->errors);
}

struct link { /* a row of the panel that opens something */
	enum icon icon;
	color_argb color;
	const char *words;
	int action;
	long arg;
};

enum { LINKS = 2 };

static int
links_of(const struct review_screen *s, const struct desk *d, struct ui *ui, int w, struct link link[LINKS])
{
	const struct review_total *t = &s->total;
	int n = 0;
	if (s->fresh.count) {
		long unseen = update_fresh_unseen(&s->fresh, d), all = s->fresh.count;
		link[n++] = (struct link){ unseen ? ICON_CAMERA : ICON_CHECK, unseen ? ui->p->blue : ui->p->green,
			!unseen         ? ui_printf(ui, "%ld 张新照片，都看过了", all)
			: unseen == all ? ui_printf(ui, "%ld 张新照片，请看一遍", all)
					: ui_printf(ui, "新照片还有 %ld 张没看", unseen),
			OWN_PHOTOS, 0 };
	}
	const long count[] = { t->errors, t->warnings, t->infos };
	static const char *const name[] = { "要改", "提醒", "说明" };
	const char *words = "";
	for (int i = 0; i < 3; i++)
		if (count[i])
			words = ui_printf(ui, "%s%s%s %ld", words, words[0] ? "、" : "", name[i], count[i]);
	if (!words[0])
		return n;
	const char *all = ui_printf(ui, "看全部：%s", words);
	bool fits = ui_text_width(ui, all, ui_style(ui->m.note, false)) < w - ui->m.body - ui->m.gap - ui->m.note;
	link[n++] = (struct link){ ICON_SEARCH, ui->p->blue, fits ? all : words, OWN_FINDINGS, 0 };
	return n;
}

/* From the panel's lower end upwards; returns the height taken. `tight`: without what is not needed. */
static int
draw_foot(struct review_screen *s, struct host *h, struct ui *ui, struct rect in, bool tight, bool draw)
{
	const struct metrics *m = &ui->m;
	const struct review_total *t = &s->total;
	struct link link[LINKS];
	int links = links_of(s, h->desk, ui, in.w, link), y = in.y + in.h;
	for (int i = links; i-- > 0;) {
		y -= m->row;
		if (draw) {
			ui_divider(ui, in.x, y, in.w);
			update_row(ui, (struct rect){ in.x, y + 1, in.w, m->row - 1 }, link[i].icon, link[i].color,
			    link[i].words, link[i].action, link[i].arg);
		}
	}
	if (!t->errors)
		return in.y + in.h - y;
	struct text_style note = ui_style(m->note, false);
	bool left = desk_work(h->desk)->bad_rows && !t->blocked;
	const char *words = !left        ? cure(t)
			    : t->removed ? "有错的行以后改好再来补。屏上原来有的，先撤下。"
					 : "有错的行以后改好再来补。";
	bool say = !tight || t->blocked || (left && t->removed);
	y -= say ? ui_paragraph_height(ui, in.w, words, note, 14, 0) + m->gap / 2 : 0;
	if (draw && say)
		ui_paragraph(ui, in.x, y, in.w, words, note, ui->p->soft, 14, 0);
	if (!t->blocked) {
		const char *tick = bad_rows_words(ui, t);
		int box = update_tick_height(ui, in.w, tick);
		y -= box + m->gap / 2;
		if (draw)
			update_tick(
			    ui, (struct rect){ in.x, y, in.w, box }, tick, desk_work(h->desk)->bad_rows, OWN_BAD_ROWS);
	}
	return in.y + in.h - y + m->gap / 2;
}

static void
draw_panel_title(struct review_screen *s, struct host *h, struct ui *ui, struct rect in)
{
	const struct review_total *t = &s->total;
	struct text_style head = ui_style(ui->m.head, true);
	int side = ui->m.head, line = ui_line_height(ui, head);
	bool left = desk_work(h->desk)->bad_rows && !t->blocked;
	const char *words = t->errors && left ? ui_printf(ui, "%ld 处有错，先不上", t->errors)
			    : t->errors       ? ui_printf(ui, "%ld 处要先改正", t->errors)
			    : t->no_change    ? "没有要改的"
					      : "没有错，可以上屏";
	color_argb c = t->errors ? ui->p->orange : ui->p->green;
	draw_icon(ui->list, t->errors ? ICON_EXCLAIM : ICON_CHECK,
	    (struct rect){ in.x, in.y + (line - side) / 2, side, side }, c);
	ui_text_in(ui, in.x + side + ui->m.gap, in.y, in.w - side - ui->m.gap, words, head, c);
}

/* Nothing is wrong; returns the height. */
static int
draw_good(struct review_screen *s, struct ui *ui, struct rect r)
{
	const struct review_total *t = &s->total;
	const char *words = ui_printf(
	    ui, "%s。\n点%s面一行，能一条一条看改了什么。", update_counts(ui, t), ui->m.portrait ? "上" : "左");
	if (t->no_change)
		words = "和屏上的内容一样，没有要改的。";
	return ui_paragraph(ui, r.x, r.y, r.w, words, ui_style(ui->m.body, false), ui->p->ink, 15, 4) + ui->m.gap;
}

static void
draw_panel(struct review_screen *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad, m->gap);
	int title = ui_line_height(ui, ui_style(m->head, true)) + m->gap / 2;
	int foot = draw_foot(s, h, ui, in, false, false);
	bool tight = in.h - title - m->gap - foot < m->note * 14;
	foot = tight ? draw_foot(s, h, ui, in, true, false) : foot;
	draw_panel_title(s, h, ui, in);
	draw_foot(s, h, ui, in, tight, true);
	ui_divider(ui, in.x, in.y + title, in.w);
	struct rect rest = { in.x, in.y + title + m->gap, in.w, in.h - title - foot - m->gap };
	int good = s->total.errors ? 0 : draw_good(s, ui, rest);
	draw_findings(s, ui, (struct rect){ rest.x, rest.y + good, rest.w, rest.h - good });
}

/* --------------------------------------------------------------- screen */

static const char *
line_words(struct review_screen *s, struct host *h, struct ui *ui)
{
	const struct review_total *t = &s->total;
	long photos = t->photos_added + t->photos_unchanged;
	if (desk_work(h->desk)->state == DESK_APPLYING)
		return "正在重新核对…";
	const char *p = photos ? ui_printf(ui, "、%s 张照片", update_thousands(ui, photos)) : "";
	if (ui->m.portrait && ui->m.large)
		return ui_printf(ui, "共 %ld 张表%s", t->sheets, p);
	if (t->seconds == 0)
		return ui_printf(ui, "共 %ld 张表%s", t->sheets, p);
	return ui_printf(ui, "共 %ld 张表%s，读取用时 %s", t->sheets, p, update_duration(ui, t->seconds));
}

static int
buttons_of(struct review_screen *s, struct host *h, struct ui *ui, struct staff_button out[4])
{
	const struct desk *d = h->desk;
	bool still = desk_work(d)->state != DESK_REVIEW;
	int n = 0;
	out[n++] = (struct staff_button){ .button = { .label = s->total.no_change ? "知道了" : "取消" },
		.action = OWN_CANCEL };
	if (s->total.errors || s->total.warnings || s->total.infos)
		out[n++] = (struct staff_button){
			.button = { .label = ui->m.portrait && ui->m.large ? "清单存回U盘" : "把这份清单存回U盘",
			    .disabled = desk_job(d)->state == DESK_JOB_RUNNING },
			.action = OWN_TAKEOUT
		};
	if (s->total.no_change)
		return n;
	out[n++] = (struct staff_button){ .button = { .label = "看看村民会看到什么",
					      .disabled = still || (s->total.errors && !desk_work(d)->bad_rows) ||
							  s->total.blocked },
		.action = OWN_PREVIEW };
	out[n++] = (struct staff_button){
		.button = { .label = "确认上屏", .fill = ui->p->red, .bold = true, .disabled = !may_publish(s, d) },
		.action = OWN_PUBLISH,
		.right = true
	};
	return n;
}

static void
split(struct review_screen *s, struct ui *ui, struct rect body, struct rect *table, struct rect *panel)
{
	const struct metrics *m = &ui->m;
	*table = *panel = body;
	if (!m->portrait) {
		table->w = body.w * (m->large ? 58 : 62) / 100;
		panel->x = body.x + table->w + m->gap;
		panel->w = body.w - table->w - m->gap;
		return;
	}
	int natural = ui_line_height(ui, ui_style(m->note, false)) + 3 * m->gap + (int)s->regs * m->row * 29 / 20 + 2;
	table->h = natural < body.h / 2 ? natural : body.h / 2;
	panel->y = body.y + table->h + m->gap;
	panel->h = body.h - table->h - m->gap;
}

static void
review_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct review_screen *s = self;
	const struct desk *d = h->desk;
	struct staff_button button[4];
	struct rect table, panel;
	bool warning = false;
	(void)whole;
	if (desk_who(d)->id && desk_work(d)->state == DESK_PUBLISHED) {
		host_replace(h, &screen_staff_done, desk_work(d)->published);
		return;
	}
	if (update_closed(h, ui))
		return;
	load(s, d);
	const struct staff_page page = { .title = "更新内容",
		.subtitle = ui_printf(ui, "U盘：%s", desk_work(d)->source),
		.step = STAFF_REVIEW,
		.line = line_words(s, h, ui),
		.button = button,
		.buttons = buttons_of(s, h, ui, button),
		.no_back = true };
	struct rect body = staff_draw(h, ui, &page);
	update_notice(ui, &body, update_job_words(h, &s->job, &warning), warning);
	if (s->sure)
		update_notice(ui, &body, "再按一次“取消”，刚才给照片打的码就没有了。屏上的内容不变。", true);
	if (desk_work(d)->state == DESK_REVIEW && desk_work(d)->code[0])
		update_notice(ui, &body, desk_work(d)->words, true);
	split(s, ui, body, &table, &panel);
	draw_table(s, ui, table);
	draw_panel(s, h, ui, panel);
}

static bool
review_event(void *self, struct host *h, const struct screen_event *e)
{
	struct review_screen *s = self;
	struct desk *d = h->desk;
	if (e->kind != SCREEN_ACTION || update_event(h, e->action))
		return false;
	bool sure = s->sure;
	s->sure = e->action == OWN_CANCEL && s->fresh.edited && !sure;
	if (e->action == OWN_CANCEL && !s->sure) {
		desk_cancel(d);
		host_back(h);
	} else if (e->action == OWN_REGISTER) {
		host_open(h, &screen_staff_register, s->reg[e->arg].id);
	} else if (e->action == OWN_FINDINGS) {
		host_open(h, &screen_staff_findings, e->arg);
	} else if (e->action == OWN_PHOTOS) {
		host_open(h, &screen_staff_photos, 0);
	} else if (e->action == OWN_BAD_ROWS && desk_work(d)->state == DESK_REVIEW) {
		desk_tell(d, desk_work(d)->bad_rows ? "bad-rows 0" : "bad-rows 1");
	} else if (e->action == OWN_PREVIEW) {
		desk_preview(d, true);
	} else if (e->action == OWN_TAKEOUT && desk_work(d)->review) {
		update_takeout(h, &s->job, "findings", review_path(desk_work(d)->review));
	} else if (e->action == OWN_PUBLISH && may_publish(s, d)) {
		host_open(h, &screen_staff_publish, 0);
	}
	return true;
}

const struct screen_class screen_staff_review = {
	.name = "staff-review",
	.staff = true,
	.title = "更新内容",
	.section = SECTION_ISSUE,
	.size = sizeof(struct review_screen),
	.enter = review_enter,
	.event = review_event,
	.draw = review_draw,
	.full = true,
};
