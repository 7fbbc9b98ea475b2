package dev.athanor.data.text;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Cleans one text while it is read once. */
public final class TextCleaner {

    private static final int BUFFER_BYTES = 1 << 16;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES);
    private final LineEnds lines = new LineEnds();
    private final long longestLine;
    private long consumed;
    private long line = 1;
    private long charactersInLine;

    private TextCleaner(long longestLine) {
        this.longestLine = longestLine;
    }

    /** Cleans {@code source} into {@code target}, however long its lines are. */
    public static CleanText clean(Path source, Path target, LongConsumer progress) throws IOException {
        return clean(source, target, Long.MAX_VALUE, progress);
    }

    /**
     * Cleans {@code source} into {@code target}.
     *
     * @param longestLine above which it is refused, so that rows which cannot be read are not copied first; in UTF-16 units
     * @param progress is told from time to time how many bytes were read
     * @throws DatasetException if it is no text, with the position of the first byte that tells
     */
    public static CleanText clean(Path source, Path target, long longestLine, LongConsumer progress)
            throws IOException {
        var digest = sha256();
        try (InputStream in = Files.newInputStream(source);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
            long characters = new TextCleaner(longestLine).copy(in, out, progress);
            if (characters == 0) {
                throw new DatasetException(
                        DatasetProblem.TEXT_IS_EMPTY,
                        "The text is empty: send a file with at least some lines of text.");
            }
            out.flush();
            return new CleanText(
                    target, Files.size(target), characters, HexFormat.of().formatHex(digest.digest()));
        }
    }

    private long copy(InputStream in, OutputStream out, LongConsumer progress) throws IOException {
        long characters = 0;
        boolean more = true;
        while (more) {
            more = fill(in);
            characters += decode(!more, out);
            progress.accept(consumed);
        }
        return characters;
    }

    private boolean fill(InputStream in) throws IOException {
        int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
        boolean more = read == bytes.remaining();
        bytes.position(bytes.position() + read).flip();
        return more;
    }

    private long decode(boolean last, OutputStream out) throws IOException {
        refuseBinary();
        CoderResult result = decoder.decode(bytes, chars, last);
        if (result.isError()) {
            chars.flip();
            countLines(lines.clean(chars));
            throw notUtf8(consumed + bytes.position());
        }
        consumed += bytes.position();
        bytes.compact();
        chars.flip();
        String cleaned = lines.clean(chars);
        chars.clear();
        countLines(cleaned);
        out.write(cleaned.getBytes(StandardCharsets.UTF_8));
        return cleaned.codePointCount(0, cleaned.length());
    }

    private void countLines(String cleaned) {
        for (int i = 0; i < cleaned.length(); i++) {
            if (cleaned.charAt(i) == '\n') {
                line++;
                charactersInLine = 0;
            } else if (++charactersInLine > longestLine) {
                throw new DatasetException(
                        DatasetProblem.ROW_TOO_LONG,
                        "Line %d: is longer than %d characters: put each row on a line of its own, or ask for the format text."
                                .formatted(line, longestLine));
            }
        }
    }

    /** Text has no NUL; programs, pictures, archives and UTF-16 have it early. */
    private void refuseBinary() {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) == 0) {
                throw new DatasetException(
                        DatasetProblem.TEXT_IS_BINARY,
                        "The source is binary: byte %d is zero. Send plain text in UTF-8."
                                .formatted(consumed + i - bytes.position()));
            }
        }
    }

    private DatasetException notUtf8(long position) {
        return new DatasetException(
                DatasetProblem.TEXT_IS_NOT_UTF8,
                "The text is not UTF-8: byte %d (0x%02x) in line %d begins no character. Convert it, for example with iconv -t UTF-8."
                        .formatted(position, bytes.get(bytes.position()), line));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
