/* stage_voice: see stage_voice.h. */
#include <string.h>

#include "app/player.h"
#include "app/stage_inside.h"
#include "base/str.h"
#include "queries/texts.h"
#include "screens/register.h"
#include "sound/speak.h"

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
	bool broken = v->broken;
	*v = (struct voice){ .arena = arena_new(), .page = e->self, .broken = broken };
	v->mute = attract_is_night(s->host.now, o->night_from, o->night_to) &&
		  str_equal(store_setting(s->host.store, v->arena, "night_mute", NULL), "是");
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

static bool
may_speak(const struct stage *s)
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
	h->can_hear = h->hearing;
	for (int i = 0; i < s->ui.heards && may_speak(s) && !h->can_hear; i++)
		h->can_hear = pieces_of(s, &s->ui.heard[i], piece) > 0;
	return h->can_hear != before;
}

/* -------------------------------------------------------------- the reading */

void
stage_voice_mark(struct stage *s)
{
	struct ui *ui = &s->ui;
	const struct heard *now = s->host.hearing ? &s->voice.mark[s->voice.at] : NULL;
	hear_rows(ui);
	for (int i = 0; now && i < ui->heards; i++) {
		struct rect r = ui->heard[i].rect, bar = { r.x, r.y, ui->m.gap / 2, r.h };
		if (ui->heard[i].rid != now->rid || strcmp(ui->heard[i].table, now->table) != 0)
			continue;
		draw_fill(ui->list, r, theme_fade(ui->p->blue, 40));
		draw_fill(ui->list, bar, ui->p->blue);
		break;
	}
}

void
stage_voice_stop(struct stage *s)
{
	if (s->options.player)
		player_stop(s->options.player);
	s->host.hearing = false;
}

/* A row that stands in the list and beside it is read once. */
static bool
is_marked(const struct voice *v, size_t n, const struct heard *heard)
{
	for (size_t i = 0; i < n; i++)
		if (v->mark[i].rid == heard->rid && strcmp(v->mark[i].table, heard->table) == 0)
			return true;
	return false;
}

static void
start(struct stage *s)
{
	enum { MOST = UI_MAX_HEARD * 16 };
	struct voice *v = &s->voice;
	struct player_piece *piece = arena_array(v->arena, MOST + SENTENCE_MOST, sizeof *piece);
	size_t n = 0;
	v->marks = 0;
	v->mark = arena_array(v->arena, UI_MAX_HEARD, sizeof *v->mark);
	for (int i = 0; i < s->ui.heards && n < MOST; i++) {
		const struct heard *heard = &s->ui.heard[i];
		size_t more = is_marked(v, v->marks, heard) ? 0 : pieces_of(s, heard, piece + n);
		for (size_t k = 0; k < more; k++)
			piece[n + k].mark = v->marks;
		if (more)
			v->mark[v->marks++] = *heard;
		n += more;
	}
	if (!n)
		return;
	if (s->options.player && !player_start(s->options.player, piece, n, s->host.loudness)) {
		v->broken = true;
		return;
	}
	s->host.hearing = true;
	v->at = 0;
}

void
stage_voice_press(struct stage *s)
{
	if (s->host.hearing)
		stage_voice_stop(s);
	else if (may_speak(s))
		start(s);
}

void
stage_voice_louder(struct stage *s)
{
	s->host.loudness = (s->host.loudness + 1) % VOICE_LEVELS;
	if (s->options.player)
		player_loudness(s->options.player, s->host.loudness);
}

bool
stage_voice_follow(struct stage *s)
{
	if (!s->host.hearing || !s->options.player)
		return false;
	size_t at = player_at(s->options.player);
	if (at >= s->voice.marks) {
		stage_voice_stop(s);
		return true;
	}
	bool moved = at != s->voice.at;
	s->voice.at = at;
	return moved;
}
