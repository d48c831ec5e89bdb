import org.jspecify.annotations.NullMarked;

/** Calibration of finite-state mean field games: games, equilibria, gradients, fits. */
@NullMarked
module tacit.core {
    requires static org.jspecify;
    requires ejml.core;
    requires ejml.ddense;

    exports tacit.calibrate;
    exports tacit.equilibrium;
    exports tacit.formula;
    exports tacit.catalogue;
    exports tacit.game;
    exports tacit.kernel;
    exports tacit.math;
    exports tacit.network;
    exports tacit.observe;
    exports tacit.optimize;
    exports tacit.parameter;
    exports tacit.sensitivity;
    exports tacit.simulate;
}
