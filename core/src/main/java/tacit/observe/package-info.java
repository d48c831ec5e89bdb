/**
 * What is seen of a flow: trajectories with missing values and unseen states, their scale, and how far a flow is from
 * them. The noise model is Gaussian with one variance for all values: the loss is the mean squared residual.
 */
package tacit.observe;
