/* SMART: the partial equilibrium effect of a tariff change on imports of one good from one partner (Laird and Yeats
   1986, "The UNCTAD Trade Policy Simulation Model"; Jammes and Olarreaga 2005, "Explaining SMART and GSIM"). */
#ifndef TSC_MODEL_SMART_H
#define TSC_MODEL_SMART_H

typedef struct tsc_smart_case {
    double imports; /* from the partner, at the border */
    double rest;    /* of the same good from all others */
    double tariff;  /* on the partner now, as a share: .10 for 10 % */
    double new_tariff;
    double demand;       /* elasticity of import demand, negative */
    double substitution; /* elasticity of substitution between origins, negative */
    double supply;       /* elasticity of the partner's export supply, positive; infinite: given prices */
} tsc_smart_case;

/** In the unit of the imports, but for the price in percent. */
typedef struct tsc_smart_result {
    double creation;  /* new imports that demand adds at the lower price */
    double diversion; /* imports that move to the partner from others */
    double total;     /* creation and diversion: the change of imports from the partner */
    double revenue;   /* change of tariff revenue, the others staying at the old tariff */
    double welfare;   /* the triangle: half the tariff change times creation */
    double price_pct; /* change of the partner's export price; 0 with infinite supply */
} tsc_smart_result;

/** With r = (t1 - t0) / (1 + t0):
    creation  = m e r, over 1 - e / s with a finite supply elasticity s;
    diversion = m w k / (m + w + m k) with k = substitution r: it never passes what the others sell;
    revenue   = t1 (m + creation + diversion) - t0 m - t0 diversion;
    price     = e r / (s - e), the share of the change that the exporter keeps. NaN where r is not finite. */
tsc_smart_result tsc_smart(const tsc_smart_case *one);

#endif
