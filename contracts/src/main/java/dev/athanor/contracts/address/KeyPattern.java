package dev.athanor.contracts.address;

import java.util.ArrayList;
import java.util.List;

/**
 * Which keys of a store, or paths below a folder, are meant: {@code *} stands for any characters of one folder's or file's
 * name, {@code ?} for one of them, <code>**&#47;</code> for any folders or none, {@code **} for anything, and a pattern that
 * ends with a slash for everything below. All other characters stand for themselves.
 *
 * <p>Keys are matched in one pass that follows all readings of the pattern at once, so that no pattern, whoever sends it,
 * takes longer than its length times the key's.
 */
public final class KeyPattern {

    private final String pattern;
    private final List<Token> tokens;

    private KeyPattern(String pattern, List<Token> tokens) {
        this.pattern = pattern;
        this.tokens = tokens;
    }

    /** Reads a pattern. */
    public static KeyPattern of(String pattern) {
        List<Token> tokens = new ArrayList<>();
        int[] characters =
                (pattern.endsWith("/") ? pattern + "**" : pattern).codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] == '?') {
                tokens.add(new Token(Kind.ONE, 0));
            } else if (characters[i] != '*') {
                tokens.add(new Token(Kind.LITERAL, characters[i]));
            } else {
                int end = endOfStars(characters, i);
                boolean folders =
                        (i == 0 || characters[i - 1] == '/') && end < characters.length && characters[end] == '/';
                tokens.add(new Token(end == i + 1 ? Kind.SEGMENT : folders ? Kind.FOLDERS : Kind.ANY, 0));
                i = end == i + 1 || !folders ? end - 1 : end;
            }
        }
        return new KeyPattern(pattern, List.copyOf(tokens));
    }

    private static int endOfStars(int[] characters, int from) {
        int end = from;
        while (end < characters.length && characters[end] == '*') {
            end++;
        }
        return end;
    }

    /** Whether {@code text} means several keys where one could be meant. */
    public static boolean isPattern(String text) {
        return text.endsWith("/") || text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** What every key begins with that matches. */
    public String prefix() {
        int end = 0;
        while (end < pattern.length() && pattern.charAt(end) != '*' && pattern.charAt(end) != '?') {
            end++;
        }
        return pattern.substring(0, end);
    }

    /** Whether {@code key} is meant. */
    public boolean matches(String key) {
        boolean[] reached = new boolean[tokens.size() + 1];
        reached[0] = true;
        skip(reached, true);
        for (int character : key.codePoints().toArray()) {
            reached = step(reached, character);
            skip(reached, character == '/');
        }
        return reached[tokens.size()];
    }

    /** Some tokens may stand for nothing; folders only where a name begins. */
    private void skip(boolean[] reached, boolean nameBegins) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean mayBeNothing =
                    switch (tokens.get(i).kind()) {
                        case SEGMENT, ANY -> true;
                        case FOLDERS -> nameBegins;
                        case LITERAL, ONE -> false;
                    };
            reached[i + 1] |= reached[i] && mayBeNothing;
        }
    }

    private boolean[] step(boolean[] reached, int character) {
        boolean[] next = new boolean[reached.length];
        for (int i = 0; i < tokens.size(); i++) {
            if (reached[i]) {
                switch (tokens.get(i).kind()) {
                    case LITERAL -> next[i + 1] |= character == tokens.get(i).character();
                    case ONE -> next[i + 1] |= character != '/';
                    case SEGMENT -> next[i] |= character != '/';
                    case ANY, FOLDERS -> next[i] = true;
                }
            }
        }
        return next;
    }

    @Override
    public String toString() {
        return pattern;
    }

    /** What a token stands for. */
    private enum Kind {
        LITERAL,
        ONE,
        SEGMENT,
        FOLDERS,
        ANY
    }

    /** A part of a pattern; {@code character} is a literal's code point. */
    private record Token(Kind kind, int character) {}
}
