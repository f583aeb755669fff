/* How much of a pixel a rounded corner covers: one rule for cards and pictures. */
#pragma once

#include <stdint.h>

/* Coverage 0–255 of the pixel (x, y) of a top-left corner with that radius;
 * the same for (y, x). 255 outside the corner's square. */
uint8_t corner_coverage(int radius, int x, int y);

/* Cuts rounded corners into the alpha of w × h pixels; bits as draw/list.h. */
void corner_cut(uint32_t *argb, int w, int h, int radius, int corners);
