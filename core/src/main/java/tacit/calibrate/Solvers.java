package tacit.calibrate;

import tacit.equilibrium.EquilibriumSolver;
import tacit.sensitivity.Adjoint;
import tacit.sensitivity.Tangent;

/**
 * How equilibria and their derivatives are computed.
 *
 * @param solver finds equilibria
 * @param adjoint gradients of the loss
 * @param tangent sensitivities of the flow
 */
record Solvers(EquilibriumSolver solver, Adjoint adjoint, Tangent tangent) {}
