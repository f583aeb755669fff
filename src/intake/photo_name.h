/* The day in a photo's name, as phones and WeChat write it: what is left when
 * a photo was sent on and its EXIF block is gone. Pure. */
#pragma once

/* 2024-04-28T10:16:35, or 2024-04-28 where the name has no time; "" when it has
 * no day. IMG_20240428_101635, 微信图片_20240428101635, Screenshot_2024-04-28-10-16-35,
 * mmexport1714270595123 (milliseconds, by the clock of China). */
void photo_name_taken(const char *name, char taken[24]);
