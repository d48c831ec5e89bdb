/**
 * Parameter models {@code γ_θ}: what a fit looks for, {@code θ}, and how it becomes the path of the game's parameters
 * and the initial distribution. Arrays of a fit hold {@code θ} as {@code [component][start]}, paths and distributions
 * over {@code lanes = starts · trajectories} (see {@link tacit.parameter.Lanes}).
 */
package tacit.parameter;
