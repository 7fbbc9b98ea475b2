package dev.athanor.deploy.local.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form with a JSON part and files, as <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a> writes it. */
final class Multipart {

    /**
     * A file.
     *
     * @param name of the part
     * @param fileName that the other side hears
     * @param file what is sent
     */
    record Part(String name, String fileName, Path file) {

        /** A file under its own name. */
        Part(String name, Path file) {
            this(name, plain(file), file);
        }

        private static String plain(Path file) {
            return file.getFileName().toString().replaceAll("[\"\\\\\r\n]", "_");
        }
    }

    private final String boundary = "athanor-" + UUID.randomUUID();

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /**
     * Files are read while they are sent.
     *
     * @param json the part {@code request}
     * @param files parts after that
     */
    HttpRequest.BodyPublisher body(String json, List<Part> files) throws FileNotFoundException {
        List<HttpRequest.BodyPublisher> parts = new ArrayList<>();
        parts.add(text("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"request\"\r\nContent-Type: application/json\r\n\r\n"
                + json));
        for (Part part : files) {
            parts.add(text("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name()
                    + "\"; filename=\"" + part.fileName()
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
            parts.add(HttpRequest.BodyPublishers.ofFile(part.file()));
        }
        parts.add(text("\r\n--" + boundary + "--\r\n"));
        return HttpRequest.BodyPublishers.concat(parts.toArray(HttpRequest.BodyPublisher[]::new));
    }

    private static HttpRequest.BodyPublisher text(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }
}
