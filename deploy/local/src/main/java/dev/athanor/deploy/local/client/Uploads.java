package dev.athanor.deploy.local.client;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Resumable uploads: {@code /api/uploads}, over <a href="https://tus.io/protocols/resumable-upload">tus 1.0</a>. */
public final class Uploads {

    private static final String PATH = "/api/uploads";
    private static final String OFFSET = "Upload-Offset";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PlatformClient client;

    public Uploads(PlatformClient client) {
        this.client = client;
    }

    /**
     * Begins one.
     *
     * @return its path
     */
    public String create(String fileName, long bytes) throws InterruptedException {
        var name = Base64.getEncoder().encodeToString(fileName.getBytes(StandardCharsets.UTF_8));
        return client.send(request(PATH)
                        .header("Upload-Length", Long.toString(bytes))
                        .header("Upload-Metadata", "filename " + name)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build())
                .headers()
                .firstValue("Location")
                .orElseThrow(() -> new PlatformDownException("What answers is no platform: it named no upload."));
    }

    /** How many bytes of it have arrived. */
    public long offset(String location) throws InterruptedException {
        return offset(client.send(request(location).HEAD().build()));
    }

    /**
     * Sends its next bytes.
     *
     * @return how many have arrived now
     */
    public long append(String location, long offset, byte[] piece) throws InterruptedException {
        return offset(client.send(request(location)
                .header(OFFSET, Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(piece))
                .build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(client.origin().resolve(path))
                .timeout(PATIENCE)
                .header("Tus-Resumable", "1.0.0");
    }

    private static long offset(HttpResponse<String> answer) {
        return answer.headers()
                .firstValueAsLong(OFFSET)
                .orElseThrow(
                        () -> new PlatformDownException("What answers is no platform: it said no " + OFFSET + "."));
    }
}
