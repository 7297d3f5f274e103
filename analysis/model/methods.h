/* The descriptors of all methods; each is defined in the file of its name. */
#ifndef TSC_MODEL_METHODS_H
#define TSC_MODEL_METHODS_H

#include "model/method.h"

extern const tsc_method tsc_method_naive, tsc_method_drift, tsc_method_growth, tsc_method_cagr, tsc_method_ls_growth,
    tsc_method_loglinear, tsc_method_linear, tsc_method_shrunk, tsc_method_ses, tsc_method_damped, tsc_method_theta,
    tsc_method_theta_boxcox, tsc_method_seasonal_naive, tsc_method_ets, tsc_method_arima, tsc_method_theil_sen,
    tsc_method_exponential, tsc_method_power, tsc_method_logistic, tsc_method_gompertz;

#endif
