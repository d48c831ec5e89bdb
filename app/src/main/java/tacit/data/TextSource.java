package tacit.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text file as it was read: its name for messages, its text without byte-order mark, and its checksum.
 *
 * @param name what messages call it
 * @param text the decoded text
 * @param sha256 the checksum of its bytes
 */
public record TextSource(String name, String text, String sha256) {
    private static final int LARGEST_FILE = 1 << 30;

    /**
     * Reads a UTF-8 text file.
     *
     * @param file the file
     * @param what what it should be, such as "a data file", for messages
     * @throws InputException where it is missing, a folder, unreadable, or not text
     */
    public static TextSource read(Path file, String what) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder, not " + what + ": give the path of a file");
        }
        if (!Files.exists(file)) {
            throw new InputException("there is no file " + file + ": check the path of " + what);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(file.toString(), readText(file.toString(), in));
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Takes the bytes of a UTF-8 text. */
    public static TextSource of(String name, byte[] bytes) {
        try {
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            String text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
            return new TextSource(name, text.startsWith("\uFEFF") ? text.substring(1) : text, Checksum.sha256(bytes));
        } catch (CharacterCodingException e) {
            throw new InputException(name + " is not UTF-8 text: save it as plain text in UTF-8", e);
        }
    }

    /* Stops at the first byte that no text holds, so that an endless device is not read to its end. */
    private static byte[] readText(String name, InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 16];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            for (int i = 0; i < read; i++) {
                if (block[i] >= 0 && block[i] < ' ' && block[i] != '\t' && block[i] != '\n' && block[i] != '\r') {
                    throw new InputException("%s is not a text file: byte 0x%02X stands at position %d"
                            .formatted(name, block[i], bytes.size() + i));
                }
            }
            bytes.write(block, 0, read);
            if (bytes.size() > LARGEST_FILE) {
                throw new InputException(name + " is larger than 1 GiB: give a smaller file");
            }
        }
        return bytes.toByteArray();
    }
}
