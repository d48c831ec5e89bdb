package tacit.experiment;

import tacit.calibrate.Calibration;
import tacit.sensitivity.DirectAdjoint;
import tacit.sensitivity.DirectTangent;
import tacit.sensitivity.FixedPointAdjoint;
import tacit.sensitivity.FixedPointTangent;
import tacit.sensitivity.KrylovAdjoint;
import tacit.sensitivity.KrylovTangent;

/** How a fit differentiates equilibria, by the names under which that is asked for. */
public enum AdjointChoice {
    /** What the library does unless told otherwise. */
    AUTO {
        @Override
        Calibration apply(Calibration calibration) {
            return calibration;
        }
    },
    /** The sweeps, transposed and repeated. */
    FIXED_POINT {
        @Override
        Calibration apply(Calibration calibration) {
            return calibration.sensitivity(new FixedPointAdjoint(), new FixedPointTangent());
        }
    },
    /** Block elimination. */
    DIRECT {
        @Override
        Calibration apply(Calibration calibration) {
            return calibration.sensitivity(new DirectAdjoint(), new DirectTangent());
        }
    },
    /** A Krylov method. */
    KRYLOV {
        @Override
        Calibration apply(Calibration calibration) {
            return calibration.sensitivity(new KrylovAdjoint(), new KrylovTangent());
        }
    };

    /** The same calibration, differentiating so. */
    abstract Calibration apply(Calibration calibration);
}
