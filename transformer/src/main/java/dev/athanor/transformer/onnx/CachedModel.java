package dev.athanor.transformer.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A decoder that continues many sequences together, the engine of continuous batching.
 *
 * <p>Each sequence has a place in a cache of fixed size. {@link #prefill} reads a prompt into a free place;
 * {@link #decode} lets all open sequences, of whatever lengths, take one step in one run; {@link CachedSequence#close}
 * frees the place. Keys and values are written in place: a step copies none of the cache. (Orca, Yu et al., 2022,
 * introduced scheduling by the step.)
 *
 * <pre>{@code
 * try (CachedModel model = CachedModel.open(file, 16, 2)) {
 *     CachedSequence sequence = model.prefill(prompt);
 *     while (!sequence.isFull()) {
 *         model.decode(Map.of(sequence, sample(sequence.logits())));
 *     }
 * }
 * }</pre>
 *
 * <p>Belongs to one thread at a time. Holds native memory, {@link #cacheBytes()} of it for the cache: whoever opens a
 * model closes it, and its sequences end with it.
 */
public final class CachedModel implements AutoCloseable {

    /** Prompts are read in pieces, since the graph gives logits for every token of a piece. */
    private static final int PREFILL_TOKENS = 256;

    private final InferenceSession session;
    private final DecoderShape shape;
    private final int capacity;
    private final KeyValueCache cache;
    private final Arena arena = Arena.ofShared();
    private final LogitRows logits;
    private final StepInputs stepInputs;
    private final List<CachedSequence> sequences = new ArrayList<>(); // by row
    private final Map<Integer, KeyValueCache.Rows> batches = new HashMap<>(); // by number of rows, from row 0

    private CachedModel(InferenceSession session, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a model needs room for at least one sequence, not " + capacity);
        }
        this.session = session;
        this.shape = DecoderShape.of(session);
        this.capacity = capacity;
        this.cache = new KeyValueCache(shape, capacity);
        this.logits = new LogitRows(arena, capacity, shape.vocabularySize());
        this.stepInputs =
                new StepInputs(arena, Math.max(PREFILL_TOKENS, capacity), (long) capacity * shape.contextLength());
    }

    /**
     * Opens a model with a cache, as {@link OnnxProgram#withCache} makes it.
     *
     * @param file the graph, its external data beside it
     * @param capacity most sequences at a time
     * @param threads that compute one operator together; fewer than cores, so that others can work
     * @throws OnnxException if it is no such model
     */
    public static CachedModel open(Path file, int capacity, int threads) {
        return over(InferenceSession.open(file, threads), capacity);
    }

    /** The same for a model in memory. */
    public static CachedModel open(byte[] model, int capacity, int threads) {
        return over(InferenceSession.open(model, threads), capacity);
    }

    private static CachedModel over(InferenceSession session, int capacity) {
        try {
            return new CachedModel(session, capacity);
        } catch (RuntimeException refused) {
            session.close();
            throw refused;
        }
    }

    /**
     * Reads a prompt into a free place; afterwards {@link CachedSequence#logits} scores the token that follows it.
     *
     * @throws IllegalArgumentException if the prompt is empty, longer than the context or holds an unknown token
     * @throws IllegalStateException if no place is free
     */
    public CachedSequence prefill(int... prompt) {
        if (prompt.length == 0 || prompt.length > contextLength()) {
            throw new IllegalArgumentException(
                    "a prompt has 1 to %d tokens, this one has %d".formatted(contextLength(), prompt.length));
        }
        for (int token : prompt) {
            requireKnown(token);
        }
        if (sequences.size() == capacity) {
            throw new IllegalStateException("all " + capacity + " places of the cache are taken");
        }
        int row = sequences.size();
        try (KeyValueCache.Rows rows = cache.rows(row, 1)) {
            for (int start = 0; start < prompt.length; start += PREFILL_TOKENS) {
                int end = Math.min(prompt.length, start + PREFILL_TOKENS);
                stepInputs.setPiece(prompt, start, end);
                prefillPiece(rows, row, end - start, end);
            }
        }
        var sequence = new CachedSequence(this, row, prompt.length);
        sequences.add(sequence);
        return sequence;
    }

    private void prefillPiece(KeyValueCache.Rows rows, int row, int time, int length) {
        try (StepInputs.Tensors own = stepInputs.tensors(1, time, length);
                OrtSession.Result result = session.run(inputs(rows, own), CacheNames.LOGITS, rows.present())) {
            logits.takeLast(row, (OnnxTensor) result.get(CacheNames.LOGITS).orElseThrow());
        }
    }

    /**
     * Appends one token to every open sequence; afterwards {@link CachedSequence#logits} scores the tokens that follow.
     *
     * <p>If it fails, the sequences are as they were before, only their logits are lost.
     *
     * @param nextTokens the token of each; a batch is a run of rows, so none may be left out
     * @throws IllegalArgumentException if a sequence is missing, full or not of this model, or a token unknown
     */
    public void decode(Map<CachedSequence, Integer> nextTokens) {
        if (nextTokens.size() != sequences.size()) {
            throw new IllegalArgumentException("a step takes a token for each of the %d open sequences, not for %d"
                    .formatted(sequences.size(), nextTokens.size()));
        }
        if (sequences.isEmpty()) {
            return;
        }
        nextTokens.forEach(this::place);
        int batch = sequences.size();
        int longest =
                1 + sequences.stream().mapToInt(CachedSequence::length).max().orElseThrow();
        sequences.forEach(sequence -> stepInputs.setMask(sequence.row(), sequence.length() + 1, longest));
        KeyValueCache.Rows rows = batches.computeIfAbsent(batch, count -> cache.rows(0, count));
        try (StepInputs.Tensors own = stepInputs.tensors(batch, 1, longest);
                OnnxTensor scores = logits.firstRows(batch)) {
            Map<String, OnnxTensor> outputs = new HashMap<>(rows.present());
            outputs.put(CacheNames.LOGITS, scores);
            session.run(inputs(rows, own), outputs);
        }
        sequences.forEach(CachedSequence::grow);
    }

    private void place(CachedSequence sequence, int token) {
        requireKnown(token);
        if (!sequence.belongsTo(this)) {
            throw new IllegalArgumentException("a sequence is closed or belongs to another model");
        }
        if (sequence.isFull()) {
            throw new IllegalArgumentException(
                    "a sequence has reached the context length of " + contextLength() + " tokens");
        }
        stepInputs.setToken(sequence.row(), token, sequence.length());
    }

    private static Map<String, OnnxTensor> inputs(KeyValueCache.Rows rows, StepInputs.Tensors own) {
        Map<String, OnnxTensor> inputs = new HashMap<>(rows.past());
        own.addTo(inputs);
        return inputs;
    }

    /** Frees a row by moving the last one there, so that rows in use stay together. */
    void release(CachedSequence sequence) {
        CachedSequence last = sequences.removeLast();
        if (last != sequence) {
            int row = sequence.row();
            cache.copyRow(last.row(), row, last.length());
            logits.copyRow(last.row(), row);
            last.moveTo(row);
            sequences.set(row, last);
        }
    }

    FloatBuffer logits(int row) {
        return logits.row(row);
    }

    /** Longest sequence, in tokens. */
    public int contextLength() {
        return shape.contextLength();
    }

    /** How many tokens there are. */
    public int vocabularySize() {
        return shape.vocabularySize();
    }

    /** Most sequences at a time. */
    public int capacity() {
        return capacity;
    }

    /** How many sequences are open. */
    public int openSequences() {
        return sequences.size();
    }

    /** Native memory of the cache, in bytes. */
    public long cacheBytes() {
        return 2L * shape.layers() * capacity * shape.rowBytes();
    }

    @Override
    public void close() {
        if (!arena.scope().isAlive()) {
            return;
        }
        sequences.forEach(CachedSequence::end);
        sequences.clear();
        batches.values().forEach(KeyValueCache.Rows::close);
        batches.clear();
        session.close();
        cache.close();
        arena.close();
    }

    private void requireKnown(int token) {
        if (token < 0 || token >= shape.vocabularySize()) {
            throw new IllegalArgumentException(
                    "token %d is not in the vocabulary of %d tokens".formatted(token, shape.vocabularySize()));
        }
    }
}
