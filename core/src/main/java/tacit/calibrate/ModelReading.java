package tacit.calibrate;

import tacit.equilibrium.GridPath;
import tacit.parameter.Lanes;
import tacit.parameter.ParameterModel;
import tacit.sensitivity.FlowDependence;

/** A parameter model with given {@code θ}, as a function of the equilibrium's own flow. */
final class ModelReading implements FlowDependence {
    private final FitModel fit;
    private final double[] theta;
    private final int lanes;
    private ParameterModel model;

    /**
     * @param model the parameters of the lanes that are solved
     * @param theta its {@code θ}, {@code [component]}; kept, not modified
     */
    ModelReading(FitModel fit, ParameterModel model, double[] theta, int lanes) {
        this.fit = fit;
        this.model = model;
        this.theta = theta;
        this.lanes = lanes;
    }

    @Override
    public void read(double[] flow, double[] parameters) {
        model = model.reading(GridPath.of(fit.grid().points(), fit.states(), lanes, flow));
        model.evaluate(theta, new Lanes(1, lanes), parameters(parameters));
    }

    @Override
    public void tangent(double[] flowDirection, double[] parameterTangent) {
        model.flowTangent(theta, flowDirection, parameters(parameterTangent));
    }

    @Override
    public void pullback(double[] parameterCotangent, double[] flowCotangent) {
        model.flowPullback(theta, parameters(parameterCotangent), flowCotangent);
    }

    private GridPath parameters(double[] values) {
        return GridPath.of(fit.grid().points(), fit.game().parameters().size(), lanes, values);
    }
}
