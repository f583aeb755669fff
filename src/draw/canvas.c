/* See canvas.h. */
#include "draw/canvas.h"

void
canvas_fill(struct canvas *v, struct rect r, color_argb c)
{
	r = rect_intersect(r, v->clip);
	if (r.w <= 0 || r.h <= 0 || c >> 24 == 0)
		return;
	SDL_SetRenderDrawBlendMode(v->sdl, c >> 24 == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
	SDL_SetRenderDrawColor(v->sdl, (uint8_t)(c >> 16), (uint8_t)(c >> 8), (uint8_t)c, (uint8_t)(c >> 24));
	SDL_RenderFillRect(v->sdl, &(SDL_Rect){ r.x, r.y, r.w, r.h });
	v->stats.fills++;
}

void
canvas_copy(struct canvas *v, SDL_Texture *t, struct rect src, int x, int y, color_argb c)
{
	struct rect dst = rect_intersect((struct rect){ x, y, src.w, src.h }, v->clip);
	if (!t || dst.w <= 0 || dst.h <= 0 || c >> 24 == 0)
		return;
	SDL_SetTextureColorMod(t, (uint8_t)(c >> 16), (uint8_t)(c >> 8), (uint8_t)c);
	SDL_SetTextureAlphaMod(t, (uint8_t)(c >> 24));
	SDL_RenderCopy(v->sdl, t, &(SDL_Rect){ src.x + dst.x - x, src.y + dst.y - y, dst.w, dst.h },
	    &(SDL_Rect){ dst.x, dst.y, dst.w, dst.h });
	v->stats.copies++;
}
