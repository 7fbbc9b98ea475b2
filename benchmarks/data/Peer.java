import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** Hugging Face's tokenizers in a process of its own, which waits while others are measured. */
final class Peer implements AutoCloseable {

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    /**
     * @param text that it reads
     * @param pieceLength of the pieces that it encodes, in characters
     * @param threads that it may use
     */
    Peer(String python, String script, Path text, int pieceLength, int threads) throws IOException {
        var builder = new ProcessBuilder(List.of(python, script, text.toString(), Integer.toString(pieceLength)))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("RAYON_NUM_THREADS", Integer.toString(threads));
        builder.environment().put("TOKENIZERS_PARALLELISM", "true");
        process = builder.start();
        commands = process.outputWriter();
        answers = process.inputReader();
        answer();
    }

    /** Sends a command and returns its answer. */
    String ask(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
        return answer();
    }

    /** Sends a command that takes time, and returns how many seconds. */
    double seconds(String command) throws IOException {
        return Double.parseDouble(ask(command));
    }

    private String answer() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the peer ended");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        commands.close();
        process.onExit().join();
    }
}
