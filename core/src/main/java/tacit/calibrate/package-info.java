/**
 * Calibration: the loop that solves for equilibria, compares them with data and adjusts what is unknown, its result,
 * and how sure one may be of it. The only place where model and data meet.
 */
package tacit.calibrate;
