/* See pictures.h. */
#include "draw/pictures.h"

#include <math.h>

static const color_argb PLACEHOLDER = 0xffe9e1d0;

struct image
pictures_get(struct image_cache *images, const struct command *cmd)
{
	bool view = cmd->kind == COMMAND_VIEW;
	struct image image = { .state = IMAGE_LOADING };
	if (!images)
		return image;
	/* Unzoomed it is scaled once and well; zoomed, the stored picture is. */
	if (view && cmd->a > 1.001f)
		image = image_cache_get_full(images, cmd->text);
	if (image.state != IMAGE_READY)
		image = image_cache_get(
		    images, cmd->text, cmd->r.w, cmd->r.h, view ? IMAGE_CONTAIN : cmd->fit, cmd->radius, cmd->corners);
	return image;
}

static struct canvas_paint
paint_of(const struct command *cmd, const struct image *image)
{
	return (struct canvas_paint){ image->pixels, image->w, (int)(cmd->color >> 24), image->opaque };
}

static void
placeholder(struct canvas *v, const struct command *cmd)
{
	color_argb c = (PLACEHOLDER & 0xffffff) | (cmd->color & 0xff000000);
	canvas_round_rect(v, cmd->r, cmd->radius, cmd->corners, c);
}

/* Blended only where the ground can show. */
void
pictures_draw(struct canvas *v, const struct command *cmd, const struct image *image)
{
	if (image->state != IMAGE_READY) {
		placeholder(v, cmd);
		return;
	}
	struct canvas_paint paint = paint_of(cmd, image);
	int x = cmd->r.x + (cmd->r.w - image->w) / 2, y = cmd->r.y + (cmd->r.h - image->h) / 2;
	int round = cmd->corners ? cmd->radius : 0;
	bool whole = !image->opaque || cmd->color >> 24 != 255 || 2 * round >= image->h;
	struct rect middle = { 0, round, image->w, image->h - 2 * round };
	struct rect top = { 0, 0, image->w, whole ? image->h : round },
		    bottom = { 0, image->h - round, image->w, round };
	if (!whole)
		canvas_picture(v, &paint, middle, x, y + middle.y);
	paint.opaque = false;
	canvas_picture(v, &paint, top, x, y);
	if (!whole)
		canvas_picture(v, &paint, bottom, x, y + bottom.y);
}

void
pictures_draw_view(struct canvas *v, const struct command *cmd, const struct image *image)
{
	if (image->state != IMAGE_READY)
		return;
	struct canvas_paint paint = paint_of(cmd, image);
	float by_w = (float)cmd->r.w / (float)image->w, by_h = (float)cmd->r.h / (float)image->h;
	float by = fminf(by_w, by_h) * cmd->a;
	float left = (float)cmd->r.x + (float)cmd->r.w / 2 - cmd->b * (float)image->w * by;
	float top = (float)cmd->r.y + (float)cmd->r.h / 2 - cmd->c * (float)image->h * by;
	if (by == 1)
		canvas_picture(
		    v, &paint, (struct rect){ 0, 0, image->w, image->h }, (int)lroundf(left), (int)lroundf(top));
	else
		canvas_view(v, &paint, image->w, image->h, left, top, by);
}
