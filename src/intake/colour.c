/* colour: see colour.h. */
#include "intake/colour.h"

#include <stdlib.h>

#include <lcms2.h>

/* As the standard says: its primaries, its white, 2 and 51/256. */
static cmsHPROFILE
adobe_rgb(void)
{
	cmsCIExyY white = { 0.3127, 0.3290, 1.0 };
	cmsCIExyYTRIPLE primaries = { { 0.64, 0.33, 1 }, { 0.21, 0.71, 1 }, { 0.15, 0.06, 1 } };
	cmsToneCurve *curve = cmsBuildGamma(NULL, 2.19921875), *curves[3] = { curve, curve, curve };
	cmsHPROFILE out = curve ? cmsCreateRGBProfile(&white, &primaries, curves) : NULL;
	cmsFreeToneCurve(curve);
	return out;
}

/* Does it change colours that anybody could see? Most profiles are sRGB. */
static bool
changes_much(cmsHTRANSFORM transform)
{
	enum { STEPS = 5, SEEN = 3 };
	for (int i = 0; i < STEPS * STEPS * STEPS; i++) {
		unsigned char in[3] = { (unsigned char)(i % STEPS * 63), (unsigned char)(i / STEPS % STEPS * 63),
			(unsigned char)(i / STEPS / STEPS * 63) },
			      out[3];
		cmsDoTransform(transform, in, out, 1);
		for (int k = 0; k < 3; k++)
			if (abs(in[k] - out[k]) > SEEN)
				return true;
	}
	return false;
}

void
colour_to_srgb(unsigned char *rgb, size_t pixels, const void *profile, size_t n)
{
	enum { PIECE = 65536 };
	if (profile && (n == 0 || n > COLOUR_MAX_PROFILE))
		return;
	cmsHPROFILE in = profile ? cmsOpenProfileFromMem(profile, (cmsUInt32Number)n) : adobe_rgb();
	cmsHPROFILE out = cmsCreate_sRGBProfile();
	cmsHTRANSFORM transform = NULL;
	if (in && out && cmsGetColorSpace(in) == cmsSigRgbData)
		transform = cmsCreateTransform(in, TYPE_RGB_8, out, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, 0);
	if (transform && changes_much(transform))
		for (size_t at = 0; at < pixels; at += PIECE)
			cmsDoTransform(transform, rgb + at * 3, rgb + at * 3,
			    (cmsUInt32Number)(pixels - at < PIECE ? pixels - at : PIECE));
	if (transform)
		cmsDeleteTransform(transform);
	if (in)
		cmsCloseProfile(in);
	if (out)
		cmsCloseProfile(out);
}
