package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a folder reaches the platform. */
class DataAddFolderTest {

    @RegisterExtension
    private final AnsweringPlatform platform = new AnsweringPlatform();

    @Test
    void folderIsSentAsAnArchiveAndAskedForByItsUpload() throws IOException {
        platform.makes("documents", "0123456789abcdef");
        takeUploads();
        var folder = Files.createDirectories(platform.home().resolve("corpus"));
        Files.writeString(folder.resolve("a.txt"), "One document.");
        Files.writeString(folder.resolve("b.md"), "Another.");

        int exitCode = platform.execute("data", "add", "documents", "--folder", folder.toString(), "--exclude", "*.md");

        assertThat(exitCode).as(platform.said()).isZero();
        assertThat(platform.said()).contains("documents 0123456789abcdef");
        assertThat(platform.received())
                .anySatisfy(sent -> assertThat(sent).startsWith("PATCH ").contains("\nPK", "a.txt", "One document."))
                .noneSatisfy(sent -> assertThat(sent).contains("Another."))
                .last(InstanceOfAssertFactories.STRING)
                .contains("{\"kind\":\"upload\",\"upload\":\"0123456789abcdef\"}");
        assertThat(platform.home().resolve("uploads")).isEmptyDirectory();
    }

    /** As much as was announced is there once anything was sent. */
    private void takeUploads() {
        platform.on("/api/uploads", exchange -> {
            platform.keep(exchange);
            boolean isSent = exchange.getRequestMethod().equals("PATCH");
            exchange.getResponseHeaders().add("Location", "/api/uploads/0123456789abcdef");
            exchange.getResponseHeaders().add("Upload-Offset", isSent ? "1000" : "0");
            exchange.sendResponseHeaders(isSent ? 204 : 201, -1);
            exchange.close();
        });
    }
}
