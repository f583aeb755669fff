/* keyboard: see keyboard.h. */
#include "ui/keyboard.h"

#include <string.h>

#include "base/str.h"

enum { COLUMNS = 10, NARROW = 7 };

/* -------------------------------------------------------------- what is written */

static void
find_words(struct keyboard *k)
{
	k->page = 0;
	k->words = ime_words(k->letters, k->word);
}

static bool
full(const struct keyboard *k)
{
	return utf8_count(k->text) >= k->limit;
}

/* As much of it as there is room for; whole characters. */
static void
append(struct keyboard *k, const char *s, size_t n)
{
	char add[64];
	size_t have = strlen(k->text), count = utf8_count(k->text);
	if (n >= sizeof add)
		return;
	memcpy(add, s, n);
	add[n] = '\0';
	size_t take = utf8_prefix(add, k->limit > count ? k->limit - count : 0);
	if (have + take < sizeof k->text) {
		memcpy(k->text + have, add, take);
		k->text[have + take] = '\0';
	}
}

static void
choose(struct keyboard *k, size_t i)
{
	if (i >= k->words)
		return;
	struct ime_word w = k->word[i];
	append(k, w.text, w.bytes);
	memmove(k->letters, k->letters + w.letters, strlen(k->letters + w.letters) + 1);
	if (full(k))
		k->letters[0] = '\0';
	find_words(k);
}

/* The first candidate each time; letters that mean nothing are written as they are. */
static void
choose_all(struct keyboard *k)
{
	while (k->letters[0] && k->words)
		choose(k, 0);
	append(k, k->letters, strlen(k->letters));
	k->letters[0] = '\0';
	find_words(k);
}

static void
take_back(struct keyboard *k)
{
	size_t n = strlen(k->letters);
	if (n) {
		k->letters[n - 1] = '\0';
		find_words(k);
		return;
	}
	size_t count = utf8_count(k->text);
	if (count)
		k->text[utf8_prefix(k->text, count - 1)] = '\0';
}

static void
write_character(struct keyboard *k, unsigned cp)
{
	char bytes[4];
	bool letter = cp >= 'a' && cp <= 'z';
	size_t n = strlen(k->letters);
	if (k->kind == KEYBOARD_NUMBER && cp == '.' && (strchr(k->text, '.') || !k->text[0]))
		return;
	if (letter && k->kind == KEYBOARD_TEXT && !k->latin && !k->signs) {
		if (n < IME_LETTERS && !full(k)) {
			k->letters[n] = (char)cp;
			k->letters[n + 1] = '\0';
			find_words(k);
		}
		return;
	}
	if (k->letters[0] && cp == ' ') { /* the space bar chooses */
		choose(k, 0);
		return;
	}
	choose_all(k);
	append(k, bytes, utf8_encode(letter && k->upper ? cp - 'a' + 'A' : cp, bytes));
	k->upper = false;
}

void
keyboard_open(struct keyboard *k, enum keyboard_kind kind, const char *text, size_t limit)
{
	k->kind = kind;
	k->limit = limit;
	k->text[0] = k->letters[0] = '\0';
	k->latin = k->upper = k->signs = false;
	k->page = 0;
	k->words = 0;
	text = text ? text : "";
	size_t n = utf8_prefix(text, limit);
	if (n < sizeof k->text) {
		memcpy(k->text, text, n);
		k->text[n] = '\0';
	}
}

bool
keyboard_pending(const struct keyboard *k)
{
	return k->letters[0] != '\0';
}

enum keyboard_answer
keyboard_event(struct keyboard *k, long arg)
{
	if (arg >= KEYBOARD_WORD) {
		choose(k, (size_t)(arg - KEYBOARD_WORD));
		return KEYBOARD_CHANGED;
	}
	switch (arg) {
	case KEYBOARD_DELETE:
		take_back(k);
		break;
	case KEYBOARD_CLEAR:
		k->text[0] = k->letters[0] = '\0';
		find_words(k);
		break;
	case KEYBOARD_SIGNS:
		k->signs = !k->signs;
		break;
	case KEYBOARD_LATIN:
		choose_all(k);
		k->latin = !k->latin;
		k->upper = false;
		break;
	case KEYBOARD_UPPER:
		k->upper = !k->upper;
		break;
	case KEYBOARD_EARLIER:
	case KEYBOARD_LATER:
		k->page += arg == KEYBOARD_LATER ? 1 : k->page ? -1 : 0;
		break;
	case KEYBOARD_FINISH:
		return KEYBOARD_DONE;
	default:
		if (arg < ' ' || arg > 0x10FFFF)
			return KEYBOARD_NOTHING;
		write_character(k, (unsigned)arg);
	}
	return KEYBOARD_CHANGED;
}

/* --------------------------------------------------------------- measures */

static int
gap_of(const struct ui *ui)
{
	int gap = theme_mm(&ui->m, 3);
	return gap > 6 ? gap : 6;
}

static int
word_rows(const struct ui *ui, const struct keyboard *k)
{
	return k->kind != KEYBOARD_TEXT ? 0 : ui->m.portrait ? 2 : 1;
}

static bool
is_narrow(const struct ui *ui, int width)
{
	return (width + gap_of(ui)) / COLUMNS - gap_of(ui) < ui->m.button - 2;
}

static int
key_rows(const struct ui *ui, const struct keyboard *k, int width)
{
	return k->kind == KEYBOARD_TEXT && is_narrow(ui, width) ? 5 : 4;
}

static int
height_of(const struct ui *ui, const struct keyboard *k, int key)
{
	int rows = 1 + word_rows(ui, k), keys = key_rows(ui, k, ui->m.width - 2 * ui->m.margin - 2 * ui->m.pad);
	return rows * ui->m.button + keys * key + (rows + keys - 1) * gap_of(ui);
}

int
keyboard_least(const struct ui *ui, const struct keyboard *k)
{
	return height_of(ui, k, ui->m.button);
}

static int
tallest(const struct ui *ui)
{
	int most = theme_mm(&ui->m, 25);
	return most > ui->m.button ? most : ui->m.button;
}

/* --------------------------------------------------------------- drawing */

struct board {
	struct ui *ui;
	const struct keyboard *k;
	int action, gap;
	int key, line; /* heights of a key and of the rows above the keys */
};

enum look { PLAIN, QUIET, LIT, DEAD };

static void
draw_key(struct board *b, struct rect r, const char *label, int px, enum look look, long arg)
{
	struct ui *ui = b->ui;
	color_argb ground = look == LIT ? ui->p->blue : look == QUIET ? ui->p->grey_tint : ui->p->button;
	color_argb ink = look == LIT ? ui->p->on_color : ui->p->button_ink;
	if (look == DEAD) {
		ground = theme_fade(ui->p->grey_tint, 150);
		ink = theme_fade(ui->p->soft, 130);
	}
	bool pressed = look != DEAD && ui_pressed(ui, b->action, arg);
	struct rect at = pressed ? (struct rect){ r.x + 1, r.y + 2, r.w - 2, r.h - 2 } : r;
	draw_round(ui->list, at, ui->m.radius * 3 / 4, CORNER_ALL, ground);
	if (pressed)
		draw_round(ui->list, at, ui->m.radius * 3 / 4, CORNER_ALL, ui->p->pressed);
	if (px > ui->m.note && ui_text_width(ui, label, ui_style(px, true)) > at.w - b->gap)
		px = ui->m.note;
	ui_text_center(ui, at, label, ui_style(px, look == LIT || px == ui->m.head), ink);
	if (look != DEAD)
		ui_hit(ui, r, b->action, arg);
}

static void
draw_action(struct board *b, struct rect r, const char *label, bool alive, long arg)
{
	draw_key(b, r, label, b->ui->m.body, !alive ? DEAD : QUIET, arg);
}

/* Text, then the pinyin typed, then the cursor; the end of it is what shows. */
static void
draw_line_of_text(struct board *b, struct rect r)
{
	struct ui *ui = b->ui;
	const struct keyboard *k = b->k;
	struct text_style style = ui_style(ui->m.head, true), pinyin = ui_style(ui->m.head, false);
	int bar = theme_mm(&ui->m, 0.7f) + 1, line = ui_line_height(ui, style), y = r.y + (r.h - line) / 2;
	draw_round(ui->list, r, ui->m.radius * 3 / 4, CORNER_ALL, ui->p->card);
	draw_outline(ui->list, r, ui->m.radius * 3 / 4, bar, ui->p->blue);
	struct rect in = rect_inset(r, ui->m.pad, bar);
	int w = ui_text_width(ui, k->text, style), typed = ui_text_width(ui, k->letters, pinyin);
	int x = in.x - (w + typed + 3 * bar > in.w ? w + typed + 3 * bar - in.w : 0);
	ui_clip_push(ui, in);
	if (!k->text[0] && !k->letters[0] && k->hint)
		ui_text_in(ui, x + 3 * bar, r.y + (r.h - ui_line_height(ui, ui_style(ui->m.body, false))) / 2,
		    in.w - 3 * bar, k->hint, ui_style(ui->m.body, false), ui->p->soft);
	x += ui_text(ui, x, y, k->text, style, ui->p->ink);
	if (typed) {
		ui_text(ui, x, y, k->letters, pinyin, ui->p->blue);
		draw_fill(ui->list, (struct rect){ x, y + line - bar, typed, bar }, ui->p->blue);
	}
	draw_fill(ui->list, (struct rect){ x + typed + bar, y + line / 8, bar, line * 3 / 4 }, ui->p->blue);
	ui_clip_pop(ui);
}

static void
draw_field(struct board *b, struct rect r)
{
	bool any = b->k->text[0] || b->k->letters[0];
	const struct ui_button clear = { .label = "清空" };
	int w = ui_button_width(b->ui, &clear);
	draw_line_of_text(b, (struct rect){ r.x, r.y, r.w - w - b->gap, r.h });
	draw_action(b, (struct rect){ r.x + r.w - w, r.y, w, r.h }, "清空", any, KEYBOARD_CLEAR);
}

static const char *
word_text(struct board *b, size_t i)
{
	const struct ime_word *w = &b->k->word[i];
	return ui_printf(b->ui, "%.*s", w->bytes, w->text);
}

/* Lays one page of candidates from `i` on into r; returns the first that is not on it. */
static size_t
lay_words(struct board *b, struct rect r, int rows, size_t i, bool draw)
{
	struct ui *ui = b->ui;
	struct text_style style = ui_style(ui->m.head, true);
	int x = r.x, y = r.y, row = 0;
	for (; i < b->k->words; i++) {
		const char *text = word_text(b, i);
		int w = ui_text_width(ui, text, style) + ui->m.pad * 2;
		w = w > ui->m.button ? w : ui->m.button;
		w = w > r.w ? r.w : w;
		if (x > r.x && x + w > r.x + r.w) {
			if (++row == rows)
				return i;
			x = r.x;
			y += b->line + b->gap;
		}
		if (draw)
			draw_key(b, (struct rect){ x, y, w, b->line }, text, ui->m.head, i == 0 ? LIT : PLAIN,
			    KEYBOARD_WORD + (long)i);
		x += w + b->gap;
	}
	return i;
}

static const char *
advice(const struct board *b)
{
	const struct keyboard *k = b->k;
	if (k->letters[0])
		return "没有这样的拼音，按“删”改一下";
	if (full(k))
		return ui_printf(b->ui, "最多写%zu个字", k->limit);
	if (k->signs)
		return "点数字或符号；按“拼音”接着写字";
	if (k->latin)
		return "现在写的是英文字母；按“中文”写汉字";
	return "按拼音，再点字。只按头一个字母也行：卫生，按 ws";
}

static void
draw_words(struct board *b, struct rect r, int rows)
{
	struct ui *ui = b->ui;
	if (b->k->words == 0) {
		struct text_style style = ui_style(ui->m.body, false);
		int step = ui_paragraph_height(ui, r.w, advice(b), style, 14, rows);
		ui_paragraph(ui, r.x, r.y + (r.h - step) / 2, r.w, advice(b), style, ui->p->soft, 14, rows);
		return;
	}
	int w = ui_button_width(ui, &(struct ui_button){ .label = "上一页" });
	int both = rows > 1 ? w : 2 * w + b->gap, page = 0;
	struct rect list = { r.x, r.y, r.w - both - b->gap, r.h };
	size_t first = 0, next;
	while ((next = lay_words(b, list, rows, first, false)) < b->k->words && page < b->k->page)
		first = next, page++;
	lay_words(b, list, rows, first, true);
	struct rect earlier = { r.x + r.w - both, r.y, w, b->line }, later = earlier;
	if (rows > 1)
		later.y += b->line + b->gap;
	else
		later.x += w + b->gap;
	draw_action(b, earlier, "上一页", page > 0, KEYBOARD_EARLIER);
	draw_action(b, later, "下一页", next < b->k->words, KEYBOARD_LATER);
}

/* Column c (may be half) of a row of `columns`, `span` wide. */
static struct rect
cell(const struct board *b, struct rect r, int columns, float c, int span, int row)
{
	float step = (float)(r.w + b->gap) / (float)columns;
	int x = r.x + (int)(c * step), right = r.x + (int)((c + (float)span) * step) - b->gap;
	return (struct rect){ x, r.y + row * (b->key + b->gap), right - x, b->key };
}

static void
draw_characters(struct board *b, struct rect r, int columns, const char *s, float from, int row)
{
	for (int i = 0; *s; i++) {
		char label[8] = "";
		uint32_t cp = utf8_next(&s);
		utf8_encode(b->k->upper && cp >= 'a' && cp <= 'z' ? cp - 'a' + 'A' : cp, label);
		draw_key(b, cell(b, r, columns, from + (float)i, 1, row), ui_printf(b->ui, "%s", label), b->ui->m.head,
		    PLAIN, (long)cp);
	}
}

static void
draw_bottom(struct board *b, struct rect r, int columns, int row)
{
	const struct keyboard *k = b->k;
	int space = columns - 4 - (k->done ? 2 : 0);
	draw_action(b, cell(b, r, columns, 0, 2, row), k->signs ? (k->latin ? "字母" : "拼音") : "数字符号", true,
	    KEYBOARD_SIGNS);
	draw_action(b, cell(b, r, columns, 2, 2, row), k->latin ? "中文" : "英文", true, KEYBOARD_LATIN);
	draw_key(b, cell(b, r, columns, 4, space, row), "空格", b->ui->m.body, PLAIN, ' ');
	if (k->done)
		draw_key(b, cell(b, r, columns, (float)(columns - 2), 2, row), k->done, b->ui->m.body,
		    keyboard_pending(k) ? DEAD : LIT, KEYBOARD_FINISH);
}

static void
draw_keys(struct board *b, struct rect r, bool narrow)
{
	static const char *const wide[2][3] = { { "qwertyuiop", "asdfghjkl", "zxcvbnm" },
		{ "1234567890", "，。、：；？！（）", "《》·-/.%" } };
	static const char *const seven[2][4] = { { "abcdefg", "hijklmn", "opqrstu", "vwxyz" },
		{ "1234567", "890，。、：", "；？！（）《》", "·-/.%" } };
	static const float from[] = { 0, 0.5f, 1 };
	int columns = narrow ? NARROW : COLUMNS, rows = narrow ? 4 : 3, last = rows - 1;
	bool any = b->k->text[0] || b->k->letters[0];
	for (int i = 0; i < rows; i++)
		draw_characters(
		    b, r, columns, narrow ? seven[b->k->signs][i] : wide[b->k->signs][i], narrow ? 0 : from[i], i);
	if (b->k->latin && !b->k->signs)
		draw_key(b, cell(b, r, columns, narrow ? 5 : 0, 1, last), b->k->upper ? "小写" : "大写", b->ui->m.body,
		    QUIET, KEYBOARD_UPPER);
	draw_action(b, cell(b, r, columns, (float)(narrow ? 6 : 8), narrow ? 1 : 2, last), "删", any, KEYBOARD_DELETE);
	draw_bottom(b, r, columns, rows);
}

static void
draw_pad(struct board *b, struct rect r)
{
	int most = 3 * theme_mm(&b->ui->m, 50) + 2 * b->gap;
	bool point = b->k->kind == KEYBOARD_NUMBER;
	if (r.w > most)
		r = (struct rect){ r.x + (r.w - most) / 2, r.y, most, r.h };
	for (int i = 0; i < 9; i++)
		draw_key(b, cell(b, r, 3, (float)(i % 3), 1, i / 3), ui_printf(b->ui, "%d", i + 1), b->ui->m.head,
		    PLAIN, '1' + i);
	draw_key(b, cell(b, r, 3, 0, 1, 3), point ? "." : "-", b->ui->m.head, PLAIN, point ? '.' : '-');
	draw_key(b, cell(b, r, 3, 1, 1, 3), "0", b->ui->m.head, PLAIN, '0');
	draw_action(b, cell(b, r, 3, 2, 1, 3), "删", b->k->text[0] != '\0', KEYBOARD_DELETE);
}

/* Where the room above the keys would stand empty: how it is done. */
static void
draw_lesson(const struct board *b, struct rect r)
{
	static const char words[] = "先按拼音，再点字。\n比如“卫生”，按 weisheng，或者只按 ws。\n按错了就按“删”。";
	struct ui *ui = b->ui;
	struct text_style body = ui_style(ui->m.body, false);
	int h = ui_paragraph_height(ui, r.w, words, body, 17, 0);
	if (b->k->kind == KEYBOARD_TEXT && !b->k->latin && r.h > h + ui->m.pad * 4)
		ui_paragraph(ui, r.x, r.y + ui->m.pad, r.w, words, body, ui->p->soft, 17, 0);
}

void
keyboard_draw(struct ui *ui, struct rect r, const struct keyboard *k, int action)
{
	struct board b = { .ui = ui, .k = k, .action = action, .gap = gap_of(ui), .line = ui->m.button };
	int words = word_rows(ui, k), keys = key_rows(ui, k, r.w), line = b.line + b.gap;
	int room = r.h - (1 + words) * line - (keys - 1) * b.gap;
	b.key = room / keys;
	b.key = b.key > tallest(ui) ? tallest(ui) : b.key;
	int height = (1 + words) * line + keys * b.key + (keys - 1) * b.gap, y = r.y + r.h - height;
	draw_lesson(&b, (struct rect){ r.x, r.y, r.w, y - r.y });
	draw_field(&b, (struct rect){ r.x, y, r.w, b.line });
	y += line;
	if (words)
		draw_words(&b, (struct rect){ r.x, y, r.w, words * line - b.gap }, words);
	y += words * line;
	struct rect area = { r.x, y, r.w, r.y + r.h - y };
	if (k->kind == KEYBOARD_TEXT)
		draw_keys(&b, area, is_narrow(ui, r.w));
	else
		draw_pad(&b, area);
}
