package dev.athanor.transformer.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts into words and counts them, with several threads. A thread takes a text when it is through with the one
 * before, so that no more texts are in memory than there are threads.
 */
final class WordCounting {

    /** After so many bytes a thread hands over what it counted; till then it shares nothing. */
    private static final int BYTES_BETWEEN = 1 << 22;

    private final WordCounts all = new WordCounts();
    private final Iterator<? extends CharSequence> texts;
    private boolean ended;

    private WordCounting(Iterator<? extends CharSequence> texts) {
        this.texts = texts;
    }

    /** Counts the words of all texts; what the texts' iterator throws is thrown. */
    static WordCounts of(Iterable<? extends CharSequence> texts, int threads) {
        WordCounting counting = new WordCounting(texts.iterator());
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<CompletableFuture<Void>> running = IntStream.range(0, threads)
                    .mapToObj(thread -> CompletableFuture.runAsync(counting::work, workers))
                    .toList();
            running.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
        return counting.all;
    }

    private void work() {
        WordCounts own = new WordCounts();
        int bytes = 0;
        for (CharSequence text = take(); text != null; text = take()) {
            bytes += count(text, own);
            if (bytes > BYTES_BETWEEN) {
                own.moveTo(all);
                bytes = 0;
            }
        }
        own.moveTo(all);
    }

    private @Nullable CharSequence take() {
        synchronized (texts) {
            if (ended) {
                return null;
            }
            ended = true; // also where the next text cannot be had
            if (!texts.hasNext()) {
                return null;
            }
            CharSequence next = texts.next();
            ended = false;
            return next;
        }
    }

    private static int count(CharSequence text, WordCounts own) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        int start = 0;
        while (start < bytes.length) {
            int end = WordCutter.wordEnd(bytes, start, bytes.length);
            own.count(bytes, start, end);
            start = end;
        }
        return bytes.length;
    }
}
