package dev.athanor.deploy.local.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A zip archive without compression, as section 4.3 of
 * <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">PKWARE's APPNOTE</a> lays it out. Its length is known
 * before it is written, it can be opened anywhere without packing what comes before, and no compressor's version, no clock
 * and no owner shows in its bytes.
 */
final class StoredZip {

    /** Above these the format's numbers need its extension for large archives. */
    private static final int MOST_FILES = 65_535;

    private static final long LARGEST = 0xffff_fffeL;

    private static final short VERSION = 20;
    private static final short NAMES_ARE_UTF8 = 1 << 11;
    private static final short STORED = 0;
    private static final short MIDNIGHT = 0;
    /** The first day that the format knows: 1 January 1980. */
    private static final short FIRST_DAY = (1 << 5) | 1;

    private final List<Piece> pieces = new ArrayList<>();
    private final long bytes;

    /** @throws IllegalArgumentException if there are too many or too large files */
    StoredZip(List<FolderFile> files) {
        if (files.size() > MOST_FILES) {
            throw new IllegalArgumentException("The folder has %d files; allowed are at most %d: send it in parts."
                    .formatted(files.size(), MOST_FILES));
        }
        List<byte[]> directory = new ArrayList<>();
        long offset = 0;
        for (FolderFile file : files) {
            directory.add(entry(file, offset));
            offset += add(new Piece.Bytes(header(file)));
            offset += add(new Piece.Content(file));
        }
        long directoryBytes = 0;
        for (byte[] entry : directory) {
            directoryBytes += add(new Piece.Bytes(entry));
        }
        this.bytes = offset + directoryBytes + add(new Piece.Bytes(end(files.size(), directoryBytes, offset)));
        if (bytes > LARGEST) {
            throw new IllegalArgumentException(
                    "The folder has %d bytes; allowed are at most %d: send it in parts.".formatted(bytes, LARGEST));
        }
    }

    private long add(Piece piece) {
        pieces.add(piece);
        return piece.bytes();
    }

    private static byte[] header(FolderFile file) {
        byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
        return described(buffer(30 + name.length).putInt(0x04034b50), file, name)
                .put(name)
                .array();
    }

    private static byte[] entry(FolderFile file, long offset) {
        byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
        return described(buffer(46 + name.length).putInt(0x02014b50).putShort(VERSION), file, name)
                // Comment's length, disk, attributes within and without.
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt((int) offset)
                .put(name)
                .array();
    }

    /** What headers and directory say alike. */
    private static ByteBuffer described(ByteBuffer target, FolderFile file, byte[] name) {
        return target.putShort(VERSION)
                .putShort(NAMES_ARE_UTF8)
                .putShort(STORED)
                .putShort(MIDNIGHT)
                .putShort(FIRST_DAY)
                .putInt((int) file.crc())
                .putInt((int) file.bytes())
                .putInt((int) file.bytes())
                .putShort((short) name.length)
                // Nothing extra.
                .putShort((short) 0);
    }

    private static byte[] end(int files, long directoryBytes, long directoryOffset) {
        return buffer(22)
                .putInt(0x06054b50)
                // One disk, this one.
                .putInt(0)
                .putShort((short) files)
                .putShort((short) files)
                .putInt((int) directoryBytes)
                .putInt((int) directoryOffset)
                .putShort((short) 0)
                .array();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    long bytes() {
        return bytes;
    }

    /** Opens it at a byte. */
    InputStream open(long offset) throws IOException {
        int first = 0;
        long before = offset;
        while (first < pieces.size() && before >= pieces.get(first).bytes()) {
            before -= pieces.get(first).bytes();
            first++;
        }
        var stream = new Opened(pieces.listIterator(first));
        stream.skipNBytes(before);
        return stream;
    }

    /** What follows one another in the archive. */
    private sealed interface Piece {

        long bytes();

        InputStream open() throws IOException;

        /** Structure. */
        final class Bytes implements Piece {

            private final byte[] content;

            private Bytes(byte[] content) {
                this.content = content;
            }

            @Override
            public long bytes() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        }

        /** A file. */
        record Content(FolderFile file) implements Piece {
            @Override
            public long bytes() {
                return file.bytes();
            }

            @Override
            public InputStream open() throws IOException {
                return new ExactLength(Files.newInputStream(file.path()), file.bytes(), file.path());
            }
        }
    }

    /** Opens a piece when its turn comes. */
    private static final class Opened extends InputStream {

        private final Iterator<Piece> pieces;
        private InputStream piece = InputStream.nullInputStream();

        Opened(Iterator<Piece> pieces) {
            this.pieces = pieces;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = piece.read(target, from, length);
            while (read < 0 && pieces.hasNext()) {
                piece.close();
                piece = pieces.next().open();
                read = piece.read(target, from, length);
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            piece.close();
        }
    }
}
