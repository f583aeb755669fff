/* Words on the screen: measured, drawn, in one line or as a paragraph. Comes
 * with ui/ui.h. */
#pragma once

#include "base/geom.h"
#include "text/text.h"

struct ui;

/* Text. All return the width or height drawn, in px. */
struct text_style ui_style(int px, bool bold);
int ui_text_width(struct ui *ui, const char *s, struct text_style style);
/* The style, in smaller steps down to the size of a note until `s` fits w px. */
struct text_style ui_shrink(struct ui *ui, const char *s, struct text_style style, int w);
int ui_line_height(struct ui *ui, struct text_style style);
int ui_text(struct ui *ui, int x, int y, const char *s, struct text_style style, color_argb c);
/* In one line within w px, ended with … when it must be. */
int ui_text_in(struct ui *ui, int x, int y, int w, const char *s, struct text_style style, color_argb c);
int ui_text_right(struct ui *ui, int right, int y, const char *s, struct text_style style, color_argb c);
void ui_text_center(struct ui *ui, struct rect r, const char *s, struct text_style style, color_argb c);
/* A paragraph; leading in tenths of the em (17 is 1.7). max_lines 0: all. Returns its height. */
int ui_paragraph(struct ui *ui, int x, int y, int w, const char *s, struct text_style style, color_argb c, int leading,
    int max_lines);
int ui_paragraph_height(struct ui *ui, int w, const char *s, struct text_style style, int leading, int max_lines);
__attribute__((format(printf, 2, 3))) const char *ui_printf(struct ui *ui, const char *format, ...);
