package dev.athanor.deploy.local.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.UUID;

/** A form with a JSON part and a file, as <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a> writes it. */
final class Multipart {

    private final String boundary = "athanor-" + UUID.randomUUID();

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The file is read while it is sent. */
    HttpRequest.BodyPublisher body(String json, Path file) throws FileNotFoundException {
        return HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"request\"\r\nContent-Type: application/json\r\n\r\n"
                        + json + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + plain(file)
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"),
                HttpRequest.BodyPublishers.ofFile(file),
                HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }

    private static String plain(Path file) {
        return file.getFileName().toString().replaceAll("[\"\\\\\r\n]", "_");
    }
}
