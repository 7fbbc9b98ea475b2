package dev.athanor.serving.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.serving.openai.Completion.Choice;
import dev.athanor.serving.openai.Completion.MeteredChunk;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a completion as server-sent events, one for each piece, and {@code [DONE]}. Closes the completion. */
final class EventStream implements StreamingOutput {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final CompletionRun run;
    private final boolean includeUsage;
    private final Optional<Choice> first;

    /**
     * @param run whose first piece was taken already, so that an error before it has its own HTTP status
     * @param first that piece
     */
    EventStream(CompletionRun run, boolean includeUsage, Optional<Choice> first) {
        this.run = run;
        this.includeUsage = includeUsage;
        this.first = first;
    }

    /** A client that goes away is no error: the completion is closed, which ends what is still generated for it. */
    @Override
    public void write(OutputStream output) throws InterruptedIOException {
        try {
            writeEvents(output);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            LOG.debug("completionId={} the client is gone", run.id(), e);
        }
    }

    private void writeEvents(OutputStream output) throws IOException {
        try (run) {
            for (Optional<Choice> piece = first; piece.isPresent(); piece = run.next()) {
                send(output, json(run.chunk(piece.get())));
            }
            if (includeUsage) {
                send(output, json(run.usageChunk()));
            }
            send(output, "[DONE]");
        } catch (OpenAiException e) {
            send(output, OpenAiJson.write(new OpenAiError.Body(e.error())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the next token");
        }
    }

    private String json(Completion chunk) {
        return OpenAiJson.write(includeUsage ? MeteredChunk.of(chunk) : chunk);
    }

    private static void send(OutputStream output, String data) throws IOException {
        output.write(("data: " + data + "\n\n").getBytes(UTF_8));
        output.flush();
    }
}
