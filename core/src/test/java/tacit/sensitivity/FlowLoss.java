package tacit.sensitivity;

import java.util.SplittableRandom;
import tacit.equilibrium.Equilibrium;

/** {@code L(μ) = ½ Σ w (μ − m)²} in each lane, with weights and targets at random. */
record FlowLoss(double[] weights, double[] targets) {
    static FlowLoss random(int size, SplittableRandom random) {
        return new FlowLoss(random.doubles(size).toArray(), random.doubles(size).toArray());
    }

    double[] of(Equilibrium equilibrium) {
        double[] flow = equilibrium.flow();
        double[] loss = new double[equilibrium.lanes()];
        for (int i = 0; i < flow.length; i++) {
            loss[i % loss.length] += weights[i] * (flow[i] - targets[i]) * (flow[i] - targets[i]) / 2;
        }
        return loss;
    }

    double[] cotangent(Equilibrium equilibrium) {
        double[] flow = equilibrium.flow();
        for (int i = 0; i < flow.length; i++) {
            flow[i] = weights[i] * (flow[i] - targets[i]);
        }
        return flow;
    }
}
