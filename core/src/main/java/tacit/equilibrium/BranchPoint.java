package tacit.equilibrium;

import java.util.Optional;

/*
 * A point of a branch of equilibria, and the way from it to the next. While the next point is looked for, the substeps
 * stay those of this one; the equilibrium that is found is then certified with substeps of its own.
 */
final class BranchPoint {
    private static final int MOST_CORRECTIONS = 10;
    private static final double TOLERANCE = 1e-12;

    /** The step of the difference quotient by the parameter, in units of its range; it only turns the directions. */
    private static final double DIFFERENCE = 1e-6;

    /** How far from the tangent a point may lie, in lengths of the step to it. */
    private static final double STRAYED = 0.5;

    /** How far the certified flow may be from the corrected one: what other substeps change, not another branch. */
    private static final double ASTRAY = 0.01;

    private final ProblemFamily family;
    private final Equilibrium equilibrium;
    private final double position;
    private final int corrections;

    BranchPoint(ProblemFamily family, Equilibrium equilibrium, double position) {
        this(family, equilibrium, position, 0);
    }

    private BranchPoint(ProblemFamily family, Equilibrium equilibrium, double position, int corrections) {
        this.family = family;
        this.equilibrium = equilibrium;
        this.position = position;
        this.corrections = corrections;
    }

    Equilibrium equilibrium() {
        return equilibrium;
    }

    double position() {
        return position;
    }

    /** How many corrections it took to get here. */
    int corrections() {
        return corrections;
    }

    /** The direction of the branch; on from {@code before}, or else towards larger positions. None where singular. */
    Optional<BranchTangent> tangent(Optional<BranchTangent> before) {
        var system = new Extended(equilibrium.fineFlow().clone(), position);
        double[] flow = new double[system.flow.length];
        if (!system.evaluate() || !system.solveForParameter(flow)) {
            return Optional.empty();
        }
        var tangent = BranchTangent.of(flow, 1, points());
        boolean back = before.map(last -> last.product(tangent) < 0).orElse(false);
        return Optional.of(back ? tangent.reversed() : tangent);
    }

    private int points() {
        return equilibrium.fineGrid().steps() + 1;
    }

    /** Where the branch is expected to be at a position, to first order. */
    Guess predicted(BranchTangent along, double at) {
        double step = (at - position) / along.position();
        return new Guess(
                new FineGrid(family.at(at), equilibrium.substeps()),
                Distributions.moved(equilibrium.fineFlow(), along.flow(), step, states()));
    }

    private int states() {
        return equilibrium.problem().states();
    }

    /** The point at a distance along the branch; none where Newton's method does not find it. */
    Optional<BranchPoint> next(BranchTangent along, double step) {
        double[] start = Distributions.moved(equilibrium.fineFlow(), along.flow(), step, states());
        var system = new Extended(start, position + step * along.position());
        for (int correction = 0; correction < MOST_CORRECTIONS; correction++) {
            if (!system.evaluate()) {
                return Optional.empty();
            }
            if (system.change() <= TOLERANCE) {
                return system.strayed(along, step) ? Optional.empty() : certified(system, correction);
            }
            if (!system.correct(along, step)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<BranchPoint> certified(Extended system, int taken) {
        EquilibriumProblem problem = family.at(system.at);
        Equilibrium found = new Newton(Newton.Options.DEFAULT.withMaxIterations(MOST_CORRECTIONS))
                .solve(problem, new Guess(new FineGrid(problem, equilibrium.substeps()), system.flow));
        if (found.status(0) != Status.CONVERGED) {
            return Optional.empty();
        }
        double[] distance = new double[1];
        double[] corrected = new FineGrid(problem, equilibrium.substeps()).regrid(system.flow, found.fineGrid());
        new LaneNorms(problem.states(), 1).distance(found.fineFlow(), corrected, distance);
        return distance[0] > ASTRAY ? Optional.empty() : Optional.of(new BranchPoint(family, found, system.at, taken));
    }

    /** The extended system at an iterate. */
    private final class Extended {
        private final double[] flow;
        private final double[] right;
        private final double[] byResidual;
        private final double[] byParameter;
        private double at;
        private Iterate iterate;

        Extended(double[] flow, double at) {
            this.flow = flow;
            this.at = at;
            right = new double[flow.length];
            byResidual = new double[flow.length];
            byParameter = new double[flow.length];
            iterate = iterateAt(at);
        }

        private Iterate iterateAt(double where) {
            EquilibriumProblem problem = family.at(where).withSubsteps(new SubstepRule.Frozen(equilibrium.substeps()));
            return new Iterate(new FineGrid(problem, equilibrium.substeps()), flow, new Sweeps(problem));
        }

        /** Makes the candidate; false where a step is not stochastic or a number not finite. */
        boolean evaluate() {
            iterate = iterateAt(at);
            iterate.respond();
            return iterate.faults()[0] < 0 && Double.isFinite(iterate.change()[0]);
        }

        double change() {
            return iterate.change()[0];
        }

        /** {@code (I − Φ_μ)⁻¹ Φ_p}. */
        boolean solveForParameter(double[] solution) {
            Linearisation linearisation = factored();
            return solveForParameter(linearisation, solution);
        }

        private Linearisation factored() {
            var linearisation = new Linearisation(iterate.grid().problem());
            linearisation.factor(
                    iterate.grid(),
                    new LanePoints(iterate.grid(), 0),
                    iterate.values(),
                    iterate.flow(),
                    iterate.image());
            return linearisation;
        }

        private boolean solveForParameter(Linearisation linearisation, double[] solution) {
            double sign = at > 0.5 ? -1 : 1;
            Iterate aside = iterateAt(at + sign * DIFFERENCE);
            aside.respond();
            for (int i = 0; i < right.length; i++) {
                right[i] = (aside.image()[i] - iterate.image()[i]) / (sign * DIFFERENCE);
            }
            return linearisation.solve(right, solution) == Status.CONVERGED;
        }

        /** A Newton step for the flow and the position, at the given distance along the branch. */
        boolean correct(BranchTangent along, double step) {
            Linearisation linearisation = factored();
            if (!solveForParameter(linearisation, byParameter)) {
                return false;
            }
            for (int i = 0; i < right.length; i++) {
                right[i] = iterate.image()[i] - flow[i];
            }
            if (linearisation.solve(right, byResidual) != Status.CONVERGED) {
                return false;
            }
            for (int i = 0; i < right.length; i++) {
                right[i] = flow[i] - equilibrium.fineFlow()[i];
            }
            double missing = step - along.product(right, at - position);
            double change = (missing - along.product(byResidual, 0)) / along.product(byParameter, 1);
            for (int i = 0; i < right.length; i++) {
                byResidual[i] += change * byParameter[i];
            }
            System.arraycopy(Distributions.moved(flow, byResidual, 1, states()), 0, flow, 0, flow.length);
            at += change;
            return at >= 0 && at <= 1;
        }

        /** Whether it is so far from where the tangent led that it may lie on another branch. */
        boolean strayed(BranchTangent along, double step) {
            for (int i = 0; i < right.length; i++) {
                right[i] = flow[i] - equilibrium.fineFlow()[i] - step * along.flow()[i];
            }
            var off = new BranchTangent(right, at - position - step * along.position(), points());
            return !(off.product(off) <= STRAYED * STRAYED * step * step);
        }
    }
}
