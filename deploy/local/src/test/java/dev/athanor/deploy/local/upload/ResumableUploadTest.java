package dev.athanor.deploy.local.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.deploy.local.client.PlatformClient;
import dev.athanor.deploy.local.client.PlatformDownException;
import dev.athanor.deploy.local.client.Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumableUploadTest {

    private static final int BYTES = (20 << 20) + 77;
    private static final ResumableUpload.Patience SHORT =
            new ResumableUpload.Patience(3, Duration.ofMillis(1), Duration.ofMillis(2));

    @TempDir
    private Path home;

    private byte[] content;
    private Path file;
    private TusServer server;
    private PlatformClient client;
    private UploadMemory memory;

    @BeforeEach
    void serve() throws IOException {
        content = new byte[BYTES];
        new Random(1).nextBytes(content);
        file = Files.write(home.resolve("large.bin"), content);
        server = new TusServer();
        client = new PlatformClient(server.origin());
        memory = new UploadMemory(home.resolve("uploads"), server.origin());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void fileArrivesWhole() throws Exception {
        assertThat(send()).isEqualTo("1");

        assertThat(server.arrived()).isEqualTo(content);
        assertThat(server.created()).containsExactly(Integer.toString(BYTES));
    }

    @Test
    void brokenConnectionsCostOnlyWhatDidNotArrive() throws Exception {
        server.breakNext(8);

        send();

        assertThat(server.arrived()).isEqualTo(content);
        assertThat(server.created()).hasSize(1);
    }

    @Test
    void serviceThatIsBeingStartedAgainIsWaitedFor() throws Exception {
        server.refuseNext(3);

        send();

        assertThat(server.arrived()).isEqualTo(content);
    }

    @Test
    void sameCommandAgainGoesOnWhereTheFirstWasBrokenOff() throws Exception {
        server.breakNext(1);
        var impatient = new ResumableUpload(
                new Uploads(client), memory, new ResumableUpload.Patience(0, Duration.ZERO, Duration.ZERO));
        assertThatThrownBy(() -> impatient.send(FileContent.of(file), share -> {}))
                .isInstanceOf(PlatformDownException.class);
        int before = server.arrived().length;

        send();

        assertThat(before).isEqualTo(4 << 20);
        assertThat(server.created()).hasSize(1);
        assertThat(server.arrived()).isEqualTo(content);
    }

    @Test
    void fileThatChangedMeanwhileIsSentAnew() throws Exception {
        send();
        content = Arrays.copyOf(content, BYTES - 1);
        Files.write(file, content);

        assertThat(send()).isEqualTo("2");

        assertThat(server.arrived()).isEqualTo(content);
    }

    @Test
    void uploadThatThePlatformHasForgottenIsBegunAnew() throws Exception {
        memory.remember(FileContent.of(file), "/api/uploads/expired");

        assertThat(send()).isEqualTo("1");

        assertThat(server.arrived()).isEqualTo(content);
    }

    @Test
    void whatIsForgottenHereIsBegunAnew() throws Exception {
        send();
        memory.forget(FileContent.of(file));

        assertThat(send()).isEqualTo("2");
    }

    @Test
    void platformThatStaysAwayIsGivenUp() {
        server.close();

        assertThatThrownBy(this::send).isInstanceOf(PlatformDownException.class);
    }

    private String send() throws IOException, InterruptedException {
        return new ResumableUpload(new Uploads(client), memory, SHORT).send(FileContent.of(file), share -> {});
    }
}
