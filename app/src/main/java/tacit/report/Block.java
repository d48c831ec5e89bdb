package tacit.report;

/** Something that a section shows. */
public sealed interface Block permits LineFigure, LatticeFigure, ReportTable, Findings, Facts, CodeBlock {}
