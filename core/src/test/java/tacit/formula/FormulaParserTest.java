package tacit.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a - b - c            | (a - b) - c
            a/b*c                | (a/b)*c
            a^b^c                | a^(b^c)
            -x^2                 | -(x^2)
            2^-x^2               | 2^(-(x^2))
            -a*b                 | (-a)*b
            a + b*c              | a + (b*c)
            """)
    void operatorsBindAsInMathematics(String formula, String parenthesised) {
        Formula parsed = SyntaxTrees.erased(FormulaParser.parse(formula));

        assertThat(parsed).isEqualTo(SyntaxTrees.erased(FormulaParser.parse(parenthesised)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a = 1 or b = 2 and c = 3          | a = 1 or (b = 2 and c = 3)
            not a = 1 and b = 2               | (not a = 1) and b = 2
            a + 1 = b*c                       | (a + 1) = (b*c)
            """)
    void conditionsBindWeakerThanNumbers(String condition, String parenthesised) {
        Condition parsed = SyntaxTrees.erased(FormulaParser.parseCondition(condition));

        assertThat(parsed).isEqualTo(SyntaxTrees.erased(FormulaParser.parseCondition(parenthesised)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.1 + 2.9 * mu[0]                 | 0.1 + 2.9*mu[0]
            ((a))+(b - (c))                   | a + (b - c)
            (a*b)/(c)                         | a*b/c
            (-a)^2                            | (-a)^2
            1e-3 + 1E2 + .5                   | 0.001 + 100 + 0.5
            sum(y when y!=x:mu[y]*q[x,y])     | sum(y when y != x : mu[y]*q[x, y])
            if((a>1)and(not b<2),min(a,b),0)  | if(a > 1 and not b < 2, min(a, b), 0)
            """)
    void printsWithNoMoreParenthesesThanNeeded(String formula, String print) {
        assertThat(FormulaParser.parse(formula)).hasToString(print);
    }

    @Test
    void aPrintedTreeReadsBackAsItself() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3000; i++) {
            Formula formula = SyntaxTrees.formula(random, random.nextInt(6));

            Formula read = FormulaParser.parse(formula.toString());

            assertThat(SyntaxTrees.erased(read)).as("%s", formula).isEqualTo(formula);
        }
    }

    @Test
    void positionsCountLinesAndCharacters() {
        Formula.Binary sum = (Formula.Binary) FormulaParser.parse("𝛽 + # a comment\r\n  mu[I]");

        assertThat(sum.position()).isEqualTo(new SourcePosition(1, 1));
        assertThat(sum.left()).isEqualTo(new Formula.Name("𝛽", List.of(), new SourcePosition(1, 1)));
        assertThat(sum.right().position()).isEqualTo(new SourcePosition(2, 3));
        assertThat(((Formula.Name) sum.right()).indices().getFirst().position()).isEqualTo(new SourcePosition(2, 6));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (a + )          | line 1, column 6: found ')' where an expression was expected
            a b             | line 1, column 3: found 'b' where an operator or the end of the formula was expected
            2 *             | line 1, column 4: found the end of the text where an expression was expected
            a + *b          | line 1, column 5: found '*' where an expression was expected
            (a              | line 1, column 3: found the end of the text where ')' was expected
            mu [I]          | line 1, column 4: found '[' where an operator or the end of the formula was expected
            a % b           | line 1, column 3: found '%' where an operator or the end of the formula was expected
            expp(a)         | line 1, column 1: unknown function 'expp': did you mean 'exp'?
            min(a)          | line 1, column 1: 'min' takes two arguments and is given 1
            exp(a, b)       | line 1, column 1: 'exp' takes one argument and is given 2
            exp + 1         | line 1, column 5: found '+' where '(' was expected
            1 + when        | line 1, column 5: found 'when' where an expression was expected
            (a = b) + 1     | line 1, column 2: found a condition where a number was expected: if(condition, a, b) \
            chooses between numbers
            if(open, 1, 0)  | line 1, column 4: found a number where a condition was expected: compare it, as in open = 1
            1e999           | line 1, column 1: the number 1e999 is too large: numbers go up to about 1.8e308
            sum(1 : 2)      | line 1, column 5: found '1' where the index of the sum was expected
            "a              | line 1, column 1: this quote is not closed: end the text with '"' on the same line
            """)
    void saysWhereAndWhatIsWrong(String formula, String message) {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> FormulaParser.parse(formula))
                .withMessage(message);
    }

    @Test
    void aFunctionThatResemblesNoneNamesThemAll() {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> FormulaParser.parse("mu(I)"))
                .withMessageContaining("functions are exp, log,")
                .withMessageEndingWith("indices stand in brackets, mu[…]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "exp(", "mu[", "a^", "if(not ", "sum(x : ", "if(("})
    void nestingWithoutEndIsAnErrorAndNoOverflow(String opening) {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> FormulaParser.parse(opening.repeat(100_000)))
                .withMessageContaining("nested 100 levels deep at most");
    }

    @Test
    void aSumWithoutEndIsAnErrorAndNoOverflow() {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> FormulaParser.parse("1" + " + 1".repeat(100_000)))
                .withMessageContaining("1000 operators at most");
    }

    @Test
    void whateverTheTextItIsAFormulaOrAnErrorInsideTheText() {
        SplittableRandom random = new SplittableRandom(2);
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = RandomText.draw(random);
            try {
                Formula formula = FormulaParser.parse(text);
                assertThat(FormulaParser.parse(formula.toString())).hasToString(formula.toString());
                understood++;
            } catch (FormulaException exception) {
                assertThat(exception.position().line())
                        .isBetween(1, 1 + (int) text.lines().count());
                assertThat(exception.position().column()).isBetween(1, text.length() + 1);
            }
        }
        assertThat(understood).as("random texts that are formulas").isGreaterThan(100);
    }
}
