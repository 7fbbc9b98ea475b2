package dev.athanor.deploy.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** The demo's own text: the sources of Apache Commons Lang, which came with the build like any library. */
final class BuiltInText {

    private static final String ONE_OF_THEM = "/org/apache/commons/lang3/StringUtils.java";

    private BuiltInText() {}

    /** Writes all sources into one file, in the order of their names. */
    static Path write(Path file) throws IOException {
        var resource = BuiltInText.class.getResource(ONE_OF_THEM);
        if (resource == null || !(resource.openConnection() instanceof JarURLConnection connection)) {
            throw new IllegalStateException(
                    "The demo's text is missing from the installation; name one with --text FILE.");
        }
        try (var jar = connection.getJarFile()) {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, sources(jar));
        }
    }

    private static String sources(JarFile jar) {
        return jar.stream()
                .filter(entry -> entry.getName().endsWith(".java"))
                .sorted(Comparator.comparing(JarEntry::getName))
                .map(entry -> text(jar, entry))
                .collect(Collectors.joining("\n"));
    }

    private static String text(JarFile jar, JarEntry entry) {
        try (var stream = jar.getInputStream(entry)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
