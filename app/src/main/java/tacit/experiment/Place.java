package tacit.experiment;

import tacit.data.InputException;

/** Where something in a configuration was said: a file and line, or an option of the command line. */
record Place(String text) {
    static Place line(String file, int line) {
        return new Place(file + ", line " + line);
    }

    InputException error(String message) {
        return new InputException(text + ": " + message);
    }

    @Override
    public String toString() {
        return text;
    }
}
