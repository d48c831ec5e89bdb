package tacit.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tacit.catalogue.Games;

/** Derived formulas against those worked out by hand. */
class DerivedFormulasTest {
    @Test
    void theEpidemicsEffortIsThatOfTheLiterature() {
        GameDefinition epidemic = Games.definition("epidemic");

        assertThat(texts(DerivedFormulas.controls(epidemic)))
                .containsExactly("alpha[S] = min(max(1 - beta*mu[I]*(u[I] - u[S])/c_alpha, 0), 1)");
        assertThat(texts(DerivedFormulas.hamiltonians(epidemic)))
                .containsExactly(
                        "h[S] = c_alpha/2*(1 - alpha)^2 + beta*alpha*mu[I]*(u[I] - u[S])",
                        "h[I] = c_I + gamma*(u[R] - u[I])",
                        "h[R] = 0");
        assertThat(DerivedFormulas.terminalCosts(epidemic)).isEmpty();
    }

    @Test
    void everyEdgeHasAControlOfItsOwn() {
        assertThat(texts(DerivedFormulas.controls(Games.definition("linear-quadratic"))))
                .containsExactly("a[x, y] = min(max(b - (u[y] - u[x])/(2*w*gamma*(1 + kappa*mu[y])), 0), 100)");
        assertThat(texts(DerivedFormulas.controls(Games.definition("bike-share"))))
                .containsExactly("a[x, y] = max(q[x, y] - (phi*mu[y] - c[x, y])/2 - (u[y] - u[x])/2, 0)");
        assertThat(texts(DerivedFormulas.terminalCosts(Games.definition("linear-quadratic"))))
                .containsExactly("g[x] = s*(d - 1 - x) + c_T*mu[x]^p");
    }

    @Test
    void aComputedTargetAndAnEffortThatSlowsDown() {
        GameDefinition ladder = GameParser.parse("""
                game ladder
                setting n = 6
                states x in 0 .. n-1
                parameter b > 0 = 1, price > 0 = 1
                control alpha in [0, b]
                transition x -> x+1 : b - alpha
                cost x : price * alpha^2 / 2
                """);

        assertThat(texts(DerivedFormulas.controls(ladder)))
                .containsExactly("alpha[x] = min(max((u[x + 1] - u[x])/price, 0), b)");
        assertThat(texts(DerivedFormulas.hamiltonians(ladder)))
                .containsExactly("h[x] = price*alpha^2/2 + (b - alpha)*(u[x + 1] - u[x])");
    }

    @Test
    void tuplesStandInBracketsWithoutTheirParentheses() {
        GameDefinition lattice = Games.definition("crowd-aversion");
        GameDefinition rows = GameParser.parse("""
                game rows
                states (i, j) in 0 .. 3 x 0 .. 2
                control alpha[i, j] in [0, 1]
                transition (i, j) -> (k, j) : alpha[i, j]
                cost (i, j) : alpha[i, j]^2 / 2
                """);

        assertThat(texts(DerivedFormulas.controls(lattice)))
                .containsExactly("a[(i, j), (k, l)] = max(-((u[k, l] - u[i, j])/price), 0)");
        assertThat(texts(DerivedFormulas.terminalCosts(lattice)))
                .containsExactly("g[i, j] = goal*(n - 1 - i + m - 1 - j)");
        assertThat(texts(DerivedFormulas.hamiltonians(rows)))
                .containsExactly("h[i, j] = alpha[i, j]^2/2 + sum((k, coordinate_2) when coordinate_2 = j"
                        + " and (k != i or coordinate_2 != j) : alpha[i, j]*(u[k, j] - u[i, j]))");
    }

    @Test
    void anEffortThatScalesSeveralMovesSumsOverThem() {
        GameDefinition game = GameParser.parse("""
                game wanderers
                states x in 0 .. 3
                control alpha in [0, 1]
                transition x -> y : alpha
                cost x : 3*alpha^2 - alpha + mu[x]
                """);

        assertThat(texts(DerivedFormulas.controls(game)))
                .containsExactly("alpha[x] = min(max(1/6 - sum(y when y != x : u[y] - u[x])/6, 0), 1)");
    }

    @Test
    void whereNothingIsChosenThereIsNoControl() {
        GameDefinition game = GameParser.parse("game g\nstates A, B\ntransition A -> B : 1\ncost B : 2\n");

        assertThat(DerivedFormulas.controls(game)).isEmpty();
        assertThat(texts(DerivedFormulas.hamiltonians(game))).containsExactly("h[A] = 1*(u[B] - u[A])", "h[B] = 2");
    }

    private static List<String> texts(List<DerivedFormulas.Derived> derived) {
        return derived.stream().map(DerivedFormulas.Derived::toString).toList();
    }
}
