/* What the pooled combination sees of a history: the base methods' paths as distances from a reference path (the last
   value carried on, with its season), and how much the history moves. Everything is on one scale: logarithms where all
   values are positive, else asinh(value / mean size), so that series of any unit and size are alike. */
#ifndef TSC_MODEL_FEATURES_H
#define TSC_MODEL_FEATURES_H

#include "model/method.h"

enum {
    TSC_FEATURE_CALM_DRIFT = 10, /* place of drift as far as the series is calm */
    TSC_PATH_FEATURES = 17, /* constant, base methods, drifts as far as the series is steady and calm, the growth of
                               other series as far as it is not, seasonal models */
    TSC_WIDTH_FEATURES = 5 /* constant, mean change, last change, distance of the compound growth path, a model's own */
};

extern const char *const tsc_path_feature_names[TSC_PATH_FEATURES];
extern const char *const tsc_width_feature_names[TSC_WIDTH_FEATURES];

typedef struct tsc_features {
    double unit;       /* of asinh; 0 where the scale is logarithmic */
    double *seasons;   /* [horizon] seasonal indices of the steps, 1 without a season */
    double *reference; /* [horizon] on the scale */
    double *paths;     /* [horizon * TSC_PATH_FEATURES] distances from the reference */
    double *widths;    /* [horizon * TSC_WIDTH_FEATURES] */
} tsc_features;

/** Fills the features of a sample; arrays live in the arena. Base methods see the series without its season; seasonal
    models see it whole, and only where the sample has a season. */
tsc_status tsc_features_new(const tsc_sample *sample, size_t horizon, tsc_arena *arena, tsc_features *features,
                            tsc_error *err);

/** To the scale of the features, and back (of values in the sample's scaled units). */
double tsc_features_scale(const tsc_features *features, double value);
double tsc_features_unscale(const tsc_features *features, double place);

#endif
