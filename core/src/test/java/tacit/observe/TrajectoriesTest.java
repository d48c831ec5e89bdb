package tacit.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrajectoriesTest {
    private static final double NONE = Double.NaN;
    private static final List<String> SI = List.of("S", "I");

    private static Trajectories of(double[] times, double... values) {
        return Trajectories.of(SI, times, values);
    }

    private static double[] times(double... times) {
        return times;
    }

    @Test
    void someStatesMayBeLeftUnseen() {
        Trajectories data = of(times(0, 1), 5, NONE, 4, 2).seeing(List.of("I"));

        assertThat(data.states()).containsExactly("I");
        assertThat(data.all().getFirst().values()).containsExactly(NONE, 2);
        assertThat(data.firstValue(0, "I")).isEqualTo(2);
        assertThat(data.firstValue(0, "S")).isNaN();
        assertThatThrownBy(() -> data.seeing(List.of("S"))).hasMessageContaining("no state 'S'");
    }

    @Test
    void whatCannotBeDataIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> of(times(0, 1, 1), 1, 1, 1, 1, 1, 1)).hasMessageContaining("time 1.0 twice");
        assertThatThrownBy(() -> of(times(0, 2, 1), 1, 1, 1, 1, 1, 1)).hasMessageContaining("1.0 after 2.0");
        assertThatThrownBy(() -> of(times(0, NONE), 1, 1, 1, 1)).hasMessageContaining("finite");
        assertThatThrownBy(() -> of(times(0), 1, -3)).hasMessageContaining("-3.0 of I at time 0.0");
        assertThatThrownBy(() -> of(times(0), NONE, NONE)).hasMessageContaining("all are missing");
        assertThatThrownBy(() -> of(times(0), 1)).hasMessageContaining("1 values for 1 times and 2 states");
        assertThatThrownBy(() -> of(times())).hasMessageContaining("no times");
        assertThatThrownBy(() -> Trajectories.of(List.of("I", "I"), times(0), new double[] {1, 1}))
                .hasMessageContaining("'I' stands twice");
        Trajectory one = new Trajectory("one", times(0), new double[] {1, 1});
        assertThatThrownBy(() -> new Trajectories(SI, List.of(one, one))).hasMessageContaining("'one' stands twice");
    }

    @Test
    void sharesAndCountsMustFitTheirScale() {
        assertThatThrownBy(() -> Scale.shares().bind(of(times(3), 0.9, 0.3), SI))
                .hasMessageContaining("sum to 1.2 at time 3.0");
        assertThatThrownBy(() -> Scale.shares().bind(of(times(3), 0.3, 0.3), SI))
                .hasMessageContaining("0.6");
        assertThatThrownBy(() -> Scale.population(100).bind(of(times(0), 130, 0), SI))
                .hasMessageContaining("130.0 of S at time 0.0, more than the population (100.0)");
        assertThatThrownBy(() -> Scale.population(0)).hasMessageContaining("population (0.0) must be positive");
        assertThatCode(() -> Scale.shares().bind(of(times(3), 0.3, 0.3), List.of("S", "I", "R")))
                .doesNotThrowAnyException();
        assertThatCode(() -> Scale.shares().bind(of(times(0, 1), 0.3, NONE, 0.69, 0.3), SI))
                .doesNotThrowAnyException();
    }

    @Test
    void estimatedScaleBeginsAtItsStartOrAtTwiceTheLargestTotal() {
        ScaleModel found = Scale.estimated().bind(of(times(0, 1), 3, 4, 1, NONE), SI);
        assertThat(found.value(found.start())).isCloseTo(14, within(1e-14));
        assertThat(found.valuesTangent(found.start(), new double[] {1})[0]).isCloseTo(14, within(1e-14));

        ScaleModel given = new Scale.Estimated(OptionalDouble.of(50)).bind(of(times(0), 3, 4), SI);
        assertThat(given.value(given.start())).isCloseTo(50, within(1e-13));

        ScaleModel known = Scale.population(763).bind(of(times(0), 3, 4), List.of("S", "I", "R"));
        assertThat(known.size()).isZero();
        assertThat(known.value(new double[0])).isEqualTo(763);
    }
}
