package tacit.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tacit.data.ForecastErrors;
import tacit.data.InfluenzaSeason;
import tacit.data.InfluenzaSeasons;
import tacit.experiment.influenza.FittedSeasons;
import tacit.experiment.influenza.GameForecaster;
import tacit.experiment.influenza.InfluenzaResult;
import tacit.experiment.influenza.SeasonPrior;
import tacit.experiment.influenza.SeasonUnknown;

/** The entries of {@code summary.json} after the influenza experiment, documented in {@code docs/run-folder.md}. */
public final class InfluenzaSummary {
    private InfluenzaSummary() {}

    /** The nested entries. */
    public static Map<String, Object> of(InfluenzaResult result, RunClock clock) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("experiment", "nrevss");
        tree.put("game", "epidemic");
        data(tree, result.seasons());
        prior(tree, result.prior());
        fits(tree, "train", result.training());
        fits(tree, "test", result.test());
        errors(tree, "forecast", result.forecasts());
        errors(tree, "validation", result.validation());
        Json.put(tree, result.complete() ? "completed" : "cancelled", "fit", "status");
        tree.put(
                "equilibrium",
                EquilibriumSummary.of(result.test().equilibrium()).entries());
        Json.put(tree, clock.seconds(), "wall", "seconds");
        return tree;
    }

    static void data(Map<String, Object> tree, InfluenzaSeasons seasons) {
        Json.put(tree, labels(seasons.training()), "data", "training-seasons");
        Json.put(tree, labels(seasons.test()), "data", "test-seasons");
        Json.put(tree, seasons.withoutInfluenza(), "data", "seasons-without-influenza");
    }

    private static List<String> labels(List<InfluenzaSeason> seasons) {
        return seasons.stream()
                .map(season -> InfluenzaSeason.label(season.year()))
                .distinct()
                .toList();
    }

    private static void prior(Map<String, Object> tree, SeasonPrior prior) {
        for (SeasonUnknown unknown : SeasonUnknown.values()) {
            Json.put(tree, prior.typical(unknown), "prior", unknown.label(), "typical");
            Json.put(tree, prior.spread(unknown), "prior", unknown.label(), "spread");
        }
        Json.put(tree, prior.noise().sigma(), "noise", "sigma");
        Json.put(tree, prior.noise().rho(), "noise", "correlation");
    }

    private static void fits(Map<String, Object> tree, String set, FittedSeasons fits) {
        Json.put(tree, fits.seasons().size(), set, "trajectories");
        Json.put(tree, fits.rmse(), set, "rmse");
        Json.put(tree, fits.unsuccessful(), set, "unsuccessful");
    }

    private static void errors(Map<String, Object> tree, String what, ForecastErrors errors) {
        if (errors.seasons().isEmpty()) {
            return;
        }
        for (int weeksSeen : ForecastErrors.WEEKS_SEEN) {
            String after = "after-" + weeksSeen;
            for (String forecaster : InfluenzaResult.forecasters(errors)) {
                Json.put(tree, errors.meanAbsolute(forecaster, weeksSeen), what, after, forecaster, "mae");
                for (int year : errors.years()) {
                    Json.put(
                            tree,
                            errors.meanAbsolute(forecaster, weeksSeen, year),
                            what,
                            after,
                            forecaster,
                            "mae-by-season",
                            InfluenzaSeason.label(year));
                }
            }
            Json.put(tree, InfluenzaResult.bestNaive(errors, weeksSeen), what, after, "best-naive");
            Json.put(tree, InfluenzaResult.gain(errors, weeksSeen), what, after, "gain");
            Json.put(tree, errors.coverage(GameForecaster.NAME, weeksSeen), what, after, "coverage");
        }
    }
}
