import org.jspecify.annotations.NullMarked;

/** Calibration of finite-state mean field games: games, equilibria, gradients, fits. */
@NullMarked
module tacit.core {
    requires static org.jspecify;

    exports tacit.formula;
    exports tacit.game;
}
