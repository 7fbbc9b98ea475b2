package dev.athanor.data;

import dev.athanor.data.row.ParquetFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Files that nothing can be learnt from, and how that is said. */
enum BadFile {
    WRONG_ENCODING("text", 422, "text-is-not-utf8", "byte 2 (0xfc) in line 1", "Convert it, for example with iconv") {
        @Override
        byte[] content(Path folder) {
            return "Gr\u00fc\u00dfe aus der Stadt.\n".repeat(50).getBytes(StandardCharsets.ISO_8859_1);
        }
    },
    TRUNCATED_GZIP("text", 422, "source-is-damaged", "The compressed source is damaged", "Compress it again.") {
        @Override
        byte[] content(Path folder) throws IOException {
            byte[] whole =
                    BadFiles.gzip("One line after the other.\n".repeat(50).getBytes(StandardCharsets.UTF_8), 1);
            return Arrays.copyOf(whole, whole.length - 10);
        }
    },
    RAGGED_ROWS(
            "csv",
            422,
            "row-is-ragged",
            "Line 3: has 3 fields, but the first line names 2",
            "put fields with separators") {
        @Override
        byte[] content(Path folder) {
            return "text,label\na,x\nb, or c,y\n".getBytes(StandardCharsets.UTF_8);
        }
    },
    PARQUET_OF_ANOTHER_TYPE(
            "parquet",
            422,
            "value-has-wrong-type",
            "The column 'text' has the type BLOB",
            "cast it where the file is written") {
        @Override
        byte[] content(Path folder) throws IOException {
            return Files.readAllBytes(
                    ParquetFiles.write(folder.resolve("blobs"), "select 'a'::blob as text from range(9)"));
        }
    },
    /** Of two billion characters, packed. */
    ENDLESS_LINE("jsonl", 422, "row-too-long", "Line 1: is longer than 16777216 characters", "a line of its own") {
        @Override
        byte[] content(Path folder) throws IOException {
            byte[] part = new byte[20_000_000];
            Arrays.fill(part, (byte) 'x');
            return BadFiles.gzip(part, 100);
        }
    },
    EMPTY_SPLIT(
            "csv", 422, "split-is-empty", "splitSeed 0 leave none to", "send more samples, or take another splitSeed") {
        @Override
        byte[] content(Path folder) {
            return "text\nthe only row\n".getBytes(StandardCharsets.UTF_8);
        }
    },
    /** A few megabytes that become more than two gigabytes. */
    ZIP_BOMB(
            "text",
            413,
            "text-too-large",
            "larger than 2147483648 bytes",
            "send less, or raise athanor.data.largest-text") {
        @Override
        byte[] content(Path folder) throws IOException {
            return BadFiles.bomb((2L << 30) + 1);
        }
    };

    private final String format;
    private final int status;
    private final String code;
    private final String saying;
    private final String advice;

    BadFile(String format, int status, String code, String saying, String advice) {
        this.format = format;
        this.status = status;
        this.code = code;
        this.saying = saying;
        this.advice = advice;
    }

    /** Its bytes; {@code folder} is for files on the way there. */
    abstract byte[] content(Path folder) throws IOException;

    /** A request for a dataset that shall be made of it. */
    String request(String name) {
        return "{\"name\": \"%s\", \"format\": \"%s\"}".formatted(name, format);
    }

    /** As it may stand in the name of a dataset. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of HTTP, where it is sent along. */
    int status() {
        return status;
    }

    /** For programs. */
    String code() {
        return code;
    }

    /** A part of the message: what is wrong. */
    String saying() {
        return saying;
    }

    /** Another part: what to do. */
    String advice() {
        return advice;
    }
}
