package tacit.game;

import java.util.Arrays;
import tacit.game.GamePoint.Argument;
import tacit.game.GameResponse.Result;

/** Steps that are put together from a game's Hamiltonian and rates, edge by edge. */
final class PlainStepper implements GameStepper {
    private final TransitionGraph graph;
    private final GameEvaluator evaluator;
    private final int lanes;
    private final GameResponse response = new GameResponse();
    private final GameResponse derivative = new GameResponse();
    private final double[] hamiltonian;
    private final double[] rates;
    private final double[] exit;
    private final double[] hamiltonianDot;
    private final double[] ratesDot;
    private final double[] nothing;

    PlainStepper(TransitionGraph graph, GameEvaluator evaluator) {
        this.graph = graph;
        this.evaluator = evaluator;
        lanes = evaluator.lanes();
        hamiltonian = new double[graph.states() * lanes];
        exit = new double[hamiltonian.length];
        hamiltonianDot = new double[hamiltonian.length];
        rates = new double[graph.edges() * lanes];
        ratesDot = new double[rates.length];
        nothing = new double[Math.max(rates.length, hamiltonian.length)];
        response.set(Result.HAMILTONIAN, hamiltonian, 0).set(Result.RATE, rates, 0);
    }

    @Override
    public int lanes() {
        return lanes;
    }

    @Override
    public void bellman(GamePoint at, Step step) {
        evaluate(at, step);
        double[] u = at.array(Argument.VALUE);
        int offset = at.offset(Argument.VALUE);
        for (int i = 0; i < hamiltonian.length; i++) {
            step.next()[step.nextOffset() + i] = u[offset + i] + length(step, i) * hamiltonian[i];
        }
    }

    @Override
    public void kolmogorov(GamePoint at, Step step) {
        evaluate(at, step);
        double[] mu = at.array(Argument.FLOW);
        int offset = at.offset(Argument.FLOW);
        for (int i = 0; i < exit.length; i++) {
            step.next()[step.nextOffset() + i] = mu[offset + i] * Math.max(0, 1 - length(step, i) * exit[i]);
        }
        for (int edge = 0; edge < graph.edges(); edge++) {
            for (int lane = 0; lane < lanes; lane++) {
                step.next()[step.nextOffset() + to(edge, lane)] +=
                        length(step, lane) * rates[edge * lanes + lane] * mu[offset + from(edge, lane)];
            }
        }
    }

    @Override
    public void bellman(GamePoint at, Step step, Strides strides, int count) {
        for (int i = 0; i < count; i++) {
            bellman(at.moved(strides, i), step.moved(strides, i));
        }
    }

    @Override
    public void kolmogorov(GamePoint at, Step step, Strides strides, int count) {
        for (int i = 0; i < count; i++) {
            kolmogorov(at.moved(strides, i), step.moved(strides, i));
        }
    }

    /** Asks the game, and writes the strain. */
    private void evaluate(GamePoint at, Step step) {
        evaluator.evaluate(at, response);
        Arrays.fill(exit, 0);
        for (int edge = 0; edge < graph.edges(); edge++) {
            for (int lane = 0; lane < lanes; lane++) {
                double rate = rates[edge * lanes + lane];
                exit[from(edge, lane)] += rate;
                raise(step, lane, length(step, lane) * rate < 0 ? NEGATIVE_RATE : 0);
            }
        }
        for (int i = 0; i < exit.length; i++) {
            raise(step, i % lanes, length(step, i) * exit[i]);
        }
    }

    private void raise(Step step, int lane, double strain) {
        int i = step.strainOffset() + lane;
        if (step.strain()[i] <= strain) {
            step.strain()[i] = strain;
        }
    }

    @Override
    public void bellmanTangent(Variables variables, GamePoint at, GamePoint direction, Step step) {
        derivative.set(Result.HAMILTONIAN, hamiltonianDot, 0).set(Result.RATE, ratesDot, 0);
        evaluator.tangent(at, direction, derivative);
        double[] dot = direction.array(Argument.VALUE);
        int offset = direction.offset(Argument.VALUE);
        for (int i = 0; i < hamiltonian.length; i++) {
            step.next()[step.nextOffset() + i] = dot[offset + i] + length(step, i) * hamiltonianDot[i];
        }
    }

    @Override
    public void kolmogorovTangent(Variables variables, GamePoint at, GamePoint direction, Step step) {
        evaluator.evaluate(at, response);
        derivative.set(Result.HAMILTONIAN, hamiltonianDot, 0).set(Result.RATE, ratesDot, 0);
        evaluator.tangent(at, direction, derivative);
        double[] mu = at.array(Argument.FLOW);
        double[] dot = direction.array(Argument.FLOW);
        System.arraycopy(dot, direction.offset(Argument.FLOW), step.next(), step.nextOffset(), exit.length);
        for (int edge = 0; edge < graph.edges(); edge++) {
            for (int lane = 0; lane < lanes; lane++) {
                int from = from(edge, lane);
                int i = edge * lanes + lane;
                double moved = length(step, lane)
                        * (ratesDot[i] * mu[at.offset(Argument.FLOW) + from]
                                + rates[i] * dot[direction.offset(Argument.FLOW) + from]);
                step.next()[step.nextOffset() + from] -= moved;
                step.next()[step.nextOffset() + to(edge, lane)] += moved;
            }
        }
    }

    @Override
    public void bellmanCotangent(Variables variables, GamePoint at, Step step, GamePoint cotangent) {
        double[] valueBar = cotangent.array(Argument.VALUE);
        int offset = cotangent.offset(Argument.VALUE);
        for (int i = 0; i < hamiltonian.length; i++) {
            double weight = step.next()[step.nextOffset() + i];
            hamiltonianDot[i] = length(step, i) * weight;
            valueBar[offset + i] += weight;
        }
        derivative.set(Result.HAMILTONIAN, hamiltonianDot, 0).set(Result.RATE, nothing, 0);
        evaluator.cotangent(at, derivative, cotangent);
    }

    @Override
    public void kolmogorovCotangent(Variables variables, GamePoint at, Step step, GamePoint cotangent) {
        evaluator.evaluate(at, response);
        double[] mu = at.array(Argument.FLOW);
        double[] flowBar = cotangent.array(Argument.FLOW);
        int offset = cotangent.offset(Argument.FLOW);
        for (int i = 0; i < exit.length; i++) {
            flowBar[offset + i] += step.next()[step.nextOffset() + i];
        }
        for (int edge = 0; edge < graph.edges(); edge++) {
            for (int lane = 0; lane < lanes; lane++) {
                int from = from(edge, lane);
                double gain = length(step, lane)
                        * (step.next()[step.nextOffset() + to(edge, lane)] - step.next()[step.nextOffset() + from]);
                ratesDot[edge * lanes + lane] = mu[at.offset(Argument.FLOW) + from] * gain;
                flowBar[offset + from] += rates[edge * lanes + lane] * gain;
            }
        }
        derivative.set(Result.HAMILTONIAN, nothing, 0).set(Result.RATE, ratesDot, 0);
        evaluator.cotangent(at, derivative, cotangent);
    }

    private int from(int edge, int lane) {
        return graph.source(edge) * lanes + lane;
    }

    private int to(int edge, int lane) {
        return graph.target(edge) * lanes + lane;
    }

    private double length(Step step, int i) {
        return step.lengths()[step.lengthsOffset() + i % lanes];
    }
}
