package tacit.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every solver owes: certified pairs, lanes that do not see each other, an honest status. */
class SolverContractTest {
    private static final double TOLERANCE = 1e-11;
    private static final double MASS_TOLERANCE = 1e-12;

    /** Two flows with residuals of 1e-11 lie as near as the steepest of these games allows. */
    private static final double AGREEMENT = 1e-9;

    /** The solvers under their names, with an iteration limit and a condition on which they end. */
    private enum Subject {
        ANDERSON {
            @Override
            EquilibriumSolver make(int limit, BooleanSupplier cancelled) {
                return new Anderson(Anderson.Options.DEFAULT.withMaxIterations(limit)).cancelledWhen(cancelled);
            }
        },
        NEWTON {
            @Override
            EquilibriumSolver make(int limit, BooleanSupplier cancelled) {
                return new Newton(Newton.Options.DEFAULT.withMaxIterations(limit)).cancelledWhen(cancelled);
            }
        },
        NEWTON_KRYLOV {
            @Override
            EquilibriumSolver make(int limit, BooleanSupplier cancelled) {
                return new NewtonKrylov(NewtonKrylov.Options.DEFAULT.withMaxIterations(limit)).cancelledWhen(cancelled);
            }
        },
        AUTOMATIC {
            @Override
            EquilibriumSolver make(int limit, BooleanSupplier cancelled) {
                return new Automatic(Automatic.Options.DEFAULT.withMaxIterations(limit)).cancelledWhen(cancelled);
            }
        },
        PICARD {
            @Override
            EquilibriumSolver make(int limit, BooleanSupplier cancelled) {
                return new DampedPicard(DampedPicard.Options.DEFAULT.withMaxIterations(limit)).cancelledWhen(cancelled);
            }
        };

        abstract EquilibriumSolver make(int limit, BooleanSupplier cancelled);

        EquilibriumSolver make() {
            return make(2_000, () -> false);
        }
    }

    static Stream<Arguments> instances() {
        return Arrays.stream(Subject.values())
                .flatMap(subject -> Stream.of(
                                Instances.arc(3),
                                Instances.arc(16),
                                Instances.randomLinearQuadratic(1, 7),
                                Instances.randomEpidemic(2, 5),
                                Instances.randomLinearQuadratic(3, 3).withCoupling(Coupling.EULER))
                        .map(problem -> Arguments.of(subject, problem)));
    }

    /** With the same substeps, which damped sweeps only raise. */
    @ParameterizedTest
    @MethodSource("instances")
    void findsTheEquilibriumThatDampedPicardFinds(Subject subject, EquilibriumProblem problem) {
        Equilibrium found = subject.make().solve(problem);
        var substeps = new SubstepRule.Frozen(found.substeps());
        Equilibrium fromRest = new DampedPicard().solve(problem);
        Equilibrium expected = new DampedPicard().solve(problem.withSubsteps(substeps), fromRest);

        assertThat(found.worstStatus()).isEqualTo(Status.CONVERGED);
        for (int lane = 0; lane < found.lanes(); lane++) {
            assertThat(found.residual(lane)).isLessThanOrEqualTo(TOLERANCE);
            assertThat(found.massError(lane)).isLessThanOrEqualTo(MASS_TOLERANCE);
        }
        assertThat(found.flow()).containsExactly(expected.flow(), within(AGREEMENT));
        assertThat(Arrays.stream(found.flow()).min().orElseThrow()).isNotNegative();
    }

    @ParameterizedTest
    @MethodSource("instances")
    void aLaneIsSolvedAsIfItWereAlone(Subject subject, EquilibriumProblem problem) {
        Equilibrium together = subject.make().solve(problem);

        for (int lane = 0; lane < problem.lanes(); lane++) {
            Equilibrium alone = subject.make().solve(Lanes.only(lane, problem));
            assertThat(Lanes.only(lane, problem.lanes(), together.flow())).containsExactly(alone.flow());
            assertThat(Lanes.only(lane, problem.lanes(), together.values())).containsExactly(alone.values());
            assertThat(together.effort(lane)).isEqualTo(alone.effort(0));
            assertThat(together.substeps().total(lane))
                    .isEqualTo(alone.substeps().total(0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasNothingLeftToDoAtAnEquilibrium(Subject subject) {
        Equilibrium cold = subject.make().solve(Instances.arc(8));
        Equilibrium warm = subject.make().solve(Instances.arc(8), cold);

        assertThat(warm.iterations(0)).isEqualTo(1);
        assertThat(warm.effort(0).linearSolves()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheIterationsDidNotSuffice(Subject subject) {
        Equilibrium equilibrium = subject.make(2, () -> false).solve(Instances.arc(3));

        assertThat(equilibrium.status(0)).isEqualTo(Status.NOT_CONVERGED);
        assertThat(equilibrium.iterations(0)).isEqualTo(2);
        assertThat(equilibrium.residual(0)).isGreaterThan(TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource
    void endsWhenCancelled(Subject subject) {
        assertThat(subject.make(2_000, () -> true).solve(Instances.arc(3)).status(0))
                .isEqualTo(Status.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatAStepIsTooLargeOrARateNegativeInThatLaneAlone(Subject subject) {
        var parameters = GridPath.constant(3, 2, new double[] {-2, 0.5, 1.5, 1.5, 3, 3});
        var problem = EquilibriumProblem.nash(
                new TwoStateGame(), TimeGrid.uniform(0, 5, 50), new double[] {0.9, 0.9, 0.1, 0.1}, parameters);
        Equilibrium equilibrium = subject.make().solve(problem);
        Equilibrium coarse = subject.make().solve(Instances.arc(16).withSubsteps(new SubstepRule.Single()));

        assertThat(equilibrium.status(0)).isEqualTo(Status.INVALID_RATE);
        assertThat(equilibrium.status(1)).isEqualTo(Status.CONVERGED);
        assertThat(coarse.status(0)).isEqualTo(Status.STEP_TOO_LARGE);
        assertThat(coarse.flow()).containsOnly(Double.NaN);
    }
}
