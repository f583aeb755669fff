/* The one place where stb_image is compiled. */
#define STB_IMAGE_IMPLEMENTATION
#include "image/stb.h"
