/* people-posts: who leads and who supervises, from the town down to the
 * village: each level stands one step further in, as on a ladder. */
#include <string.h>

#include "screens/all.h"
#include "affairs/people.h"
#include "screens/register.h"
#include "screens/topic.h"
#include "queries/people.h"

struct people_posts {
	struct post *post;
	size_t posts;
	struct scroll scroll;
};

static void
people_posts_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct people_posts *s = self;
	s->posts = people_posts(h->store, a, host_scope(h), &s->post);
}

static void
draw_step(struct ui *ui, struct rect r, int x, bool town, bool first, bool last)
{
	const struct metrics *m = &ui->m;
	int d = m->note, line = theme_mm(&ui->m, 0.8f) + 1, y = r.y + r.h / 2;
	struct rect up = { x - line / 2, r.y, line, r.h / 2 }, down = { x - line / 2, y, line, r.h - r.h / 2 };
	if (!first)
		draw_fill(ui->list, up, theme_fade(ui->p->violet, 110));
	if (!last)
		draw_fill(ui->list, down, theme_fade(ui->p->violet, 110));
	draw_round(ui->list, (struct rect){ x - d / 2, y - d / 2, d, d }, d / 2, CORNER_ALL, ui->p->violet);
	if (!town)
		draw_round(
		    ui->list, (struct rect){ x - d / 4, y - d / 4, d / 2, d / 2 }, d / 4, CORNER_ALL, ui->p->card);
}

static const char *
details(struct ui *ui, const struct post *p)
{
	const char *dot = p->org[0] && p->area[0] ? " · " : "";
	return ui_printf(ui, "%s%s%s", p->org, dot, p->area[0] ? ui_printf(ui, "负责%s", p->area) : "");
}

/* Where the words end and the phone begins; in a narrow row the phone goes below. */
static void
draw_post(struct host *h, struct ui *ui, struct rect r, const struct people_posts *s, size_t i)
{
	const struct metrics *m = &ui->m;
	const struct post *p = &s->post[i];
	struct text_style bold = ui_style(m->head, true), note = ui_style(m->note, false),
			  duty = ui_style(m->body, true);
	bool town = !p->village[0], last = i + 1 == s->posts || strcmp(s->post[i + 1].place, p->place) != 0,
	     first = i == 0 || strcmp(s->post[i - 1].place, p->place) != 0;
	int x = r.x + m->pad + m->note / 2 + (town ? 0 : m->gap * 2), right = r.x + r.w - m->pad;
	register_tap(ui, r, REG_POST, p->rid);
	draw_step(ui, r, x, town, first, last);
	x += m->note + m->gap / 2;
	bool below = p->phone[0] && m->portrait;
	int lines = ui_line_height(ui, bold) + ui_line_height(ui, note),
	    high = below ? lines + ui_line_height(ui, bold) : lines, y = r.y + (r.h - high) / 2;
	int phone = below ? 0 : people_phone(ui, right, r.y, r.h, p->phone, m->portrait ? m->head : m->title);
	int room = right - x - (phone ? phone + m->gap * 2 : 0);
	const char *level = town ? store_town(h->store)[0] ? store_town(h->store) : store_whole(h->store) : p->village;
	int used = ui_text_in(ui, x, y + m->head - m->body, room, p->duty, duty, ui->p->violet) + m->gap;
	if (room > used)
		used += ui_text_in(ui, x + used, y, room - used, p->name, bold, ui->p->ink) + m->gap;
	if (p->sample && used + ui_chip_width(ui, "示例") < room)
		frame_sample(ui, x + used, y + (ui_line_height(ui, bold) - ui_chip_height(ui)) / 2);
	const char *more = details(ui, p);
	ui_text_in(ui, x, y + ui_line_height(ui, bold), room, more[0] ? ui_printf(ui, "%s · %s", level, more) : level,
	    note, ui->p->soft);
	if (below)
		people_phone(ui, x + ui_text_width(ui, p->phone, bold) + m->head * 115 / 100, y + lines,
		    ui_line_height(ui, bold), p->phone, m->head);
}

static int
row_height(struct ui *ui, const struct people_posts *s)
{
	const struct metrics *m = &ui->m;
	int lines = ui_line_height(ui, ui_style(m->head, true)) + ui_line_height(ui, ui_style(m->note, false));
	for (size_t i = 0; m->portrait && i < s->posts; i++)
		if (s->post[i].phone[0])
			return lines + ui_line_height(ui, ui_style(m->head, true)) + m->gap;
	return lines + m->gap * 2 > m->row ? lines + m->gap * 2 : m->row;
}

static void
people_posts_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct people_posts *s = self;
	const struct metrics *m = &ui->m;
	int head = topic_head(h, ui, body, &screen_people_posts, 0).y - body.y;
	struct rect r = { body.x, body.y + head, body.w, body.h - head }, in = rect_inset(r, 0, m->gap / 2);
	ui_card(ui, r);
	if (!s->posts) {
		frame_empty(ui, r, ICON_PEOPLE);
		return;
	}
	int row = people_rows(ui, &in, row_height(ui, s), (int)s->posts), first, last;
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, (int)s->posts * row, row);
	ui_view_rows(&v, row, (int)s->posts, &first, &last);
	for (int i = first; i < last; i++)
		draw_post(h, ui, (struct rect){ r.x, v.y + i * row, r.w, row }, s, (size_t)i);
	ui_view_end(ui, &v);
}

SCREEN(people_posts, "people-posts", "找谁负责", SECTION_PEOPLE, .tab = "谁牵头", .shows = SHOWS(REG_POST),
    .size = sizeof(struct people_posts), .enter = people_posts_enter, .says = "谁牵头、谁监督",
    .draw = people_posts_draw);
