package tacit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tacit.experiment.RunFolder;
import tacit.report.Figures;
import tacit.report.HtmlReport;
import tacit.report.LatticeFigure;
import tacit.report.LineFigure;
import tacit.report.ReportModel;

/** Writes a report and its figures into a run folder. */
final class ReportFiles {
    static final String REPORT = "report.html";

    private ReportFiles() {}

    static void write(RunFolder folder, ReportModel report) throws IOException {
        Path figures = Files.createDirectory(folder.files().resolve("figures"));
        for (LineFigure figure : report.figures()) {
            Figures.write(figure, figures.resolve(figure.id() + ".svg"), figures.resolve(figure.id() + ".png"));
        }
        for (LatticeFigure figure : report.lattices()) {
            Figures.write(figure, figures.resolve(figure.id() + ".svg"), figures.resolve(figure.id() + ".png"));
        }
        HtmlReport.write(report, folder.files().resolve(REPORT));
    }
}
