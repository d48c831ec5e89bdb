/** Minimisers of smooth and of noisy functions that are asked for a point and told what was found there. */
package tacit.optimize;
