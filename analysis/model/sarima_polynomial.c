#include "model/sarima_polynomial.h"

#include <string.h>

/* (1 + sum a B^i)(1 + sum b B^(m i)), both with the given sign. */
static void multiply(const double *a, size_t a_count, const double *b, size_t b_count, size_t season, double sign,
                     tsc_polynomial *product)
{
    product->count = 0;
    product->degree = a_count + season * b_count;
    for (size_t j = 0; j <= b_count; j++)
        for (size_t i = 0; i <= a_count; i++) {
            double left = i ? sign * a[i - 1] : 1, right = j ? sign * b[j - 1] : 1;
            if ((i || j) && product->count < TSC_POLYNOMIAL_TERMS) {
                product->lags[product->count] = i + season * j;
                product->c[product->count++] = left * right;
            }
        }
}

void tsc_sarima_expand(const tsc_sarima_order *order, size_t season, const double *coefficients, tsc_polynomial *ar,
                       tsc_polynomial *ma)
{
    const double *of_ma = coefficients + order->ar, *of_seasonal_ar = of_ma + order->ma;
    multiply(coefficients, order->ar, of_seasonal_ar, order->seasonal_ar, season, -1, ar);
    multiply(of_ma, order->ma, of_seasonal_ar + order->seasonal_ar, order->seasonal_ma, season, 1, ma);
}

size_t tsc_sarima_difference(const double *x, size_t n, size_t season, const tsc_sarima_order *order, double *w)
{
    memcpy(w, x, n * sizeof *w);
    for (size_t d = 0; d < order->seasonal_differences + order->differences; d++) {
        size_t lag = d < order->seasonal_differences ? season : 1;
        n = n > lag ? n - lag : 0;
        for (size_t t = 0; t < n; t++)
            w[t] = w[t + lag] - w[t];
    }
    return n;
}
