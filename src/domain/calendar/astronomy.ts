/**
 * New moons and the sun's place. Source: Jean Meeus, Astronomical Algorithms, 2nd edition, chapters 49 and 25. Between
 * 1950 and 2150 new moons are good to a minute, the sun to a quarter of an hour; only the day matters.
 */

const DAY_OF_UNIX_EPOCH_JD = 2_440_587.5;
const J2000_JD = 2_451_545;
const DAYS_PER_CENTURY = 36_525;
const SECONDS_PER_DAY = 86_400;
const LUNATIONS_PER_CENTURY = 1236.85;

/** Mean length of a lunar month, in days. */
export const MEAN_LUNATION_DAYS = 29.530588861;

/** Days since 1970-01-01T00:00Z of the mean new moon number 0, the one of 6 January 2000. */
export const LUNATION_ZERO = 2_451_550.09766 - DAY_OF_UNIX_EPOCH_JD;

/** One term of the series: coefficient in days, power of E, multiples of the sun's anomaly, the moon's, and F. */
type Term = readonly [days: number, powerOfE: number, sun: number, moon: number, latitude: number];

const NEW_MOON_TERMS: readonly Term[] = [
  [-0.4072, 0, 0, 1, 0],
  [0.17241, 1, 1, 0, 0],
  [0.01608, 0, 0, 2, 0],
  [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0],
  [-0.00514, 1, 1, 1, 0],
  [0.00208, 2, 2, 0, 0],
  [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2],
  [0.00056, 1, 1, 2, 0],
  [-0.00042, 0, 0, 3, 0],
  [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2],
  [-0.00024, 1, -1, 2, 0],
  [-0.00007, 0, 2, 1, 0],
  [0.00004, 0, 0, 2, -2],
  [0.00004, 0, 3, 0, 0],
  [0.00003, 0, 1, 1, -2],
  [0.00003, 0, 0, 2, 2],
  [-0.00003, 0, 1, 1, 2],
  [0.00003, 0, -1, 1, 2],
];

/** Pull of the planets and of the lunar node: coefficient in days, angle at lunation 0, degrees per lunation. */
const SLOW_TERMS: readonly (readonly [days: number, start: number, perLunation: number])[] = [
  [-0.00017, 124.7746, -1.56375588],
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
];

/** Moment of new moon `lunation` (0 is 6 January 2000, later ones count up), in days since 1970-01-01T00:00Z. */
export function newMoon(lunation: number): number {
  const t = lunation / LUNATIONS_PER_CENTURY;
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t ** 2;
  const sun = 2.5534 + 29.1053567 * lunation - 0.0000014 * t ** 2;
  const moon = 201.5643 + 385.81693528 * lunation + 0.0107582 * t ** 2 + 0.00001238 * t ** 3;
  const latitude = 160.7108 + 390.67050284 * lunation - 0.0016118 * t ** 2 - 0.00000227 * t ** 3;

  let days = LUNATION_ZERO + MEAN_LUNATION_DAYS * lunation + 0.00015437 * t ** 2 - 0.00000015 * t ** 3;
  for (const [coefficient, power, ofSun, ofMoon, ofLatitude] of NEW_MOON_TERMS) {
    days += coefficient * eccentricity ** power * sine(ofSun * sun + ofMoon * moon + ofLatitude * latitude);
  }
  for (const [coefficient, start, perLunation] of SLOW_TERMS) {
    days += coefficient * sine(start + perLunation * lunation);
  }
  return days - clockDrift(days);
}

/** Apparent longitude of the sun at a moment in days since 1970-01-01T00:00Z: degrees, 0 ≤ longitude < 360. */
export function sunLongitude(moment: number): number {
  const t = (moment + clockDrift(moment) + DAY_OF_UNIX_EPOCH_JD - J2000_JD) / DAYS_PER_CENTURY;
  const mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t ** 2;
  const anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t ** 2;
  const centre =
    (1.914602 - 0.004817 * t - 0.000014 * t ** 2) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly);
  const apparent = mean + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
  return ((apparent % 360) + 360) % 360;
}

/** How far the uniform time of the formulas runs ahead of clocks, in days (Espenak and Meeus, fit for 2005–2050). */
function clockDrift(moment: number): number {
  const yearsSince2000 = (moment + DAY_OF_UNIX_EPOCH_JD - J2000_JD) / 365.25;
  return (62.92 + 0.32217 * yearsSince2000 + 0.005589 * yearsSince2000 ** 2) / SECONDS_PER_DAY;
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
