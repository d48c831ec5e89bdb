package tacit.calibrate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tacit.equilibrium.Status;
import tacit.game.Domain;
import tacit.parameter.Quantity;

/** Puts into words what a fit could not find out. */
final class Findings {
    /** Standard errors above this share of the value leave its size open. */
    private static final double LARGE_ERROR = 0.5;
    /** Correlations above this leave hardly more than one combination of the two determined. */
    private static final double LARGE_CORRELATION = 0.95;
    /** Condition numbers above this mean that one combination is so many times worse determined than another. */
    private static final double LARGE_CONDITION = 100;
    /** Parts of the weakest direction below this share of its largest are not named. */
    private static final double SMALL_PART = 0.2;

    /** More findings of one kind are counted, not told. */
    private static final int MOST_OF_A_KIND = 3;

    private final FitResult fit;
    private final List<Finding> found = new ArrayList<>();

    private Findings(FitResult fit) {
        this.fit = fit;
    }

    static List<Finding> of(FitResult fit) {
        Findings findings = new Findings(fit);
        findings.endings();
        if (fit.analysed()) {
            fit.uncertainty().ifPresentOrElse(findings::uncertainty, findings::noUncertainty);
            findings.starts();
        }
        return List.copyOf(findings.found);
    }

    private void add(String message, String remedy) {
        found.add(new Finding(message, remedy));
    }

    private void endings() {
        if (!fit.status().successful()) {
            add("the fit ended as \"" + fit.status() + "\"", fit.status().remedy());
        }
        Status worst = fit.worstStatus();
        if (worst != Status.CONVERGED) {
            add("the equilibrium at the best fit ended as \"" + worst + "\"", worst.remedy());
        }
    }

    private void noUncertainty() {
        if (fit.independentObservations() <= fit.unknowns().size()) {
            add(
                    fit.independentObservations() + " independent observed values cannot determine "
                            + fit.unknowns().size() + " unknowns",
                    "observe more, fix some of them, or use fewer knots");
        } else {
            add(
                    "standard errors could not be computed, as sensitivities of the flow failed",
                    "solve the equilibrium at the best fit first");
        }
    }

    private void uncertainty(Uncertainty uncertainty) {
        bounds(uncertainty);
        correlations(uncertainty);
        largeErrors(uncertainty);
        condition(uncertainty);
    }

    private void bounds(Uncertainty uncertainty) {
        for (int c = 0; c < fit.unknowns().size(); c++) {
            Estimate estimate = inDataUnits(uncertainty, c);
            if (estimate.determination() == Determination.AT_BOUND) {
                add(
                        estimate.name() + " has run to an end of its domain (" + estimate.name() + " "
                                + domainInDataUnits(c) + ", now " + number(estimate.value())
                                + "), where the data no longer feel it; it has no standard error",
                        "fix it there, or at a value known from elsewhere");
            } else if (estimate.determination() == Determination.WITHOUT_INFLUENCE) {
                add(
                        "the data say nothing about " + estimate.name() + ", no observed value depends on it",
                        "fix it at a value known from elsewhere");
            }
        }
    }

    /** Initial shares are told as the data's numbers. */
    private double unit(int c) {
        return fit.unknowns().get(c).quantity() instanceof Quantity.InitialShare ? fit.scale() : 1;
    }

    private Estimate inDataUnits(Uncertainty uncertainty, int c) {
        return uncertainty.estimates().get(c).times(unit(c));
    }

    private Domain domainInDataUnits(int c) {
        Domain domain = fit.unknowns().get(c).domain();
        double lower = unit(c) * domain.lower();
        double upper = unit(c) * domain.upper();
        return new Domain(lower, upper, domain.lowerOpen(), domain.upperOpen());
    }

    private void correlations(Uncertainty uncertainty) {
        List<Estimate> estimates = uncertainty.estimates();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < estimates.size(); i++) {
            for (int j = i + 1; j < estimates.size(); j++) {
                double correlation = uncertainty.correlation(i, j);
                if (Math.abs(correlation) > LARGE_CORRELATION) {
                    pairs.add(new Pair(estimates.get(i).name(), estimates.get(j).name(), correlation));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.correlation())));
        for (Pair pair : pairs.subList(0, Math.min(MOST_OF_A_KIND, pairs.size()))) {
            add(
                    "the data can hardly tell " + pair.second() + " from " + pair.first()
                            + String.format(Locale.ROOT, ": their correlation is %.4f", pair.correlation()),
                    "fix one of the two at a value known from elsewhere, or read only their combination");
        }
        others(pairs.size(), "pairs of unknowns are as hard to tell apart");
    }

    private record Pair(String first, String second, double correlation) {}

    private void largeErrors(Uncertainty uncertainty) {
        List<Estimate> open = new ArrayList<>();
        for (int c = 0; c < fit.unknowns().size(); c++) {
            Estimate estimate = inDataUnits(uncertainty, c);
            if (!fit.unknowns().get(c).domain().isReal() && estimate.relativeError() > LARGE_ERROR) {
                open.add(estimate);
            }
        }
        open.sort(Comparator.comparingDouble(estimate -> -estimate.relativeError()));
        for (Estimate estimate : open.subList(0, Math.min(MOST_OF_A_KIND, open.size()))) {
            add(
                    "the data leave the size of " + estimate.name() + " open: " + number(estimate.value())
                            + " with a 95 % interval from " + number(estimate.lower()) + " to "
                            + number(estimate.upper()),
                    "do not read a meaning into its value; fix it, or observe more states or a longer time");
        }
        others(open.size(), "unknowns are as open");
    }

    private void others(int all, String what) {
        if (all > MOST_OF_A_KIND) {
            add((all - MOST_OF_A_KIND) + " more " + what, "see the table of estimates");
        }
    }

    private void condition(Uncertainty uncertainty) {
        if (!(uncertainty.conditionNumber() > LARGE_CONDITION)) {
            return;
        }
        double[] weakest = uncertainty.weakestDirection();
        List<String> parts = new ArrayList<>();
        double largest = 0;
        double[] relative = new double[weakest.length];
        for (int c = 0; c < weakest.length; c++) {
            double value = uncertainty.estimates().get(c).value();
            relative[c] = value == 0 ? weakest[c] : weakest[c] / Math.abs(value);
            largest = Math.max(largest, Math.abs(relative[c]));
        }
        for (int c = 0; c < weakest.length; c++) {
            if (Math.abs(relative[c]) >= SMALL_PART * largest) {
                parts.add(uncertainty.estimates().get(c).name() + " by " + (relative[c] > 0 ? "+" : "")
                        + number(100 * relative[c], 2) + " %");
            }
        }
        add(
                "one combination of the unknowns is " + number(uncertainty.conditionNumber(), 2)
                        + " times worse determined than another: changing " + String.join(" and ", parts)
                        + " hardly alters the fit",
                "fix one of these, or estimate fewer");
    }

    private void starts() {
        StartAgreement agreement = fit.agreement();
        if (agreement.agreeing() == 1 && agreement.starts() > 2) {
            add(
                    "only one of " + agreement.starts() + " starts reached the lowest loss",
                    "use more starts, or begin nearer to plausible values");
        } else if (!agreement.sameValues()) {
            add(
                    agreement.agreeing() + " starts fit equally well, but their values differ, of " + agreement.widest()
                            + " by up to " + number(100 * agreement.largestSpread(), 2) + " %",
                    "the data do not determine it; fix it, or observe more");
        }
    }

    private static String number(double value) {
        return number(value, 4);
    }

    private static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return value > 0 ? "infinity" : value < 0 ? "-infinity" : "unknown";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        boolean ordinary = value == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6);
        return ordinary ? rounded.toPlainString() : rounded.toString().replace("E", "e");
    }
}
