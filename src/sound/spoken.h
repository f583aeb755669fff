/* A text as a synthesizer is to say it: numbers, dates, sums and telephones in
 * Chinese words, as clips say them (speak.h). Espeak reads figures in Chinese
 * as it likes. Pure. */
#pragma once

#include <stddef.h>

/* 「2021年」 digit by digit, 「0954-3010001」 as one reads a telephone, 「50%」 as 百分之五十, other numbers as
 * numbers. What does not fit into `size` is left out. */
void spoken_text(const char *text, char *out, size_t size);
