package dev.athanor.deploy.local.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form with a JSON part and files, as <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a> writes it. */
final class Multipart {

    private final String boundary = "athanor-" + UUID.randomUUID();

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The files are read while they are sent. */
    HttpRequest.BodyPublisher body(String json, List<Path> files) throws FileNotFoundException {
        List<HttpRequest.BodyPublisher> parts = new ArrayList<>();
        parts.add(HttpRequest.BodyPublishers.ofString("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"request\"\r\nContent-Type: application/json\r\n\r\n"
                + json));
        for (Path file : files) {
            parts.add(HttpRequest.BodyPublishers.ofString("\r\n--" + boundary
                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + plain(file)
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
            parts.add(HttpRequest.BodyPublishers.ofFile(file));
        }
        parts.add(HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return HttpRequest.BodyPublishers.concat(parts.toArray(HttpRequest.BodyPublisher[]::new));
    }

    private static String plain(Path file) {
        return file.getFileName().toString().replaceAll("[\"\\\\\r\n]", "_");
    }
}
