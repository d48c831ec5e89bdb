package tacit.experiment;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tacit.data.InputException;

/**
 * The folder that a run's results are written to. Everything goes to a hidden folder on the same file system first
 * and is moved at the end, so that a failure leaves nothing half-written. An earlier run in the same place is
 * replaced file by file; a folder that holds anything else is refused.
 */
public final class RunFolder implements AutoCloseable {
    private final Path target;
    private final Path staging;
    private final List<Path> madeParents;
    private boolean published;

    private RunFolder(Path target, Path staging, List<Path> madeParents) {
        this.target = target;
        this.staging = staging;
        this.madeParents = madeParents;
    }

    /** Something that writes files. */
    @FunctionalInterface
    public interface Writing {
        /** Writes, and fails where it cannot. */
        void write() throws IOException;
    }

    /**
     * Makes sure that the folder can be written, before anything is computed.
     *
     * @throws InputException where it cannot, with the reason and a remedy
     */
    public static RunFolder open(Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        var made = new ArrayList<Path>();
        try {
            boolean exists = Files.exists(target);
            if (exists) {
                requireReplaceable(target);
            } else {
                makeParents(target, made);
            }
            Path parent = exists ? target : parent(target);
            return new RunFolder(target, Files.createDirectory(parent.resolve(unfinished())), made);
        } catch (IOException e) {
            made.reversed().forEach(RunFolder::deleteQuietly);
            throw unwritable(folder, e);
        }
    }

    /** Where the files are to be written. */
    public Path files() {
        return staging;
    }

    /** Where the files will be. */
    public Path target() {
        return target;
    }

    /**
     * Runs something that writes into {@link #files()}.
     *
     * @throws InputException where the disk is full or the folder has become unwritable
     */
    public void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** The relative paths of the files written so far, sorted, with {@code /} between their parts. */
    public List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(staging)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> staging.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** Moves the files to their place; the manifest last, as it names the others. */
    public void publish() {
        write(() -> {
            if (!Files.exists(target)) {
                Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                replaceFiles();
                deleteTree(staging);
            }
            published = true;
        });
    }

    /** Removes what was not published. */
    @Override
    public void close() {
        if (!published) {
            deleteQuietly(staging);
            madeParents.reversed().forEach(RunFolder::deleteIfEmpty);
        }
    }

    private void replaceFiles() throws IOException {
        List<String> names = names();
        for (String old : Manifest.files(target.resolve(Manifest.FILE))) {
            Path file = target.resolve(old).normalize();
            if (!names.contains(old) && file.startsWith(target)) {
                Files.deleteIfExists(file);
            }
        }
        var order = new ArrayList<>(names);
        order.sort(Comparator.comparing(Manifest.FILE::equals));
        for (String name : order) {
            Path to = target.resolve(name);
            Files.createDirectories(parent(to));
            Files.move(staging.resolve(name), to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void requireReplaceable(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            throw new InputException("the output folder " + target + " is a file: give another folder with --out");
        }
        try (Stream<Path> entries = Files.list(target)) {
            if (entries.findAny().isPresent() && !Files.isRegularFile(target.resolve(Manifest.FILE))) {
                throw new InputException("the output folder " + target + " holds other files (no " + Manifest.FILE
                        + " of an earlier run): give an empty or a new folder with --out");
            }
        }
    }

    private static void makeParents(Path target, List<Path> made) throws IOException {
        var missing = new ArrayList<Path>();
        for (Path above = parent(target); !Files.exists(above); above = parent(above)) {
            missing.addFirst(above);
        }
        for (Path folder : missing) {
            Files.createDirectory(folder);
            made.add(folder);
        }
    }

    /* Unlike a temporary directory it gets the permissions that the user's other folders get. */
    private static String unfinished() {
        return ".tacit-unfinished-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static InputException unwritable(Path folder, IOException e) {
        return new InputException(
                "the output folder " + folder + " cannot be written (" + reason(e)
                        + "): free space or give another folder with --out",
                e);
    }

    /* What the system said, without the names of unfinished files. */
    private static String reason(IOException e) {
        if (e.getCause() instanceof IOException cause) {
            return reason(cause);
        }
        boolean said = e instanceof FileSystemException system && system.getReason() != null;
        return String.valueOf(said ? ((FileSystemException) e).getReason() : e.getMessage());
    }

    private static void deleteIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /* Cleaning up after a failure must not hide the failure itself. */
    private static void deleteQuietly(Path folder) {
        try {
            deleteTree(folder);
        } catch (IOException e) {
            System.getLogger(RunFolder.class.getName()).log(System.Logger.Level.DEBUG, "left behind: " + folder, e);
        }
    }
}
