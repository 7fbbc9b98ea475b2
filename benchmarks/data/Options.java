import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What is measured, and with what.
 *
 * @param text a text of the user's, or null for one that is made
 * @param bytes of the text that is made
 * @param rounds how often tokenizers are measured; whole platforms take longer and are measured half as often
 * @param tokenizers whether tokenizers are compared with the peer's
 * @param workers whether two data services are compared with one
 * @param memory whether, instead, memory is measured
 */
record Options(Path text, long bytes, int rounds, boolean tokenizers, boolean workers, boolean memory) {

    private static final String USAGE = """
            Usage: athanor bench data [--text FILE | --megabytes N] [--rounds N] [--tokenizers | --workers | --memory]
              --text FILE     measures with this text; by default one of 100 MB is made
              --megabytes N   makes one of another size (for --memory 1000 MB by default)
              --rounds N      how often, 2 by default; whole platforms half as often
              --tokenizers    only training and encoding
              --workers       only one data service against two
              --memory        instead, how much memory the data service needs
            """;

    static Options of(List<String> arguments) {
        Path text = null;
        long megabytes = 0;
        int rounds = 2;
        String only = "";
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--text" -> text = Path.of(rest.next());
                case "--megabytes" -> megabytes = Long.parseLong(rest.next());
                case "--rounds" -> rounds = Integer.parseInt(rest.next());
                case "--tokenizers", "--workers", "--memory" -> only = option;
                default -> {
                    System.err.print(USAGE);
                    System.exit(2);
                }
            }
        }
        boolean memory = only.equals("--memory");
        long made = megabytes > 0 ? megabytes : memory ? 1000 : 100;
        return new Options(
                text,
                made * 1_000_000,
                rounds,
                only.isEmpty() || only.equals("--tokenizers"),
                only.isEmpty() || only.equals("--workers"),
                memory);
    }
}
