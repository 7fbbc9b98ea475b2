package dev.athanor.trainer.tokens;

import java.util.List;
import java.util.Objects;

/** Token files read as one sequence. */
final class Shards implements Tokens {

    private final List<? extends Tokens> files;
    private final long[] starts;

    Shards(List<? extends Tokens> files) {
        this.files = List.copyOf(files);
        this.starts = new long[files.size() + 1];
        for (int i = 0; i < files.size(); i++) {
            starts[i + 1] = starts[i] + files.get(i).count();
        }
    }

    @Override
    public long count() {
        return starts[files.size()];
    }

    @Override
    public void copy(long from, int[] target, int at, int length) {
        Objects.checkFromIndexSize(from, length, count());
        int copied = 0;
        for (int file = fileOf(from); copied < length; file++) {
            long inFile = from + copied - starts[file];
            int part = (int) Math.min(length - copied, files.get(file).count() - inFile);
            files.get(file).copy(inFile, target, at + copied, part);
            copied += part;
        }
    }

    private int fileOf(long position) {
        int file = 0;
        while (position >= starts[file + 1] && file < files.size() - 1) {
            file++;
        }
        return file;
    }
}
