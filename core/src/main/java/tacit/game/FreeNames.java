package tacit.game;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tacit.formula.Condition;
import tacit.formula.Formula;

/** The names that a formula reads, without the index variables that its own sums bind. */
final class FreeNames {
    private FreeNames() {}

    static Set<String> of(Formula formula) {
        return new LinkedHashSet<>(names(formula).toList());
    }

    private static Stream<String> names(Formula formula) {
        return switch (formula) {
            case Formula.NumberLiteral literal -> Stream.of();
            case Formula.Name name -> Stream.concat(Stream.of(name.name()), all(name.indices()));
            case Formula.Tuple tuple -> all(tuple.parts());
            case Formula.Negate negate -> names(negate.operand());
            case Formula.Binary binary -> Stream.concat(names(binary.left()), names(binary.right()));
            case Formula.Call call -> all(call.arguments());
            case Formula.Conditional conditional ->
                Stream.concat(
                        names(conditional.condition()),
                        Stream.concat(names(conditional.then()), names(conditional.otherwise())));
            case Formula.Sum sum ->
                Stream.concat(names(sum.body()), sum.condition().stream().flatMap(FreeNames::names))
                        .filter(name -> !sum.index().names().contains(name));
        };
    }

    private static Stream<String> all(List<Formula> formulas) {
        return formulas.stream().flatMap(FreeNames::names);
    }

    private static Stream<String> names(Condition condition) {
        return switch (condition) {
            case Condition.Comparison c -> Stream.concat(names(c.left()), names(c.right()));
            case Condition.Conjunction c -> Stream.concat(names(c.left()), names(c.right()));
            case Condition.Disjunction c -> Stream.concat(names(c.left()), names(c.right()));
            case Condition.Negation c -> names(c.operand());
        };
    }
}
