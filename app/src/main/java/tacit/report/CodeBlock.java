package tacit.report;

/**
 * Text to be shown as it is: the command, the game file, the configuration. The reader copies it by a click.
 *
 * @param caption what it is; may be empty
 * @param text the lines
 */
public record CodeBlock(String caption, String text) implements Block {}
