package tacit.equilibrium;

/*
 * Newton's linear systems (I − J) δ = b of all lanes: J is the derivative of the flow that the best response generates,
 * the backward sweep linearised at (values, flow) and the forward one at (values, image). Arrays are [N+1][d][L], size
 * and solves [L]: how far each lane is from an equilibrium, and how many systems have been solved in it, which whoever
 * solves one counts.
 */
record NewtonSystem(
        FineGrid grid, double[] values, double[] flow, double[] image, double[] right, double[] size, int[] solves) {}
