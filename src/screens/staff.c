/* staff: how this screen's content is changed, for those who change it. */
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"

struct staff {
	struct scroll scroll;
};

static void
staff_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff *s = self;
	(void)h;
	(void)a;
	(void)arg;
	scroll_init(&s->scroll);
}

static void
staff_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct staff *s = self;
	const struct metrics *m = &ui->m;
	struct text_style style = ui_style(m->body, false);
	char made[64] = "";
	const char *created = store_created(h->store);
	if (strlen(created) >= 10) {
		struct date d;
		char day[11];
		memcpy(day, created, 10);
		day[10] = '\0';
		if (date_parse(day, &d))
			date_speak(d, (struct date){ 0 }, made, sizeof made);
	}
	const char *now = store_has_content(h->store)
			      ? ui_printf(ui, "屏上现在是第 %d 版，%s更新%s。", store_number(h->store), made,
				    store_demonstration(h->store) ? "，是示例内容" : "")
			      : "屏上还没有内容。";
	const char *text = ui_printf(ui,
	    "%s\n更新内容：把表格和“照片”文件夹放进一个文件夹，在这台机器上运行\n"
	    "cunping import 文件夹\n先看清楚会改什么、哪一格有错；没有错再加 --yes 上屏。\n"
	    "上错了，运行 cunping undo 就回到上一版。",
	    now);
	ui_card(ui, body);
	struct rect in = rect_inset(body, m->pad * 2, m->pad * 2);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, ui_paragraph_height(ui, in.w, text, style, 19, 0), 0);
	ui_paragraph(ui, in.x, v.y, in.w, text, style, ui->p->ink, 19, 0);
	ui_view_end(ui, &v);
}

const struct screen_class screen_staff = {
	.name = "staff",
	.title = "工作人员",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff),
	.enter = staff_enter,
	.draw = staff_draw,
};
