import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.zip.ZipInputStream;

/** Fetches Maven, proves its hash and unpacks it: {@code java FetchMaven.java URL SHA256 FOLDER}. */
final class FetchMaven {

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[2]);
        Files.createDirectories(folder);
        try {
            fetch(URI.create(arguments[0]), arguments[1], folder);
        } catch (IOException e) {
            System.err.println(arguments[0] + ": " + e);
            System.exit(1);
        }
    }

    private static void fetch(URI address, String sha256, Path folder) throws Exception {
        var archive = Files.createTempFile(folder, "maven", ".zip");
        try {
            download(address, archive);
            prove(archive, sha256);
            unpack(archive, folder);
        } finally {
            Files.delete(archive);
        }
    }

    private static void download(URI address, Path file) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var response = client.send(
                    HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofFile(file));
            if (response.statusCode() != 200) {
                throw new IOException(address + " answered " + response.statusCode());
            }
        }
    }

    private static void prove(Path archive, String expected) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
        var actual = HexFormat.of().formatHex(digest);
        if (!actual.equals(expected)) {
            throw new IOException("The archive's SHA-256 is " + actual + ", expected " + expected);
        }
    }

    /** Unpacks beside and moves into place, so that nobody ever runs half a Maven. */
    private static void unpack(Path archive, Path folder) throws IOException {
        var draft = Files.createTempDirectory(folder, "unpack");
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var target = draft.resolve(entry.getName()).normalize();
                if (!target.startsWith(draft)) {
                    throw new IOException("The archive reaches out of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                    target.toFile().setExecutable(target.getParent().endsWith("bin"));
                }
            }
        }
        try (var unpacked = Files.list(draft)) {
            var maven = unpacked.findFirst().orElseThrow(() -> new IOException("The archive is empty."));
            var place = folder.resolve(maven.getFileName());
            delete(place);
            Files.move(maven, place, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.delete(draft);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
