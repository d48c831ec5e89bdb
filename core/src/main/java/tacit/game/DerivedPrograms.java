package tacit.game;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import tacit.formula.Buffer;
import tacit.formula.ExecutableProgram;
import tacit.formula.Hoisting;
import tacit.formula.LinearParts;
import tacit.formula.Program;
import tacit.formula.ProgramDerivatives;
import tacit.game.GameStepper.Variables;

/**
 * A program from a {@link GamePoint} and further inputs to results, and its derivatives, each compiled when it is first
 * needed and then shared by all threads. A derivative reads all that the program reads; then come the directions of the
 * point and of the results, or the weights of the results and the cotangents of the point.
 */
final class DerivedPrograms {
    static final int ARGUMENTS = GamePoint.Argument.values().length;

    private final Supplier<IntFunction<ExecutableProgram>> plain;
    private final Map<Variables, Supplier<IntFunction<ExecutableProgram>>> tangents = new EnumMap<>(Variables.class);
    private final Map<Variables, Supplier<IntFunction<ExecutableProgram>>> cotangents = new EnumMap<>(Variables.class);
    private final Supplier<LinearParts> parts;
    private final Supplier<IntFunction<ExecutableProgram>> coefficients;
    private final Supplier<IntFunction<ExecutableProgram>> product;

    /**
     * The derivatives of a program.
     *
     * @param read the number of external buffers that are read: the point's, and further ones
     * @param differentiated the number of results after them that have a derivative
     * @param overwritten the argument whose cotangent products with the derivative overwrite
     * @param lock held while a program is derived, as that adds to its expression graph
     */
    DerivedPrograms(
            Program program,
            int read,
            int differentiated,
            GamePoint.Argument overwritten,
            ExecutableProgram.Compiler compiler,
            Object lock) {
        plain = new Lazy<>(lock, () -> compiler.compile(Hoisting.hoist(program)));
        List<Buffer> reads = program.external().subList(0, read);
        List<Buffer> results = program.external().subList(read, read + differentiated);
        for (Variables variables : Variables.values()) {
            tangents.put(
                    variables,
                    new Lazy<>(
                            lock, () -> compiler.compile(Hoisting.hoist(tangent(program, reads, results, variables)))));
            cotangents.put(
                    variables,
                    new Lazy<>(
                            lock,
                            () -> compiler.compile(Hoisting.hoist(cotangent(program, reads, results, variables)))));
        }
        parts = new Lazy<>(lock, () -> parts(program, reads, results, overwritten));
        coefficients = new Lazy<>(
                lock, () -> compiler.compile(Hoisting.hoist(parts.get().coefficients())));
        product = new Lazy<>(
                lock, () -> compiler.compile(Hoisting.hoist(parts.get().product())));
    }

    private static LinearParts parts(
            Program program, List<Buffer> reads, List<Buffer> results, GamePoint.Argument overwritten) {
        Map<Buffer, Buffer> weights = partners(reads, results);
        List<Buffer> varying = new ArrayList<>();
        results.forEach(buffer -> varying.add(Objects.requireNonNull(weights.get(buffer))));
        for (GamePoint.Argument argument : List.of(GamePoint.Argument.VALUE, GamePoint.Argument.FLOW)) {
            varying.add(Objects.requireNonNull(weights.get(reads.get(argument.ordinal()))));
        }
        return LinearParts.of(
                cotangent(program, reads, results, Variables.STATE, weights),
                reads,
                varying,
                Set.of(Objects.requireNonNull(weights.get(reads.get(overwritten.ordinal())))));
    }

    /** The derivative in value function and flow, taken apart. */
    LinearParts parts() {
        return parts.get();
    }

    /** How many numbers of a lane describe the derivative in value function and flow. */
    int coefficientCount() {
        return parts.get().count();
    }

    /** From what the program reads to these numbers. */
    Supplier<IntFunction<ExecutableProgram>> coefficients() {
        return coefficients;
    }

    /** From these numbers and weights of the results to the cotangents of value function and flow. */
    Supplier<IntFunction<ExecutableProgram>> product() {
        return product;
    }

    Supplier<IntFunction<ExecutableProgram>> plain() {
        return plain;
    }

    Supplier<IntFunction<ExecutableProgram>> tangent(Variables variables) {
        return Objects.requireNonNull(tangents.get(variables));
    }

    Supplier<IntFunction<ExecutableProgram>> cotangent(Variables variables) {
        return Objects.requireNonNull(cotangents.get(variables));
    }

    private static Program tangent(Program program, List<Buffer> reads, List<Buffer> results, Variables variables) {
        Map<Buffer, Buffer> directions = partners(reads, results);
        List<Buffer> external = new ArrayList<>(reads);
        reads.subList(0, ARGUMENTS).forEach(buffer -> external.add(directions.get(buffer)));
        results.forEach(buffer -> external.add(directions.get(buffer)));
        return new ProgramDerivatives(program, active(reads, variables)).tangent(external, directions);
    }

    private static Program cotangent(Program program, List<Buffer> reads, List<Buffer> results, Variables variables) {
        return cotangent(program, reads, results, variables, partners(reads, results));
    }

    private static Program cotangent(
            Program program,
            List<Buffer> reads,
            List<Buffer> results,
            Variables variables,
            Map<Buffer, Buffer> weights) {
        List<Buffer> external = new ArrayList<>(reads);
        results.forEach(buffer -> external.add(weights.get(buffer)));
        reads.subList(0, ARGUMENTS).forEach(buffer -> external.add(weights.get(buffer)));
        return new ProgramDerivatives(program, active(reads, variables)).cotangent(external, weights);
    }

    private static Set<Buffer> active(List<Buffer> reads, Variables variables) {
        Set<Buffer> active = new HashSet<>();
        for (GamePoint.Argument argument : GamePoint.Argument.values()) {
            boolean differentiated = switch (argument) {
                case VALUE, FLOW, ACTION_AGGREGATE -> variables != Variables.GIVEN;
                case PARAMETER, INPUT -> variables != Variables.STATE;
                case TIME -> false;
            };
            if (differentiated) {
                active.add(reads.get(argument.ordinal()));
            }
        }
        return active;
    }

    private static Map<Buffer, Buffer> partners(List<Buffer> reads, List<Buffer> results) {
        Map<Buffer, Buffer> partners = new HashMap<>();
        reads.subList(0, ARGUMENTS)
                .forEach(buffer -> partners.put(buffer, Buffer.external("d " + buffer.name(), buffer.size())));
        results.forEach(buffer -> partners.put(buffer, Buffer.external("d " + buffer.name(), buffer.size())));
        return partners;
    }
}
