import java.util.ArrayList;
import java.util.List;

/** A text in pieces, cut where GPT-2's pattern cuts too: behind a letter or sign of ASCII, before a line feed. */
final class Pieces {

    private Pieces() {}

    static List<String> of(String text, int length) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (text.length() - start > length) {
            int end = text.indexOf('\n', start + length);
            while (end > 0 && (text.charAt(end - 1) <= ' ' || text.charAt(end - 1) > '~')) {
                end = text.indexOf('\n', end + 1);
            }
            if (end < 0) {
                break;
            }
            pieces.add(text.substring(start, end));
            start = end;
        }
        pieces.add(text.substring(start));
        return pieces;
    }
}
