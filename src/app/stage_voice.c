/* stage_voice: see stage_voice.h. */
#include <string.h>

#include "app/player.h"
#include "app/stage_inside.h"
#include "base/str.h"
#include "draw/readable.h"
#include "queries/texts.h"
#include "screens/register.h"
#include "sound/speak.h"
#include "sound/synth.h"

/* ------------------------------------------------------ what this page has */

/* Another page, or the same of another edition: what was known is of no use. */
static void
know_page(struct stage *s)
{
	struct voice *v = &s->voice;
	const struct entry *e = stage_top(s);
	const struct stage_options *o = &s->options;
	if (v->page == e->self)
		return;
	arena_free(v->arena);
	arena_free(v->saying);
	*v = (struct voice){
		.arena = arena_new(), .saying = arena_new(), .page = e->self, .broken = v->broken, .body = v->body
	};
	v->mute = attract_is_night(s->host.now, o->night_from, o->night_to) &&
		  str_equal(store_setting(s->host.store, v->arena, "night_mute", NULL), "是");
	v->synth = str_equal(store_setting(s->host.store, v->arena, "machine_voice", NULL), "是") && synth_there();
}

/* Of a row, or, with rid 0, of a word; asked once a page. */
static const char *
file_of(struct stage *s, const char *name, long long rid)
{
	struct voice *v = &s->voice;
	struct store *store = s->host.store;
	for (size_t i = 0; i < v->files; i++)
		if (v->file[i].rid == rid && strcmp(v->file[i].name, name) == 0)
			return v->file[i].path;
	struct voice_file f = { arena_strdup(v->arena, name), rid, NULL };
	const struct reg *r = rid ? catalogue_find(name) : NULL;
	if (!rid)
		f.path = texts_clip(store, v->arena, name);
	else if (r && catalogue_field(r, "recording") >= 0) {
		struct store_photos found = store_row_photos(store, v->arena, r->id, rid, "recording");
		f.path = found.count ? found.photo[0].picture : NULL;
	}
	v->file = arena_grow(v->arena, v->file, v->files, &v->capacity, v->files + 1, sizeof *v->file);
	v->file[v->files++] = f;
	return f.path;
}

/* The recording, or else the clips of what can be said; how many pieces, 0: it cannot be heard. */
static size_t
pieces_of(struct stage *s, const struct heard *heard, struct player_piece piece[SENTENCE_MOST])
{
	const struct sentence *say = heard->say;
	const char *own = *heard->table ? file_of(s, heard->table, heard->rid) : NULL;
	piece[0] = (struct player_piece){ .path = own, .rest_ms = PLAYER_REST_MS };
	if (own || !say || say->bad)
		return own != NULL;
	for (size_t i = 0; i < say->count; i++) {
		const char *clip = file_of(s, say->word[i], 0);
		if (!clip)
			return 0;
		piece[i] = (struct player_piece){ .path = clip, .rest_ms = say->rest_ms[i] };
	}
	if (say->count)
		piece[say->count - 1].rest_ms = PLAYER_REST_MS;
	return say->count;
}

/* A row that can be opened whole says which it is. */
static void
hear_rows(struct ui *ui)
{
	for (int i = 0; i < ui->hits; i++) {
		long long rid;
		if (ui->hit[i].action != ACTION_WHOLE_ROW)
			continue;
		const struct reg *r = register_of(ui->hit[i].arg, &rid);
		ui_heard(ui, ui->hit[i].rect, r->table, rid, NULL);
	}
}

bool
stage_voice_may(const struct stage *s)
{
	const struct entry *e = &s->stack[s->depth - 1];
	return !s->voice.mute && !s->voice.broken && !e->class->own && !e->class->staff &&
	       (!s->options.player || player_there(s->options.player));
}

bool
stage_voice_found(struct stage *s)
{
	struct host *h = &s->host;
	bool before = h->can_hear;
	struct player_piece piece[SENTENCE_MOST];
	know_page(s);
	bool may = stage_voice_may(s);
	h->can_hear = h->hearing || h->touching || (may && s->voice.synth);
	for (int i = 0; i < s->ui.heards && may && !h->can_hear; i++)
		h->can_hear = pieces_of(s, &s->ui.heard[i], piece) > 0;
	return h->can_hear != before;
}

/* -------------------------------------------------------------- the reading */

static bool
same(const struct heard *a, const struct heard *b)
{
	return a->rid == b->rid && strcmp(a->table, b->table) == 0;
}

void
stage_voice_mark(struct stage *s, int dx, int dy)
{
	struct ui *ui = &s->ui;
	const struct voice_part *now = s->host.hearing && s->voice.parts ? &s->voice.part[s->voice.at] : NULL;
	hear_rows(ui);
	for (int i = 0; now && i < ui->heards; i++) {
		struct rect r = ui->heard[i].rect, bar = { r.x, r.y, ui->m.gap / 2, r.h };
		if (!same(&ui->heard[i], &now->heard))
			continue;
		draw_fill(ui->list, r, theme_fade(ui->p->blue, 40));
		draw_fill(ui->list, bar, ui->p->blue);
		break;
	}
	if (now && now->clause)
		readable_mark(ui->list, ui->text, now->heard.rect, now->clause, dx, dy, ui->p->on_color, ui->p->blue);
}

void
stage_voice_stop(struct stage *s)
{
	if (s->options.player)
		player_stop(s->options.player);
	s->host.hearing = s->host.slow = false;
	s->host.read_parts = 0;
}

static void
begin(struct voice *v)
{
	arena_reset(v->saying);
	v->piece = NULL;
	v->part = NULL;
	v->pieces = v->room = v->parts = v->part_room = v->at = 0;
}

static void
add_part(struct voice *v, const struct heard *heard, const char *clause)
{
	v->part = arena_grow(v->saying, v->part, v->parts, &v->part_room, v->parts + 1, sizeof *v->part);
	v->part[v->parts++] = (struct voice_part){ *heard, clause };
}

/* Of the part that was added last. */
static void
add_piece(struct voice *v, struct player_piece p)
{
	p.mark = v->parts - 1;
	v->piece = arena_grow(v->saying, v->piece, v->pieces, &v->room, v->pieces + 1, sizeof *v->piece);
	v->piece[v->pieces++] = p;
}

static void
add_text(struct voice *v, const struct heard *heard, const char *text)
{
	for (size_t n; (n = readable_clause(text)) > 0; text += n) {
		const char *clause = arena_strndup(v->saying, text, n);
		add_part(v, heard, clause);
		add_piece(v, (struct player_piece){ .say = clause, .rest_ms = text[n] ? 0 : PLAYER_REST_MS });
	}
}

/* A row that stands in the list and beside it is read once. */
static bool
is_added(const struct voice *v, const struct heard *heard)
{
	for (size_t i = 0; i < v->parts; i++)
		if (same(&v->part[i].heard, heard))
			return true;
	return false;
}

/* What of it is text: not the way from page to page below a list. */
static const char *
text_of(struct stage *s, struct rect r)
{
	for (int i = 0; i < s->ui.areas; i++) {
		const struct rect list = s->ui.area[i].rect;
		int end = list.y + list.h;
		if (s->ui.area[i].scroll && rect_contains(r, list.x + list.w / 2, list.y) && end < r.y + r.h)
			r.h = end - r.y;
	}
	return readable_in(s->ui.list, s->voice.saying, r);
}

static void
add_heard(struct stage *s, const struct heard *heard)
{
	struct voice *v = &s->voice;
	struct player_piece piece[SENTENCE_MOST];
	size_t n = is_added(v, heard) ? 0 : pieces_of(s, heard, piece);
	if (n)
		add_part(v, heard, NULL);
	for (size_t i = 0; i < n; i++)
		add_piece(v, piece[i]);
	if (!n && v->synth && !is_added(v, heard))
		add_text(v, heard, text_of(s, heard->rect));
}

static void
start(struct stage *s)
{
	struct voice *v = &s->voice;
	if (!v->pieces)
		return;
	if (s->options.player && !player_start(s->options.player, v->piece, v->pieces, s->host.loudness)) {
		v->broken = true;
		return;
	}
	s->host.hearing = true;
	s->host.read_parts = (int)v->parts;
	stage_voice_follow(s);
}

void
stage_voice_press(struct stage *s)
{
	const struct heard page = { s->voice.body, "", 0, NULL };
	bool reading = s->host.hearing;
	stage_voice_stop(s);
	if (reading || !stage_voice_may(s))
		return;
	begin(&s->voice);
	for (int i = 0; i < s->ui.heards; i++)
		add_heard(s, &s->ui.heard[i]);
	if (!s->voice.pieces && s->voice.synth)
		add_text(&s->voice, &page, readable_in(s->ui.list, s->voice.saying, page.rect));
	start(s);
}

void
stage_voice_say(struct stage *s, const struct heard *heard, const char *text, int hz)
{
	struct voice *v = &s->voice;
	struct player_piece piece[SENTENCE_MOST];
	bool may = stage_voice_may(s); /* on a home's own page there are only tones */
	stage_voice_stop(s);
	begin(v);
	add_part(v, heard, NULL);
	if (hz)
		add_piece(v, (struct player_piece){ .hz = hz, .rest_ms = SPEAK_REST_MS / 2 });
	size_t n = may ? pieces_of(s, heard, piece) : 0;
	for (size_t i = 0; i < n; i++)
		add_piece(v, piece[i]);
	if (!n && may && v->synth)
		add_text(v, heard, text);
	if (!v->mute && !v->broken && (!s->options.player || player_there(s->options.player)))
		start(s);
}

void
stage_voice_louder(struct stage *s)
{
	s->host.loudness = (s->host.loudness + 1) % VOICE_LEVELS;
	if (s->options.player)
		player_loudness(s->options.player, s->host.loudness);
}

static void
go(struct stage *s, size_t part)
{
	if (!s->host.hearing || !s->options.player)
		return;
	player_go(s->options.player, part);
	stage_voice_follow(s);
}

void
stage_voice_again(struct stage *s)
{
	go(s, 0);
}

void
stage_voice_next(struct stage *s)
{
	go(s, s->voice.at + 1);
}

void
stage_voice_slow(struct stage *s)
{
	s->host.slow = !s->host.slow;
	if (s->options.player)
		player_slow(s->options.player, s->host.slow);
}

bool
stage_voice_follow(struct stage *s)
{
	struct voice *v = &s->voice;
	struct host *h = &s->host;
	if (!h->hearing)
		return false;
	size_t at = s->options.player ? player_at(s->options.player) : v->at;
	if (at >= v->parts) {
		stage_voice_stop(s);
		return true;
	}
	bool moved = at != v->at;
	v->at = at;
	h->read_part = (int)at + 1;
	h->machine_voice = v->part[at].clause != NULL;
	return moved;
}
